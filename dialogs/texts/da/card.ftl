### Small words that the drawing of a reply adds itself.

card-warning = OBS
card-source = Kilde: { $document }, { $heading } ({ $date })
card-source-document = Kilde: { $document } ({ $date })
card-undated = udateret
card-day = { $day }. { $month } { $year }
card-month = { $month } { $year }
card-month-name = { $month ->
    [1] januar
    [2] februar
    [3] marts
    [4] april
    [5] maj
    [6] juni
    [7] juli
    [8] august
    [9] september
    [10] oktober
    [11] november
   *[12] december
 }
card-yes = Ja
card-no = Nej
card-mistake = Ret: { $error }
card-fill-in = Udfyld “{ $label }”.
card-fill-in-at-most = Udfyld “{ $label }” med højst { $count } tegn.
card-required = skal udfyldes
card-more = Du kan også skrive: { $ways }.
card-way = “{ $says }”
card-shortened = … (forkortet; hele teksten: skriv “vis” og afsnittets navn)
card-shortened-section = … (forkortet; hele teksten: skriv “vis { $section }”)
card-cut = … Der er mere, end der er plads til her. Skriv “vis” og afsnittets navn for at se resten.
card-cut-inline = … (forkortet) …
card-field-too-long = “{ $label }” er for lang til at stå i et felt her og er ikke ændret. Skriv “vis” eller “ret” og afsnittets navn i chatten.
card-says = Skriv “{ $says }”
card-empty = Svar fra Klyngebot
