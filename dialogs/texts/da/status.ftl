# Status: hvor langt initiativerne er, meldt af klyngerne og fortalt i dokumenterne.

status-state-waiting = afventer
status-state-unclear = afventer afklaring
status-state-preparing = under forberedelse
status-state-developing = under udvikling
status-state-testing = under afprøvning
status-state-approved = godkendt
status-state-implementing = implementeres
status-state-running = i drift
status-state-finished = afsluttet
status-state-on-hold = sat i bero
status-short-waiting = venter
status-short-unclear = afklar.
status-short-preparing = forb.
status-short-developing = udv.
status-short-testing = test
status-short-approved = godk.
status-short-implementing = impl.
status-short-running = drift
status-short-finished = slut
status-short-on-hold = bero
status-light-green = grøn
status-light-yellow = gul
status-light-red = rød
status-help-yes = brug for hjælp
status-parts-only = kun en del
status-stale = ikke opdateret længe
status-anchored = afprøver det
status-whole = hele klyngen

status-row-initiative = Initiativ
status-row-cluster = Klynge
status-row-parts = Kun
status-row-state = Tilstand
status-row-as-of = Pr.
status-row-milestone = Næste milepæl
status-row-blocker = Mangler
status-row-help = Hjælp
status-row-light = Trafiklys
status-row-age = Alder

status-age-today = i dag
status-age-days = { $count ->
    [one] { $count } dag
   *[other] { $count } dage
}
status-age-weeks = { $count } uger
status-age-months = { $count } måneder
status-age-years = { $count } år
status-source = Status meldt fra { $cluster }
status-stale-note = Det er { $age } siden. Der kan være sket noget, som jeg ikke har hørt om.
status-is-correction = Retter en tidligere status.
status-beside = Ved siden af gælder for { $where }: { $told }.

status-who-reports = Status meldes af klyngens egne medlemmer og af sekretariatet. Vil du vide noget, så spørg klyngen (»spørg Vest om initiativ 8: …«), eller skriv til sekretariatet:
status-who-sees = Det, klyngerne melder, ses af klyngens egne medlemmer, styregruppen og sekretariatet. Hvad dokumenterne siger, kan alle spørge om. Kontakt sekretariatet:
status-who-silent = Hvem der mangler at melde status, ser kun styregruppen og sekretariatet. Spørg sekretariatet:
status-example = initiativ 7 er nu i drift fra 1. oktober, vi mangler aftale med almen praksis
status-example-number = initiativ { $number } er nu under afprøvning, vi mangler aftale med almen praksis
status-ask = Skriv status i én sætning, fx »{ $example }«. Du ser det, før jeg gemmer.
status-until-now = Indtil nu: { $told } ({ $name }).
status-too-long = Det er mere end en status. Hold den under { $limit } tegn; resten hører til i afrapporteringen.
status-proposal-title = Sådan har jeg forstået status
status-correction-title = Sådan står status. Hvad skal rettes?
status-ask-yes = Skal jeg gemme det?
status-how-to-change = Ret først, hvis noget er forkert: skriv fx »gul«, »kun Randers«, »fra 1. september«, »næste milepæl: …« eller »mangler: …«.
status-not-anchored = Dokumenterne nævner ikke { $cluster } ved initiativ { $numbers }. Det gør ikke noget, hvis det er rigtigt.
status-no-such-day = »{ $day }« findes ikke i kalenderen, så jeg har skrevet i dag. Hvilken dag mente du? Skriv fx »fra 1. marts«.
status-missing-cluster = Hvilken klynge gælder det?
status-missing-initiatives = Hvilket initiativ gælder det? Skriv nummeret, eller flere (»2/4«).
status-missing-state = Hvor langt er det? Vælg, eller skriv en af: { $states }.
status-not-saved = Ikke gemt. Her er din tekst, hvis du vil bruge den igen:
status-meanwhile = { $name } har imens meldt: { $told }. Se, om din status stadig passer.
status-saved = Gemt: status på initiativ { $numbers } i { $cluster }.
status-help-told = Sekretariatet har fået at vide, at I har brug for hjælp.
status-notice-help = { $name } melder, at { $cluster } har brug for hjælp til initiativ { $numbers }:
status-form-title = Status
status-field-initiatives = Initiativ (flere: 2/4)
status-field-cluster = Klynge
status-field-parts = Kun disse kommuner (tom: hele klyngen)
status-field-state = Tilstand
status-field-as-of = Gælder fra (fx 1. oktober eller oktober 2019)
status-field-text = Status i en sætning eller to
status-field-milestone = Næste milepæl
status-field-blocker = Det mangler, eller står i vejen
status-field-help = Vi har brug for hjælp
status-field-light = Trafiklys
status-light-none = intet
status-wrong-initiatives = skriv numre på initiativer, fx 7 eller 2/4
status-wrong-cluster = vælg klyngen
status-wrong-parts = jeg kender ikke de kommuner
status-wrong-state = vælg, hvor langt det er
status-wrong-as-of = skriv en dag eller en måned, fx 1. oktober
status-wrong-text = skriv en sætning eller to

