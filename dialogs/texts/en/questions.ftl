# Questions to the secretariat, its answers, the lasting answers, and which cluster a municipality is in.

questions-offer = Shall I send your question to the secretariat? You will get the answer here.
questions-offer-beside = Press “Send to the secretariat” if they are to answer it. A yes is to what I asked before.
questions-send = Send to the secretariat
questions-ask = Ask the secretariat
questions-says-send = send it to the secretariat
questions-says-ask = ask the secretariat: { $question }
questions-is-answer = It is the answer to no. { $number }
questions-says-answer-text = answer { $number }: { $text }
questions-what = What would you like to ask the secretariat? Write it in one message.
questions-preview = Shall I send this { $to }?
questions-to-channel = to the secretariat's channel { $name }
questions-to-people = to the secretariat ({ $names })
questions-to-list = to the secretariat
questions-sent = Sent to the secretariat as question no. { $number }. You will get the answer here in the chat.
questions-listed = Your question is no. { $number } on the secretariat's list. You will get the answer here in the chat.
questions-sent-before = You have asked that already. It is question no. { $number }, and it waits for an answer.
questions-too-many = You have { $count } questions waiting for an answer. The secretariat has to get to them first.
questions-not-sent = Nothing was sent.
questions-length = Write at least one word and at most { $limit } characters.
questions-no-person = I cannot send questions for you, since I am not sure who you are. You can write directly to:
questions-mine = This is what you have asked the secretariat:
questions-none-of-mine = You have not sent the secretariat any questions through me.
questions-waits = No. { $number } waits for an answer.
questions-edited = You have edited your message. Shall the secretariat have question no. { $number } like this instead?
questions-edited-late = The secretariat has already answered the question as it stood. Write the new one as a question of its own.
questions-unchanged = The secretariat has the question as it stood before.
questions-changed = Changed. The secretariat now sees question no. { $number } in the new words.

questions-card-title = Question no. { $number }
questions-card-summary = { $name } has a question for the secretariat
questions-asked-by = From { $who }, { $when }
questions-answered-by = { $name } from the secretariat answered { $when }:
questions-field = Your answer
questions-field-empty = Write something here.
questions-or-type = You can also write in the chat: answer { $number }: and then the answer.
questions-send-answer = Send the answer to { $name }
questions-says-answer = answer { $number }: …
questions-answer = Answer no. { $number }
questions-show = Show no. { $number }
questions-says-show = show question { $number }
questions-number = No. { $number }
questions-row = { $who }, { $when }: { $question }
questions-waiting = { $count ->
    [one] One question waits for an answer
   *[other] { $count } questions wait for an answer
}
questions-oldest = These are the { $count } oldest.
questions-none-waiting = No questions wait for an answer.
questions-no-such = There is no such question. Write "unanswered questions" to see those that wait.
questions-answered-already = { $name } has answered: { $answer } – What you write here becomes a correction.
questions-answer-so = Shall I send this answer to { $name }?
questions-correct = So it is answered. Shall your answer be sent to { $name } as a correction?
questions-answer-sent = The answer is on its way to { $name }.
questions-asker-away = The answer is kept, but I cannot write to { $name } in Teams right now: the bot was removed there. Please write to { $upn } yourself.
questions-asker-gone = The answer is kept, but { $name } is no longer here.
questions-answered-title = The secretariat has answered your question
questions-corrected-title = The secretariat has corrected its answer to your question
questions-keep = Make it a lasting answer
questions-says-keep = lasting answer { $number }

lasting-none = There are no lasting answers yet. When you have answered a question, you can make the answer last.
lasting-title = { $count ->
    [one] One lasting answer
   *[other] { $count } lasting answers
}
lasting-how = Show one with "show lasting answer" and its number.
lasting-form = This is how I answer everybody who asks, in other words too. Write the question so that it can stand alone, and without names of citizens.
lasting-form-title = Lasting answer no. { $number }
lasting-field-spoergsmaal = The question
lasting-field-svar = The answer
lasting-field-andre = Other ways to ask
lasting-help-andre = One on each line. They make the answer easier to find.
lasting-save = Keep as a lasting answer
lasting-says-save = change lasting answer { $number }: …
lasting-kept = Kept. This is how I answer from now on, with your name and the date:
lasting-wordings = Also found by: { $wordings }
lasting-is-retired = It was withdrawn and is not given any more.
lasting-edit = Edit
lasting-button-show = Show no. { $number }
lasting-button-retire = Withdraw
lasting-button-history = History
lasting-says-show = show lasting answer { $number }
lasting-says-retire = withdraw lasting answer { $number }
lasting-says-history = history of lasting answer { $number }
lasting-history = Lasting answer no. { $number }, newest first
lasting-written-by = { $name }, { $when }:
lasting-retired-by = { $name } withdrew it { $when }.
lasting-reword = Shall I answer like this from now on?
lasting-before = Before:
lasting-after = Now:
lasting-retire = Shall I stop giving this answer?
lasting-retired = Withdrawn. It stays in the history and can be taken up again with "Edit".
lasting-unchanged = Nothing was changed.
lasting-changed-meanwhile = { $name } has meanwhile changed it to: { $text } – Send in again if yours is to stand instead.
lasting-changed-by = { $name } has changed it meanwhile, so nothing was touched.
lasting-no-such = There is no such lasting answer. Write "lasting answers" to see those there are.
lasting-answer-first = Answer the question first. Then the answer can be made to last.
lasting-told = The secretariat has answered this:
lasting-did-you-mean = Is this what you are asking?

placing-ask = Shall I answer that { $place } belongs to { $cluster }? Everybody will be told so from now on, with your name and the date.
placing-ask-none = Shall I answer that it is not stated which cluster { $place } belongs to?
placing-now = Right now I answer that { $place } is in { $cluster }.
placing-which = Which cluster do you mean?
placing-says = { $place } belongs to { $cluster }
placing-done = Kept. It holds for { $place } from now on.
placing-see = See the answer
placing-says-see = which cluster is { $place } in
placing-by = The secretariat has written this.

button-my_inquiries = My questions
says-my_inquiries = my questions
button-inquiries = Unanswered questions
says-inquiries = unanswered questions
button-lasting_list = Lasting answers
says-lasting_list = lasting answers
questions-close = Close without an answer
questions-says-close = close question { $number }
questions-closing = The secretariat has closed your question without answering it. Write "ask the secretariat" if you still need an answer.
questions-undelivered = Your answer to question no. { $number } could not be delivered to { $name } in Teams. It is kept. Write to { $upn } yourself.
