# Udsendelser: skrive til mange, følge med og svare.

cast-title-message = Besked fra sekretariatet
cast-title-reminder = Påmindelse
cast-title-invitation = Invitation
cast-title-request = Vi beder om jeres svar
cast-kind-message = Besked
cast-kind-reminder = Påmindelse
cast-kind-request = Forespørgsel (ja, nej, delvist)

# Hvem
cast-ask-audience = Hvem skal have den?
cast-ask-audience-instead = Hvem skal have den i stedet?
cast-ask-audience-how = Skriv fx »Vestklyngen og Randersklyngen«, »styregruppen«, »klynger, der ikke har afleveret initiativ 8«, navne eller mailadresser.
cast-offer-clusters = alle klynger
cast-offer-missing = klynger, der ikke har afleveret
cast-offer-steering = styregruppen
cast-unknown = Jeg ved ikke, hvem det er, så de er ikke med: { $addresses }. Skriv hele navnet eller mailadressen; nye skal tilføjes som personer først.
cast-audience-unclear = Jeg kan ikke se, hvem der menes med »{ $words }«. Nævn klynger, kommuner, roller, navne eller mailadresser.
cast-to-everyone = alle, jeg kender
cast-to-channel = kanalen for { $name }
cast-to-unsubmitted = dem, der ikke har afleveret
cast-to-unsubmitted-on = dem, der ikke har afleveret initiativ { $number }
cast-to-silent = dem, der ikke har svaret på udsendelse { $number }
cast-to-coming = dem, der kommer
cast-to-invited = de inviterede
cast-to-initiative = klynger med initiativ { $number }
cast-to-community = læringsfællesskabet om initiativ { $number }
cast-to-without = undtagen { $names }
cast-to-gone = en person, der ikke er her mere
cast-role-member = klyngemedlemmer
cast-role-steering = styregruppen
cast-role-secretariat = sekretariatet
cast-role-observer = observatører

# Hvad
cast-ask-text = Hvad skal der stå?
cast-ask-text-how = Skriv teksten, eller vælg en at begynde med. Du ser den, før noget bliver sendt.
cast-remind-to = Husk at { $words }.
cast-remind-that = Husk, at { $words }.
cast-remind-of = Husk { $words }.
cast-please = Vi vil bede jer om at { $words }.
cast-whether = Vi vil gerne vide, om { $words }.
cast-nudge = Vi har ikke fået svar fra jer på »{ $title }« endnu. Tryk på et svar her; det tager et øjeblik.
cast-no-event = Den begivenhed findes ikke endnu. Opret den først, så kan du invitere.
cast-make-event = Opret begivenheden
cast-plan-event = opret begivenhed: { $words }
cast-no-draft = Udsendelse { $number } kan ikke ændres her; den er sendt eller lagt væk.
cast-none = Der er ingen udsendelser endnu.

