### Dokumenter: ud af botten og ind i den.

## Filen gives til personen

documents-offer = Tryk på »Tillad«, så lægger jeg den i dit OneDrive ({ $kilobytes } KB).
documents-offer-gone = Det tilbud er for gammelt. Bed om filen igen, så laver jeg en ny.
documents-declined = Fint, »{ $name }« bliver ikke gemt. Bed om den igen, når du vil.
documents-upload-failed = »{ $name }« kom ikke på plads i dit OneDrive. Tryk på »Tillad« igen, eller bed om filen på ny.
documents-failed = Jeg kunne ikke lave filen. Prøv igen om lidt; sker det igen, så sig det til sekretariatet.
documents-too-slow = Filen tog for lang tid at lave. Prøv igen om lidt, eller bed om et mindre udvalg.
documents-too-large = Filen bliver for stor til at sende. Bed om et mindre udvalg.
documents-no-pdf = PDF kan ikke laves her, fordi LibreOffice ikke er installeret. Bed om den som PowerPoint eller Word i stedet.
documents-not-yours = Den afrapportering kan du ikke få som fil: Den er ikke indsendt, eller den hører til en anden klynge.
documents-none = Der er ingen afrapporteringer, du kan få, endnu.

## Ord i dokumenterne. De står altid på dansk, for dokumenterne deles.

documents-report = Afrapportering
documents-name-initiative = { $template } – { $cluster } – initiativ { $number }
documents-name-meeting = { $template } – { $cluster } – { $meeting }
documents-name-cluster = { $template } – { $cluster }
documents-as-of = Kladde pr. { $when }
documents-submitted = Indsendt { $when }
documents-missing-draft = Ikke udfyldt endnu.
documents-missing = Ikke oplyst.
documents-picture-of = Billede til »{ $title }«
documents-all-title = Afrapporteringer
documents-all-standing = { $count ->
    [one] Én afrapportering pr. { $when }
   *[other] { $count } afrapporteringer pr. { $when }
    }
documents-word-draft = Kladde
documents-word-draft_note = ikke indsendt
documents-word-continued = { $title } (fortsat)
documents-word-contacts = Kontakt og bilag
documents-word-attachment = Bilag
documents-word-contents = Indhold
documents-word-asked = Spørgsmål
documents-word-answer = Svar
documents-word-nothing = Der er ikke skrevet noget endnu.
documents-word-whole = Begyndelsen af hvert svar. Det hele står i afrapporteringen.
documents-word-initiative = Initiativ { $number }
documents-yes = ja
documents-no = nej
documents-light-green = grøn
documents-light-yellow = gul
documents-light-red = rød
documents-sheet-reports = Afrapporteringer
documents-sheet-answers = Svar
documents-sheet-status = Statushistorik
documents-sheet-responses = Tilbagemeldinger
documents-sheet-ledger = Leveringer
documents-heads-reports = Klynge | Initiativ | Initiativets titel | Møde | Skabelon | Version | Tilstand | Besvaret | Spørgsmål | Begyndt | Indsendt | Initiativets kontaktperson | Kontaktperson fra styregruppen
documents-heads-answers = Klynge | Initiativ | Initiativets titel | Møde | Afsnit | Spørgsmål | Svar | Sprunget over | Skrevet af | Skrevet | Version
documents-heads-status = Nr. | Klynge | Initiativ | Kun for | Status | Tekst | Pr. | Næste skridt | Hindring | Ønsker hjælp | Lys | Retter nr. | Skrevet af | Skrevet
documents-heads-responses = Udsendelse | Titel | Navn | På vegne af | Svar | Bemærkning | Svaret | Gældende
documents-heads-ledger = Udsendelse | Titel | Modtager | Klynge | Organisation | Levering | Grund | Forsøg | Tidspunkt | Læst

## Bed om filer

documents-making = Jeg laver den nu: »{ $name }«. Den kommer om et øjeblik.
documents-is-draft = Den er mærket »Kladde«, fordi afrapporteringen ikke er indsendt.
documents-which = Hvilken afrapportering skal det være?
documents-says = kan jeg få den som { $form }
documents-form-pptx = PowerPoint
documents-form-docx = Word
documents-form-pdf = PDF
documents-form-xlsx = Regneark
documents-form-note = Notat
documents-form-combined = Én samlet præsentation
documents-form-bundle = Hver for sig, i en zip
documents-says-combined = alle afrapporteringer som samlet præsentation
documents-says-bundle = alle afrapporteringer som zip
documents-note-name = Notat – { $name }
documents-all-how = Skal alle afrapporteringer være i én præsentation med indholdsfortegnelse, eller hver for sig?
documents-all-name = Afrapporteringer – { $when }
documents-workbook-name = Overblik – { $when }
button-workbook = Regneark
says-workbook = overblikket som regneark

