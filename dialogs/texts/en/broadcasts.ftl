# Broadcasts: writing to many, following, answering.

cast-title-message = Message from the secretariat
cast-title-reminder = Reminder
cast-title-invitation = Invitation
cast-title-request = We ask for your answer
cast-kind-message = Message
cast-kind-reminder = Reminder
cast-kind-request = Request (yes, no, partly)

# Who
cast-ask-audience = Who should get it?
cast-ask-audience-instead = Who should get it instead?
cast-ask-audience-how = Write for example »Vestklyngen and Randersklyngen«, »the steering group«, »clusters that have not submitted initiative 8«, names or addresses.
cast-offer-clusters = all clusters
cast-offer-missing = clusters that have not submitted
cast-offer-steering = the steering group
cast-unknown = I cannot tell who this is, so they are left out: { $addresses }. Write the whole name or the address; new ones must be added as people first.
cast-audience-unclear = I cannot tell who is meant by »{ $words }«. Name clusters, municipalities, roles, names or addresses.
cast-to-everyone = everybody I know
cast-to-channel = the channel of { $name }
cast-to-unsubmitted = those who have not submitted
cast-to-unsubmitted-on = those who have not submitted initiative { $number }
cast-to-silent = those who have not answered broadcast { $number }
cast-to-coming = those who come
cast-to-invited = those invited
cast-to-initiative = clusters with initiative { $number }
cast-to-community = the learning community about initiative { $number }
cast-to-without = except { $names }
cast-to-gone = somebody who is no longer here
cast-role-member = cluster members
cast-role-steering = the steering group
cast-role-secretariat = the secretariat
cast-role-observer = observers

# What
cast-ask-text = What should it say?
cast-ask-text-how = Write the text, or choose one to begin with. You see it before anything is sent.
cast-remind-to = Remember to { $words }.
cast-remind-that = Remember that { $words }.
cast-remind-of = Remember { $words }.
cast-please = We would like to ask you to { $words }.
cast-whether = We would like to know whether { $words }.
cast-nudge = We have not had an answer from you to »{ $title }« yet. Press an answer here; it takes a moment.
cast-no-event = That event does not exist yet. Create it first, then you can invite.
cast-make-event = Create the event
cast-plan-event = create event { $words }
cast-no-draft = Broadcast { $number } cannot be changed here; it has been sent or put away.
cast-none = There are no broadcasts yet.

# How it looks
cast-count = { $count ->
    [0] Nobody gets it
    [one] One person gets it
   *[other] { $count } get it
}
cast-audience = To: { $audience }
cast-group = { $name } ({ $count })
cast-no-cluster = Without a cluster
cast-nobody = Nobody to write to: { $part }. I know no people there.
cast-no-channel = { $name } has no channel that I can write in.
cast-looks-like = **This is how it looks:**
cast-its-buttons = Buttons: { $buttons }
cast-file = Attached
cast-file-added = »{ $name }« goes with it. Write »remove the file« if it should not.
cast-file-replaced = »{ $name }« goes with it instead of the file before. Write »remove the file« if it should not.
cast-file-here = Here is »{ $name }«.
cast-file-not-yours = The file is only for those it was sent to.
cast-no-file = There is no file with that message. Old files are deleted.
cast-from = From { $name }. Your answer reaches the sender.
cast-answer-how = Answer with a button. You can change your answer until the deadline.
cast-deadline = Answer by
cast-due = Deadline
cast-quiet-night = This is outside usual working hours. Write »planlæg: i morgen kl. 8« to let it wait.
cast-quiet-weekend = It is the weekend. Write »planlæg: mandag kl. 8« to let it wait.
cast-quiet-holiday = It is a public holiday. Write »planlæg: …« to let it wait.
cast-deadline-passed = The deadline will have passed when it is sent.
cast-same-day = { $count ->
    [one] One of them
   *[other] { $count } of them
} also got »{ $title }« that day.
cast-needs-second = It goes to everybody I know. So another secretary has to say yes too.
cast-send-ask = { $count ->
    [one] Shall I send »{ $title }« to this one person?
   *[other] Shall I send »{ $title }« to these { $count }?
}
cast-scheduled-ask = It is scheduled for { $when } and goes to { $count }. Shall it stand?
cast-everyone-ask = Shall I ask another secretary whether it may go to all { $count }?
cast-send-button = { $count ->
    [one] Send to 1
   *[other] Send to { $count }
}
cast-second-button = Ask another secretary
cast-changed = It is no longer what you were asked about. See what holds now.
cast-came = Added
cast-left = No longer
cast-different = »{ $title }« has been sent. The recipients are not quite those of when you scheduled it:
cast-without-role = »{ $title }« was scheduled by { $name }, who is no longer in the secretariat. It has not been sent.
cast-became-everyone = »{ $title }« was scheduled by { $name }. It would now reach everybody, which takes two who say yes. It has not been sent.
cast-sent = { $count ->
    [one] Sending »{ $title }« to one person (broadcast { $number }).
   *[other] Sending »{ $title }« to { $count } (broadcast { $number }).
} You get a card that follows it.
cast-not-sent = It has not been sent. Broadcast { $number } is kept as a draft.
cast-stays-scheduled = It stands as scheduled.
cast-test = A test: only you see this.
cast-changed-meanwhile = The draft was changed meanwhile. Open the form again.

