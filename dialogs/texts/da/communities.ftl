### Læringsfællesskaber.

community-title = Læringsfællesskaber
community-basis = Efter forankringen i april 2019 og det, styregruppen har ændret siden.
community-none = Der er ingen læringsfællesskaber endnu.
community-none-of-cluster = Den klynge er ikke med i noget læringsfællesskab endnu.
community-which-clusters = Hvilke klynger gælder det? Skriv fx »føj Vest til læringsfællesskabet om initiativ { $number }«. Der er: { $names }.
community-nobody = Ingen klynge er forankret på initiativ { $number }, så der er ikke et læringsfællesskab om det.
community-no-such = Initiativ { $number } findes ikke.
community-which-cluster = Den klynge kender jeg ikke. Der er: { $names }.
community-not-yours = Læringsfællesskaberne ændres af styregruppen og sekretariatet. Spørg sekretariatet:
community-join-ask = Skal { $cluster } med i læringsfællesskabet om initiativ { $number }?{ $other }
community-leave-ask = Skal { $cluster } ud af læringsfællesskabet om initiativ { $number }?{ $other }
community-together-ask = Skal initiativ { $number } og { $other } samles i ét læringsfællesskab?{ $cluster }
community-apart-ask = Skal initiativ { $number } og { $other } ikke længere være samlet i ét læringsfællesskab?{ $cluster }
community-means = Medlemmer af et læringsfællesskab kan læse hinandens indsendte afrapporteringer.
community-changed = Det er ændret.
community-button-share = Del om initiativ { $number }
community-says-share = del en erfaring om initiativ { $number }
community-share-not-yours = En erfaring deles af klyngernes medlemmer. Spørg sekretariatet, hvis du skal have rollen:
community-share-which = Hvilket initiativ handler det om? Skriv fx »del en erfaring om initiativ 8: …«.
community-share-write = Skriv erfaringen om initiativ { $number }. Jeg viser dig, hvem den går til, før den sendes.
community-share-too-long = Det er for langt til en kanal: højst { $most } tegn.
community-share-ask = Del denne erfaring om initiativ { $number }?
community-share-means = { $count ->
    [0] Den gemmes og kommer med i de næste sammendrag.
    [one] Den bliver skrevet i 1 kanal med dit navn, og kommer med i de næste sammendrag.
   *[other] Den bliver skrevet i { $count } kanaler med dit navn, og kommer med i de næste sammendrag.
}
community-no-channel = har ingen kanal her
community-in-channel = i deres kanal
community-nobody-else = Der er ingen andre klynger i læringsfællesskabet om initiativ { $number }.
community-not-shared = Den er ikke delt.
community-shared = { $count ->
    [0] Erfaringen er gemt. Ingen af de andre klynger har en kanal endnu, så den kommer med i de næste sammendrag.
    [one] Erfaringen er delt i 1 kanal.
   *[other] Erfaringen er delt i { $count } kanaler.
}
community-post-title = { $cluster } deler en erfaring om initiativ { $number }
community-post-by = Skrevet af { $name }
button-communities = Læringsfællesskaber
says-communities = læringsfællesskaber
community-how = Skriv fx »føj Vest til læringsfællesskabet om initiativ 8« eller »saml initiativ 2 og 4 i ét læringsfællesskab«.
