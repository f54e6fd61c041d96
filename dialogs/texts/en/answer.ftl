# Answers to questions: the sentences around the facts. answer-say-… is what a button types for one.

answer-heading = **{ $title }**
answer-heading-date = **{ $title }** – { $date }
answer-initiative = Initiative { $number }: { $title }
answer-number = initiative { $number }
answer-in-place = { $what } in { $place }
answer-all-clusters = all clusters
answer-nobody-yet = Nobody yet
answer-conflict = The documents disagree: { $what }
answer-undated = undated document
answer-year-derived = { $year }, the year is derived
answer-year-inferred = { $text } ({ $year }, the year is derived)
answer-no-date = no date in the documents
answer-plain = { $what }

answer-button-all = Show all of it
answer-button-status = Status
answer-button-what = What is it about
answer-button-who = Who takes part
answer-button-list = Show the initiatives
answer-button-clusters = Show the clusters
answer-button-meetings = Next meeting
answer-button-chat = Chat with { $name }
answer-button-start = Start a report
answer-button-secretariat = Ask the secretariat

answer-event-laeringsseminar = learning seminar
answer-event-konference = alliance conference
answer-event-laeringsfaellesskab = learning community
answer-event-klyngemoede = cluster meeting
answer-event-klyngestyregruppemoede = cluster steering group meeting
answer-event-styregruppemoede = steering group meeting
answer-event-workshop = workshop
answer-event-temadag = theme day
answer-event-any = meeting or other event

answer-facet-formaal = purpose
answer-facet-maalgruppe = target group
answer-facet-aktoerer = those involved
answer-facet-effekt = expected effect
answer-facet-kort-sigt = short term
answer-facet-lang-sigt = long term
answer-facet-fokus = focus points
answer-told-formaal = The purpose, as described:
answer-told-maalgruppe = The target group:
answer-told-aktoerer = They are to carry it out:
answer-told-effekt = The expected effect:
answer-told-kort-sigt = In the short term:
answer-told-lang-sigt = In the longer term:
answer-told-fokus = Focus points:
answer-and = { $first } and { $last }
answer-facet-unknown = The documents say nothing under "{ $facet }" for initiative { $number }. The description is:
answer-group = Belongs to
answer-also-called = Also called
answer-no-subprojects = The documents name no subprojects of initiative { $number }.
answer-no-experience = The documents name no experience or inspiration for initiative { $number }.

answer-none-before = Last { $what }: I know of no date.
answer-waiting = { $count } initiatives were without a cluster in April 2019:
answer-in-time-start = { $count ->
    [0] The documents name no initiatives that start in that period.
    [one] One initiative starts in that period:
   *[other] { $count } initiatives start in that period:
}
answer-in-time-reported = { $count ->
    [0] The documents name no initiatives to be reported in that period.
    [one] One initiative is to be reported in that period:
   *[other] { $count } initiatives are to be reported in that period:
}
answer-button-all-of = Show all of { $what }
answer-no-group = **Without a target group in the documents**
answer-count = { $count ->
    [one] { $count } initiative.
   *[other] { $count } initiatives.
}
answer-place-none = The documents do not name { $place } itself with any initiative.
answer-place-has = { $place } is named with these initiatives:
answer-place-cluster-has = { $place } is in { $cluster }, and the cluster is named with:
answer-place-cluster-unknown = The documents do not say which cluster { $place } is in; so I do not know what its cluster takes part in.
answer-place-by-cluster = { $place } is not named with initiative { $number }, but its cluster is: { $cluster }.
answer-place-yes = Yes, { $place } is named with initiative { $number }.
answer-place-no = No, { $place } is not named with initiative { $number } in the documents.
answer-place-named = Named with the initiative:
answer-place-not-there = Note: { $place } is not named with initiative { $number } in the documents.
answer-realises = is to help carry it out
answer-realised-by = { $count } municipalities are to carry it out: { $names }.
answer-only-plan = The documents name no cluster or municipality. The plan says:
answer-no-anchoring = The documents do not say where initiative { $number } is based.
answer-start = Start
answer-reporting = Reporting
answer-no-time = The documents do not say when initiative { $number } starts or is to be reported.

answer-status-as-of = The latest status in the documents, from { $cluster } in { $year }:
answer-status-old = That is how it stood then. How it is going today, the cluster itself can say.
answer-no-status = There is no status of { $what } in what I know.
answer-no-status-from = There is no status from { $place } in what I know.
answer-status-seen-by = What a cluster itself has reported is seen by that cluster, the steering group and the secretariat only.
answer-report-of = Report, { $place }
answer-report-on = Report, { $place }, initiative { $number }
answer-state-not-started = not begun
answer-state-prefilled = pre-filled
answer-state-in-progress = in progress
answer-state-submitted = submitted
answer-state-commented = commented
answer-state-adjusted = adjusted
answer-state-presented = presented
answer-progress = { $state }, { $filled } of { $total } questions filled in
answer-missing-private = Who has not handed in is for the steering group and the secretariat only. Ask the secretariat:
answer-owes-nothing = { $place } owes no report.
answer-missing-count = { $handed } of { $total } reports have been submitted. Missing:
answer-missing-own = In { $place }, { $handed } of { $total } reports are submitted. These are missing:
answer-missing-others = Only the steering group and the secretariat see what other clusters are missing.
answer-missing-basis = Counted by the overview of April 2019 and what the secretariat has added.

