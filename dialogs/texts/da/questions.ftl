# Spørgsmål til sekretariatet, dets svar, de varige svar, og hvilken klynge en kommune hører til.

questions-offer = Skal jeg sende dit spørgsmål til sekretariatet? Så får du svaret her.
questions-offer-beside = Tryk på »Send til sekretariatet«, hvis de skal svare på det. Et ja gælder det, jeg spurgte om før.
questions-send = Send til sekretariatet
questions-ask = Spørg sekretariatet
questions-says-send = send til sekretariatet
questions-says-ask = spørg sekretariatet: { $question }
questions-is-answer = Det er svaret på nr. { $number }
questions-says-answer-text = svar på { $number }: { $text }
questions-what = Hvad vil du spørge sekretariatet om? Skriv det i én besked.
questions-preview = Skal jeg sende det her { $to }?
questions-to-channel = i sekretariatets kanal { $name }
questions-to-people = til sekretariatet ({ $names })
questions-to-list = til sekretariatet
questions-sent = Sendt til sekretariatet som spørgsmål nr. { $number }. Du får svaret her i chatten.
questions-listed = Dit spørgsmål er nr. { $number } på sekretariatets liste. Du får svaret her i chatten.
questions-sent-before = Det har du allerede spurgt om. Det er spørgsmål nr. { $number }, og det venter på svar.
questions-too-many = Du har { $count } spørgsmål, der venter på svar. Sekretariatet skal nå dem først.
questions-not-sent = Der er ikke sendt noget.
questions-length = Skriv mindst ét ord og højst { $limit } tegn.
questions-no-person = Jeg kan ikke sende spørgsmål for dig, for jeg ved ikke sikkert, hvem du er. Du kan skrive direkte til:
questions-mine = Det har du spurgt sekretariatet om:
questions-none-of-mine = Du har ikke sendt spørgsmål til sekretariatet gennem mig.
questions-waits = Nr. { $number } venter på svar.
questions-edited = Du har rettet din besked. Skal sekretariatet have spørgsmål nr. { $number } sådan i stedet?
questions-edited-late = Sekretariatet har allerede svaret på spørgsmålet, som det stod. Skriv det nye som et spørgsmål for sig.
questions-unchanged = Sekretariatet har spørgsmålet, som det stod før.
questions-changed = Rettet. Sekretariatet ser nu spørgsmål nr. { $number } med de nye ord.

questions-card-title = Spørgsmål nr. { $number }
questions-card-summary = { $name } har et spørgsmål til sekretariatet
questions-asked-by = Fra { $who }, { $when }
questions-answered-by = { $name } fra sekretariatet svarede { $when }:
questions-field = Dit svar
questions-field-empty = Skriv noget her.
questions-or-type = Du kan også skrive i chatten: svar på { $number }: og så svaret.
questions-send-answer = Send svaret til { $name }
questions-says-answer = svar på { $number }: …
questions-answer = Svar på nr. { $number }
questions-show = Vis nr. { $number }
questions-says-show = vis spørgsmål { $number }
questions-number = Nr. { $number }
questions-row = { $who }, { $when }: { $question }
questions-waiting = { $count ->
    [one] Ét spørgsmål venter på svar
   *[other] { $count } spørgsmål venter på svar
}
questions-oldest = Her er de { $count } ældste.
questions-none-waiting = Ingen spørgsmål venter på svar.
questions-no-such = Det spørgsmål findes ikke. Skriv »ubesvarede spørgsmål« for at se dem, der venter.
questions-answered-already = { $name } har svaret: { $answer } – Skriver du her, bliver det en rettelse.
questions-answer-so = Skal jeg sende dette svar til { $name }?
questions-correct = Der er altså svaret. Skal dit svar sendes til { $name } som en rettelse?
questions-answer-sent = Svaret er på vej til { $name }.
questions-asker-away = Svaret er gemt, men jeg kan ikke skrive til { $name } i Teams lige nu: botten er fjernet dér. Skriv selv til { $upn }.
questions-asker-gone = Svaret er gemt, men { $name } er her ikke længere.
questions-answered-title = Sekretariatet har svaret på dit spørgsmål
questions-corrected-title = Sekretariatet har rettet sit svar på dit spørgsmål
questions-keep = Gør det til et varigt svar
questions-says-keep = varigt svar { $number }

