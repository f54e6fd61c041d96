# What the secretariat looks after in the chat: people and roles, contacts, terms, templates and the log.

secretariat-people-title = People and roles, page { $page } of { $pages }
secretariat-people-none = Nobody fits that.
secretariat-people-narrowed = { $count ->
    [one] One person
   *[other] { $count } people
}: { $what }.
secretariat-people-narrower = There are more. Write more of the name.
secretariat-people-how = Write for example “make karen@kommune.dk member in Vest”, “remove karen@kommune.dk as member in Vest” or “show data about karen@kommune.dk”.
secretariat-role-which = Which role? Secretariat, steering group, observer, or member in a cluster: { $clusters }.
secretariat-cluster-which = Which cluster? Write it too, for example “member in Vest”. The clusters are { $clusters }.
secretariat-role-held = { $name } is { $role } already.
secretariat-role-not-held = { $name } does not have that role. The roles are:
secretariat-give-title = Give this role?
secretariat-give-secretariat = The secretariat can see and change everything, roles too.
secretariat-give-steering = The steering group can see status and submitted reports, but no drafts.
secretariat-give-member = A cluster member can read and write the cluster's drafts and submit them.
secretariat-give-observer = An observer can read submitted reports.
secretariat-take-title = Take this role away?
secretariat-take-secretariat = The person can then no longer see or change what the secretariat can.
secretariat-take-steering = The person can then no longer see status and reports.
secretariat-take-member = The person can then no longer read or write the cluster's drafts. What was written stays.
secretariat-take-observer = The person can then no longer read reports.
secretariat-role-given = { $name } is now { $role }. It counts from the next message.
secretariat-role-taken = The role is taken away. { $name } now has:
secretariat-role-of-settings = That role comes from the bot's settings (KLYNGEBOT_SECRETARIAT). Your IT takes it away.
secretariat-unchanged = Nothing was changed.
secretariat-changed-meanwhile = Somebody changed it meanwhile, so I have done nothing. See the list, and try again.

secretariat-log-title = Who did what
secretariat-log-note = The log does not show what was written.
secretariat-log-empty = There is no more in the log.
audit-owed_added = expected a report
audit-owed_removed = expected a report no longer
audit-report_submitted = submitted
audit-report_reopened = reopened
audit-report_deleted = deleted
audit-report_restored = brought back
audit-role_given = gave a role
audit-role_taken = took a role away
audit-catalogue_changed = corrected the reference work
audit-catalogue_retired = removed from the reference work
audit-template_published = published a template
audit-person_erased = deleted a person's data
audit-person_data_shown = saw a person's data
audit-file_taken = fetched a file
audit-agenda_decide = noted a decision
audit-agenda_make = made an agenda item
audit-broadcast_corrected = corrected a broadcast
audit-broadcast_discarded = put a draft away
audit-broadcast_drafted = wrote a draft
audit-broadcast_exported = fetched answers and recipients
audit-broadcast_file_added = added a file
audit-broadcast_paused = paused a broadcast
audit-broadcast_refused = was not allowed to send
audit-broadcast_reply = wrote to the sender
audit-broadcast_resumed = resumed a broadcast
audit-broadcast_scheduled = scheduled a broadcast
audit-broadcast_second_asked = asked another to approve
audit-broadcast_sent = sent
audit-broadcast_sent_again = sent again
audit-broadcast_tested = tested to themselves
audit-broadcast_withdrawn = withdrew a broadcast
audit-channel_happened = something happened to a channel
audit-channel_pause = paused a channel
audit-channel_resume = resumed a channel
audit-channel_tie = tied a channel
audit-channel_untie = untied a channel
audit-comment_closed = closed a thread
audit-commented = asked or answered
audit-community_change = changed a learning community
audit-confirm_refused = pressed a card that did not hold
audit-digest_stop = stopped a digest
audit-digest_subscribe = subscribed to a digest
audit-event_cancelled = cancelled an event
audit-event_changed = changed an event
audit-event_made = created an event
audit-event_not_in_catalogue = the event could not be put in the reference work
audit-event_refused = was not allowed to change an event
audit-event_reminders_on = turned reminders on
audit-event_reminders_off = turned reminders off
audit-experience_share = shared an experience
audit-file_read_in = read a file in
audit-identity_impostor = came with a name that belongs to somebody else
audit-inquiry_ask = asked a question
audit-inquiry_answer = answered a question
audit-inquiry_close = closed a question
audit-inquiry_correct = corrected an answer
audit-inquiry_change = changed a question
audit-invitation_answered = answered an invitation
audit-lasting_change = changed a lasting answer
audit-lasting_keep = made an answer lasting
audit-lasting_retire = withdrew a lasting answer
audit-municipality_place = changed the cluster of a municipality
audit-reminders_sent = automatic reminders were sent
audit-report_presented = marked as presented
audit-report_unlocked = unlocked
audit-response_commented = wrote a remark
audit-response_given = answered a request
audit-response_refused = tried to answer for others
audit-status_reported = reported status
audited-broadcast = broadcast { $number }
audited-event = event { $number }
audited-comment = question { $number }
audited-inquiry = question no. { $number }
audited-status = status { $number }
audited-contact = contact { $number }
audited-term = term { $number }

