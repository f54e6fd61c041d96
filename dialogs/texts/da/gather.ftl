# Afrapportering: alt, hvad botten siger, mens en rapport samles.

date-day = { $day }. { $month } { $year }
date-moment = { $day } kl. { $hour }.{ $minute }
date-month-1 = januar
date-month-2 = februar
date-month-3 = marts
date-month-4 = april
date-month-5 = maj
date-month-6 = juni
date-month-7 = juli
date-month-8 = august
date-month-9 = september
date-month-10 = oktober
date-month-11 = november
date-month-12 = december

state-not_started = ikke begyndt
state-prefilled = forudfyldt af sekretariatet
state-in_progress = i gang
state-submitted = indsendt
state-commented = kommenteret
state-adjusted = justeret
state-presented = præsenteret

gather-initiative = Initiativ { $number }
gather-title-initiative = Initiativ { $number } – { $cluster }
gather-title-cluster = { $template } – { $cluster }
gather-title-meeting = { $template }: { $meeting } ({ $cluster })

gather-start-no-role = Det er klyngernes medlemmer, der skriver afrapporteringer, og du står ikke som medlem af en klynge hos mig. Sekretariatet kan give dig rollen:
gather-which-title = Hvilken afrapportering i { $cluster }?
gather-which-offer = Her er de initiativer, som { $cluster } skal afrapportere eller er i gang med.
gather-which-none = Jeg kender ingen initiativer, som { $cluster } skal afrapportere.
gather-which-other = Skriv nummeret, fx 8. I kan også afrapportere et andet af de 11 initiativer.
gather-which-first = De skrives én ad gangen. Hvilken vil I begynde med?
gather-slide-kept = Vi var ved den nye slide. Skriv bare videre, når du er klar.
gather-which-cluster = Hvilken klynge gælder det?
gather-which-meeting = Hvilket møde gælder det ({ $template })? Skriv fx »Klyngestyregruppen 12. november«.
gather-meeting-too-long = Mødets navn må højst fylde 120 tegn. Skriv det kortere.
gather-no-such-initiative = Der er intet initiativ { $number }. Initiativerne har numrene { $first } til { $last }. Skriv et af dem, eller tryk »Afrapportér« for at se klyngens.
gather-not-anchored = Initiativ { $number } står ikke ved jeres klynge i oversigten fra april 2019. I kan sagtens afrapportere det alligevel.
gather-intro = { $count ->
    [one] Der er ét spørgsmål. Skriv, som du taler; alt gemmes med det samme, og du kan stoppe når som helst.
   *[other] Der er { $count } spørgsmål; regn med { $minutes } minutter i alt. Alt gemmes med det samme, du kan stoppe når som helst, og kolleger i klyngen kan skrive med.
}
gather-intro-prefill = { $count ->
    [one] Du forudfylder for klyngen. Der er ét spørgsmål.
   *[other] Du forudfylder for klyngen. Der er { $count } spørgsmål; spring over, hvad klyngen selv skal skrive.
}
gather-prefilled-by = Udfyldt på forhånd af sekretariatet:
gather-prefilled-catalogue = Fra alliancens initiativkatalog (2019):
gather-prefill-initiative = Initiativ
gather-prefill-purpose = Formål
gather-welcome-back = { $filled } af { $total } er udfyldt.
gather-is-submitted = Den er indsendt { $when }. Skal den rettes, kan den genåbnes.
gather-locked = »{ $report }« er præsenteret og kan ikke længere ændres. Tidligere versioner er gemt.
gather-closed = »{ $report }« er indsendt og kan ikke ændres, før den er genåbnet.
gather-owed-unclear = Jeg forstår ikke, hvilken klynge »{ $words }« er, eller hvilket initiativ. Skriv fx »Vest skal afrapportere initiativ 7«.
gather-owed-added = Noteret: jeg forventer nu en afrapportering af initiativ { $number } fra { $cluster }.
gather-owed-removed = Noteret: jeg forventer ikke længere en afrapportering af initiativ { $number } fra { $cluster }, hvis den var tilføjet.

