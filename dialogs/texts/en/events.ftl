# Events: planning, inviting, coming.

date-weekday-0 = Monday
date-weekday-1 = Tuesday
date-weekday-2 = Wednesday
date-weekday-3 = Thursday
date-weekday-4 = Friday
date-weekday-5 = Saturday
date-weekday-6 = Sunday

event-ask-title = What is the event called?
event-ask-when = When is »{ $title }«? Write it as precisely as it is known, for example »Tuesday 12 November at 9-15« or »spring 2020«.
event-when-unknown = we do not know yet
event-misfit = { $day } is a { $real }, not a { $told }. Which is right?
event-clock = at { $begins }
event-clock-to = at { $begins }-{ $ends }
event-make-title = New event: { $title }
event-make-ask = Shall I create it? Nobody is invited yet.
event-in-the-past = The day has passed.
event-open-date = The day is not settled, so there is no calendar file yet.
event-same-day = On the same day there is »{ $title }«.
event-not-made = It has not been created.
event-made = »{ $title }« is created as event { $number }: { $when }.
event-list = Events
event-none = I do not know that event.
event-which = Which event?

event-when = When
event-place = Place
event-participants = Participants
event-capacity = Seats
event-deadline = Answer by
event-programme = **Programme**
event-is-cancelled = Cancelled
event-cancelled-title = { $title } (cancelled)
event-no-date = Not settled
event-one-of = { $days }
event-or = { " or " }
event-day = { $weekday } { $day }
event-days = { $first } to { $last }
event-from = { $day } at { $begins }
event-from-to = { $day } at { $begins }-{ $ends }

event-count = { $heads ->
    [one] One comes
   *[other] { $heads } come
}, { $waiting } on the waiting list, { $maybe } maybe, { $declined } no.
event-attendance-title = Participants: { $title }
event-group-seated = **Come**
event-group-waiting = **Waiting list**
event-group-maybe = **Maybe**
event-group-declined = **Do not come**
event-group-unreached = { $how } ({ $count })
event-deputy-row = deputy: { $deputy }
event-heads-row = { $count } people

event-calendar = Calendar file
event-calendar-says = calendar file for event { $number }
event-calendar-here = Here is »{ $title }« for your calendar. Open the file again after a change, and it moves the entry.
event-not-yours = The file is only for those whom it concerns.
event-no-day = There is no calendar file until the day is settled.
event-no-calendar = There is no calendar file until the day is settled ({ $when }).

event-remind-on = Automatic reminders are on for »{ $title }«: 14, 7 and 1 days before the deadline and the day after, only to those who have not answered, and the day before to those who come.
event-remind-off = Automatic reminders are off for »{ $title }«.
event-remind-no-day = There must be a deadline or a day before I can remind of it.
event-reminder-title = Remember to answer
event-reminder-line = »{ $title }«, { $when }: answer by { $deadline }.
event-reminder-late = »{ $title }«, { $when }: the deadline was { $deadline }, and we miss your answer.
event-reminder-tomorrow = Tomorrow: »{ $title }«, { $when }.
event-reminder-place = Place: { $place }.

event-cancel-ask = Shall »{ $title }«, { $when }, be cancelled? { $count ->
    [0] Nobody is invited.
    [one] One person is invited.
   *[other] { $count } are invited.
}
event-cancelled = »{ $title }« is cancelled.
event-not-cancelled = It has not been cancelled.
event-changed = The event was changed meanwhile. See it again.
event-tell-them = Those invited do not know yet.
event-saved = Saved: »{ $title }«, { $when }.
event-nothing = not told
event-change-ask = Shall I change »{ $title }«? { $count ->
    [0] Nobody is invited yet.
    [one] The one person invited is not told before you say so.
   *[other] The { $count } people invited are not told before you say so.
}
event-change-how = Write what is to change, for example »move it to 3 December at 9«, »room for 40«, »place: Horsens« or »the programme is: …«.
event-move-to = move event { $number } to { $day }
event-same = Nothing was changed.

event-field-title = Title
event-field-when = When
event-field-place = Place
event-field-link = Link to the online meeting
event-field-programme = Programme
event-field-participants = Participants
event-field-capacity = Number of seats
event-field-deadline = Deadline for answers
event-help-title = { "" }
event-help-when = As precisely as it is known
event-help-place = { "" }
event-help-link = https://teams.microsoft.com/…
event-help-programme = { "" }
event-help-participants = Who it is for
event-help-capacity = Empty: as many as want to
event-help-deadline = The last day to answer on
event-bad-link = A link begins with https://
event-bad-capacity = Write a whole number.
event-bad-day = Write a day, for example 12 November.

event-answered-yes = You are signed up for »{ $title }«, { $when }.
event-answered-no = Noted: you do not come to »{ $title }«, { $when }.
event-answered-maybe = Noted: maybe to »{ $title }«, { $when }.
event-answered-deputy = Noted: { $deputy } comes in your place to »{ $title }«, { $when }.
event-answer-changed = Your answer is changed.
event-in-line = There are no more seats. You are number { $place } on the waiting list and hear from me if a seat is free.
event-moved-up = { $heads ->
    [one] There is a seat
   *[other] There are seats for the { $heads } of you
} at »{ $title }«, { $when }. You are signed up.

button-event_new = New event
says-event_new = new event
button-event_list = Events
says-event_list = events
button-event_show = { $title }
says-event_show = show event { $number }
button-event_attendance = Participants
says-event_attendance = participants of event { $number }
button-event_calendar = Calendar file
says-event_calendar = calendar file for event { $number }
button-event_remind = Reminders on
says-event_remind = reminders on for event { $number }
button-event_quiet = Reminders off
says-event_quiet = reminders off for event { $number }
button-event_cancel = Cancel it
says-event_cancel = cancel event { $number }
