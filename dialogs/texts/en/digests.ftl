### Digests to channels and people.

digest-title = Digest for { $whom }, { $day }
digest-alliance = the alliance
digest-first = First digest: changes of the last 30 days.
digest-since = Since the digest of { $day }.
digest-nothing-changed = No new status since last time.
digest-changed = New
digest-standing = Status
digest-state = { $state } ({ $as_of })
digest-no-status = Nobody has reported a status yet.
digest-silent = No status reported here yet by: { $clusters }
digest-missing = Missing in the reports
digest-nothing-missing = No section is missing in the reports.
digest-reports = Reports
digest-sections = { $count ->
    [one] 1 section: { $sections }
   *[other] { $count } sections, among them: { $sections }
}
digest-events = Coming meetings and deadlines
digest-shared = Shared in the learning community
digest-questions = Open questions
digest-decided = Decided
digest-decided-in = { $meeting } ({ $cluster })
digest-by = { $which } – { $author }
digest-more = { $count ->
    [one] and 1 more
   *[other] and { $count } more
}
digest-initiative = Initiative { $numbers }
digest-initiative-in = { $initiative }, { $cluster }
digest-blocker = In the way: { $blocker }
digest-needs-help = Needs help
digest-corrected = corrected
digest-quiet = Nothing new for { $whom } since { $since }. I will write again when there is something to tell.
digest-button-status = Update status
digest-says-status = report status
digest-button-report = See the reports
digest-says-report = show submitted reports
digest-button-reports = Submitted reports
digest-says-reports = show submitted reports
button-digest_refresh = Refresh the card
