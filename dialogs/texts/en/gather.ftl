# Reports: everything the bot says while a report is gathered.

date-day = { $day } { $month } { $year }
date-moment = { $day } at { $hour }:{ $minute }
date-month-1 = January
date-month-2 = February
date-month-3 = March
date-month-4 = April
date-month-5 = May
date-month-6 = June
date-month-7 = July
date-month-8 = August
date-month-9 = September
date-month-10 = October
date-month-11 = November
date-month-12 = December

state-not_started = not begun
state-prefilled = pre-filled by the secretariat
state-in_progress = in progress
state-submitted = submitted
state-commented = commented
state-adjusted = adjusted
state-presented = presented

gather-initiative = Initiativ { $number }
gather-title-initiative = Initiative { $number } – { $cluster }
gather-title-cluster = { $template } – { $cluster }
gather-title-meeting = { $template }: { $meeting } ({ $cluster })

gather-start-no-role = Reports are written by the clusters' members, and I do not have you as a member of a cluster. The secretariat can give you the role:
gather-which-title = Which report in { $cluster }?
gather-which-offer = These are the initiatives that { $cluster } is to report on or is working on.
gather-which-none = I know of no initiatives that { $cluster } is to report on.
gather-which-other = Write the number, for example 8. You may also report on another of the 11 initiatives.
gather-which-first = They are written one at a time. Which one do you want to begin with?
gather-slide-kept = We were at the new slide. Just go on when you are ready.
gather-which-cluster = Which cluster is it about?
gather-which-meeting = Which meeting is { $template } for? Write for example “Klyngestyregruppen 12. november”.
gather-meeting-too-long = The meeting's name may be 120 characters at most. Please shorten it.
gather-no-such-initiative = There is no initiative { $number }. Initiatives are numbered { $first } to { $last }. Write one of them, or press “Report” to see the cluster's.
gather-not-anchored = Initiative { $number } is not listed with your cluster in the overview of April 2019. You are welcome to report on it all the same.
gather-intro = { $count ->
    [one] There is one question. Everything is saved at once, and you can stop any time.
   *[other] There are { $count } questions; allow about { $minutes } minutes in all. Everything is saved at once, you can stop any time, and colleagues in the cluster can write along.
}
gather-intro-prefill = { $count ->
    [one] You are pre-filling for the cluster. There is one question.
   *[other] You are pre-filling for the cluster. There are { $count } questions; skip what the cluster is to write itself.
}
gather-prefilled-by = Filled in beforehand by the secretariat:
gather-prefilled-catalogue = From the alliance's catalogue of initiatives (2019):
gather-prefill-initiative = Initiative
gather-prefill-purpose = Purpose
gather-welcome-back = { $filled } of { $total } are filled in.
gather-is-submitted = It was submitted { $when }. It can be reopened if something needs correcting.
gather-locked = “{ $report }” has been presented and can no longer be changed. Earlier versions are kept.
gather-closed = “{ $report }” is submitted and cannot be changed until it is reopened.
gather-owed-unclear = I do not understand which cluster “{ $words }” is, or which initiative. Write for example “Vest skal afrapportere initiativ 7”.
gather-owed-added = Noted: I now expect a report on initiative { $number } from { $cluster }.
gather-owed-removed = Noted: I no longer expect a report on initiative { $number } from { $cluster }, if it had been added.