secretariat-contact-how = Write what is to stand there, for example “edit contact Karen Holm: project manager, karen@kommune.dk, 12 34 56 78”. What you do not mention stays. “new contact” or “edit contact Karen Holm” gives a form.
secretariat-new-contact = New contact: { $name }?
secretariat-change-contact = Change the contact { $name }?
secretariat-new-term = New term: { $name }?
secretariat-change-term = Change the term { $name }?
secretariat-retire-contact = Is the contact { $name } to leave the reference work? Its history stays.
secretariat-retire-term = Is the term { $name } to leave the reference work? Its history stays.
secretariat-no-contact = I have no contact called “{ $name }”.
secretariat-no-term = I have no term called “{ $name }”.
secretariat-amend-note = Everybody sees it from the next question, with your name and the date as its source. What stood before stays in the history.
secretariat-field-email = E-mail
secretariat-field-phone = Phone
secretariat-field-meaning = Meaning
secretariat-field-title = Title
secretariat-field-name = Name
secretariat-field-term = Term
secretariat-form-new-contact = New contact
secretariat-form-change-contact = Edit the contact
secretariat-form-new-term = New term
secretariat-form-change-term = Edit the term
secretariat-says-new-contact = new contact
secretariat-says-change-contact = edit contact { $name }
secretariat-says-new-term = new term
secretariat-says-change-term = edit term { $name }
secretariat-save = Save
secretariat-bad-email = That does not look like an e-mail address. Write it as name@place.dk.
secretariat-bad-phone = That does not look like a phone number. Write it with 8 digits, or with + and the country code.
secretariat-faster = { $name } changed it meanwhile, so I have not saved your correction. It now says:
secretariat-refused = It cannot be saved: { $why }
secretariat-amended = Saved: { $name }.
secretariat-history = History of { $name }
secretariat-no-history = Nobody has corrected “{ $name }” here; it stands as the documents say.
secretariat-retired = removed

secretariat-templates-title = Templates
secretariat-template-questions = { $count ->
    [one] one question
   *[other] { $count } questions
 }
says-fill-in = fill in { $template }
secretariat-template-row = { $key }, version { $version }, { $questions ->
    [one] 1 question
   *[other] { $questions } questions
 }
secretariat-template-how = A new version: send it as a .yaml file in this chat, with a higher version number. I check it, show it, and ask before it counts.
secretariat-template-older = Version { $version } is there already, and a published template is never changed. Write “version: { $next }” in the file, and send it again.
secretariat-template-faults = { $count ->
    [one] “{ $name }” cannot be used yet. Correct this, and send it again:
   *[other] “{ $name }” cannot be used yet. Correct these { $count } things, and send it again:
 }
secretariat-publish-title = { $title }, version { $version }
secretariat-publish-ask = Shall I publish it?
secretariat-publish-note = New reports use it. Drafts that were begun keep the version they have.
secretariat-template-added = New questions
secretariat-template-gone = No longer asked
secretariat-template-worded = New wording
secretariat-published = Published: { $title }, version { $version }.

button-audit = Who did what
button-templates = Templates
says-audit = show the log
says-templates = templates
secretariat-amend-how = Write what it should say, for example "edit contact Karen Holm: project manager, karen@kommune.dk, 12 34 56 78", "edit term recovery: …" or "Skive hører til Midtklyngen".
