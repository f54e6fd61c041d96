# Det, botten har gemt om en person, og at få det slettet.

persondata-title = Det ved jeg om dig
persondata-title-other = Det ved jeg om { $name }
persondata-account = Teams-konto
persondata-account-known = knyttet til din konto her
persondata-account-unknown = ikke set i Teams endnu
persondata-no-role = ingen
persondata-count = { $count ->
    [one] 1
   *[other] { $count }
 }
persondata-holds-answers = Svar og ændringer i afrapporteringer
persondata-holds-statuses = Statusser og kommentarer
persondata-holds-messages = Beskeder, jeg har sendt
persondata-holds-changes = Rettelser i opslagsværket
persondata-holds-audit = Linjer i loggen over, hvem der gjorde hvad
persondata-holds-other = Andet
persondata-holds-held = Gemte tekster uden plads
persondata-why = Tallene er, hvor mange steder dit navn står. Det, du har skrevet for en klynge, kan klyngen og sekretariatet læse; når det er indsendt, også styregruppen.
persondata-how-long = Udkast, som ingen rører, sletter jeg efter 24 måneder, og loggen efter 5 år, medmindre jeres IT har valgt andet. Vil du have en kopi af det hele, så skriv til sekretariatet.
persondata-model = Er jeg ikke sikker på et spørgsmål, vælger en sprogmodel, jeres IT har sat op, mellem de svar, jeg har. Den får spørgsmålet uden navne og mailadresser, jeg kender, og ikke, hvem du er.
persondata-nobody = Jeg ved ikke, hvem du er lige nu, så jeg kan hverken vise eller slette noget. Prøv igen om lidt.

persondata-erase-title = Slet alt, jeg ved om personen?
persondata-erase-what = Jeg sletter navn, adresse, rolle, Teams-konto, gemte tekster og beskeder. Det, der er skrevet for en klynge, bliver stående uden navn: det er klyngens. Det kan ikke fortrydes, og rollen skal i så fald gives igen af sekretariatet.
persondata-erase-ask = Et ja er ikke nok. Skriv **{ $phrase }**, hvis jeg skal gøre det.
persondata-phrase = slet alle mine data
persondata-phrase-other = slet alle data om { $upn }
persondata-last-secretary = Det er den sidste i sekretariatet, og uden én kan ingen give roller. Giv først en anden rollen, fx »gør karen@kommune.dk til sekretariat«.
persondata-own-chat = Det gør vi i vores egen chat, så ingen læser med. Skriv det her igen. Intet er slettet.
persondata-not-erased = Intet er slettet.
persondata-erased = Det er slettet. Skriver du til mig igen, er du ny for mig, uden rolle. Sikkerhedskopier bliver slettet, når de er for gamle; det bestemmer jeres IT.
persondata-erased-other = Det er slettet. Skriver personen til mig igen, er det som en ny, uden rolle.
persondata-somebody = Tidligere bruger

person-unknown = Jeg kender ingen, der hedder »{ $words }« eller har den adresse. Skriv adressen helt ud, eller se listen.
person-several = Flere hedder »{ $words }«: { $upns }. Skriv adressen i stedet.

button-about_me = Hvad ved du om mig
button-erase_me = Slet mine data
button-people = Personer og roller
says-about_me = hvad ved du om mig
says-erase_me = slet mine data
says-people = personer
