### Documents: out of the bot, and into it.

## The file is given to the person

documents-offer = Press “Allow” and I put it in your OneDrive ({ $kilobytes } KB).
documents-offer-gone = That offer is too old. Ask for the file again and I make a new one.
documents-declined = Fine, “{ $name }” is not saved. Ask for it again whenever you like.
documents-upload-failed = “{ $name }” did not reach your OneDrive. Press “Allow” again, or ask for the file anew.
documents-failed = I could not make the file. Try again in a moment; if it happens again, tell the secretariat.
documents-too-slow = The file took too long to make. Try again in a moment, or ask for less at a time.
documents-too-large = The file would be too large to send. Ask for less at a time.
documents-no-pdf = PDF cannot be made here, because LibreOffice is not installed. Ask for PowerPoint or Word instead.
documents-not-yours = You cannot have that report as a file: it is not submitted, or it belongs to another cluster.
documents-none = There are no reports yet that you can have.

## Words in the documents. They always stand in Danish, since documents are shared.

documents-report = Report
documents-name-initiative = { $template } – { $cluster } – initiative { $number }
documents-name-meeting = { $template } – { $cluster } – { $meeting }
documents-name-cluster = { $template } – { $cluster }
documents-as-of = Draft as of { $when }
documents-submitted = Submitted { $when }
documents-missing-draft = Not filled in yet.
documents-missing = Not told.
documents-picture-of = Picture for “{ $title }”
documents-all-title = Reports
documents-all-standing = { $count ->
    [one] One report as of { $when }
   *[other] { $count } reports as of { $when }
    }
documents-word-draft = Draft
documents-word-draft_note = not submitted
documents-word-continued = { $title } (continued)
documents-word-contacts = Contacts and attachments
documents-word-attachment = Attachment
documents-word-contents = Contents
documents-word-asked = Question
documents-word-answer = Answer
documents-word-nothing = Nothing is written yet.
documents-word-whole = How each answer begins. The whole is in the report.
documents-word-initiative = Initiative { $number }
documents-yes = yes
documents-no = no
documents-light-green = green
documents-light-yellow = yellow
documents-light-red = red
documents-sheet-reports = Reports
documents-sheet-answers = Answers
documents-sheet-status = Status history
documents-sheet-responses = Responses
documents-sheet-ledger = Deliveries
documents-heads-reports = Cluster | Initiative | Title | Meeting | Template | Version | State | Answered | Questions | Begun | Submitted | Initiative's contact | Steering group's contact
documents-heads-answers = Cluster | Initiative | Title | Meeting | Section | Question | Answer | Skipped | Written by | Written | Version
documents-heads-status = No. | Cluster | Initiative | Only for | Status | Text | As of | Next step | Obstacle | Wants help | Light | Corrects no. | Written by | Written
documents-heads-responses = Broadcast | Title | Name | On behalf of | Answer | Comment | Answered | Counts
documents-heads-ledger = Broadcast | Title | Recipient | Cluster | Organisation | Delivery | Reason | Attempts | Time | Read

## Asking for files

documents-making = I am making it now: “{ $name }”. It comes in a moment.
documents-is-draft = It is marked as a draft, because the report is not submitted.
documents-which = Which report should it be?
documents-says = can I have it as { $form }
documents-form-pptx = PowerPoint
documents-form-docx = Word
documents-form-pdf = PDF
documents-form-xlsx = Spreadsheet
documents-form-note = Note
documents-form-combined = One presentation
documents-form-bundle = One by one, in a zip
documents-says-combined = all reports as one presentation
documents-says-bundle = all reports as zip
documents-note-name = Note – { $name }
documents-all-how = Should all reports be in one presentation with a list of contents, or one by one?
documents-all-name = Reports – { $when }
documents-workbook-name = Overview – { $when }
button-workbook = Spreadsheet
says-workbook = the overview as spreadsheet

## A file is read in

choice-read_in = Read into the report
choice-says-read_in = read it
documents-in-title = This is what I read in “{ $name }”
documents-in-ask = { $slides ->
    [0] { $count ->
        [one] Shall I save that answer as yours?
       *[other] Shall I save the { $count } answers as yours?
        }
    [one] { $count ->
        [0] Shall I add the extra slide?
        [one] Shall I save that answer as yours and add the extra slide?
       *[other] Shall I save the { $count } answers as yours and add the extra slide?
        }
   *[other] { $count ->
        [0] Shall I add the { $slides } extra slides?
        [one] Shall I save that answer as yours and add the { $slides } extra slides?
       *[other] Shall I save the { $count } answers as yours and add the { $slides } extra slides?
        }
    }
documents-in-nothing = I found none of the template's headings in the file, so nothing is saved. Put the answers under the headings of { $report } and send it again. Or attach it.
documents-in-same = What is in the file is already in { $report }. Nothing is changed.
documents-in-some-same = Already there, word for word: { $sections }
documents-in-other-text = There is another text here already. I leave it alone until I have asked you.
documents-in-too-long = The text is too long: there is room for { $limit } characters. It is not saved.
documents-in-stopped = Not read in, because something in it may point to a citizen: { $sections }. Rewrite it in the file and send it again.
documents-in-unplaced = { $count ->
    [one] One piece fits under no heading:
   *[other] { $count } pieces fit under no heading:
    }
documents-in-external = The file fetches something from elsewhere when it is opened. I did not; I read only what stands in the file itself.
documents-in-saved = Saved from the file: { $sections }
documents-in-not-saved = Not saved, because the text is longer than { $limit } characters: { $sections }
documents-in-left = “{ $name }” is not read in. Nothing is changed.
documents-in-slides = { $count ->
    [one] This becomes an extra slide:
   *[other] These become { $count } extra slides:
    }
documents-in-slide = extra slide in { $section }
documents-in-slide-picture = extra slide with a picture in { $section }
documents-in-more-slides = … and { $count } more.
documents-in-unread = { $count ->
    [one] I could not read one picture in the file. Send it on its own as PNG or JPEG.
   *[other] I could not read { $count } pictures in the file. Send them one by one as PNG or JPEG.
    }
documents-in-slides-saved = { $count ->
    [one] One extra slide is added.
   *[other] { $count } extra slides are added.
    }
documents-in-slides-lost = { $count ->
    [one] One slide is not added, because its picture could not be fetched again. Send the file again.
   *[other] { $count } slides are not added, because their pictures could not be fetched again. Send the file again.
    }
documents-drop-title = “{ $name }”
documents-drop-looks = This looks like { $report }: { $answers ->
    [one] one answer
   *[other] { $answers } answers
    }{ $slides ->
    [0] .
    [one] {" "}and an extra slide.
   *[other] {" "}and { $slides } extra slides.
    }
documents-drop-start = Shall I start that report and show what goes where?
documents-drop-open = Shall I open it and show what goes where?
documents-drop-other = If it is another one, write which, for instance “initiative 3”. Nothing is saved before you have seen it.
documents-drop-others = “{ $name }” looks as if it comes from { $cluster }. Shall I still read it into the report that you have open?
documents-drop-which-cluster = Which cluster is “{ $name }” from?
documents-drop-which-initiative = Which initiative is “{ $name }” about? Write its number or name.
documents-drop-which-meeting = Which meeting is “{ $name }” for? For instance “steering group meeting 12 November”.
choice-read_here = Read it in here, where I am
choice-says-read_here = read it in here
documents-in-open-first = I cannot see which report “{ $name }” belongs to. Open the report first, for instance with “jeg vil skrive om initiativ 8”, and send the file again. Then I read it in or attach it.