gather-progress = { $number } af { $total }
gather-progress-optional = Frivilligt spørgsmål
gather-preliminary = Skriv om de foreløbige resultater.
gather-parties = Skriv gerne om hver part for sig: { $parties }.
gather-subfields = Kom gerne ind på: { $fields }.
gather-example = Eksempel: { $example }
gather-current = Der står allerede (af { $name }):
gather-current-prefilled = Udfyldt på forhånd af { $name }:
gather-how-replace = Skriv for at erstatte din tekst, eller behold den.
gather-how-own = Skriv for at erstatte din egen del; de andres bliver stående.
gather-how-asked = Skriver du nu, spørger jeg, om det skal tilføjes eller erstatte.
gather-how-add = Det næste, du skriver, føjes til.
gather-present = { $count ->
    [one] { $names } skriver også her lige nu.
   *[other] { $names } skriver også her lige nu.
}
gather-saved = Gemt under »{ $section }« ({ $length } tegn).
gather-added = Føjet til »{ $section }« ({ $length } tegn i alt).
gather-same = Det står der allerede under »{ $section }«.
gather-empty = Der var ingen tekst at gemme.
gather-skipped = »{ $section }« venter. Jeg husker jer på den før indsendelse.
gather-not-relevant = »{ $section }« er noteret som ikke relevant endnu.
gather-kept = »{ $section }« står, som det er.
gather-first = Det er det første spørgsmål.
gather-all-asked-title = Alle spørgsmål er stillet
gather-filled = { $filled } af { $total } udfyldt
gather-still-empty = Uden tekst endnu: { $sections }.
gather-extras-offer = I kan også skrive om: { $sections }.
gather-all-asked-next = Gennemse rapporten, og indsend den, når I er klar. Du kan rette med fx »ret formål«.
gather-all-asked-prefill = Det er gemt, og klyngen får det vist, når de begynder. Du kan rette med fx »ret formål«.
gather-title-initiative-other = { $template }, initiativ { $number } – { $cluster }
gather-which-section = Hvilket afsnit? { $sections }.
gather-undone = Taget tilbage under »{ $section }«.
gather-undone-was = Det var denne tekst; den ligger stadig i historikken:
gather-nothing-to-undo = Der er ikke noget nyt af dig at fortryde her.
gather-undo-changed = »{ $section }« er ændret af en anden siden, så jeg kan ikke bare tage din tekst tilbage. Skriv »hvem skrev { $section }« for at se versionerne.
gather-clear-ask = Skal teksten under »{ $section }« slettes? Den bliver i historikken.
gather-clear-empty = Der står ingen tekst, der kan slettes.
gather-cleared = »{ $section }« er nu tom.
gather-missing-filled = { $filled } af { $total } spørgsmål er udfyldt.
gather-missing-empty = Mangler: { $sections }. Regn med { $minutes } minutter.
gather-missing-not_relevant_yet = Ikke relevant endnu: { $sections }.
gather-missing-skipped = Sat til senere: { $sections }.
gather-missing-none = Intet mangler. I kan gennemse og indsende.
gather-who-sees = Et udkast kan klyngens medlemmer og sekretariatet se. Andre ser først afrapporteringen, når I indsender den.
gather-nobody-here = Ingen andre har rapporten åben lige nu.
gather-stop-idle = Der er ikke noget i gang lige nu.
gather-paused = Vi holder pause. »{ $report }«: { $filled } af { $total } er udfyldt, og alt er gemt. Skriv »fortsæt«, når du vil videre.
gather-cancelled = Jeg er stoppet. Udkastet er gemt, som det var; skriv »fortsæt« for at gå videre.
gather-cancelled-pending = Det er droppet. Intet er ændret.
gather-still-planned = Udsendelse { $number } er stadig planlagt til { $when }. Læg den væk, hvis den ikke skal sendes.
gather-cancel-idle = Der var ikke noget i gang.
gather-always-saved = Alt er gemt, så snart du har skrevet det, og I kan rette det, til I indsender.
gather-gone = Rapporten er ikke åben for dig længere: den er slettet, eller din rolle er ændret.
gather-nothing-open = Der er ikke åbnet en afrapportering her.
gather-none-begun = I din klynge er der ikke begyndt en afrapportering af initiativ { $number }.
gather-too-long = Svaret ville blive { $length } tegn; der er plads til { $limit } under »{ $section }«. Jeg har ikke ændret rapporten. Forkort teksten, eller læg noget i en ekstra slide eller et bilag.
gather-held = Din tekst er gemt ved siden af. Skriv »gemte tekster« for at se den.
gather-place-ask = Skal det stå under »{ $section }«? Intet er gemt i rapporten endnu.
gather-place-ask-after = Skal det sættes efter det, der står under »{ $section }«? Intet er gemt i rapporten endnu.
gather-let-go = Det, jeg spurgte om før, er gemt ved siden af. Skriv »gemte tekster« for at se det.
gather-held-which = Alle spørgsmål er stillet, så jeg ved ikke, hvor teksten hører til. Den er gemt ved siden af. Skriv fx »ret formål« og derefter »placér«.
gather-held-count = { $count ->
    [one] En tekst har ikke fået plads i rapporten endnu. Skriv »gemte tekster« for at se den.
   *[other] { $count } tekster har ikke fået plads i rapporten endnu. Skriv »gemte tekster« for at se dem.
}
gather-place-where = Hvor skal denne tekst stå? Vælg et afsnit, eller skriv fx »placér i formål«.
gather-held-none = Der er ingen tekster uden plads.
gather-held-list = { $count ->
    [one] Denne tekst har ikke fået plads i rapporten:
   *[other] Disse { $count } tekster har ikke fået plads i rapporten, den nyeste først:
}
gather-held-drop-ask = { $count ->
    [one] Skal teksten slettes? Den står ikke andre steder.
   *[other] Skal de { $count } tekster slettes? De står ikke andre steder.
}
gather-held-dropped = { $count ->
    [one] Teksten er sluppet.
   *[other] De { $count } tekster er sluppet.
}
gather-place-kept = Vi var ved »{ $section }«. Skriv dit svar, når du er klar.
gather-failed = Noget gik galt hos mig, og jeg har ikke ændret noget i rapporten. Sker det igen, så giv sekretariatet koden { $reference }.
gather-doubt = Er det dit svar på »{ $section }«, eller er det et spørgsmål til mig?
gather-doubt-any = Er det noget til rapporten, eller er det et spørgsmål til mig?
gather-order = Er det dit svar på »{ $section }«, eller er det noget, jeg skal gøre?
gather-order-unknown = Det kan jeg ikke gøre på den måde.
gather-meant = Mente du »{ $meant }«?
gather-meant-or = Mente du »{ $meant }«, eller er det dit svar på »{ $section }«?
gather-guide = »{ $section }«: skriv med jeres egne ord; et par sætninger er nok, og I kan rette det senere.
gather-yes-but = Det tager jeg hverken som ja eller nej, så der er ikke sket noget.
gather-choose = Vælg en af mulighederne.
gather-choose-phrase = Et ja er ikke nok her. Skriv »{ $phrase }«, eller »nej«.
gather-lapsed = Det er mere end et døgn siden, jeg spurgte, så spørgsmålet er udløbet. Intet er ændret. Bed om det igen, hvis det stadig gælder.
gather-no-longer-waiting = Det spørgsmål er besvaret, udløbet eller stillet til en anden. Intet er ændret.
gather-old-card = Knappen hører til et ældre kort, så jeg har ikke gjort noget.

