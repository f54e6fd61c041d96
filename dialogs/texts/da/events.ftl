# Begivenheder: planlægge, invitere, komme.

date-weekday-0 = mandag
date-weekday-1 = tirsdag
date-weekday-2 = onsdag
date-weekday-3 = torsdag
date-weekday-4 = fredag
date-weekday-5 = lørdag
date-weekday-6 = søndag

event-ask-title = Hvad hedder begivenheden?
event-ask-when = Hvornår er »{ $title }«? Skriv det så præcist, som det er kendt, fx »tirsdag den 12. november kl. 9-15« eller »foråret 2020«.
event-when-unknown = det ved vi ikke endnu
event-misfit = { $day } er en { $real }, ikke en { $told }. Hvad er rigtigt?
event-clock = kl. { $begins }
event-clock-to = kl. { $begins }-{ $ends }
event-make-title = Ny begivenhed: { $title }
event-make-ask = Skal jeg oprette den? Ingen bliver inviteret endnu.
event-in-the-past = Dagen er gået.
event-open-date = Dagen er ikke fastlagt, så der er ingen kalenderfil endnu.
event-same-day = Samme dag er der »{ $title }«.
event-not-made = Den er ikke oprettet.
event-made = »{ $title }« er oprettet som begivenhed { $number }: { $when }.
event-list = Begivenheder
event-none = Den begivenhed kender jeg ikke.
event-which = Hvilken begivenhed?

event-when = Hvornår
event-place = Sted
event-participants = Deltagere
event-capacity = Pladser
event-deadline = Svar senest
event-programme = **Program**
event-is-cancelled = Aflyst
event-cancelled-title = { $title } (aflyst)
event-no-date = Ikke fastlagt
event-one-of = { $days }
event-or = { " eller " }
event-day = { $weekday } den { $day }
event-days = { $first } til { $last }
event-from = { $day } kl. { $begins }
event-from-to = { $day } kl. { $begins }-{ $ends }

event-count = { $heads ->
    [one] Én kommer
   *[other] { $heads } kommer
}, { $waiting } på venteliste, { $maybe } måske, { $declined } nej.
event-attendance-title = Deltagerliste: { $title }
event-group-seated = **Kommer**
event-group-waiting = **Venteliste**
event-group-maybe = **Måske**
event-group-declined = **Kommer ikke**
event-group-unreached = { $how } ({ $count })
event-deputy-row = stedfortræder: { $deputy }
event-heads-row = { $count } personer

event-calendar = Kalenderfil
event-calendar-says = kalenderfil for begivenhed { $number }
event-calendar-here = Her er »{ $title }« til din kalender. Åbn filen igen efter en ændring, så flytter den aftalen.
event-not-yours = Filen er kun for dem, den angår.
event-no-day = Der er ingen kalenderfil, før dagen er fastlagt.
event-no-calendar = Der er ingen kalenderfil, før dagen er fastlagt ({ $when }).

event-remind-on = Automatiske påmindelser er slået til for »{ $title }«: 14, 7 og 1 dag før fristen og dagen efter, kun til dem, der mangler at svare, og dagen før til dem, der kommer.
event-remind-off = Automatiske påmindelser er slået fra for »{ $title }«.
event-remind-no-day = Der skal være en svarfrist eller en dag, før jeg kan minde om den.
event-reminder-title = Husk at svare
event-reminder-line = »{ $title }«, { $when }: svar senest { $deadline }.
event-reminder-late = »{ $title }«, { $when }: fristen var { $deadline }, og vi mangler dit svar.
event-reminder-tomorrow = I morgen: »{ $title }«, { $when }.
event-reminder-place = Sted: { $place }.

event-cancel-ask = Skal »{ $title }«, { $when }, aflyses? { $count ->
    [0] Ingen er inviteret.
    [one] Én er inviteret.
   *[other] { $count } er inviteret.
}
event-cancelled = »{ $title }« er aflyst.
event-not-cancelled = Den er ikke aflyst.
event-changed = Begivenheden er ændret imens. Se den igen.
event-tell-them = De inviterede ved det ikke endnu.
event-saved = Gemt: »{ $title }«, { $when }.
event-nothing = ikke sagt
event-change-ask = Skal jeg ændre »{ $title }«? { $count ->
    [0] Ingen er inviteret endnu.
    [one] Den ene inviterede får ikke besked, før du siger det.
   *[other] De { $count } inviterede får ikke besked, før du siger det.
}
event-change-how = Skriv, hvad der skal ændres, fx »flyt det til 3. december kl. 9«, »der er plads til 40«, »stedet er Horsens« eller »programmet er: …«.
event-move-to = flyt begivenhed { $number } til { $day }
event-same = Der er ikke ændret noget.

event-field-title = Titel
event-field-when = Hvornår
event-field-place = Sted
event-field-link = Link til onlinemøde
event-field-programme = Program
event-field-participants = Deltagere
event-field-capacity = Antal pladser
event-field-deadline = Svarfrist
event-help-title = { "" }
event-help-when = Så præcist, som det er kendt
event-help-place = { "" }
event-help-link = https://teams.microsoft.com/…
event-help-programme = { "" }
event-help-participants = Hvem det er for
event-help-capacity = Tomt: så mange som vil
event-help-deadline = Sidste dag at svare på
event-bad-link = Et link begynder med https://
event-bad-capacity = Skriv et helt tal.
event-bad-day = Skriv en dag, fx 12. november.

event-answered-yes = Du er tilmeldt »{ $title }«, { $when }.
event-answered-no = Noteret: du kommer ikke til »{ $title }«, { $when }.
event-answered-maybe = Noteret: måske til »{ $title }«, { $when }.
event-answered-deputy = Noteret: { $deputy } kommer i stedet for dig til »{ $title }«, { $when }.
event-answer-changed = Dit svar er ændret.
event-in-line = Der er ikke flere pladser. Du er nummer { $place } på ventelisten og hører fra mig, hvis der bliver plads.
event-moved-up = { $heads ->
    [one] Der er blevet plads
   *[other] Der er blevet plads til jer { $heads }
} på »{ $title }«, { $when }. Du er tilmeldt.

button-event_new = Ny begivenhed
says-event_new = ny begivenhed
button-event_list = Begivenheder
says-event_list = begivenheder
button-event_show = { $title }
says-event_show = vis begivenhed { $number }
button-event_attendance = Deltagerliste
says-event_attendance = deltagerliste for begivenhed { $number }
button-event_calendar = Kalenderfil
says-event_calendar = kalenderfil for begivenhed { $number }
button-event_remind = Slå påmindelser til
says-event_remind = slå påmindelser til for begivenhed { $number }
button-event_quiet = Slå påmindelser fra
says-event_quiet = slå påmindelser fra for begivenhed { $number }
button-event_cancel = Aflys
says-event_cancel = aflys begivenhed { $number }
