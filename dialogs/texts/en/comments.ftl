# Comments: the steering group asks and comments, the cluster answers.

comment-who-asks = It is the steering group and the secretariat who ask clusters and comment. If something is on your mind, write to the secretariat:
comment-not-yours = That thread is for the cluster's own members, the steering group and the secretariat:
comment-which-cluster = Which cluster? Write for example "ask Vest about initiative 8: how is it going with the GPs?"
comment-ask-words = Write your question or comment on { $subject }. You see it before it is sent.
comment-ask-section = If it is about a section, begin with its name, such as "Økonomi: …".
comment-ask-answer = Write your answer about { $subject }. You see it before it is sent.
comment-of-section = "{ $section }" in { $report }
comment-check = About { $subject }
comment-to = Will be sent to: { $names }.
comment-to-channel = And in the channel: { $channels }.
comment-post-how = The cluster's members have the question in their own chat with me, and answer there.
comment-to-nobody = Nobody there has a role with me, so I cannot send it to anybody; it is kept, and they see it when they come.
comment-ask-yes = Shall I send it?
comment-not-sent = Not sent. Here is your text:
comment-sent = Sent to { $cluster }. You hear from me when they answer.
comment-kept = Kept for { $cluster }. Nobody there has a role with me yet; they see the question when they come.
comment-answered = The answer was sent to those who asked.
comment-too-long = That is too long. Keep it below { $limit } characters.
comment-adjusted = { $report } was adjusted after your comments and submitted again.
comment-notice = { $name } asks about { $subject }:
comment-notice-answer = { $name } answers about { $subject }:
comment-asked-by = { $name } asked { $when }
comment-answered-by = { $name } answered { $when }
comment-closed-by = { $name } closed the thread { $when }
comment-closed = The thread is closed. It stays, and opens again when somebody writes in it.
comment-thread-title = About { $subject }
comment-about = **{ $subject }**
comment-none = There are no comments.
comment-none-waiting = No question waits for an answer.
comment-waiting-title = { $count ->
    [one] { $count } question waits for an answer
   *[other] { $count } questions wait for an answer
}
comment-more = And { $count } more.
comment-answer-number = Answer no. { $number }
comment-thread-number = Thread { $number }
comment-on-report = { $count ->
    [one] { $count } comment.
   *[other] { $count } comments.
}
present-ask = Was { $report } presented? Then it is locked: the cluster cannot open it again, and its earlier versions are kept.
present-done = { $report } is marked as presented and locked.
present-not = Not marked.
present-reopened = { $report } was reopened and must be submitted before it can be marked as presented.
present-how-unlock = If that was a mistake, write for example “unlock initiative 8 in Vest”.
present-is-not = { $report } is not locked.
present-unlock-ask = { $report } is marked as presented. Shall it be unlocked, so that the cluster can open and change it again?
present-stays = Nothing was unlocked.
present-unlocked = { $report } is unlocked. The cluster has been told.
present-unlock-notice = The secretariat has unlocked { $report }. To change it, reopen it.
present-notice = { $report } was presented and is locked. Its earlier versions are kept.

button-comment = Ask the cluster
button-comments = Questions
button-comment_answer = Answer
button-comment_thread = Show the thread
button-comment_close = Thanks, close it
button-comment_report = Comment
button-comments_of = Comments
says-comment-pair = ask { $cluster } about initiative { $number }
says-comments = show comments
says-comment_answer = answer comment { $number }
says-comment_thread = show thread { $number }
says-comment_close = close thread { $number }
says-comment_report = comment on report { $number }
says-comments_of = comments on report { $number }
