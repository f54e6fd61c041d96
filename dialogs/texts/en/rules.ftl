### Rules for when something comes by itself.

rule-at = { $rule } { $time }
rule-hour = at { $hour }
rule-clock = at { $hour }.{ $minute }
rule-next = { $weekday } { $day } { $time }
rule-before = { $count ->
    [one] the day before { $event }
   *[other] { $count } days before { $event }
}
rule-event-klyngestyregruppemoede = the cluster steering group's meeting
rule-event-styregruppemoede = the steering group's meeting
rule-event-laeringsseminar = the learning seminar
rule-event-konference = the conference
rule-event-workshop = the workshop
rule-event-temadag = the theme day (temadag)
rule-event-klyngemoede = the cluster meeting
rule-event-frist = a deadline
rule-daily = every day
rule-workdays = every workday
rule-weekly = every { $days }
rule-weekly-each = { $count ->
    [2] every other { $days }
   *[other] every { $count }. { $days }
}
rule-odd-weeks = { $days } in odd weeks
rule-even-weeks = { $days } in even weeks
rule-monthly = the { $which } { $period }
rule-of-month = of the month
rule-of-quarter = of the quarter
rule-monthday = { $number }.
rule-last-day = last day
rule-workday = { $nth } workday
rule-weekday = { $nth } { $weekday }
rule-nth-1 = first
rule-nth-2 = second
rule-nth-3 = third
rule-nth-4 = fourth
rule-nth-5 = fifth
rule-nth-last = last
rule-and = { $first } and { $last }
rule-day-MO = Monday
rule-day-TU = Tuesday
rule-day-WE = Wednesday
rule-day-TH = Thursday
rule-day-FR = Friday
rule-day-SA = Saturday
rule-day-SU = Sunday
