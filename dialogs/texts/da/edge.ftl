### Det, botten siger ved kanten: når noget ikke lykkes, ved opstart, og om data.

edge-not-saved = Jeg kan ikke få fat i mit arkiv lige nu, så din besked er ikke gemt. Send den igen om lidt.
edge-failed =
    Det gik galt hos mig, og det, du lige sendte, er måske ikke gemt. Skriv »hvor var jeg«, så ser vi, hvad der er.
    Sker det igen, så giv sekretariatet koden { $reference }.
edge-not-delivered = Svaret kunne ikke leveres. Det bliver sendt senere.
edge-open-chat = Jeg har et svar, som kun er til dig, men vi har ingen privat chat. Åbn en chat med mig og skriv »hjælp«.
edge-received = Modtaget.

## Filer

edge-file-host = Jeg henter ikke filer fra det sted, hvor »{ $name }« ligger. Læg den i chatten med mig i stedet.
edge-file-too-big = »{ $name }« fylder for meget. Jeg tager højst { $megabytes } MB.
edge-file-unreachable = Jeg kunne ikke hente »{ $name }«. Prøv at sende den igen.

## Opstart

edge-started = Klyngebot lytter på { $url }.
edge-started-model = Sprogmodellen { $name } på { $host } vælger, hvor botten ikke er sikker.
edge-started-local =
    ==============================================================================
    LOKAL TILSTAND: der er ingen MicrosoftAppId, så ingen bliver bedt om at bevise,
    hvem de er. Botten svarer kun denne maskine: { $url }
    ==============================================================================

edge-settings-missing = mangler; den skal være der, når MicrosoftAppId er sat.
edge-settings-password-without-id = mangler, men MicrosoftAppPassword er sat; sæt begge, eller ingen af dem for lokal tilstand.
edge-settings-app-type-missing = mangler; skriv SingleTenant eller UserAssignedMSI.
edge-settings-app-type = »{ $value }« kendes ikke; skriv SingleTenant eller UserAssignedMSI.
edge-settings-host-without-id = »{ $value }« kan nås fra andre maskiner, og uden MicrosoftAppId er der ingen adgangskontrol; brug 127.0.0.1, eller sæt MicrosoftAppId.
edge-settings-port = »{ $value }« er ikke en port; skriv et tal fra 0 til 65535.
edge-settings-database-url = skal begynde med sqlite+aiosqlite:// eller postgresql+psycopg://.
edge-settings-hosts = »{ $value }« er ikke et værtsnavn; skriv navne som eksempel.dk eller *.eksempel.dk, adskilt af komma.
edge-settings-now = »{ $value }« er ikke et tidspunkt; skriv for eksempel 2019-10-21T09:00:00+02:00.
edge-settings-send-rate = »{ $value }« er ikke et antal i sekundet; skriv et tal fra 0 (ingen grænse) til 1000.
edge-settings-public-url = »{ $value }« er ikke en adresse; skriv for eksempel https://klyngebot.eksempel.dk.
edge-settings-traces = »{ $value }« kendes ikke; skriv off eller otlp.
edge-settings-model-url = skal være en https-adresse uden andet end vært og sti, eller på denne maskine; skriv for eksempel https://model.eksempel.dk/v1.
edge-settings-model-without-url = mangler, men der er sat et navn eller en nøgle til sprogmodellen; sæt den, eller fjern dem.
edge-settings-model-name = mangler; skriv, hvilken model der skal bruges på KLYNGEBOT_MODEL_URL.
edge-settings-model-key = har tegn, som en nøgle ikke kan have.
edge-settings-keep = »{ $value }« er ikke et helt tal; skriv måneder for DRAFTS og FILES, dage for LOGS, år for AUDIT, eller 0 for altid.
edge-settings-metrics = »{ $value }« kendes ikke; skriv loopback eller open.

## Sider

edge-privacy-title = Klyngebot og dine data
edge-privacy =
    Klyngebot hjælper Alliancen om den nære psykiatri med at samle afrapporteringer. Sekretariatet for alliancen er ansvarligt for botten og for det, den gemmer.

    Botten gemmer dit navn, dit brugernavn og din identitet i Teams, den rolle sekretariatet har givet dig, og hvor den kan skrive til dig. Den gemmer de svar, statusser og filer, du giver den til en afrapportering, med dit navn og tidspunktet. Tidligere udgaver af et svar bliver gemt sammen med det.

    Den husker også, hvor langt I er nået, og tekst, der endnu ikke har fået en plads i en afrapportering. Andet, du skriver til den, gemmer den ikke. Dens log siger, at der kom en besked, og hvordan det gik, men ikke, hvad der stod.

    Skriv aldrig om enkelte borgere. Botten afviser CPR-numre og beskrivelser, som kan pege på én borger, og gemmer dem ikke.

    Et udkast kan ses af medlemmerne af din klynge og af sekretariatet. En indsendt afrapportering kan også ses af styregruppen og af andre i alliancen, som sekretariatet har givet adgang.

    Kontaktpersoner fra alliancens egne dokumenter står i bottens opslagsværk med navn, titel og arbejdsadresse. Sekretariatet retter og fjerner dem.

    Udkast, som ingen har rørt i 24 måneder, bliver slettet. Filer, der er sendt med en besked, bliver slettet 12 måneder efter, at de sidst blev sendt. Teksten i beskeder, botten selv har sendt, bliver slettet efter 30 dage, og listen over, hvem der gjorde hvad, efter 5 år. Listen viser ikke, hvad der blev skrevet. Jeres IT kan have valgt andre frister.

    { $others }

    Skriv »hvad ved du om mig« til botten for at se det, den har gemt om dig, og »slet mine data« for at få det slettet. Det, du har skrevet for din klynge, bliver stående uden dit navn. Vil du have en kopi eller noget rettet, så skriv til sekretariatet.
edge-others = Oplysningerne sendes ikke til andre end Microsoft Teams, som bærer samtalen. Botten bruger ingen sprogmodel.
edge-others-model = Oplysningerne sendes ikke til andre end Microsoft Teams, som bærer samtalen, og den sprogmodel, jeres IT har valgt ({ $host }). Når botten ikke er sikker på et spørgsmål, sender den spørgsmålet dertil, sammen med det, den selv kunne svare. Navne og mailadresser, den kender, er taget ud, og modellen får ikke at vide, hvem du er. Den vælger kun mellem svarene: ordene i dem er alliancens egne. Svar i en afrapportering sendes ikke dertil.
edge-terms-title = Vilkår for Klyngebot
edge-terms =
    Klyngebot er til for medlemmerne af alliancens klynger, sekretariatet og styregruppen. Hvad du kan se og gøre, følger af den rolle, sekretariatet har givet dig.

    Botten svarer ud fra alliancens egne dokumenter og siger, hvor et svar står, og hvor gammelt det er. Den kan tage fejl; dokumentet gælder.

    Du svarer for det, du skriver i en afrapportering. Skriv ikke om enkelte borgere.

    Botten er ikke et sted at søge hjælp. Er du eller en anden i akut fare, så ring 112.
edge-impostor = En anden Teams-konto ({ $name }) er kommet med adressen { $upn }, som allerede hører til en konto hos mig. Kontoen har ikke fået nogen rolle. Er det den rigtige person med en ny konto, så skal IT bekræfte det, før rollen flyttes.