gather-clash-title = To tekster under »{ $section }«
gather-clash-theirs = { $name } har skrevet:
gather-clash-yours = Du skrev:
gather-clash-ask = Skal din tekst føjes til efter »{ $section }«, som det står, eller erstatte det? Gør du ingenting, bliver det stående.
gather-excerpt = … og { $count } tegn mere.
gather-clash-kept = »{ $section }« er ikke ændret.
gather-notice-added = { $name } har føjet tekst til dit afsnit »{ $section }« i »{ $report }«.
gather-notice-replaced = { $name } har erstattet din tekst under »{ $section }« i »{ $report }«.
gather-notice-changed = { $name } har rettet i din tekst under »{ $section }« i »{ $report }«.
gather-notice-removed = { $name } har taget din tekst ud af »{ $section }« i »{ $report }«.
gather-notice-history = Din tekst er gemt. Skriv »hvem skrev { $section }« for at se versionerne.

gather-split-title = { $count ->
    [one] Beskeden ser ud til at høre til et andet afsnit
   *[other] Beskeden dækker { $count } afsnit
}
gather-split-unplaced = Uden plads (gemmes ved siden af):
gather-split-ask = Skal jeg dele den sådan op, eller hører det hele til »{ $section }«? Intet er gemt i rapporten endnu.
gather-split-done = Gemt under: { $sections }.
gather-split-held = { $count ->
    [one] Et stykke fik ikke plads. Skriv »gemte tekster« for at se det.
   *[other] { $count } stykker fik ikke plads. Skriv »gemte tekster« for at se dem.
}

