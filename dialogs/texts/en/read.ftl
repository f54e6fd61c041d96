# Read submitted reports.

read-title = Submitted reports
read-none = No reports have been submitted yet.
read-how = Choose one, or write for example “læs initiativ 8 i Vestklyngen”.
read-which = There are several. Choose one of them.
read-not-found = It has not been submitted, or I do not know it.
read-version = Version { $number }, submitted { $when }
read-reopened = It has been opened again and is being rewritten. Here it is as it was submitted.
button-draft = Show the draft
button-submitted = All submitted
says-submitted = submitted reports
button-read_next = Next page
button-read_back = Previous page
says-read_next = next page
says-read_back = previous page
