# Svar på spørgsmål: sætningerne omkring kendsgerningerne. answer-say-… er det, en knap skriver for én.

answer-heading = **{ $title }**
answer-heading-date = **{ $title }** – { $date }
answer-initiative = Initiativ { $number }: { $title }
answer-number = initiativ { $number }
answer-in-place = { $what } i { $place }
answer-all-clusters = alle klynger
answer-nobody-yet = Ingen endnu
answer-conflict = Dokumenterne er ikke enige: { $what }
answer-undated = udateret dokument
answer-year-derived = { $year }, året er udledt
answer-year-inferred = { $text } ({ $year }, året er udledt)
answer-no-date = ingen dato i dokumenterne
answer-plain = { $what }

answer-button-all = Vis det hele
answer-button-status = Status
answer-button-what = Hvad går det ud på
answer-button-who = Hvem er med
answer-button-list = Vis initiativerne
answer-button-clusters = Vis klyngerne
answer-button-meetings = Næste møde
answer-button-chat = Chat med { $name }
answer-button-start = Start en afrapportering
answer-button-secretariat = Spørg sekretariatet

answer-event-laeringsseminar = læringsseminar
answer-event-konference = alliancekonference
answer-event-laeringsfaellesskab = læringsfællesskab
answer-event-klyngemoede = klyngemøde
answer-event-klyngestyregruppemoede = møde i klyngestyregruppen
answer-event-styregruppemoede = styregruppemøde
answer-event-workshop = workshop
answer-event-temadag = temadag
answer-event-any = møde eller anden begivenhed

answer-facet-formaal = formål
answer-facet-maalgruppe = målgruppe
answer-facet-aktoerer = aktører
answer-facet-effekt = forventet effekt
answer-facet-kort-sigt = på kort sigt
answer-facet-lang-sigt = på længere sigt
answer-facet-fokus = fokuspunkter
answer-told-formaal = Formålet, som det er beskrevet:
answer-told-maalgruppe = Målgruppen:
answer-told-aktoerer = De skal være med til at realisere det:
answer-told-effekt = Den forventede effekt:
answer-told-kort-sigt = På kort sigt:
answer-told-lang-sigt = På længere sigt:
answer-told-fokus = Fokuspunkter:
answer-and = { $first } og { $last }
answer-facet-unknown = Der står ikke noget i dokumenterne under »{ $facet }« for initiativ { $number }. Beskrivelsen er:
answer-group = Hører under
answer-also-called = Kaldes også
answer-no-subprojects = Dokumenterne nævner ingen delprojekter i initiativ { $number }.
answer-no-experience = Dokumenterne nævner ingen erfaringer eller inspiration til initiativ { $number }.

answer-none-before = Sidste { $what }: Jeg kender ingen dato.
answer-waiting = { $count } initiativer stod i april 2019 uden klynge:
answer-in-time-start = { $count ->
    [0] Dokumenterne nævner ingen initiativer, der starter i den periode.
    [one] Ét initiativ starter i den periode:
   *[other] { $count } initiativer starter i den periode:
}
answer-in-time-reported = { $count ->
    [0] Dokumenterne nævner ingen initiativer, der skal afrapporteres i den periode.
    [one] Ét initiativ skal afrapporteres i den periode:
   *[other] { $count } initiativer skal afrapporteres i den periode:
}
answer-button-all-of = Vis hele { $what }
answer-no-group = **Uden målgruppe i dokumenterne**
answer-count = { $count ->
    [one] { $count } initiativ.
   *[other] { $count } initiativer.
}
answer-place-none = Dokumenterne nævner ikke { $place } selv ved noget initiativ.
answer-place-has = { $place } står ved disse initiativer:
answer-place-cluster-has = { $place } er i { $cluster }, og klyngen står ved:
answer-place-cluster-unknown = Hvilken klynge { $place } er i, fremgår ikke af dokumenterne, så jeg ved ikke, hvad kommunen er med i gennem den.
answer-place-by-cluster = { $place } er ikke nævnt ved initiativ { $number }, men det er { $cluster }, som kommunen er i.
answer-place-yes = Ja, { $place } står ved initiativ { $number }.
answer-place-no = Nej, { $place } er ikke nævnt ved initiativ { $number } i dokumenterne.
answer-place-named = Nævnt ved initiativet er:
answer-place-not-there = Bemærk: { $place } er ikke nævnt ved initiativ { $number } i dokumenterne.
answer-realises = skal være med til at realisere det
answer-realised-by = { $count } kommuner skal være med til at realisere det: { $names }.
answer-only-plan = Dokumenterne nævner ingen klynge eller kommune ved navn. Planen siger:
answer-no-anchoring = Dokumenterne siger ikke, hvor initiativ { $number } er forankret.
answer-start = Opstart
answer-reporting = Afrapportering
answer-no-time = Dokumenterne siger ikke, hvornår initiativ { $number } starter eller skal afrapporteres.