# Sådan ser den ud
cast-count = { $count ->
    [0] Ingen får den
    [one] Én får den
   *[other] { $count } får den
}
cast-audience = Til: { $audience }
cast-group = { $name } ({ $count })
cast-no-cluster = Uden klynge
cast-nobody = Ingen at skrive til: { $part }. Der er ingen personer der, jeg kender.
cast-no-channel = { $name } har ingen kanal, jeg kan skrive i.
cast-looks-like = **Sådan ser den ud:**
cast-its-buttons = Knapper: { $buttons }
cast-file = Vedhæftet
cast-file-added = »{ $name }« følger med. Skriv »fjern filen«, hvis den ikke skal.
cast-file-replaced = »{ $name }« følger med i stedet for den fil, der var. Skriv »fjern filen«, hvis den ikke skal.
cast-file-here = Her er »{ $name }«.
cast-file-not-yours = Filen er kun for dem, den er sendt til.
cast-no-file = Der er ingen fil ved den besked. Gamle filer bliver slettet.
cast-from = Fra { $name }. Dit svar når frem til afsenderen.
cast-answer-how = Svar med en knap. Du kan ændre dit svar, til fristen er gået.
cast-deadline = Svar senest
cast-due = Frist
cast-quiet-night = Det er uden for almindelig arbejdstid. Skriv »planlæg: i morgen kl. 8«, hvis den skal vente.
cast-quiet-weekend = Det er weekend. Skriv »planlæg: mandag kl. 8«, hvis den skal vente.
cast-quiet-holiday = Det er en helligdag. Skriv »planlæg: …«, hvis den skal vente.
cast-deadline-passed = Fristen er gået, når den bliver sendt.
cast-same-day = { $count ->
    [one] Én af dem
   *[other] { $count } af dem
} fik også »{ $title }« den dag.
cast-needs-second = Den går til alle, jeg kender. Derfor skal en anden i sekretariatet også sige ja.
cast-send-ask = { $count ->
    [one] Skal jeg sende »{ $title }« til den ene?
   *[other] Skal jeg sende »{ $title }« til de { $count }?
}
cast-scheduled-ask = Den er planlagt til { $when } og går til { $count }. Skal den blive stående?
cast-everyone-ask = Skal jeg spørge en anden i sekretariatet, om den må gå til alle { $count }?
cast-send-button = { $count ->
    [one] Send til 1
   *[other] Send til { $count }
}
cast-second-button = Spørg en anden
cast-changed = Det er ikke længere det, du blev spurgt om. Se, hvad der gælder nu.
cast-came = Kommet til
cast-left = Faldet fra
cast-different = »{ $title }« er sendt. Modtagerne er ikke helt de samme, som da du planlagde den:
cast-without-role = »{ $title }« var planlagt af { $name }, som ikke er i sekretariatet mere. Den er ikke sendt.
cast-became-everyone = »{ $title }« var planlagt af { $name }. Den ville nu gå til alle, og det kræver to, der siger ja. Den er ikke sendt.
cast-sent = { $count ->
    [one] Sender »{ $title }« til én person (udsendelse { $number }).
   *[other] Sender »{ $title }« til { $count } (udsendelse { $number }).
} Du får et kort, der følger med.
cast-not-sent = Den er ikke sendt. Udsendelse { $number } ligger her som udkast.
cast-stays-scheduled = Den står, som den er planlagt.
cast-test = Prøve: kun du ser den her.
cast-changed-meanwhile = Udkastet er ændret imens. Åbn formularen igen.

# To sekretærer
cast-second-please = { $name } vil sende dette til alle { $count }, jeg kender. En anden i sekretariatet skal sige ja.
cast-second-asked = Jeg har spurgt { $names }. Den bliver sendt, når en af dem har sagt ja.
cast-no-second = Der er ingen anden i sekretariatet at spørge, så den kan ikke sendes til alle. Vælg modtagere.
cast-not-oneself = Det er din egen. En anden skal sige ja.
cast-already-settled = Den er allerede sendt eller lagt væk.
cast-approve-ask = { $name } vil sende dette til { $count }. Siger du ja?
cast-approved = { $name } har sagt ja: »{ $title }« bliver sendt.
cast-declined = { $name } har sagt nej: »{ $title }« er ikke sendt.
cast-not-approved = Den er ikke sendt. { $name } får det at vide.
cast-everyone-now = En besked til alle kan ikke planlægges; den kræver to, der siger ja, når den sendes.

# Hvornår
cast-at = { $day } kl. { $clock }
cast-ask-when = Hvornår skal den sendes?
cast-ask-when-how = Fx »fredag kl. 9«, »12. november kl. 8.15« eller »hver mandag kl. 8«. Det er dansk tid.
cast-when-unclear = Det tidspunkt forstår jeg ikke.
cast-when-passed = Det tidspunkt er gået.
cast-plan-ask = Skal den sendes { $when }? Lige nu er der { $count ->
    [one] 1 modtager
   *[other] { $count } modtagere
}.
cast-repeat-ask = Skal den sendes { $rule }, første gang { $when }? Lige nu er der { $count ->
    [one] 1 modtager
   *[other] { $count } modtagere
}.
cast-plan-note = Modtagerne bliver slået op igen, når den sendes, og du hører det, hvis nogen er kommet til eller faldet fra.
cast-planned = Planlagt: udsendelse { $number } sendes { $when }. Du kan ændre eller lægge den væk indtil da.
cast-repeats = Planlagt: udsendelse { $number } sendes { $rule }, næste gang { $when }. Den standser, når du lægger den væk.
cast-repeating = { $rule }, næste gang { $when }
cast-discard-ask = Skal »{ $title }« (udsendelse { $number }) lægges væk? Den bliver så ikke sendt.
cast-discarded = Den er lagt væk. Teksten kan genbruges.

