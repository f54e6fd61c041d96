### Dagsordenspunkter om status.

agenda-says-decided = hvad blev besluttet sidst i { $cluster }
agenda-says-make = lav dagsordenspunkt om status i { $cluster }
agenda-meeting-today = Status { $day }
agenda-made = Her er et udkast til dagsordenspunktet, sat sammen af statusmeldinger, afrapporteringer og tidligere beslutninger.
agenda-there = Dagsordenspunktet er der allerede. Her er det, som det står.
agenda-how = Ret det med dine egne ord, fx »ret indstilling: …« eller »tilføj til sagsfremstilling: …«. Efter mødet: »beslutning: …«.
agenda-heading = Status på alliancens initiativer i { $cluster }
agenda-note-status = klyngestyregruppen tager status til efterretning
agenda-discuss = klyngestyregruppen drøfter initiativ { $number }: { $about }
agenda-help = klyngen har brug for hjælp
agenda-intro = Status for { $cluster } pr. { $day }:
agenda-status = Initiativ { $number }, { $title }: { $state } ({ $as_of }, meldt af { $name }). { $text }
agenda-milestone = Næste milepæl: { $milestone }.
agenda-blocker = Det står i vejen: { $blocker }.
agenda-from-document = Initiativ { $numbers } ({ $as_of }): { $text } (Kilde: { $document })
agenda-report = initiativ { $number } { $state }
agenda-reports = Afrapporteringer: { $states }.
agenda-decided = Seneste beslutning ({ $meeting }): { $text }
agenda-annex = { $report }, indsendt { $when }
agenda-none = Jeg finder ikke noget dagsordenspunkt i din klynge. Skriv »lav dagsordenspunkt om status«.
agenda-who-makes = Dagsordenspunkter laver klyngens medlemmer og sekretariatet, og de skriver beslutningen på bagefter. Bed sekretariatet om punktet:
agenda-locked = Det dagsordenspunkt er låst og kan ikke ændres.
agenda-not-saved = Beslutningen kunne ikke gemmes på dagsordenspunktet.
agenda-decided-saved = Beslutningen er skrevet på »{ $meeting }«.
agenda-shown-next = Den vises sammen med næste status og i næste dagsordenspunkt.
