# Kommentarer: styregruppen spørger og kommenterer, klyngen svarer.

comment-who-asks = Det er styregruppen og sekretariatet, der spørger klyngerne og kommenterer. Har du noget på hjerte, så skriv til sekretariatet:
comment-not-yours = Den tråd er for klyngens egne medlemmer, styregruppen og sekretariatet:
comment-which-cluster = Hvilken klynge? Skriv fx »spørg Vest om initiativ 8: hvordan går det med almen praksis?«
comment-ask-words = Skriv dit spørgsmål eller din kommentar om { $subject }. Du ser det, før det sendes.
comment-ask-section = Gælder det et afsnit, så begynd med dets navn, fx »Økonomi: …«.
comment-ask-answer = Skriv dit svar om { $subject }. Du ser det, før det sendes.
comment-of-section = »{ $section }« i { $report }
comment-check = Om { $subject }
comment-to = Sendes til: { $names }.
comment-to-channel = Og i kanalen: { $channels }.
comment-post-how = Klyngens medlemmer har spørgsmålet i deres egen chat med mig og svarer dér.
comment-to-nobody = Ingen har en rolle hos mig, så jeg kan ikke sende det til nogen; det gemmes, og de ser det, når de kommer.
comment-ask-yes = Skal jeg sende det?
comment-not-sent = Ikke sendt. Her er din tekst:
comment-sent = Sendt til { $cluster }. Du hører fra mig, når de svarer.
comment-kept = Gemt til { $cluster }. Ingen dér har en rolle hos mig endnu; de ser spørgsmålet, når de kommer.
comment-answered = Svaret er sendt til dem, der spurgte.
comment-too-long = Det er for langt. Hold det under { $limit } tegn.
comment-adjusted = { $report } er justeret efter jeres kommentarer og indsendt igen.
comment-notice = { $name } spørger om { $subject }:
comment-notice-answer = { $name } svarer om { $subject }:
comment-asked-by = { $name } spurgte { $when }
comment-answered-by = { $name } svarede { $when }
comment-closed-by = { $name } lukkede tråden { $when }
comment-closed = Tråden er lukket. Den bliver liggende og kan åbnes igen ved at skrive i den.
comment-thread-title = Om { $subject }
comment-about = **{ $subject }**
comment-none = Der er ingen kommentarer.
comment-none-waiting = Ingen spørgsmål venter på svar.
comment-waiting-title = { $count ->
    [one] { $count } spørgsmål venter på svar
   *[other] { $count } spørgsmål venter på svar
}
comment-more = Og { $count } til.
comment-answer-number = Svar på nr. { $number }
comment-thread-number = Tråd { $number }
comment-on-report = { $count ->
    [one] { $count } kommentar.
   *[other] { $count } kommentarer.
}
present-ask = Er { $report } præsenteret? Så låses den: klyngen kan ikke åbne den igen, og de tidligere versioner bliver gemt.
present-done = { $report } er markeret som præsenteret og låst.
present-not = Ikke markeret.
present-reopened = { $report } er åbnet igen og skal indsendes, før den kan markeres som præsenteret.
present-how-unlock = Var det en fejl, så skriv fx »lås initiativ 8 i Vest op«.
present-is-not = { $report } er ikke låst.
present-unlock-ask = { $report } er markeret som præsenteret. Skal den låses op, så klyngen kan åbne og rette den igen?
present-stays = Intet er låst op.
present-unlocked = { $report } er låst op. Klyngen har fået besked.
present-unlock-notice = { $report } er låst op igen af sekretariatet. Skal den rettes, så genåbn den.
present-notice = { $report } er præsenteret og låst. De tidligere versioner er gemt.

button-comment = Spørg klyngen
button-comments = Spørgsmål
button-comment_answer = Svar
button-comment_thread = Vis tråden
button-comment_close = Tak, luk tråden
button-comment_report = Kommentér
button-comments_of = Kommentarer
says-comment-pair = spørg { $cluster } om initiativ { $number }
says-comments = vis kommentarer
says-comment_answer = svar på kommentar { $number }
says-comment_thread = vis tråd { $number }
says-comment_close = luk tråd { $number }
says-comment_report = kommentér afrapportering { $number }
says-comments_of = kommentarer til afrapportering { $number }