gather-progress = { $number } of { $total }
gather-progress-optional = Optional question
gather-preliminary = These are the solution's preliminary results.
gather-parties = Please write about each party: { $parties }.
gather-subfields = Please cover: { $fields }.
gather-example = Example: { $example }
gather-current = Already written (by { $name }):
gather-current-prefilled = Filled in beforehand by { $name }:
gather-how-replace = Write to replace your text, or keep it.
gather-how-own = Write to replace your own part; the others' stays.
gather-how-asked = If you write now, I will ask whether to add or replace.
gather-how-add = What you write next is added.
gather-present = { $count ->
    [one] { $names } is writing here too right now.
   *[other] { $names } are writing here too right now.
}
gather-saved = Saved under “{ $section }” ({ $length } characters).
gather-added = Added to “{ $section }” ({ $length } characters in all).
gather-same = That is what “{ $section }” says already.
gather-empty = There was no text to save.
gather-skipped = “{ $section }” waits. I will remind you before submitting.
gather-not-relevant = “{ $section }” is noted as not relevant yet.
gather-kept = “{ $section }” stays as it is.
gather-first = That is the first question.
gather-all-asked-title = All questions have been asked
gather-filled = { $filled } of { $total } filled in
gather-still-empty = Without text so far: { $sections }.
gather-extras-offer = You can also write about: { $sections }.
gather-all-asked-next = Review the report, and submit it when you are ready. You can change a section with for example “edit formål”.
gather-all-asked-prefill = It is saved, and the cluster will see it when they begin. You can correct it with e.g. “ret formål”.
gather-title-initiative-other = { $template }, initiative { $number } – { $cluster }
gather-which-section = Which section? { $sections }.
gather-undone = Taken back under “{ $section }”.
gather-undone-was = This was the text; it is still in the history:
gather-nothing-to-undo = There is nothing new of yours to undo here.
gather-undo-changed = Somebody else has changed { $section } since, so I cannot simply take your text back. Write “who wrote { $section }” to see the versions.
gather-clear-ask = Delete the text under “{ $section }”? It stays in the history.
gather-clear-empty = There is no text to delete.
gather-cleared = “{ $section }” is now empty.
gather-missing-filled = { $filled } of { $total } questions are filled in.
gather-missing-empty = Missing: { $sections }. Allow about { $minutes } minutes.
gather-missing-not_relevant_yet = Not relevant yet: { $sections }.
gather-missing-skipped = Put off: { $sections }.
gather-missing-none = Nothing is missing. You can review and submit.
gather-who-sees = A draft is seen by the cluster’s members and the secretariat. Others see the report only when you submit it.
gather-nobody-here = Nobody else has the report open right now.
gather-stop-idle = Nothing is going on right now.
gather-paused = We pause here. “{ $report }”: { $filled } of { $total } are filled in, and everything is saved. Write “continue” when you want to go on.
gather-cancelled = I have stopped. The draft is saved as it was; write “continue” to go on.
gather-cancelled-pending = Dropped. Nothing has changed.
gather-still-planned = Broadcast { $number } is still planned for { $when }. Put it away if it is not to be sent.
gather-cancel-idle = Nothing was going on.
gather-always-saved = Everything is saved as soon as you have written it, and can be edited until you submit.
gather-gone = The report is no longer open to you: it was deleted, or your role has changed.
gather-nothing-open = No report is open here.
gather-none-begun = In your cluster no report on initiative { $number } has been begun.
gather-too-long = The answer would be { $length } characters; there is room for { $limit } under “{ $section }”. I have not changed the report. Shorten the text, or put some of it in an extra slide or an attachment.
gather-held = Your text is kept aside. Write “kept texts” to see it.
gather-place-ask = Shall it stand under “{ $section }”? Nothing is in the report yet.
gather-place-ask-after = Shall it be put after what stands under “{ $section }”? Nothing is in the report yet.
gather-let-go = What I asked about before is kept aside. Write “kept texts” to see it.
gather-held-which = All questions have been asked, so I do not know where the text belongs. It is kept aside. Write for example “edit formål” and then “place it”.
gather-held-count = { $count ->
    [one] One text has no place in the report yet. Write “kept texts” to see it.
   *[other] { $count } texts have no place in the report yet. Write “kept texts” to see them.
}
gather-place-where = Where shall this text stand? Choose a section, or write for example “place it in formål”.
gather-held-none = There are no texts without a place.
gather-held-list = { $count ->
    [one] This text has no place in the report yet:
   *[other] These { $count } texts have no place in the report yet, the newest first:
}
gather-held-drop-ask = { $count ->
    [one] Delete the text? It stands nowhere else.
   *[other] Delete the { $count } texts? They stand nowhere else.
}
gather-held-dropped = { $count ->
    [one] The text is let go.
   *[other] The { $count } texts are let go.
}
gather-place-kept = We were at “{ $section }”. Write your answer when you are ready.
gather-failed = Something went wrong on my side, and I have changed nothing in the report. If it happens again, give the secretariat the code { $reference }.
gather-doubt = Is this your answer to “{ $section }”, or a question for me?
gather-doubt-any = Is it something for the report, or a question for me?
gather-order = Is this your answer to “{ $section }”, or something for me to do?
gather-order-unknown = I cannot do it that way.
gather-meant = Did you mean “{ $meant }”?
gather-meant-or = Did you mean “{ $meant }”, or is it your answer to “{ $section }”?
gather-guide = “{ $section }”: use your own words; a few sentences are enough, and you can correct it later.
gather-yes-but = I take that as neither yes nor no, so nothing has happened.
gather-choose = Please choose one of the possibilities.
gather-choose-phrase = A yes is not enough here. Write “{ $phrase }”, or “no”.
gather-lapsed = I asked more than a day ago, so the question has lapsed. Nothing has changed. Ask for it again if it still holds.
gather-no-longer-waiting = That question has been answered, has lapsed, or was put to somebody else. Nothing has changed.
gather-old-card = The button belongs to an older card, so I have done nothing.

