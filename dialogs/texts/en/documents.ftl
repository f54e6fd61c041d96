### Documents: out of the bot, and into it.

## The file is given to the person

documents-offer = Press “Allow” and I put it in your OneDrive ({ $kilobytes } KB).
documents-offer-gone = That offer is too old. Ask for the file again and I make a new one.
documents-declined = Fine, “{ $name }” is not saved. Ask for it again whenever you like.
documents-upload-failed = “{ $name }” did not reach your OneDrive. Press “Allow” again, or ask for the file anew.
documents-failed = I could not make the file. Try again in a moment; if it happens again, tell the secretariat.
documents-too-slow = The file took too long to make. Try again in a moment, or ask for less at a time.
documents-too-large = The file would be too large to send. Ask for less at a time.