# Følge med
cast-list = Udsendelser
cast-row = { $number }. { $title }
cast-state-draft = Udkast
cast-state-scheduled = Planlagt
cast-state-sending = Bliver sendt
cast-state-paused = På pause
cast-state-done = Sendt
cast-state-cancelled = Lagt væk eller standset
cast-state-withdrawn = Trukket tilbage
cast-follow-title = { $title } (udsendelse { $number })
cast-reached = { $reached } af { $total } leveret
cast-delivery-pending = Venter på at blive sendt
cast-delivery-sending = Bliver sendt nu
cast-delivery-delivered = Leveret
cast-delivery-posted_in_channel = Skrevet i klyngens kanal, fordi personen ikke kan nås
cast-delivery-not_installed = Har ikke Klyngebot i Teams
cast-delivery-blocked = Har blokeret Klyngebot
cast-delivery-left = Er ikke i organisationen mere
cast-delivery-failed = Mislykkedes efter flere forsøg
cast-delivery-unknown = Uvist, om den kom frem
cast-delivery-dropped = Ikke sendt, fordi udsendelsen blev standset
cast-delivery-withdrawn = Trukket tilbage
cast-read-at = { $state }, læst { $when }
cast-missing = Mangler at svare
cast-missing-names = Mangler at svare ({ $count })
cast-ledger-title = Modtagere: { $title }
cast-answers-title = Svar: { $title }
cast-all-answered = Ingen mangler at svare.
cast-no-answers = Der er ingen svar endnu.
cast-late = efter fristen
cast-export-name = Udsendelse { $number }
cast-export-here = Her er modtagere og svar for »{ $title }« som regneark.
cast-paused = Sat på pause. Der bliver ikke sendt flere, før du fortsætter.
cast-resumed = Fortsat.
cast-again-ask = { $unknown ->
    [0] Skal jeg prøve igen hos de { $count }?
   *[other] Skal jeg prøve igen hos de { $count }? For { $unknown } af dem er det uvist, om den kom frem; de kan få den to gange.
}
cast-again = Prøver igen hos { $count }.
cast-ask-correction = Hvad skal der stå i stedet i »{ $title }«?
cast-correct-ask = Skal teksten være: »{ $words }«? Så bliver den rettet hos alle { $count } (udsendelse { $number }). Sendte beskeder bliver ændret der, hvor de står.
cast-corrected = Rettet. Sendte beskeder bliver ændret nu.
cast-over = Udsendelse { $number } er trukket tilbage eller lagt væk.
cast-withdraw-ask = Skal »{ $title }« (udsendelse { $number }) trækkes tilbage? Den bliver slettet hos { $reached }, og resten får den ikke.
cast-withdrawn = Trukket tilbage. Sendte beskeder bliver slettet nu.
cast-unchanged = Intet er ændret.

# Svare
cast-answer-yes = Ja
cast-answer-no = Nej
cast-answer-partly = Delvist
cast-answer-maybe = Måske
cast-answer-deputy = Stedfortræder
cast-answer-read = Læst
cast-answer-says = svar { $answer } til { $number }
cast-open-link = Åbn link
cast-reply-button = Skriv til afsender
cast-reply-says = svar til afsender { $number }
cast-not-yours = Den besked er ikke sendt til dig, så du kan ikke svare på den.
cast-no-longer = Den gælder ikke længere.
cast-answered = Noteret: { $answer } til »{ $title }«.
cast-answer-changed = Ændret: dit svar til »{ $title }« er nu { $answer }.
cast-on-behalf = På vegne af { $organisation }.
cast-late-told = Fristen er gået, men afsenderen ser dit svar.
cast-may-change = Du kan altid ændre det.
cast-ask-conditions = Hvad kan I være med til, og på hvilke vilkår?
cast-go-private = Skriv »{ $words }« i din egen chat med mig, så tager jeg det der.
cast-ask-comment = Skriv din bemærkning.
cast-commented = Noteret:
cast-answer-first = Svar først ja, nej eller måske.
cast-ask-deputy = Hvem kommer i stedet for dig?
cast-marked-read = Tak, afsenderen kan se, at du har læst den.
cast-nothing-asked = Der er ikke noget, du er bedt om at svare på lige nu.
cast-ask-reply = Hvad vil du skrive til { $name }?
cast-reply-sent = Sendt til { $name }.
cast-reply-from = Svar fra { $name }
cast-reply-about = Til »{ $title }« (udsendelse { $number })
cast-reply-write-to = Skriv til { $upn } for at svare.
cast-author-gone = Afsenderen er her ikke mere. Skriv til sekretariatet.
cast-stray-ask = Er det til { $name }, som svar på »{ $title }«? Så sender jeg det videre:
cast-response-ask = Er det dit svar på »{ $title }« fra { $name }?
cast-response-remark = Teksten kommer med som bemærkning.
cast-response-left = Fint. Jeg har ikke svaret noget.
cast-stray-kept = Det er ikke sendt. Jeg har gemt teksten.