lasting-none = Der er ingen varige svar endnu. Når du har svaret på et spørgsmål, kan du gøre svaret varigt.
lasting-title = { $count ->
    [one] Ét varigt svar
   *[other] { $count } varige svar
}
lasting-how = Vis ét med »vis varigt svar« og nummeret.
lasting-form = Sådan svarer jeg alle, der spørger om det, også med andre ord. Skriv spørgsmålet, så det kan stå alene, og uden navne på borgere.
lasting-form-title = Varigt svar nr. { $number }
lasting-field-spoergsmaal = Spørgsmålet
lasting-field-svar = Svaret
lasting-field-andre = Andre måder at spørge på
lasting-help-andre = Én på hver linje. De gør det lettere at finde svaret.
lasting-save = Gem som varigt svar
lasting-says-save = ret varigt svar { $number }: …
lasting-kept = Gemt. Sådan svarer jeg fra nu af, med dit navn og datoen:
lasting-wordings = Findes også ved: { $wordings }
lasting-is-retired = Det er trukket tilbage og gives ikke mere.
lasting-edit = Ret
lasting-button-show = Vis nr. { $number }
lasting-button-retire = Træk tilbage
lasting-button-history = Historik
lasting-says-show = vis varigt svar { $number }
lasting-says-retire = træk varigt svar { $number } tilbage
lasting-says-history = historik for varigt svar { $number }
lasting-history = Varigt svar nr. { $number }, nyeste først
lasting-written-by = { $name }, { $when }:
lasting-retired-by = { $name } trak det tilbage { $when }.
lasting-reword = Skal jeg svare sådan fra nu af?
lasting-before = Før:
lasting-after = Nu:
lasting-retire = Skal jeg holde op med at svare dette?
lasting-retired = Trukket tilbage. Det står i historikken og kan tages i brug igen med »Ret«.
lasting-unchanged = Intet er ændret.
lasting-changed-meanwhile = { $name } har ændret det imens til: { $text } – Send ind igen, hvis dit skal stå i stedet.
lasting-changed-by = { $name } har ændret det imens, så der er ikke rørt ved noget.
lasting-no-such = Det varige svar findes ikke. Skriv »varige svar« for at se dem, der er.
lasting-answer-first = Svar på spørgsmålet først. Så kan svaret gøres varigt.
lasting-told = Det har sekretariatet svaret på:
lasting-did-you-mean = Er det dette, du spørger om?

placing-ask = Skal jeg svare, at { $place } hører til { $cluster }? Det får alle at vide fra nu af, med dit navn og datoen.
placing-ask-none = Skal jeg svare, at det ikke fremgår, hvilken klynge { $place } hører til?
placing-now = Nu svarer jeg, at { $place } er i { $cluster }.
placing-which = Hvilken klynge mener du?
placing-says = { $place } hører til { $cluster }
placing-done = Gemt. Det gælder { $place } fra nu af.
placing-see = Se svaret
placing-says-see = hvilken klynge er { $place } i
placing-by = Det har sekretariatet skrevet.

button-my_inquiries = Mine spørgsmål
says-my_inquiries = mine spørgsmål
button-inquiries = Ubesvarede spørgsmål
says-inquiries = ubesvarede spørgsmål
button-lasting_list = Varige svar
says-lasting_list = varige svar
questions-close = Luk uden svar
questions-says-close = luk spørgsmål { $number }
questions-closing = Sekretariatet har lukket dit spørgsmål uden at svare på det. Skriv »spørg sekretariatet«, hvis du stadig har brug for et svar.
questions-undelivered = Dit svar på spørgsmål nr. { $number } kunne ikke leveres til { $name } i Teams. Det er gemt. Skriv selv til { $upn }.