gather-clash-title = Two texts under “{ $section }”
gather-clash-theirs = { $name } has written:
gather-clash-yours = You wrote:
gather-clash-ask = Shall your text be added after what stands under “{ $section }”, or replace it? If you do nothing, it stays as it is.
gather-excerpt = … and { $count } more characters.
gather-clash-kept = “{ $section }” is unchanged.
gather-notice-added = { $name } has added text to your section “{ $section }” in “{ $report }”.
gather-notice-replaced = { $name } has replaced your text under “{ $section }” in “{ $report }”.
gather-notice-changed = { $name } corrected your text under “{ $section }” in “{ $report }”.
gather-notice-removed = { $name } took your text out of “{ $section }” in “{ $report }”.
gather-notice-history = Your text is kept. Write “who wrote { $section }” to see the versions.

gather-split-title = { $count ->
    [one] The message seems to belong to another section
   *[other] The message covers { $count } sections
}
gather-split-unplaced = Without a place (kept aside):
gather-split-ask = Shall I split it like this, or does all of it belong to “{ $section }”? Nothing is in the report yet.
gather-split-done = Saved under: { $sections }.
gather-split-held = { $count ->
    [one] One piece found no place. Write “kept texts” to see it.
   *[other] { $count } pieces found no place. Write “kept texts” to see them.
}

gather-correct-ask = Shall I correct this under “{ $section }”?
gather-correct-not-there = I cannot find “{ $old }” under “{ $section }”. Nothing has changed.
gather-correct-nowhere = I cannot find “{ $old }” in the report. Nothing has changed.
gather-correct-or-answer = Or is it your answer to “{ $section }”?
gather-before = Before:
gather-after = After:
gather-corrected = Corrected under “{ $section }”.
gather-block-stays = The slide “{ $title }” stays where it was: it can only be moved within its section.
gather-undone-slide-changed = The slide has its old text again.
gather-undone-slide-added = The slide is taken out again.
gather-undone-slide-removed = The slide is back.
gather-undone-file-added = The attachment is taken off again.
gather-undone-file-removed = The attachment is back.
gather-undone-contact = { $which } is again: { $name }.
gather-unchanged = Nothing has changed.
gather-changed-meanwhile = { $name } has changed “{ $section }” in the meantime, so I have left it alone.
gather-edited-ask = You have edited your message. Shall “{ $section }” be corrected too?
gather-deleted-ask = You have deleted your message. Shall the text leave “{ $section }” too?

