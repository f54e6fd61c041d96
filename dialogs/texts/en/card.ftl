### Small words that the drawing of a reply adds itself.

card-warning = NOTE
card-source = Source: { $document }, { $heading } ({ $date })
card-source-document = Source: { $document } ({ $date })
card-undated = undated
card-day = { $day } { $month } { $year }
card-month = { $month } { $year }
card-month-name = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
 }
card-yes = Yes
card-no = No
card-mistake = Please correct: { $error }
card-fill-in = Fill in “{ $label }”.
card-fill-in-at-most = Fill in “{ $label }” with at most { $count } characters.
card-required = must be filled in
card-more = You can also write: { $ways }.
card-way = “{ $says }”
card-shortened = … (shortened; for the whole text, write “vis” and the name of the section)
card-shortened-section = … (shortened; for the whole text, write “vis { $section }”)
card-cut = … There is more than fits here. Write “vis” and the name of the section to see the rest.
card-cut-inline = … (shortened) …
card-field-too-long = “{ $label }” is too long for a field here and has not been changed. Write “vis” or “ret” and the name of the section in the chat.
card-says = Write “{ $says }”
card-file = File: { $name }
card-empty = An answer from Klyngebot

## Why a file is not taken. Each gets the file's name as $name.

card-upload-empty = “{ $name }” is empty.
card-upload-too-big = “{ $name }” is too big. I take { $megabytes } MB at most.
card-upload-too-many-pixels = “{ $name }” has too many pixels. Make the picture smaller and send it again.
card-upload-too-long = “{ $name }” is too long for me to read through. Send only the pages that belong here.
card-upload-too-heavy = I cannot read “{ $name }” through. Save it anew, as PDF if you can, and send it again.
card-upload-broken = “{ $name }” is damaged. Open it on your side, save it anew and send it again.
card-upload-locked = “{ $name }” is locked with a password. Send it without, so that I can see whether it holds personal data.
card-upload-active = “{ $name }” holds macros or other things that run when it is opened. Save it without, as PDF for instance, and send it again.
card-upload-embedded = “{ $name }” has another file inside that I cannot read. Remove it, or save as PDF.
card-upload-other-kind = “{ $name }” is really a { $form } file. Correct its name and send it again.
card-upload-kind = “{ $name }” is not a kind of file I take. Send PNG, JPEG, PDF, Word, PowerPoint, Excel or plain text.
