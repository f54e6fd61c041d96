# What the bot has stored about a person, and having it deleted.

persondata-title = What I know about you
persondata-title-other = What I know about { $name }
persondata-account = Teams account
persondata-account-known = tied to your account here
persondata-account-unknown = not seen in Teams yet
persondata-no-role = none
persondata-count = { $count ->
    [one] 1
   *[other] { $count }
 }
persondata-holds-answers = Answers and changes in reports
persondata-holds-statuses = Statuses and comments
persondata-holds-messages = Messages that I have sent
persondata-holds-changes = Corrections of the reference work
persondata-holds-audit = Lines in the log of who did what
persondata-holds-other = Other
persondata-holds-held = Kept texts without a place
persondata-why = The numbers are how many places your name stands in. What you have written for a cluster can be read by the cluster and the secretariat; when it is submitted, by the steering group too.
persondata-how-long = Drafts that nobody touches are deleted after 24 months, and the log after 5 years, unless your IT has chosen otherwise. Write to the secretariat if you want a copy of it all.
persondata-model = Where I am not sure of a question, a language model that your IT has set up chooses between the answers I have. It gets the question without the names and mail addresses I know, and not who you are.
persondata-nobody = I do not know who you are at the moment, so I can neither show nor delete anything. Try again in a little while.

persondata-erase-title = Delete everything I know about the person?
persondata-erase-what = I delete name, address, role, Teams account, kept texts and messages. What was written for a cluster stays, without a name: it is the cluster's. It cannot be undone, and the role would have to be given again by the secretariat.
persondata-erase-ask = A yes is not enough. Write **{ $phrase }** if I am to do it.
persondata-phrase = delete all my data
persondata-phrase-other = delete all data about { $upn }
persondata-last-secretary = This is the last one in the secretariat, and without one nobody can give roles. Give somebody else the role first, for example “make karen@kommune.dk secretariat”.
persondata-own-chat = We do that in our own chat, where nobody reads along. Write it here again. Nothing was deleted.
persondata-not-erased = Nothing was deleted.
persondata-erased = It is deleted. If you write to me again you are new to me, without a role. Backups are deleted when they are too old; your IT decides when.
persondata-erased-other = It is deleted. If the person writes to me again it is as somebody new, without a role.
persondata-somebody = Former user

person-unknown = I know nobody who is called “{ $words }” or has that address. Write the whole address, or see the list.
person-several = Several are called “{ $words }”: { $upns }. Write the address instead.

button-about_me = What do you know about me
button-erase_me = Delete my data
button-people = People and roles
says-about_me = what do you know about me
says-erase_me = delete my data
says-people = people