gather-none = Not filled in
gather-none-skipped = Not known yet
gather-none-not_relevant_yet = Not relevant yet
gather-kind-skipped = put off
gather-kind-not_relevant_yet = not relevant yet
gather-kind-cleared = emptied
gather-kind-text = text
gather-kind-prefill = pre-filled
gather-by = Written by { $names }
gather-signed = Written by { $name }, { $when } (version { $number })
gather-preview-state = { $state } · { $filled } of { $total } filled in
gather-page = Page { $page } of { $pages }
gather-nobody-wrote = Nobody has written under “{ $section }” yet.
gather-version = Version { $number }
gather-history-title = History: “{ $section }”
gather-history-how = Write for example “restore version 1 of { $section }” to bring a version back.
gather-no-such-version = There is no earlier version of “{ $section }” to bring back.
gather-restore-ask = Bring back version { $number } of “{ $section }” ({ $name }, { $when })? The present one stays in the history.
gather-restored = Version { $number } of “{ $section }” is back.
gather-no-addition = There is no addition by that person under “{ $section }”.
gather-remove-part-ask = Take this text by { $name } out of “{ $section }”? It stays in the history.
gather-part-removed = The text is taken out of “{ $section }”.

gather-submit-cluster-only = The report is submitted by the cluster's own members. Ask the secretariat if you should have the role:
gather-submit-nothing = “{ $report }” is quite empty, so there is nothing to submit yet.
gather-submit-title = Submit “{ $report }”?
gather-submit-to = It goes to the secretariat, and the steering group can read it. The cluster's other members are told.
gather-submit-ask = Submit it now?
gather-submit-empty = Without text: { $sections }.
gather-submit-choose = Fill them in, submit with the note “not known yet”, or wait.
gather-submit-open = { $name } has “{ $section }” open right now.
gather-submit-changed = The report has changed since I asked. Here it is as it stands now.
gather-not-submitted = It is not submitted. Everything is saved.
gather-notice-submitted = { $name } has submitted “{ $report }” ({ $when }).
gather-receipt-title = Submitted: { $report }
gather-receipt = Received { $when } as version { $number }. The secretariat and the cluster's other members have been told.
gather-receipt-empty = Noted as “not known yet”: { $sections }.
gather-receipt-next = Now the steering group can read it and ask. If something needs correcting, write “reopen”.
gather-already-open = “{ $report }” is open.
gather-reopen-ask = Reopen “{ $report }”? The submitted version is kept, and the secretariat is told.
gather-not-reopened = It is not reopened.
gather-reopened = “{ $report }” is reopened. Remember to submit again.
gather-notice-reopened = { $name } has reopened “{ $report }”.
gather-delete-title = Delete “{ $report }”?
gather-delete-ask = { $filled ->
    [one] One answer leaves the report for the whole cluster. A yes is not enough: write “{ $phrase }” to delete. The draft can be brought back for 30 days.
   *[other] { $filled } answers leave the report for the whole cluster. A yes is not enough: write “{ $phrase }” to delete. The draft can be brought back for 30 days.
}
gather-not-deleted = Nothing is deleted.
gather-deleted = “{ $report }” is deleted. It can be brought back for { $days } days; write “restore draft”.
gather-notice-deleted = { $name } has deleted the draft of “{ $report }”. It can be brought back for 30 days.
gather-nothing-deleted = There is no deleted draft to bring back.
gather-undelete-taken = A new “{ $report }” has been started already, so the deleted one cannot be brought back on top.
gather-undeleted = “{ $report }” is back.

