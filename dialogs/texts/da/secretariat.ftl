# Det, sekretariatet passer i chatten: personer og roller, kontakter, begreber, skabeloner og loggen.

secretariat-people-title = Personer og roller, side { $page } af { $pages }
secretariat-people-none = Det er der ingen, der passer på.
secretariat-people-narrowed = { $count ->
    [one] Én person
   *[other] { $count } personer
}: { $what }.
secretariat-people-narrower = Der er flere. Skriv mere af navnet.
secretariat-people-how = Skriv fx »gør karen@kommune.dk til klyngemedlem i Vest«, »fjern karen@kommune.dk som klyngemedlem i Vest« eller »vis data om karen@kommune.dk«.
secretariat-role-which = Hvilken rolle? Sekretariat, styregruppe, observatør, eller klyngemedlem i en klynge: { $clusters }.
secretariat-cluster-which = Hvilken klynge? Skriv den med, fx »klyngemedlem i Vest«. Klyngerne er { $clusters }.
secretariat-role-held = { $name } er allerede { $role }.
secretariat-role-not-held = Den rolle har { $name } ikke. Rollerne er:
secretariat-give-title = Giv denne rolle?
secretariat-give-secretariat = Sekretariatet kan se og ændre alt, også roller.
secretariat-give-steering = Styregruppen kan se status og indsendte afrapporteringer, men ikke kladder.
secretariat-give-member = Et klyngemedlem kan læse og skrive klyngens kladder og indsende dem.
secretariat-give-observer = En observatør kan læse indsendte afrapporteringer.
secretariat-take-title = Fjern denne rolle?
secretariat-take-secretariat = Personen kan derefter ikke længere se eller ændre det, sekretariatet kan.
secretariat-take-steering = Personen kan derefter ikke længere se status og afrapporteringer.
secretariat-take-member = Personen kan derefter ikke længere læse eller skrive klyngens kladder. Det skrevne bliver stående.
secretariat-take-observer = Personen kan derefter ikke længere læse afrapporteringer.
secretariat-role-given = { $name } er nu { $role }. Det gælder fra næste besked.
secretariat-role-taken = Rollen er fjernet. Det har { $name } nu:
secretariat-role-of-settings = Den rolle kommer fra bottens opsætning (KLYNGEBOT_SECRETARIAT). Den fjerner jeres IT.
secretariat-unchanged = Intet er ændret.
secretariat-changed-meanwhile = Nogen har ændret det imens, så jeg har ikke gjort noget. Se listen, og prøv igen.

secretariat-log-title = Hvem gjorde hvad
secretariat-log-note = Loggen viser ikke, hvad der blev skrevet.
secretariat-log-empty = Der står ikke mere i loggen.
audit-owed_added = ventede en afrapportering
audit-owed_removed = ventede ikke længere en afrapportering
audit-report_submitted = indsendte
audit-report_reopened = genåbnede
audit-report_deleted = slettede
audit-report_restored = hentede tilbage
audit-role_given = gav en rolle
audit-role_taken = fjernede en rolle
audit-catalogue_changed = rettede i opslagsværket
audit-catalogue_retired = fjernede fra opslagsværket
audit-template_published = udgav en skabelon
audit-person_erased = slettede en persons data
audit-person_data_shown = så en persons data
audit-file_taken = hentede en fil
audit-agenda_decide = skrev en beslutning
audit-agenda_make = lavede et dagsordenspunkt
audit-broadcast_corrected = rettede en udsendelse
audit-broadcast_discarded = lagde et udkast væk
audit-broadcast_drafted = skrev et udkast
audit-broadcast_exported = hentede svar og modtagere
audit-broadcast_file_added = lagde en fil ved
audit-broadcast_paused = satte en udsendelse på pause
audit-broadcast_refused = måtte ikke sende
audit-broadcast_reply = skrev til afsenderen
audit-broadcast_resumed = fortsatte en udsendelse
audit-broadcast_scheduled = planlagde en udsendelse
audit-broadcast_second_asked = bad en anden om at godkende
audit-broadcast_sent = sendte
audit-broadcast_sent_again = sendte igen
audit-broadcast_tested = prøvede på sig selv
audit-broadcast_withdrawn = trak en udsendelse tilbage
audit-channel_happened = der skete noget med en kanal
audit-channel_pause = satte en kanal på pause
audit-channel_resume = genoptog en kanal
audit-channel_tie = tilknyttede en kanal
audit-channel_untie = frakoblede en kanal
audit-comment_closed = lukkede en tråd
audit-commented = spurgte eller svarede
audit-community_change = ændrede et læringsfællesskab
audit-confirm_refused = trykkede på et kort, der ikke gjaldt
audit-digest_stop = stoppede et sammendrag
audit-digest_subscribe = bestilte et sammendrag
audit-event_cancelled = aflyste en begivenhed
audit-event_changed = ændrede en begivenhed
audit-event_made = oprettede en begivenhed
audit-event_not_in_catalogue = begivenheden kunne ikke lægges i opslagsværket
audit-event_refused = måtte ikke ændre en begivenhed
audit-event_reminders_on = slog påmindelser til
audit-event_reminders_off = slog påmindelser fra
audit-experience_share = delte en erfaring
audit-file_read_in = læste en fil ind
audit-identity_impostor = kom med et navn, der hører til en anden
audit-inquiry_ask = stillede et spørgsmål
audit-inquiry_answer = svarede på et spørgsmål
audit-inquiry_close = lukkede et spørgsmål
audit-inquiry_correct = rettede et svar
audit-inquiry_change = ændrede et spørgsmål
audit-invitation_answered = svarede på en invitation
audit-lasting_change = ændrede et varigt svar
audit-lasting_keep = gjorde et svar varigt
audit-lasting_retire = trak et varigt svar tilbage
audit-municipality_place = ændrede en kommunes klynge
audit-reminders_sent = automatiske påmindelser blev sendt
audit-report_presented = markerede som præsenteret
audit-report_unlocked = låste op
audit-response_commented = skrev en bemærkning
audit-response_given = svarede på en forespørgsel
audit-response_refused = prøvede at svare for andre
audit-status_reported = meldte status
audited-broadcast = udsendelse { $number }
audited-event = begivenhed { $number }
audited-comment = spørgsmål { $number }
audited-inquiry = spørgsmål nr. { $number }
audited-status = status { $number }
audited-contact = kontakt { $number }
audited-term = begreb { $number }

