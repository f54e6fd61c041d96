### Sammendrag til kanaler og personer.

digest-title = Sammendrag for { $whom }, { $day }
digest-alliance = alliancen
digest-first = Første sammendrag: ændringer fra de seneste 30 dage.
digest-since = Siden sammendraget { $day }.
digest-nothing-changed = Ingen nye statusmeldinger siden sidst.
digest-changed = Nyt
digest-standing = Status
digest-state = { $state } ({ $as_of })
digest-no-status = Ingen har meldt status endnu.
digest-silent = Endnu ingen status meldt her fra: { $clusters }
digest-missing = Mangler i afrapporteringerne
digest-nothing-missing = Ingen afsnit mangler i afrapporteringerne.
digest-reports = Afrapporteringer
digest-sections = { $count ->
    [one] 1 afsnit: { $sections }
   *[other] { $count } afsnit, blandt andet: { $sections }
}
digest-events = Kommende møder og frister
digest-shared = Delt i læringsfællesskabet
digest-questions = Åbne spørgsmål
digest-decided = Besluttet
digest-decided-in = { $meeting } ({ $cluster })
digest-by = { $which } – { $author }
digest-more = { $count ->
    [one] og 1 mere
   *[other] og { $count } mere
}
digest-initiative = Initiativ { $numbers }
digest-initiative-in = { $initiative }, { $cluster }
digest-blocker = Det står i vejen: { $blocker }
digest-needs-help = Har brug for hjælp
digest-corrected = rettet
digest-quiet = Intet nyt for { $whom } siden { $since }. Jeg skriver igen, når der er noget at fortælle.
digest-button-status = Opdater status
digest-says-status = meld status
digest-button-report = Se rapporterne
digest-says-report = vis indsendte afrapporteringer
digest-button-reports = Indsendte rapporter
digest-says-reports = vis indsendte afrapporteringer
button-digest_refresh = Opdater kortet