gather-correct-ask = Skal jeg rette det under »{ $section }«?
gather-correct-not-there = Jeg kan ikke finde »{ $old }« under »{ $section }«. Intet er ændret.
gather-correct-nowhere = Jeg kan ikke finde »{ $old }« i rapporten. Intet er ændret.
gather-correct-or-answer = Er det i stedet dit svar på »{ $section }«?
gather-before = Før:
gather-after = Efter:
gather-corrected = Rettet under »{ $section }«.
gather-block-stays = Sliden »{ $title }« står, hvor den stod: den kan kun flyttes inden for sit afsnit.
gather-undone-slide-changed = Slidens tekst er som før.
gather-undone-slide-added = Sliden er taget ud igen.
gather-undone-slide-removed = Sliden er sat tilbage.
gather-undone-file-added = Bilaget er taget af igen.
gather-undone-file-removed = Bilaget er sat på igen.
gather-undone-contact = { $which } er igen: { $name }.
gather-unchanged = Intet er ændret.
gather-changed-meanwhile = »{ $section }« er ændret af { $name } imens, så jeg har ikke rørt det.
gather-edited-ask = Du har rettet din besked. Skal »{ $section }« også rettes?
gather-deleted-ask = Du har slettet din besked. Skal teksten også ud af »{ $section }«?

gather-none = Ikke udfyldt
gather-none-skipped = Ikke oplyst endnu
gather-none-not_relevant_yet = Ikke relevant endnu
gather-kind-skipped = sat til senere
gather-kind-not_relevant_yet = ikke relevant endnu
gather-kind-cleared = tømt
gather-kind-text = tekst
gather-kind-prefill = forudfyldt
gather-by = Skrevet af { $names }
gather-signed = Skrevet af { $name }, { $when } (version { $number })
gather-preview-state = { $state } · { $filled } af { $total } udfyldt
gather-page = Side { $page } af { $pages }
gather-nobody-wrote = Ingen har skrevet under »{ $section }« endnu.
gather-version = Version { $number }
gather-history-title = Historik: »{ $section }«
gather-history-how = Skriv fx »gendan version 1 af { $section }« for at hente en version tilbage.
gather-no-such-version = Der er ikke en tidligere version af »{ $section }« at hente.
gather-restore-ask = Skal version { $number } af »{ $section }« ({ $name }, { $when }) hentes tilbage? Den nuværende bliver i historikken.
gather-restored = Version { $number } af »{ $section }« er hentet tilbage.
gather-no-addition = Der er ingen tilføjelse af den person under »{ $section }«.
gather-remove-part-ask = Skal denne tekst af { $name } ud af »{ $section }«? Den bliver i historikken.
gather-part-removed = Teksten er taget ud af »{ $section }«.