answer-contacts-of = Contacts for { $what }:
answer-no-contact = The documents name no contact person for { $what }.
answer-named-there = They name these people:
answer-steps-passed = All steps of the plan are in the past.
answer-secretariat-helps = The secretariat can help:
answer-secretariat = The secretariat of the alliance:
answer-the-secretariat = the secretariat
answer-mail = E-mail
answer-phone = Phone
answer-no-address = The documents give no e-mail or phone number for { $name }.
answer-members-here = Members of { $place } here in the bot:
answer-roster = Klyngebot
answer-roster-roles = Roles given by the secretariat
answer-more-of-that-name = { $count } more have that name. Write the whole name.
answer-no-person = I do not know that person from the documents. The secretariat can help:
answer-as-of-then = The roles are as they stood in the documents then.
answer-chair-not-said = The documents do not say who chairs the steering group; they only name its members.
answer-steering = The { $count } members of the steering group by the document ({ $when }):
answer-steering-of = Of the steering group's { $total } members it is { $count ->
    [one] this one
   *[other] these { $count }
} ({ $when }):
answer-steering-is = Yes, { $name } stands as a member of the steering group ({ $when }).
answer-steering-is-not = No, { $name } is not on the list of the steering group's members ({ $when }).
answer-steering-nobody = I find nobody from { $what } on the list of the steering group.
answer-steering-later = In { $when } { $names } write on behalf of the steering group; that is no list of members.

answer-clusters = The alliance's { $count } clusters, and the municipalities that the documents name:
answer-not-said = municipalities not stated
answer-municipality = { $place } is in { $cluster }.
answer-municipality-not-said = The documents do not say which cluster { $place } is in. The secretariat knows:
answer-certainty-udledt = It is not said outright, but follows from this sentence:
answer-certainty-direkte = It stands here:
answer-not-that-cluster = So not { $cluster }, as far as the documents say ({ $place }).
answer-cluster-has = Municipalities: { $municipalities }.
answer-cluster-not-said = The documents do not say which municipalities are in { $cluster }.
answer-complete = By the documents that is the whole cluster.
answer-incomplete = There are more municipalities in the cluster, which the documents do not name.
answer-party = Party

answer-next = Next { $what }:
answer-none-planned = The next { $what } is not planned in what I know.
answer-latest = The latest was:
answer-first-after = The first one after that is:
answer-nothing-on = I know of no events { $span }.
answer-on = This falls { $span }:
answer-on-then = In the documents, { $span } of an earlier year:
answer-on-more = There are { $count } more. Ask for one month at a time to see them.
answer-on-perhaps = This may fall then; the documents are no more precise:
answer-in-month = in { $month }
answer-day-of-month = on { $day } { $month }
answer-purpose = Purpose
answer-participants = Participants
answer-organiser = Who does what
answer-place-unknown = I do not know the place and the time of day ({ $what }).
answer-held = Place of { $what }:
answer-place = Place
answer-place-not-said = The documents give no place and no time of day.
answer-deadlines = Deadlines ahead:
answer-no-deadlines = I know of no deadlines ahead.
answer-no-deadline = I know of no deadline ahead for { $what }.
answer-deadlines-passed = The deadlines that the documents set have passed:
answer-reporting-at = Times for reporting in the documents:
answer-deadlines-said = The documents set no day:
answer-framework = The framework paper's way as it was planned; whether each step took place, the documents do not say:

answer-stands-for = Stands for
answer-term-unexplained = { $term } is mentioned, but not explained in the documents.
answer-quote = **{ $about }**
answer-quote-note = Quoted from the document. If it does not answer your question, try other words.
answer-template = **{ $title }** has { $count } questions:
answer-template-optional = Optional, at the review: { $titles }.
answer-template-title-only = The template says no more about it than the heading.
answer-example = This is what { $place } wrote about initiative { $number }:
answer-template-asks = **{ $title }**, { $count } questions:
answer-template-no-length = The template sets no limit to how much may be written.
answer-button-questions = Show all questions

answer-did-you-mean = Do you mean …?
answer-not-yours = If you mean “{ $what }”, that is nothing you can do from here. The secretariat can help:
answer-which-initiative = Which initiative?
answer-unknown = I do not know. The secretariat may be able to answer, and below is something that I can answer.
answer-unknown-about = I do not know, but about { $what } I can answer what the buttons show. The secretariat may help with the rest.
answer-no-such-initiative = There is no initiative { $number }. The alliance has { $count } initiatives, numbered up to { $last }.
answer-no-such-cluster = There is no cluster called { $asked }. The clusters of the alliance are { $names }.
answer-no-such-clusters = There are not { $asked } clusters. The clusters of the alliance are { $names }.
answer-outside = { $place } is outside what I know: I only know about the alliance for local psychiatry in Central Denmark Region. The secretariat may be able to help.
answer-not-here = I cannot do that for you from here. The secretariat can:

answer-say-all = show the whole { $facet } of initiative { $number }
answer-say-facet = { $facet } for { $what }
answer-say-list = show all initiatives
answer-say-list-of = what initiatives is { $place } working on
answer-say-cluster-of = which cluster is { $place } in
answer-say-doc-question = { $named ->
    [no] what do the documents say
   *[yes] what is { $what }
}
answer-say-meeting-of = when is the next meeting in { $place }
answer-say-status-get = { $named ->
    [no] show status
   *[yes] status on { $what }
}
answer-say-status-set = update status for { $what }
answer-say-initiative-info = tell me about { $what }
answer-say-initiative-list = show all initiatives
answer-say-initiative-anchor = which clusters work on { $what }
answer-say-initiative-time = when does { $what } start
answer-say-contact = { $named ->
    [no] contact the secretariat
   *[yes] contact person for { $what }
}
answer-say-person-info = who is { $what }
answer-say-steering-members = who is in the steering group
answer-say-event-when = when is the { $what }
answer-say-next-meeting = when is the next meeting
answer-say-event-info = what is the purpose of { $what }
answer-say-report-fill = start report { $what }
answer-say-report-help = what should the report contain
answer-say-report-missing = who has not reported
answer-say-report-show = { $named ->
    [no] show the report
   *[yes] show the report for { $what }
}
answer-say-report-status = how far are we with the report
answer-say-municipality-cluster = which clusters are there
answer-say-approval-process = timeline for the framework paper
answer-say-deadline = { $named ->
    [no] which deadlines are there
   *[yes] what is the deadline for { $what }
}
answer-say-ask-secretariat = talk to the secretariat
answer-say-help = what can you do
answer-say-invite-send = send an invitation
answer-button-remind = Remind them
answer-say-remind = send a reminder to those who have not submitted
answer-say-reminder-send = send a reminder
answer-say-status-changes = what has changed since last time
answer-say-status-silent = who has not reported status
answer-say-status-heard = when did we last hear from the clusters
answer-say-status-trouble = what is going badly
answer-say-status-overview = show the overview
answer-say-event-plan = create an event
answer-say-event-change = change an event
answer-say-request-send = send a request
answer-say-message-send = send a message
answer-say-broadcast-follow = who has answered
answer-say-broadcast-change = withdraw a message
answer-say-report-submit = submit the report
answer-say-report-reopen = reopen the report
answer-say-report-delete = delete the report
answer-say-report-prefill = prefill the report
answer-say-report-copy = copy a section from another report
answer-say-report-export = the report as powerpoint
answer-say-comment-add = comment on a report
answer-say-community-info = who else works on the same
answer-say-community-set = form a learning community
answer-say-community-share = share an experience
answer-say-agenda-ask = make an agenda item
answer-say-digest-show = show my digest
answer-say-digest-mine = subscribe to the digest
answer-say-digest-stop-mine = stop my digest
answer-say-digest-when = the channels' digests
answer-say-channel-tie = tie the channel
answer-say-my-tasks = my tasks
answer-say-people-list = show all members
answer-say-people-set = add a person
answer-say-catalogue-set = correct a fact
answer-say-template-set = upload a new template
answer-say-questions-open = unanswered questions
answer-say-answer-set = save a lasting answer
answer-say-audit-show = show the log
answer-say-persondata-show = what do you know about me
answer-say-persondata-erase = delete my data
answer-say-language-set = switch to Danish
answer-say-whoami = who am I

# --- side by side ---

compare-places = Tried out
compare-unknown = not said
compare-same = The same: { $value }
compare-count = { $count } ({ $names })
compare-municipalities = Municipalities named
compare-initiatives = Initiatives
compare-municipalities-unknown = The documents do not name all of the clusters' municipalities, so they do not say which has the most.
compare-shared = Shared: { $names }.
compare-nothing-shared = They share none in the documents.
compare-as-many = They have as many { $what }: { $count }.
compare-more = { $name } has the most { $what } ({ $counts }).
compare-of-places = places
compare-of-initiatives = initiatives
compare-of-municipalities = municipalities
compare-first = { $name } comes first.
compare-starts-first = { $name } starts first.
compare-reported-first = { $name } is reported first.
compare-same-day = It is the same day.
compare-overlap = The times overlap, so it is not clear which comes first.
compare-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
compare-days-weeks = { $count } days ({ $weeks } weeks)
compare-days-over-weeks = { $count } days (just over { $weeks } weeks)
compare-between = They are { $length } apart.
compare-between-about = The documents do not give the days: they are at least { $least } and at most { $most } apart.
compare-until = It is { $length } away.
compare-until-about = The documents do not give the day: it is at least { $least } and at most { $most } away.
compare-since = It is { $length } ago.
compare-since-about = The documents do not give the day: it is at least { $least } and at most { $most } ago.
compare-today = It is today.
compare-within = It may be now: the documents say no more than “{ $when }”.
compare-days-unknown = I cannot count the days: the documents say no more than “{ $when }”.
compare-length-unknown = I cannot count how long it is between them: the documents say no more than “{ $first }” and “{ $last }”.