# Two secretaries
cast-second-please = { $name } wants to send this to all { $count } I know. Another secretary has to say yes.
cast-second-asked = I have asked { $names }. It is sent when one of them has said yes.
cast-no-second = There is no other secretary to ask, so it cannot go to everybody. Choose recipients.
cast-not-oneself = It is your own. Somebody else has to say yes.
cast-already-settled = It has been sent or put away already.
cast-approve-ask = { $name } wants to send this to { $count }. Do you say yes?
cast-approved = { $name } has said yes: »{ $title }« is being sent.
cast-declined = { $name } has said no: »{ $title }« has not been sent.
cast-not-approved = It has not been sent. { $name } is told.
cast-everyone-now = A message to everybody cannot be scheduled; it needs two who say yes when it is sent.

# When
cast-at = { $day } at { $clock }
cast-ask-when = When should it be sent?
cast-ask-when-how = For example »fredag kl. 9«, »12. november kl. 8.15« or »hver mandag kl. 8«. Danish time.
cast-when-unclear = I do not understand that time.
cast-when-passed = That time has passed.
cast-plan-ask = Shall it be sent { $when }? Right now there { $count ->
    [one] is 1 recipient
   *[other] are { $count } recipients
}.
cast-repeat-ask = Shall it be sent { $rule }, the first time { $when }? Right now there { $count ->
    [one] is 1 recipient
   *[other] are { $count } recipients
}.
cast-plan-note = The recipients are looked up again when it is sent, and you are told if somebody came or went.
cast-planned = Scheduled: broadcast { $number } is sent { $when }. You can change it or put it away until then.
cast-repeats = Scheduled: broadcast { $number } is sent { $rule }, next { $when }. It stops when you put it away.
cast-repeating = { $rule }, next { $when }
cast-discard-ask = Put »{ $title }« (broadcast { $number }) away? Then it is not sent.
cast-discarded = It has been put away. Its text can be used again.

# Following
cast-list = Broadcasts
cast-row = { $number }. { $title }
cast-state-draft = Draft
cast-state-scheduled = Scheduled
cast-state-sending = Being sent
cast-state-paused = Paused
cast-state-done = Sent
cast-state-cancelled = Put away or stopped
cast-state-withdrawn = Withdrawn
cast-follow-title = { $title } (broadcast { $number })
cast-reached = { $reached } of { $total } delivered
cast-delivery-pending = Waiting to be sent
cast-delivery-sending = Being sent now
cast-delivery-delivered = Delivered
cast-delivery-posted_in_channel = Written in the cluster's channel, since the person cannot be reached
cast-delivery-not_installed = Does not have Klyngebot in Teams
cast-delivery-blocked = Has blocked Klyngebot
cast-delivery-left = Is no longer in the organisation
cast-delivery-failed = Failed after several tries
cast-delivery-unknown = Not known whether it arrived
cast-delivery-dropped = Not sent, since the broadcast was stopped
cast-delivery-withdrawn = Withdrawn
cast-read-at = { $state }, read { $when }
cast-missing = Have not answered
cast-missing-names = Have not answered ({ $count })
cast-ledger-title = Recipients: { $title }
cast-answers-title = Answers: { $title }
cast-all-answered = Nobody is missing.
cast-no-answers = There are no answers yet.
cast-late = after the deadline
cast-export-name = Broadcast { $number }
cast-export-here = Here are the recipients of »{ $title }« and their answers as a spreadsheet.
cast-paused = Paused. Nothing more is sent until you continue.
cast-resumed = Continued.
cast-again-ask = { $unknown ->
    [0] Shall I try again with the { $count }?
   *[other] Shall I try again with the { $count }? For { $unknown } of them it is not known whether it arrived; they may get it twice.
}
cast-again = Trying again with { $count }.
cast-ask-correction = What should »{ $title }« say instead?
cast-correct-ask = Shall the text be: »{ $words }«? Then it is changed for all { $count } (broadcast { $number }). Messages that were sent are changed where they stand.
cast-corrected = Corrected. Messages that were sent are being changed now.
cast-over = Broadcast { $number } has been withdrawn or put away.
cast-withdraw-ask = Shall »{ $title }« (broadcast { $number }) be withdrawn? It is deleted for { $reached }, and the others do not get it.
cast-withdrawn = Withdrawn. Messages that were sent are being deleted now.
cast-unchanged = Nothing has been changed.