gather-submit-cluster-only = Afrapporteringen indsendes af klyngens egne medlemmer. Spørg sekretariatet, hvis du skal have rollen:
gather-submit-nothing = »{ $report }« er helt tom, så der er ikke noget at indsende endnu.
gather-submit-title = Indsend »{ $report }«?
gather-submit-to = Den går til sekretariatet, og styregruppen kan læse den. Klyngens øvrige medlemmer får besked.
gather-submit-ask = Skal den indsendes nu?
gather-submit-empty = Uden tekst: { $sections }.
gather-submit-choose = Udfyld dem, indsend med bemærkningen »ikke oplyst endnu«, eller vent.
gather-submit-open = { $name } har »{ $section }« åben lige nu.
gather-submit-changed = Rapporten er ændret, siden jeg spurgte. Her er den, som den er nu.
gather-not-submitted = Den er ikke indsendt. Alt er gemt.
gather-notice-submitted = { $name } har indsendt »{ $report }« ({ $when }).
gather-receipt-title = Indsendt: { $report }
gather-receipt = Modtaget { $when } som version { $number }. Sekretariatet og klyngens øvrige medlemmer har fået besked.
gather-receipt-empty = Står som »ikke oplyst endnu«: { $sections }.
gather-receipt-next = Nu kan styregruppen læse den og stille spørgsmål. Skal noget rettes, så skriv »genåbn«.
gather-already-open = »{ $report }« er åben.
gather-reopen-ask = Skal »{ $report }« genåbnes? Den indsendte version er gemt, og sekretariatet får besked.
gather-not-reopened = Den er ikke genåbnet.
gather-reopened = »{ $report }« er genåbnet. Husk at indsende igen.
gather-notice-reopened = { $name } har genåbnet »{ $report }«.
gather-delete-title = Slet »{ $report }«?
gather-delete-ask = { $filled ->
    [one] Ét svar går ud af rapporten for hele klyngen. Et ja er ikke nok: skriv »{ $phrase }« for at slette. Udkastet kan hentes tilbage i 30 dage.
   *[other] { $filled } svar går ud af rapporten for hele klyngen. Et ja er ikke nok: skriv »{ $phrase }« for at slette. Udkastet kan hentes tilbage i 30 dage.
}
gather-not-deleted = Intet er slettet.
gather-deleted = »{ $report }« er slettet. Den kan hentes tilbage i { $days } dage; skriv »gendan rapporten«.
gather-notice-deleted = { $name } har slettet udkastet til »{ $report }«. Det kan hentes tilbage i 30 dage.
gather-nothing-deleted = Der er intet slettet udkast at hente tilbage.
gather-undelete-taken = Der er allerede begyndt en ny »{ $report }«, så den slettede kan ikke hentes tilbage oveni.
gather-undeleted = »{ $report }« er hentet tilbage.

