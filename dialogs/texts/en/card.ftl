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
card-empty = An answer from Klyngebot
