### Dokumenter: ud af boten og ind i den.

## Filen gives til personen

documents-offer = Tryk på »Tillad«, så lægger jeg den i dit OneDrive ({ $kilobytes } KB).
documents-offer-gone = Det tilbud er for gammelt. Bed om filen igen, så laver jeg en ny.
documents-declined = Fint, »{ $name }« bliver ikke gemt. Bed om den igen, når du vil.
documents-upload-failed = »{ $name }« kom ikke på plads i dit OneDrive. Tryk på »Tillad« igen, eller bed om filen på ny.
documents-failed = Jeg kunne ikke lave filen. Prøv igen om lidt; sker det igen, så sig det til sekretariatet.
documents-too-slow = Filen tog for lang tid at lave. Prøv igen om lidt, eller bed om et mindre udvalg.
documents-too-large = Filen bliver for stor til at sende. Bed om et mindre udvalg.