gather-no-blocks = Skabelonen har ikke plads til ekstra slides.
gather-blocks-title = Ekstra slides
gather-blocks-how = Skriv »flyt slide 2 op« eller »fjern slide 2« for at ændre.
gather-block-ask-section = Under hvilket afsnit skal den nye slide stå?
gather-block-ask-title = Hvad er overskriften på sliden?
gather-block-ask-text = Hvad skal der stå på »{ $title }«? Den kan også være uden tekst.
gather-block-title-long = Overskriften må højst fylde { $limit } tegn. Skriv den kortere.
gather-block-saved = Sliden »{ $title }« er gemt.
gather-block-restored = Sliden er sat tilbage.
gather-block-moved = Sliden »{ $title }« er flyttet.
gather-block-removed = Sliden »{ $title }« er fjernet.
gather-block-title = **Ekstra slide { $number }: { $title }**
gather-block-image = (med billede)
gather-slide = Slide { $number }
gather-no-such-slide = { $count ->
    [0] Der er ingen ekstra slides endnu.
    [one] Der er kun én ekstra slide.
   *[other] Der er { $count } ekstra slides, og { $number } er ikke en af dem.
}
gather-step-cancelled = Så lader vi sliden være.
gather-contacts-title = Rapportens kontaktpersoner
gather-contact-initiative = Initiativets kontaktperson
gather-contact-steering = Kontaktperson fra styregruppen
gather-contacts-how = Skriv fx »kontaktperson er Anette Holm« eller »kontaktperson fra styregruppen er …«.
gather-contact-ask = { $which } er { $before }. Skal det være { $name } i stedet?
gather-contact-saved = { $which }: { $name }.
gather-attachments-title = Bilag
gather-attachments-none = Ingen bilag endnu.
gather-attachments-how = Send filen her i chatten (Word, PowerPoint, Excel, PDF eller billede), så spørger jeg, hvad den skal bruges til.
gather-attachments-remove = Skriv »fjern bilag 1« for at tage et af.
gather-attachment = Bilag { $number }
gather-attachment-removed = Bilaget »{ $name }« er taget af.
gather-no-such-attachment = { $count ->
    [0] Der er ingen bilag.
    [one] Der er kun ét bilag.
   *[other] Der er { $count } bilag, og { $number } er ikke et af dem.
}
gather-copy-none = Jeg kan ikke finde en tekst under »{ $section }« i en afrapportering af initiativ { $number } i jeres klynge.
gather-copy-how = Åbn den afrapportering, teksten skal stå i, og skriv fx »kopiér formål fra initiativ 2«. Så spørger jeg, før jeg kopierer.
gather-copy-ask = Skal denne tekst fra »{ $report }« kopieres til »{ $section }« som din?
gather-copy-adds = Den føjes til efter det, der står under »{ $section }« nu.
gather-copy-changed = En af teksterne er ændret, siden jeg spurgte, så »{ $section }« er ikke rørt.
gather-copied = Kopieret til »{ $section }«.
gather-copy-too-long = Der er ikke plads til den under »{ $section }«, så intet er ændret.

gather-goes-on-privately = Det tager vi i vores egen chat; jeg har skrevet til dig dér.
gather-where-from = Du skrev til mig i { $place }; vi fortsætter her, hvor kun du læser med.
gather-place-channel = en kanal
gather-place-groupChat = en gruppechat
gather-place-personal = vores chat

form-too-long-to-show = »{ $section }« er for lang til formularen. Ret den i chatten: »ret { $section }«.
form-saved = { $count ->
    [0] Intet var ændret i »{ $section }«.
    [one] Ét svar er gemt i »{ $section }«.
   *[other] { $count } svar er gemt i »{ $section }«.
}
form-emptied = »{ $section }« står, som det var. Skriv »slet { $section }«, hvis teksten skal ud.
form-clash = { $name } har skrevet under »{ $section }« imens. Der står:
form-clash-next = Din tekst er gemt ved siden af. Skriv »gemte tekster« i chatten for at føje den til.
form-private = Formularen kan kun åbnes i vores egen chat.

file-ask = Hvad skal »{ $name }« bruges til i { $report }? Filen er ikke gemt endnu.
file-caption = Hvad skal »{ $name }« bruges til? Som ekstra slide får den overskriften:
file-no-report = Jeg har modtaget »{ $name }«, men ikke gemt den. Åbn en afrapportering, og send filen igen, hvis den skal være bilag.
file-one-at-a-time = { $count ->
    [one] Der kom en fil mere; send den bagefter.
   *[other] Der kom { $count } filer mere; send dem bagefter, én ad gangen.
}
file-not-stored = »{ $name }« er ikke gemt.
file-attached = »{ $name }« er gemt som bilag.
file-image-saved = »{ $name }« er gemt til en ekstra slide under »{ $section }«.
file-cpr = Der står et CPR-nummer i filen, så den er ikke gemt. Fjern det, og send filen igen.
file-unreadable = Den slags besked kan jeg ikke læse, og jeg har ikke gemt den. Skriv det med tekst.
