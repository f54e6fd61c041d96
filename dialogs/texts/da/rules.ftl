### Regler for, hvornår noget kommer af sig selv.

rule-at = { $rule } { $time }
rule-hour = kl. { $hour }
rule-clock = kl. { $hour }.{ $minute }
rule-next = { $weekday } den { $day } { $time }
rule-before = { $count ->
    [one] dagen før { $event }
   *[other] { $count } dage før { $event }
}
rule-event-klyngestyregruppemoede = klyngestyregruppemødet
rule-event-styregruppemoede = styregruppemødet
rule-event-laeringsseminar = læringsseminaret
rule-event-konference = konferencen
rule-event-workshop = workshoppen
rule-event-temadag = temadagen
rule-event-klyngemoede = klyngemødet
rule-event-frist = en frist
rule-daily = hver dag
rule-workdays = alle hverdage
rule-weekly = hver { $days }
rule-weekly-each = { $count ->
    [2] hver anden { $days }
   *[other] hver { $count }. { $days }
}
rule-odd-weeks = { $days } i ulige uger
rule-even-weeks = { $days } i lige uger
rule-monthly = { $which } { $period }
rule-of-month = i måneden
rule-of-quarter = i kvartalet
rule-monthday = den { $number }.
rule-last-day = sidste dag
rule-workday = { $nth } hverdag
rule-weekday = { $nth } { $weekday }
rule-nth-1 = første
rule-nth-2 = anden
rule-nth-3 = tredje
rule-nth-4 = fjerde
rule-nth-5 = femte
rule-nth-last = sidste
rule-and = { $first } og { $last }
rule-day-MO = mandag
rule-day-TU = tirsdag
rule-day-WE = onsdag
rule-day-TH = torsdag
rule-day-FR = fredag
rule-day-SA = lørdag
rule-day-SU = søndag