answer-status-as-of = Seneste status i dokumenterne, fra { $cluster } i { $year }:
answer-status-old = Det er, som det stod dengang. Hvordan det går i dag, kan klyngen selv svare på.
answer-no-status = Der står ingen status på { $what } i det, jeg kender.
answer-no-status-from = Der står ingen status fra { $place } i det, jeg kender.
answer-status-seen-by = Hvad en klynge selv har meldt, ser kun klyngen, styregruppen og sekretariatet.
answer-report-of = Afrapportering, { $place }
answer-report-on = Afrapportering, { $place }, initiativ { $number }
answer-state-not-started = ikke begyndt
answer-state-prefilled = forudfyldt
answer-state-in-progress = i gang
answer-state-submitted = indsendt
answer-state-commented = kommenteret
answer-state-adjusted = justeret
answer-state-presented = præsenteret
answer-progress = { $state }, { $filled } af { $total } spørgsmål udfyldt
answer-missing-private = Hvem der mangler at aflevere, ser kun styregruppen og sekretariatet. Spørg sekretariatet:
answer-owes-nothing = { $place } skylder ingen afrapportering.
answer-missing-count = { $handed } af { $total } afrapporteringer er indsendt. Her mangler:
answer-missing-own = I { $place } er { $handed } af { $total } afrapporteringer indsendt. Her mangler:
answer-missing-others = Hvad andre klynger mangler, ser kun styregruppen og sekretariatet.
answer-missing-basis = Regnet efter forankringen i april 2019 og det, sekretariatet har tilføjet.

answer-contacts-of = Kontakt for { $what }:
answer-no-contact = Der står ingen kontaktperson for { $what } i dokumenterne.
answer-named-there = De nævner disse personer:
answer-steps-passed = Alle planens trin ligger tilbage i tiden.
answer-secretariat-helps = Sekretariatet kan hjælpe:
answer-secretariat = Alliancens sekretariat:
answer-the-secretariat = sekretariatet
answer-mail = Mail
answer-phone = Telefon
answer-no-address = Mail og telefon for { $name } står ikke i dokumenterne.
answer-members-here = Klyngemedlemmer fra { $place } her i botten:
answer-roster = Klyngebot
answer-roster-roles = Roller, som sekretariatet har givet
answer-more-of-that-name = { $count } mere hedder det. Skriv hele navnet.
answer-no-person = Den person kender jeg ikke fra dokumenterne. Sekretariatet kan hjælpe:
answer-as-of-then = Rollerne er, som de stod i dokumenterne dengang.
answer-chair-not-said = Dokumenterne siger ikke, hvem der leder styregruppen; de nævner kun medlemmerne.
answer-steering = Styregruppens { $count } medlemmer ifølge dokumentet ({ $when }):
answer-steering-of = Af styregruppens { $total } medlemmer er det { $count ->
    [one] denne ene
   *[other] disse { $count }
} ({ $when }):
answer-steering-is = Ja, { $name } står som medlem af styregruppen ({ $when }).
answer-steering-is-not = Nej, { $name } står ikke på listen over styregruppens medlemmer ({ $when }).
answer-steering-nobody = Jeg finder ingen fra { $what } på listen over styregruppen.
answer-steering-later = I { $when } skriver { $names } på vegne af styregruppen; det er ikke en medlemsliste.

answer-clusters = Alliancens { $count } klynger, og de kommuner, dokumenterne nævner:
answer-not-said = kommunerne fremgår ikke
answer-municipality = { $place } er i { $cluster }.
answer-municipality-not-said = Det fremgår ikke af dokumenterne, hvilken klynge { $place } er i. Sekretariatet ved det:
answer-certainty-udledt = Det står ikke direkte, men følger af denne sætning:
answer-certainty-direkte = Det står her:
answer-not-that-cluster = Altså ikke { $cluster }, så vidt dokumenterne siger ({ $place }).
answer-cluster-has = Kommuner: { $municipalities }.
answer-cluster-not-said = Det fremgår ikke af dokumenterne, hvilke kommuner der er i { $cluster }.
answer-complete = Listen er hele klyngen ifølge dokumenterne.
answer-incomplete = Der er flere kommuner i klyngen, som dokumenterne ikke nævner ved navn.
answer-party = Part