# Answering
cast-answer-yes = Yes
cast-answer-no = No
cast-answer-partly = Partly
cast-answer-maybe = Maybe
cast-answer-deputy = Deputy
cast-answer-read = Read
cast-answer-says = answer { $answer } to { $number }
cast-open-link = Open link
cast-reply-button = Write to the sender
cast-reply-says = reply to sender { $number }
cast-not-yours = That message was not sent to you, so you cannot answer it.
cast-no-longer = It no longer holds.
cast-answered = Noted: { $answer } to »{ $title }«.
cast-answer-changed = Changed: your answer to »{ $title }« is now { $answer }.
cast-on-behalf = On behalf of { $organisation }.
cast-late-told = The deadline has passed, but the sender sees your answer.
cast-may-change = You can always change it.
cast-ask-conditions = What can you take part in, and on what conditions?
cast-go-private = Write “{ $words }” in your own chat with me, and I take it there.
cast-ask-comment = Write your remark.
cast-commented = Noted:
cast-answer-first = First answer yes, no or maybe.
cast-ask-deputy = Who comes in your place?
cast-marked-read = Thank you, the sender can see that you have read it.
cast-nothing-asked = There is nothing you are asked to answer right now.
cast-ask-reply = What do you want to write to { $name }?
cast-reply-sent = Sent to { $name }.
cast-reply-from = Reply from { $name }
cast-reply-about = To »{ $title }« (broadcast { $number })
cast-reply-write-to = Write to { $upn } to answer.
cast-author-gone = The sender is no longer here. Write to the secretariat.
cast-stray-ask = Is this for { $name }, as a reply to »{ $title }«? Then I pass it on:
cast-response-ask = Is this your answer to »{ $title }« from { $name }?
cast-response-remark = The text goes along as a remark.
cast-response-left = Fine. I have not answered anything.
cast-stray-kept = It has not been sent. I have kept the text.

# Form
cast-form-title = Broadcast { $number }
cast-field-kind = What it is
cast-field-audience = Recipients
cast-field-title = Heading
cast-field-text = Text
cast-field-link = Link
cast-field-deadline = Deadline for answers
cast-field-receipt = Ask for a receipt that it has been read
cast-help-kind = { "" }
cast-help-audience = Clusters, municipalities, roles, names or addresses
cast-help-title = { "" }
cast-help-text = Bold, italics, lists and links as in Teams
cast-help-link = https://…
cast-help-deadline = For example 12 November at 12

button-cast_new = New message
says-cast_new = new message
button-cast_remind = New reminder
says-cast_remind = new reminder
button-cast_ask = New request
says-cast_ask = new request
button-cast_invite = Invite
says-cast_invite = invite to event { $number }
button-cast_news = Tell those invited
says-cast_news = tell about event { $number }
button-cast_nudge = { $count ->
    [0] Nudge
   *[other] Nudge the { $count }
}
says-cast_nudge = nudge broadcast { $number }
button-cast_copy = Use again
says-cast_copy = copy broadcast { $number }
button-cast_template = { $title }
says-cast_template = use the text { $key }
button-cast_open = Answer: { $title }
says-cast_open = open message { $number }
button-cast_export = Spreadsheet
says-cast_export = export broadcast { $number }
button-cast_file = Get the file
says-cast_file = get the file of { $number }
button-cast_look = See the draft
says-cast_look = show broadcast { $number }
button-cast_test = Test on myself
says-cast_test = test broadcast { $number }
button-cast_plan = Schedule
says-cast_plan = schedule broadcast { $number }
button-cast_discard = Put away
says-cast_discard = put broadcast { $number } away
button-cast_names = All names
says-cast_names = show recipients of broadcast { $number }
button-cast_second_look = See and answer
says-cast_second_look = approve broadcast { $number }
button-cast_list = Broadcasts
says-cast_list = broadcasts
button-cast_follow = Follow it
says-cast_follow = follow broadcast { $number }
button-cast_ledger = See each recipient
says-cast_ledger = recipients of broadcast { $number }
button-cast_answers = See answers
says-cast_answers = answers to broadcast { $number }
button-cast_pause = Pause
says-cast_pause = pause broadcast { $number }
button-cast_resume = Continue
says-cast_resume = continue broadcast { $number }
button-cast_again = Try again
says-cast_again = send broadcast { $number } again
button-cast_correct = Correct
says-cast_correct = correct broadcast { $number }
button-cast_withdraw = Withdraw
says-cast_withdraw = withdraw broadcast { $number }
button-cast_comment = Add a remark
says-cast_comment = remark to { $number }
button-cast_reply = Write to the sender
says-cast_reply = reply to sender { $number }
button-more = More
button-as-form = Form
says-form-broadcast = form for broadcast { $number }
says-form-event = form for event { $number }
choice-partly = Partly
choice-says-partly = partly
choice-maybe = Maybe
choice-says-maybe = maybe
choice-deputy = Deputy
choice-says-deputy = deputy
choice-message = Send as a message
choice-says-message = send as a message
choice-leave = Not an answer
choice-says-leave = not an answer