## En fil læses ind

choice-read_in = Læs ind i afrapporteringen
choice-says-read_in = læs den ind
documents-in-title = Det har jeg læst i »{ $name }«
documents-in-ask = { $slides ->
    [0] { $count ->
        [one] Skal jeg gemme det svar som dit?
       *[other] Skal jeg gemme de { $count } svar som dine?
        }
    [one] { $count ->
        [0] Skal jeg lægge den ekstra slide ind?
        [one] Skal jeg gemme det svar som dit og lægge den ekstra slide ind?
       *[other] Skal jeg gemme de { $count } svar som dine og lægge den ekstra slide ind?
        }
   *[other] { $count ->
        [0] Skal jeg lægge de { $slides } ekstra slides ind?
        [one] Skal jeg gemme det svar som dit og lægge de { $slides } ekstra slides ind?
       *[other] Skal jeg gemme de { $count } svar som dine og lægge de { $slides } ekstra slides ind?
        }
    }
documents-in-nothing = Jeg fandt ingen af skabelonens overskrifter i filen, så intet er gemt. Sæt svarene under overskrifterne fra { $report }, og send den igen. Eller vedhæft den som bilag.
documents-in-same = Det, der står i filen, står allerede i { $report }. Intet er ændret.
documents-in-some-same = Står allerede, ord for ord: { $sections }
documents-in-other-text = Her står allerede en anden tekst. Den bliver ikke rørt, før jeg har spurgt dig.
documents-in-too-long = Teksten er for lang: der er plads til { $limit } tegn. Den bliver ikke gemt.
documents-in-stopped = Læses ikke ind, fordi der står noget, som kan pege på en borger: { $sections }. Skriv det om i filen, og send den igen.
documents-in-unplaced = { $count ->
    [one] Ét stykke passer ikke ind under nogen overskrift:
   *[other] { $count } stykker passer ikke ind under nogen overskrift:
    }
documents-in-external = Filen henter noget udefra, når den åbnes. Det har jeg ikke gjort; jeg har kun læst det, der står i den selv.
documents-in-saved = Gemt fra filen: { $sections }
documents-in-not-saved = Ikke gemt, fordi teksten er længere end { $limit } tegn: { $sections }
documents-in-left = »{ $name }« er ikke læst ind. Intet er ændret.
documents-in-slides = { $count ->
    [one] Det her bliver en ekstra slide:
   *[other] Det her bliver { $count } ekstra slides:
    }
documents-in-slide = ekstra slide i { $section }
documents-in-slide-picture = ekstra slide med billede i { $section }
documents-in-more-slides = … og { $count } mere.
documents-in-unread = { $count ->
    [one] Ét billede i filen kunne jeg ikke læse. Send det for sig selv som PNG eller JPEG.
   *[other] { $count } billeder i filen kunne jeg ikke læse. Send dem hver for sig som PNG eller JPEG.
    }
documents-in-slides-saved = { $count ->
    [one] Én ekstra slide er lagt ind.
   *[other] { $count } ekstra slides er lagt ind.
    }
documents-in-slides-lost = { $count ->
    [one] Én slide er ikke lagt ind, fordi billedet ikke kunne hentes igen. Send filen igen.
   *[other] { $count } slides er ikke lagt ind, fordi billederne ikke kunne hentes igen. Send filen igen.
    }
documents-drop-title = »{ $name }«
documents-drop-looks = Det ligner { $report }: { $answers ->
    [one] ét svar
   *[other] { $answers } svar
    }{ $slides ->
    [0] .
    [one] {" "}og en ekstra slide.
   *[other] {" "}og { $slides } ekstra slides.
    }
documents-drop-start = Skal jeg begynde den afrapportering og vise, hvad der kommer hvor?
documents-drop-open = Skal jeg åbne den og vise, hvad der kommer hvor?
documents-drop-other = Er det en anden, så skriv hvilken, fx »initiativ 3«. Intet bliver gemt, før du har set det.
documents-drop-others = »{ $name }« ser ud til at være fra { $cluster }. Skal jeg alligevel læse den ind i den afrapportering, du har åben?
documents-drop-which-cluster = Hvilken klynge er »{ $name }« fra?
documents-drop-which-initiative = Hvilket initiativ handler »{ $name }« om? Skriv nummer eller navn.
documents-drop-which-meeting = Hvilket møde er »{ $name }« til? Skriv fx »styregruppemøde 12. november«.
choice-read_here = Læs ind her, hvor jeg er
choice-says-read_here = læs den ind her
documents-in-open-first = Jeg kan ikke se, hvilken afrapportering »{ $name }« hører til. Åbn den først, fx med »jeg vil skrive om initiativ 8«, og send filen igen. Så læser jeg den ind eller vedhæfter den.