status-which-pair = Sig hvilket initiativ og hvilken klynge, fx »status på initiativ 8 i Vestklyngen«.
status-pair-title = Status: initiativ { $number }, { $cluster }
status-nothing-known = Jeg har intet hørt om initiativ { $number } i { $cluster }.
status-document-says = I dokumenterne, { $year }:
status-history-title = Alt om initiativ { $number }, { $cluster }
status-nothing-reported = Der er ikke meldt noget endnu.
status-was-corrected = {" "}[rettet siden]
status-older = { $count ->
    [one] { $count } ældre er ikke vist.
   *[other] { $count } ældre er ikke vist.
}
status-of = Initiativ { $numbers }, { $cluster }
status-since-unknown = Jeg kan ikke se, hvornår »{ $words }« var. Skriv en dato, fx »hvad er ændret siden 1. oktober«.
status-changes-first = Det er sket siden { $when } (første gang, du spørger)
status-changes-title = Det er sket siden { $when }
status-changes-meeting = Det er sket siden { $meeting }
status-decided = Besluttet i { $cluster }: { $meeting }, skrevet { $when }
status-no-changes = Intet nyt.
status-more-changes = Og { $count } til. Spørg på en klynge eller et initiativ.
status-submitted = afrapportering indsendt { $when }
status-trouble-title = Her går det ikke, som det skal
status-no-trouble = Ingen har meldt, at noget går dårligt. Det er, hvad klyngerne selv har skrevet.
status-more-trouble = Og { $count } til. Spørg på en klynge.
status-silent-title = Hvem mangler at melde status
status-silent-never = { $count ->
    [one] { $count } er aldrig meldt:
   *[other] { $count } er aldrig meldt:
}
status-silent-stale = { $count ->
    [one] { $count } er ikke opdateret i tre måneder:
   *[other] { $count } er ikke opdateret i tre måneder:
}
status-nobody-silent = Alle har meldt inden for tre måneder.
status-initiatives = initiativ { $numbers }
status-heard-title = Sidst hørt fra
status-heard-status = status på initiativ { $numbers } { $when } ({ $name })
status-heard-report = afrapportering { $when }
status-heard-never = har ikke meldt noget til mig

status-overview-title = Overblik { $date }
status-overview-counts = { $reported } af { $total } er meldt af klyngerne. Røde, i bero eller med brug for hjælp: { $bad }. Ikke opdateret længe: { $stale }.
status-chart-title = Hvor langt er de
status-without = uden status
status-number = Nr.
status-short-anchored = med { $year }
status-short-other = se tekst
status-tiny-days = { $count }d
status-tiny-weeks = { $count }u
status-tiny-months = { $count }m
status-tiny-years = { $count }å
status-legend = Kolonnerne: { $clusters }. Tal med d, u, m, å: så gammel er status i dage, uger, måneder, år. Et årstal: fra dokumenterne dengang. ! betyder gul, rød, i bero eller brug for hjælp. ? betyder ikke opdateret i tre måneder.
status-reports-title = **Afrapporteringer**
status-no-reports = Ingen afrapporteringer er begyndt.
status-filled = { $filled } af { $total }
status-comments = { $count ->
    [one] { $count } kommentar
   *[other] { $count } kommentarer
}
status-cluster-title = Status for { $cluster }
status-initiative-title = Initiativ { $number } i klyngerne
status-button-number = Initiativ { $number }

button-status_form = Formular
button-status_save = Gem status
button-status_show = Vis status
button-status_update = Meld status
button-status_correct = Ret den
button-status_history = Historik
button-status_changes = Siden sidst
button-status_trouble = Hvad går dårligt
button-overview = Overblik
says-status_form = statusformular
says-status_show-pair = status på initiativ { $number } i { $cluster }
says-status_update = meld status
says-status_update-pair = meld status på initiativ { $number } i { $cluster }
says-status_correct = ret status
says-status_history-pair = historik for initiativ { $number } i { $cluster }
says-status_changes = hvad er ændret siden sidst
says-status_trouble = hvad går dårligt
says-overview = overblik
says-overview-page = overblik side { $page }
says-overview_cluster = overblik for { $cluster }