secretariat-contact-how = Skriv det, der skal stå, fx »ret kontakt Karen Holm: projektleder, karen@kommune.dk, 12 34 56 78«. Det, du ikke nævner, bliver stående. »ny kontakt« eller »ret kontakt Karen Holm« giver en formular.
secretariat-new-contact = Ny kontakt: { $name }?
secretariat-change-contact = Ret kontakten { $name }?
secretariat-new-term = Nyt begreb: { $name }?
secretariat-change-term = Ret begrebet { $name }?
secretariat-retire-contact = Skal kontakten { $name } ud af opslagsværket? Historikken bliver.
secretariat-retire-term = Skal begrebet { $name } ud af opslagsværket? Historikken bliver.
secretariat-no-contact = Jeg har ingen kontakt, der hedder »{ $name }«.
secretariat-no-term = Jeg har intet begreb, der hedder »{ $name }«.
secretariat-amend-note = Alle får det at se fra næste spørgsmål, med dit navn og datoen som kilde. Det, der stod før, bliver i historikken.
secretariat-field-email = E-mail
secretariat-field-phone = Telefon
secretariat-field-meaning = Betydning
secretariat-field-title = Titel
secretariat-field-name = Navn
secretariat-field-term = Begreb
secretariat-form-new-contact = Ny kontakt
secretariat-form-change-contact = Ret kontakten
secretariat-form-new-term = Nyt begreb
secretariat-form-change-term = Ret begrebet
secretariat-says-new-contact = ny kontakt
secretariat-says-change-contact = ret kontakt { $name }
secretariat-says-new-term = nyt begreb
secretariat-says-change-term = ret begrebet { $name }
secretariat-save = Gem
secretariat-bad-email = Det ligner ikke en e-mailadresse. Skriv den som navn@sted.dk.
secretariat-bad-phone = Det ligner ikke et telefonnummer. Skriv det med 8 cifre, eller med + og landekode.
secretariat-faster = { $name } har ændret det imens, så jeg har ikke gemt din rettelse. Nu står der:
secretariat-refused = Det kan ikke gemmes: { $why }
secretariat-amended = Gemt: { $name }.
secretariat-history = Historik for { $name }
secretariat-no-history = Ingen har rettet »{ $name }« her; det står, som dokumenterne siger.
secretariat-retired = fjernet

secretariat-templates-title = Skabeloner
secretariat-template-questions = { $count ->
    [one] ét spørgsmål
   *[other] { $count } spørgsmål
 }
says-fill-in = udfyld { $template }
secretariat-template-row = { $key }, version { $version }, { $questions ->
    [one] 1 spørgsmål
   *[other] { $questions } spørgsmål
 }
secretariat-template-how = En ny version: send den som .yaml-fil her i chatten, med et højere versionsnummer. Jeg ser den efter, viser den og spørger, før den gælder.
secretariat-template-older = Version { $version } findes allerede, og en udgivet skabelon bliver aldrig ændret. Skriv »version: { $next }« i filen, og send den igen.
secretariat-template-faults = { $count ->
    [one] »{ $name }« kan ikke bruges endnu. Ret dette, og send den igen:
   *[other] »{ $name }« kan ikke bruges endnu. Ret disse { $count } ting, og send den igen:
 }
secretariat-publish-title = { $title }, version { $version }
secretariat-publish-ask = Skal jeg udgive den?
secretariat-publish-note = Nye afrapporteringer bruger den. Udkast, der er begyndt, bliver ved den version, de har.
secretariat-template-added = Nye spørgsmål
secretariat-template-gone = Udgår
secretariat-template-worded = Ny ordlyd
secretariat-published = Udgivet: { $title }, version { $version }.

button-audit = Hvem gjorde hvad
button-templates = Skabeloner
says-audit = vis loggen
says-templates = skabeloner
secretariat-amend-how = Skriv det, der skal stå, fx »ret kontakt Karen Holm: projektleder, karen@kommune.dk, 12 34 56 78«, »ret begrebet recovery: …« eller »Skive hører til Midtklyngen«.