# Formular
cast-form-title = Udsendelse { $number }
cast-field-kind = Hvad er det
cast-field-audience = Modtagere
cast-field-title = Overskrift
cast-field-text = Tekst
cast-field-link = Link
cast-field-deadline = Svarfrist
cast-field-receipt = Bed om kvittering for, at den er læst
cast-help-kind = { "" }
cast-help-audience = Klynger, kommuner, roller, navne eller mailadresser
cast-help-title = { "" }
cast-help-text = Fed, kursiv, lister og links som i Teams
cast-help-link = https://…
cast-help-deadline = Fx 12. november kl. 12

button-cast_new = Ny besked
says-cast_new = ny besked
button-cast_remind = Ny påmindelse
says-cast_remind = ny påmindelse
button-cast_ask = Ny forespørgsel
says-cast_ask = ny forespørgsel
button-cast_invite = Inviter
says-cast_invite = inviter til begivenhed { $number }
button-cast_news = Giv de inviterede besked
says-cast_news = giv besked om begivenhed { $number }
button-cast_nudge = { $count ->
    [0] Ryk
   *[other] Ryk de { $count }
}
says-cast_nudge = ryk for svar på udsendelse { $number }
button-cast_copy = Genbrug
says-cast_copy = genbrug udsendelse { $number }
button-cast_template = { $title }
says-cast_template = brug teksten { $key }
button-cast_open = Svar: { $title }
says-cast_open = åbn besked { $number }
button-cast_export = Regneark
says-cast_export = eksporter udsendelse { $number }
button-cast_file = Hent filen
says-cast_file = hent filen til { $number }
button-cast_look = Se udkastet
says-cast_look = vis udsendelse { $number }
button-cast_test = Prøv på mig selv
says-cast_test = prøv udsendelse { $number }
button-cast_plan = Planlæg
says-cast_plan = planlæg udsendelse { $number }
button-cast_discard = Læg væk
says-cast_discard = læg udsendelse { $number } væk
button-cast_names = Alle navne
says-cast_names = vis modtagere af udsendelse { $number }
button-cast_second_look = Se og svar
says-cast_second_look = godkend udsendelse { $number }
button-cast_list = Udsendelser
says-cast_list = udsendelser
button-cast_follow = Følg den
says-cast_follow = følg udsendelse { $number }
button-cast_ledger = Se hver modtager
says-cast_ledger = modtagere af udsendelse { $number }
button-cast_answers = Se svar
says-cast_answers = svar på udsendelse { $number }
button-cast_pause = Pause
says-cast_pause = sæt udsendelse { $number } på pause
button-cast_resume = Fortsæt
says-cast_resume = fortsæt udsendelse { $number }
button-cast_again = Prøv igen
says-cast_again = send udsendelse { $number } igen
button-cast_correct = Ret
says-cast_correct = ret udsendelse { $number }
button-cast_withdraw = Træk tilbage
says-cast_withdraw = træk udsendelse { $number } tilbage
button-cast_comment = Tilføj bemærkning
says-cast_comment = bemærkning til { $number }
button-cast_reply = Skriv til afsender
says-cast_reply = svar til afsender { $number }
button-more = Flere
button-as-form = Formular
says-form-broadcast = formular for udsendelse { $number }
says-form-event = formular for begivenhed { $number }
choice-partly = Delvist
choice-says-partly = delvist
choice-maybe = Måske
choice-says-maybe = måske
choice-deputy = Stedfortræder
choice-says-deputy = stedfortræder
choice-message = Send som besked
choice-says-message = send som besked
choice-leave = Ikke et svar
choice-says-leave = ikke et svar
