### Agenda items about status.

agenda-says-decided = what was decided last in { $cluster }
agenda-says-make = make an agenda item about status in { $cluster }
agenda-meeting-today = Status { $day }
agenda-made = Here is a draft of the agenda item, put together from reported status, reports and earlier decisions.
agenda-there = The agenda item is there already. This is how it stands.
agenda-how = Change it in your own words, for example “edit indstilling: …” or “add to sagsfremstilling: …”. After the meeting: “decision: …”.
agenda-heading = Status of the alliance's initiatives in { $cluster }
agenda-note-status = that the cluster steering group takes note of the status
agenda-discuss = that the cluster steering group discusses initiative { $number }: { $about }
agenda-help = the cluster needs help
agenda-intro = Status of { $cluster } as of { $day }:
agenda-status = Initiative { $number }, { $title }: { $state } ({ $as_of }, reported by { $name }). { $text }
agenda-milestone = Next milestone: { $milestone }.
agenda-blocker = In the way: { $blocker }.
agenda-from-document = Initiative { $numbers } ({ $as_of }): { $text } (Source: { $document })
agenda-report = initiative { $number } { $state }
agenda-reports = Reports: { $states }.
agenda-decided = Latest decision ({ $meeting }): { $text }
agenda-annex = { $report }, submitted { $when }
agenda-none = I find no agenda item in your cluster. Write “make an agenda item about status”.
agenda-who-makes = Agenda items are made by the cluster's members and the secretariat, who note the decision on them afterwards. Ask the secretariat for the item:
agenda-locked = That agenda item is locked and cannot be changed.
agenda-not-saved = The decision could not be saved on the agenda item.
agenda-decided-saved = The decision is written on “{ $meeting }”.
agenda-shown-next = It is shown with the next status and in the next agenda item.