answer-next = Næste { $what }:
answer-none-planned = Næste { $what } er ikke planlagt i det, jeg kender.
answer-latest = Det seneste var:
answer-first-after = Det første derefter er:
answer-nothing-on = Jeg kender ingen begivenheder { $span }.
answer-on = Det falder { $span }:
answer-on-then = I dokumenterne, { $span } i et tidligere år:
answer-on-more = Der er { $count } mere. Spørg om en måned ad gangen for at se dem.
answer-on-perhaps = Måske falder dette der; dokumenterne siger det ikke nærmere:
answer-in-month = i { $month }
answer-day-of-month = den { $day }. { $month }
answer-purpose = Formål
answer-participants = Deltagere
answer-organiser = Hvem gør hvad
answer-place-unknown = Sted og klokkeslæt kender jeg ikke ({ $what }).
answer-held = Sted for { $what }:
answer-place = Sted
answer-place-not-said = Sted og klokkeslæt står ikke i dokumenterne.
answer-deadlines = Kommende frister:
answer-no-deadlines = Jeg kender ingen kommende frister.
answer-no-deadline = Jeg kender ingen kommende frist for { $what }.
answer-deadlines-passed = Fristerne, som dokumenterne satte, er passeret:
answer-reporting-at = Tidspunkter for afrapporteringen i dokumenterne:
answer-deadlines-said = Dokumenterne sætter ingen dag:
answer-framework = Rammepapirets vej, som planen så ud; om hvert trin blev gennemført, siger dokumenterne ikke:

answer-stands-for = Står for
answer-term-unexplained = { $term } er nævnt, men ikke forklaret i dokumenterne.
answer-quote = **{ $about }**
answer-quote-note = Citeret fra dokumentet. Svarer det ikke på dit spørgsmål, så prøv med andre ord.
answer-template = **{ $title }** har { $count } spørgsmål:
answer-template-optional = Valgfrit ved gennemsynet: { $titles }.
answer-template-title-only = Skabelonen siger ikke mere om det end overskriften.
answer-example = Sådan skrev { $place } om initiativ { $number }:
answer-template-asks = **{ $title }**, { $count } spørgsmål:
answer-template-no-length = Skabelonen sætter ingen grænse for, hvor meget der må stå.
answer-button-questions = Vis alle spørgsmål

answer-did-you-mean = Mener du …?
answer-not-yours = Mener du »{ $what }«, så er det ikke noget, du kan gøre herfra. Sekretariatet kan hjælpe:
answer-which-initiative = Hvilket initiativ?
answer-unknown = Det ved jeg ikke. Sekretariatet kan måske svare, og herunder er noget, jeg kan svare på.
answer-unknown-about = Det ved jeg ikke, men om { $what } kan jeg svare på det, knapperne viser. Sekretariatet kan måske hjælpe med resten.
answer-no-such-initiative = Der er ikke noget initiativ { $number }. Alliancen har { $count } initiativer, nummereret til og med { $last }.
answer-no-such-cluster = Der er ingen klynge, der hedder { $asked }. Alliancens klynger er { $names }.
answer-no-such-clusters = Der er ikke { $asked } klynger. Alliancens klynger er { $names }.
answer-outside = { $place } hører ikke til i det, jeg kender: jeg ved kun noget om Alliancen om den nære psykiatri i Region Midtjylland. Sekretariatet kan måske hjælpe.
answer-not-here = Det kan jeg ikke gøre for dig herfra. Sekretariatet kan:

answer-say-all = vis hele { $facet } for initiativ { $number }
answer-say-facet = { $facet } for { $what }
answer-say-list = vis alle initiativer
answer-say-list-of = hvilke initiativer har { $place }
answer-say-cluster-of = hvilken klynge er { $place } i
answer-say-doc-question = { $named ->
    [no] hvad siger dokumenterne
   *[yes] hvad er { $what }
}
answer-say-meeting-of = hvornår er næste møde i { $place }
answer-say-status-get = { $named ->
    [no] vis status
   *[yes] status på { $what }
}
answer-say-status-set = opdater status på { $what }
answer-say-initiative-info = hvad går { $what } ud på
answer-say-initiative-list = vis alle initiativer
answer-say-initiative-anchor = hvilke klynger deltager i { $what }
answer-say-initiative-time = hvornår starter { $what }
answer-say-contact = { $named ->
    [no] kontakt til sekretariatet
   *[yes] kontaktperson for { $what }
}
answer-say-person-info = hvem er { $what }
answer-say-steering-members = hvem sidder i styregruppen
answer-say-event-when = hvornår er { $what }
answer-say-next-meeting = hvornår er næste møde
answer-say-event-info = hvad er formålet med { $what }
answer-say-report-fill = start afrapportering { $what }
answer-say-report-help = hvad skal der stå i afrapporteringen
answer-say-report-missing = hvem mangler at aflevere
answer-say-report-show = { $named ->
    [no] vis rapporten
   *[yes] vis rapporten for { $what }
}
answer-say-report-status = hvor langt er vi med rapporten
answer-say-municipality-cluster = hvilke klynger findes der
answer-say-approval-process = tidsplan for rammepapiret
answer-say-deadline = { $named ->
    [no] hvilke frister er der
   *[yes] hvad er fristen for { $what }
}
answer-say-ask-secretariat = jeg vil tale med sekretariatet
answer-say-help = hvad kan du
answer-say-invite-send = send en invitation
answer-button-remind = Påmind dem
answer-say-remind = send en påmindelse til dem der ikke har afleveret
answer-say-reminder-send = send en påmindelse
answer-say-status-changes = hvad er ændret siden sidst
answer-say-status-silent = hvem mangler at melde status
answer-say-status-heard = hvornår hørte vi sidst fra klyngerne
answer-say-status-trouble = hvad går dårligt
answer-say-status-overview = vis overblikket
answer-say-event-plan = opret en begivenhed
answer-say-event-change = ændr en begivenhed
answer-say-request-send = send en forespørgsel
answer-say-message-send = send en besked
answer-say-broadcast-follow = hvem har svaret
answer-say-broadcast-change = træk en udsendelse tilbage
answer-say-report-submit = indsend rapporten
answer-say-report-reopen = genåbn rapporten
answer-say-report-delete = slet afrapporteringen
answer-say-report-prefill = udfyld rapporten på forhånd
answer-say-report-copy = kopiér et afsnit fra en anden rapport
answer-say-report-export = rapporten som powerpoint
answer-say-comment-add = kommentér en rapport
answer-say-community-info = hvem arbejder ellers med det samme
answer-say-community-set = dan et læringsfællesskab
answer-say-community-share = del en erfaring
answer-say-agenda-ask = lav et dagsordenspunkt
answer-say-digest-show = vis sammendraget
answer-say-digest-mine = abonner på sammendrag
answer-say-digest-stop-mine = stop mit sammendrag
answer-say-digest-when = kanalernes sammendrag
answer-say-channel-tie = tilknyt kanalen
answer-say-my-tasks = mine opgaver
answer-say-people-list = vis alle medlemmer
answer-say-people-set = tilføj en person
answer-say-catalogue-set = ret en oplysning
answer-say-template-set = upload en ny skabelon
answer-say-questions-open = ubesvarede spørgsmål
answer-say-answer-set = gem et fast svar
answer-say-audit-show = vis loggen
answer-say-persondata-show = hvad ved du om mig
answer-say-persondata-erase = slet mine data
answer-say-language-set = skift sprog til engelsk
answer-say-whoami = hvem er jeg

# --- holdt op mod hinanden ---

compare-places = Afprøves
compare-unknown = fremgår ikke
compare-same = Det samme: { $value }
compare-count = { $count } ({ $names })
compare-municipalities = Kommuner, der er nævnt
compare-initiatives = Initiativer
compare-municipalities-unknown = Dokumenterne nævner ikke alle klyngernes kommuner ved navn, så de siger ikke, hvem der har flest.
compare-shared = Fælles: { $names }.
compare-nothing-shared = De har ingen fælles i dokumenterne.
compare-as-many = De har lige mange { $what }: { $count }.
compare-more = Flest { $what } har { $name } ({ $counts }).
compare-of-places = steder
compare-of-initiatives = initiativer
compare-of-municipalities = kommuner
compare-first = { $name } kommer først.
compare-starts-first = { $name } starter først.
compare-reported-first = { $name } afrapporteres først.
compare-same-day = Det er samme dag.
compare-overlap = Tiderne overlapper, så det fremgår ikke, hvad der kommer først.
compare-days = { $count ->
    [one] 1 dag
   *[other] { $count } dage
}
compare-days-weeks = { $count } dage ({ $weeks } uger)
compare-days-over-weeks = { $count } dage (godt { $weeks } uger)
compare-between = Der er { $length } imellem.
compare-between-about = Dagene står ikke i dokumenterne: der er mindst { $least } og højst { $most } imellem.
compare-until = Der er { $length } til.
compare-until-about = Dagen står ikke i dokumenterne: der er mindst { $least } og højst { $most } til.
compare-since = Det er { $length } siden.
compare-since-about = Dagen står ikke i dokumenterne: det er mindst { $least } og højst { $most } siden.
compare-today = Det er i dag.
compare-within = Det kan være nu: nærmere end »{ $when }« siger dokumenterne ikke.
compare-days-unknown = Dagene kan jeg ikke tælle: nærmere end »{ $when }« siger dokumenterne ikke.
compare-length-unknown = Hvor længe der er imellem, kan jeg ikke tælle: nærmere end »{ $first }« og »{ $last }« siger dokumenterne ikke.
