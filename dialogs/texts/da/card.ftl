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
card-fill-in = Udfyld »{ $label }«.
card-fill-in-at-most = Udfyld »{ $label }« med højst { $count } tegn.
card-required = skal udfyldes
card-more = Du kan også skrive: { $ways }.
card-way = »{ $says }«
card-shortened = … (forkortet; hele teksten: skriv »vis« og afsnittets navn)
card-shortened-section = … (forkortet; hele teksten: skriv »vis { $section }«)
card-cut = … Der er mere, end der er plads til her. Skriv »vis« og afsnittets navn for at se resten.
card-cut-inline = … (forkortet) …
card-field-too-long = »{ $label }« er for lang til at stå i et felt her og er ikke ændret. Skriv »vis« eller »ret« og afsnittets navn i chatten.
card-says = Skriv »{ $says }«
card-file = Fil: { $name }
card-empty = Svar fra Klyngebot

## Why a file is not taken. Each gets the file's name as $name.

card-upload-empty = »{ $name }« er tom.
card-upload-too-big = »{ $name }« er for stor. Jeg tager højst { $megabytes } MB.
card-upload-too-many-pixels = »{ $name }« har for mange billedpunkter. Gør billedet mindre, og send det igen.
card-upload-too-long = »{ $name }« er for lang til, at jeg kan læse den igennem. Send kun de sider, der hører til.
card-upload-too-heavy = »{ $name }« kan jeg ikke læse igennem. Gem den på ny, gerne som PDF, og send den igen.
card-upload-broken = »{ $name }« er beskadiget. Åbn den hos dig selv, gem den på ny, og send den igen.
card-upload-locked = »{ $name }« er låst med adgangskode. Send den uden, så jeg kan se, om der står personoplysninger i den.
card-upload-active = »{ $name }« indeholder makroer eller andet, der kører, når filen åbnes. Gem den uden, fx som PDF, og send den igen.
card-upload-embedded = »{ $name }« har en anden fil lagt ind, som jeg ikke kan læse. Fjern den, eller gem som PDF.
card-upload-other-kind = »{ $name }« er i virkeligheden en { $form }-fil. Ret navnet, og send den igen.
card-upload-kind = »{ $name }« er ikke en slags fil, jeg tager. Send PNG, JPEG, PDF, Word, PowerPoint, Excel eller ren tekst.
