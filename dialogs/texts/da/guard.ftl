# What people see when something may not be kept.

guard-cpr = Det ligner et CPR-nummer, så jeg har ikke gemt noget af beskeden. Oplysninger om enkelte borgere må ikke ligge her.
guard-cpr-rewrite = Skriv den igen uden nummeret, for eksempel »en borger i 40'erne«. Er det et sagsnummer eller et telefonnummer? Så skriv »sag« eller »tlf« lige foran og udelad bindestregen.

guard-citizen = Beskeden ser ud til at beskrive en enkelt borger, så andre kan genkende vedkommende. Jeg har ikke gemt den endnu.
guard-citizen-why = Jeg spørger, fordi navn, adresse eller alder står sammen med sygdom eller andet personligt.
guard-citizen-how = Skriv gerne om en gruppe eller uden det, der kan genkendes, for eksempel »en borger med dobbeltdiagnose«.
guard-citizen-anyway = Er det ikke en borger, så skriv beskeden igen med »skriv alligevel:« foran.

guard-crisis = Det lyder, som om nogen har det meget svært lige nu. Du skal ikke stå alene med det.
guard-crisis-danger = Er der fare for liv? Ring 112 nu.
guard-crisis-lifeline = Livslinien: ring 70 201 201. Der er nogen at tale med.
guard-crisis-doctor = Lægevagten eller den psykiatriske akutmodtagelse kan hjælpe med det samme. Uden for egen læges tid: ring til lægevagten.
guard-crisis-someone = Bed et menneske, du stoler på, om at være hos dig. Gælder det en anden, så bliv hos vedkommende, hvis du kan.
guard-crisis-nothing-stored = Jeg er et program og gemmer ikke det, du har skrevet.
guard-crisis-resume = Skriv »fortsæt«, når du vil videre.
