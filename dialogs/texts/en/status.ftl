# Status: how far the initiatives are, reported by the clusters and told in the documents.

status-state-waiting = waiting
status-state-unclear = awaiting clarification
status-state-preparing = in preparation
status-state-developing = in development
status-state-testing = being tried out
status-state-approved = approved
status-state-implementing = being implemented
status-state-running = in operation
status-state-finished = finished
status-state-on-hold = on hold
status-short-waiting = waits
status-short-unclear = clar.
status-short-preparing = prep.
status-short-developing = dev.
status-short-testing = trial
status-short-approved = appr.
status-short-implementing = impl.
status-short-running = runs
status-short-finished = done
status-short-on-hold = hold
status-light-green = green
status-light-yellow = yellow
status-light-red = red
status-help-yes = needs help
status-parts-only = a part only
status-stale = not updated for long
status-anchored = trying it out
status-whole = the whole cluster

status-row-initiative = Initiative
status-row-cluster = Cluster
status-row-parts = Only
status-row-state = State
status-row-as-of = As of
status-row-milestone = Next milestone
status-row-blocker = Lacking
status-row-help = Help
status-row-light = Traffic light
status-row-age = Age

status-age-today = today
status-age-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
status-age-weeks = { $count } weeks
status-age-months = { $count } months
status-age-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}
status-source = Status reported by { $cluster }
status-stale-note = That is { $age } ago. Things may have happened that I have not heard of.
status-is-correction = Corrects an earlier status.
status-beside = Beside it, for { $where }: { $told }.

status-who-reports = Status is reported by the cluster's own members and by the secretariat. If you want to know something, ask the cluster ("spørg Vest om initiativ 8: …"), or write to the secretariat:
status-who-sees = What clusters report is seen by their own members, the steering group and the secretariat. Anyone may ask what the documents say. Contact the secretariat:
status-who-silent = Who has not reported is seen by the steering group and the secretariat only. Ask the secretariat:
status-example = initiative 7 is in operation since October 1, we lack an agreement with the GPs
status-example-number = initiative { $number } is being tried out, we lack an agreement with the GPs
status-ask = Write the status in one sentence, such as "{ $example }". You see it before I save it.
status-until-now = Until now: { $told } ({ $name }).
status-too-long = That is more than a status. Keep it below { $limit } characters; the rest belongs in the report.
status-proposal-title = This is how I understood the status
status-correction-title = This is what the status says. What is to be corrected?
status-ask-yes = Shall I save it?
status-how-to-change = First correct what is wrong: write for example "yellow", "only Randers", "from 1 September", "next step: …" or "blocker: …".
status-not-anchored = The documents do not mention { $cluster } with initiative { $numbers }. That is fine if it is right.
status-no-such-day = There is no »{ $day }« in the calendar, so I wrote today. Which day did you mean? Write for example »from March 1«.
status-missing-cluster = Which cluster is it about?
status-missing-initiatives = Which initiative is it about? Write its number, or several ("2/4").
status-missing-state = How far is it? Choose, or write one of: { $states }.
status-not-saved = Not saved. Here is your text, should you want it again:
status-meanwhile = { $name } has reported meanwhile: { $told }. See whether your status still fits.
status-saved = Saved: status of initiative { $numbers } in { $cluster }.
status-help-told = The secretariat has been told that you need help.
status-notice-help = { $name } reports that { $cluster } needs help with initiative { $numbers }:
status-form-title = Status
status-field-initiatives = Initiative (several: 2/4)
status-field-cluster = Cluster
status-field-parts = Only these municipalities (empty: the whole cluster)
status-field-state = State
status-field-as-of = As of (such as 1 October or October 2019)
status-field-text = Status in a sentence or two
status-field-milestone = Next milestone
status-field-blocker = What is lacking or in the way
status-field-help = We need help
status-field-light = Traffic light
status-light-none = none
status-wrong-initiatives = write numbers of initiatives, such as 7 or 2/4
status-wrong-cluster = choose the cluster
status-wrong-parts = I do not know these municipalities
status-wrong-state = choose how far it is
status-wrong-as-of = write a day or a month, such as 1 October
status-wrong-text = write a sentence or two

status-which-pair = Say which initiative and which cluster, such as "status of initiative 8 in Vestklyngen".
status-pair-title = Status: initiative { $number }, { $cluster }
status-nothing-known = I have heard nothing about initiative { $number } in { $cluster }.
status-document-says = In the documents, { $year }:
status-history-title = Everything about initiative { $number }, { $cluster }
status-nothing-reported = Nothing has been reported yet.
status-was-corrected = {" "}[corrected since]
status-older = { $count ->
    [one] { $count } older one is not shown.
   *[other] { $count } older ones are not shown.
}
status-of = Initiative { $numbers }, { $cluster }
status-since-unknown = I cannot tell when "{ $words }" was. Write a date, such as "what has changed since 1 October".
status-changes-first = Since { $when } (the first time you ask)
status-changes-title = Since { $when }
status-changes-meeting = This happened since { $meeting }
status-decided = Decided in { $cluster }: { $meeting }, written { $when }
status-no-changes = Nothing new.
status-more-changes = And { $count } more. Ask about a cluster or an initiative.
status-submitted = report submitted { $when }
status-trouble-title = Where it does not go as it should
status-no-trouble = Nobody has reported that something goes badly. That is what the clusters write themselves.
status-more-trouble = And { $count } more. Ask about a cluster.
status-silent-title = Who has not reported status
status-silent-never = { $count ->
    [one] { $count } was never reported:
   *[other] { $count } were never reported:
}
status-silent-stale = { $count ->
    [one] { $count } was not updated for three months:
   *[other] { $count } were not updated for three months:
}
status-nobody-silent = Everybody has reported within three months.
status-initiatives = initiative { $numbers }
status-heard-title = Last heard from
status-heard-status = status of initiative { $numbers } { $when } ({ $name })
status-heard-report = report { $when }
status-heard-never = has reported nothing to me

status-overview-title = Overview { $date }
status-overview-counts = { $reported } of { $total } are reported by the clusters. Red, on hold or in need of help: { $bad }. Not updated for long: { $stale }.
status-chart-title = How far they are
status-without = without status
status-number = No.
status-short-anchored = in { $year }
status-short-other = see text
status-tiny-days = { $count }d
status-tiny-weeks = { $count }w
status-tiny-months = { $count }m
status-tiny-years = { $count }y
status-legend = The columns: { $clusters }. Numbers with d, w, m, y: how old the status is in days, weeks, months, years. A year: from the documents of then. ! means yellow, red, on hold or help needed. ? means not updated for three months.
status-reports-title = **Reports**
status-no-reports = No report has been begun.
status-filled = { $filled } of { $total }
status-comments = { $count ->
    [one] { $count } comment
   *[other] { $count } comments
}
status-cluster-title = Status of { $cluster }
status-initiative-title = Initiative { $number } in the clusters
status-button-number = Initiative { $number }

button-status_form = Form
button-status_save = Save status
button-status_show = Show status
button-status_update = Report status
button-status_correct = Correct it
button-status_history = History
button-status_changes = Since last time
button-status_trouble = What goes badly
button-overview = Overview
says-status_form = statusformular
says-status_show-pair = status of initiative { $number } in { $cluster }
says-status_update = report status
says-status_update-pair = report status on initiative { $number } in { $cluster }
says-status_correct = correct status
says-status_history-pair = history for initiative { $number } in { $cluster }
says-status_changes = what has changed since last time
says-status_trouble = what goes badly
says-overview = overview
says-overview-page = overview page { $page }
says-overview_cluster = overview of { $cluster }