gather-no-blocks = The template has no room for extra slides.
gather-blocks-title = Extra slides
gather-blocks-how = Write “flyt slide 2 op” or “fjern slide 2” to change them.
gather-block-ask-section = Under which section shall the new slide stand?
gather-block-ask-title = What is the slide's heading?
gather-block-ask-text = What shall “{ $title }” say? It may also be without text.
gather-block-title-long = The heading may be { $limit } characters at most. Please shorten it.
gather-block-saved = The slide “{ $title }” is saved.
gather-block-restored = The slide is back.
gather-block-moved = The slide “{ $title }” is moved.
gather-block-removed = The slide “{ $title }” is removed.
gather-block-title = **Extra slide { $number }: { $title }**
gather-block-image = (with a picture)
gather-slide = Slide { $number }
gather-no-such-slide = { $count ->
    [0] There are no extra slides yet.
    [one] There is only one extra slide.
   *[other] There are { $count } extra slides, and { $number } is not one of them.
}
gather-step-cancelled = Then we leave the slide.
gather-contacts-title = The report's contacts
gather-contact-initiative = The initiative's contact
gather-contact-steering = Contact from the steering group
gather-contacts-how = Write for example “kontaktperson er Anette Holm” or “kontaktperson fra styregruppen er …”.
gather-contact-ask = { $which } is { $before }. Shall it be { $name } instead?
gather-contact-saved = { $which }: { $name }.
gather-attachments-title = Attachments
gather-attachments-none = No attachments yet.
gather-attachments-how = Send the file here in the chat (Word, PowerPoint, Excel, PDF or a picture), and I will ask what it is for.
gather-attachments-remove = Write “fjern bilag 1” to take one off.
gather-attachment = Attachment { $number }
gather-attachment-removed = The attachment “{ $name }” is taken off.
gather-no-such-attachment = { $count ->
    [0] There are no attachments.
    [one] There is only one attachment.
   *[other] There are { $count } attachments, and { $number } is not one of them.
}
gather-copy-none = I cannot find a text under “{ $section }” in a report on initiative { $number } in your cluster.
gather-copy-how = Open the report that the text is for, and write for example “copy purpose from initiative 2”. I ask before I copy.
gather-copy-ask = Copy this text from “{ $report }” to “{ $section }” as yours?
gather-copy-adds = It is added after what stands under “{ $section }” now.
gather-copy-changed = One of the texts has changed since I asked, so “{ $section }” is left alone.
gather-copied = Copied to “{ $section }”.
gather-copy-too-long = There is no room for it under “{ $section }”, so nothing has changed.

gather-goes-on-privately = We take that in our own chat; I have written to you there.
gather-where-from = You wrote to me in { $place }; we go on here, where only you read along.
gather-place-channel = a channel
gather-place-groupChat = a group chat
gather-place-personal = our chat

form-too-long-to-show = “{ $section }” is too long for the form. Edit it in the chat: “edit { $section }”.
form-saved = { $count ->
    [0] Nothing was changed in “{ $section }”.
    [one] One answer is saved in “{ $section }”.
   *[other] { $count } answers are saved in “{ $section }”.
}
form-emptied = “{ $section }” stands as it was. Write “clear { $section }” if the text is to go.
form-clash = { $name } has written under “{ $section }” in the meantime. It says:
form-clash-next = Your text is kept aside. Write “kept texts” in the chat to add it.
form-private = The form can only be opened in our own chat.

file-ask = What is “{ $name }” for in { $report }? The file is not stored yet.
file-caption = What is “{ $name }” for? As an extra slide it gets the title:
file-no-report = I have received “{ $name }” but not stored it. Open a report and send the file again if it is to be attached.
file-one-at-a-time = { $count ->
    [one] One more file came along; send it afterwards.
   *[other] { $count } more files came along; send them afterwards, one at a time.
}
file-not-stored = “{ $name }” is not stored.
file-attached = “{ $name }” is stored as an attachment.
file-image-saved = “{ $name }” is stored for an extra slide under “{ $section }”.
file-cpr = There is a CPR number in the file, so it is not stored. Remove it and send the file again.
file-unreadable = I cannot read that kind of message, and I have not stored it. Please write it as text.
