# Læs indsendte afrapporteringer.

read-title = Indsendte afrapporteringer
read-none = Der er ikke indsendt nogen afrapporteringer endnu.
read-how = Vælg en, eller skriv fx »læs initiativ 8 i Vestklyngen«.
read-which = Der er flere. Vælg en af dem.
read-not-found = Den er ikke indsendt, eller jeg kender den ikke.
read-version = Version { $number }, indsendt { $when }
read-reopened = Den er genåbnet og skrives om nu. Her er den, som den blev indsendt.
button-draft = Vis udkastet
button-submitted = Alle indsendte
says-submitted = indsendte afrapporteringer
button-read_next = Næste side
button-read_back = Forrige side
says-read_next = næste side
says-read_back = forrige side
