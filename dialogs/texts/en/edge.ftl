### What the bot says at the edge: when something fails, at start-up, and about data.

edge-not-saved = I cannot reach my archive right now, so your message is not saved. Please send it again in a while.
edge-failed =
    Something went wrong on my side, and what you just sent may not be saved. Write “where was I” and we will see what is there.
    If it happens again, give the secretariat the code { $reference }.
edge-not-delivered = The answer could not be delivered. It will be sent later.
edge-open-chat = I have an answer for you alone, but we have no private chat. Open a chat with me and write “help”.
edge-received = Received.

## Files

edge-file-host = I do not fetch files from where “{ $name }” is kept. Please put it into our chat instead.
edge-file-too-big = “{ $name }” is too big. I take at most { $megabytes } MB.
edge-file-unreachable = I could not fetch “{ $name }”. Please try to send it again.

## Start-up

edge-started = Klyngebot listens on { $url }.
edge-started-model = The language model { $name } at { $host } chooses where the bot is not sure.
edge-started-local =
    ==============================================================================
    LOCAL MODE: there is no MicrosoftAppId, so nobody is asked to prove who they
    are. The bot answers this machine only: { $url }
    ==============================================================================

edge-settings-missing = is missing; it is needed when MicrosoftAppId is set.
edge-settings-password-without-id = is missing, but MicrosoftAppPassword is set; set both, or neither for local mode.
edge-settings-app-type-missing = is missing; write SingleTenant or UserAssignedMSI.
edge-settings-app-type = “{ $value }” is not known; write SingleTenant or UserAssignedMSI.
edge-settings-host-without-id = “{ $value }” can be reached from other machines, and without MicrosoftAppId there is no access control; use 127.0.0.1, or set MicrosoftAppId.
edge-settings-port = “{ $value }” is no port; write a number from 0 to 65535.
edge-settings-database-url = must begin with sqlite+aiosqlite:// or postgresql+psycopg://.
edge-settings-hosts = “{ $value }” is no host name; write names such as example.com or *.example.com, separated by commas.
edge-settings-now = “{ $value }” is no point in time; write for example 2019-10-21T09:00:00+02:00.
edge-settings-send-rate = “{ $value }” is no number per second; write a number from 0 (no limit) to 1000.
edge-settings-public-url = “{ $value }” is no address; write for example https://klyngebot.example.com.
edge-settings-traces = “{ $value }” is not known; write off or otlp.
edge-settings-model-url = must be an https address with a host and a path and no more, or one on this machine; write for example https://model.example.com/v1.
edge-settings-model-without-url = is missing, but a name or a key for the language model is set; set it, or take them away.
edge-settings-model-name = is missing; write which model to use at KLYNGEBOT_MODEL_URL.
edge-settings-model-key = has characters that no key can have.
edge-settings-keep = “{ $value }” is no whole number; write months for DRAFTS and FILES, days for LOGS, years for AUDIT, or 0 for ever.
edge-settings-metrics = “{ $value }” is not known; write loopback or open.

## Pages

edge-privacy-title = Klyngebot and your data
edge-privacy =
    Klyngebot helps Alliancen om den nære psykiatri to gather reports. The alliance's secretariat is responsible for the bot and for what it stores.

    The bot stores your name, your user name and your identity in Teams, the role the secretariat gave you, and where it can write to you. It stores the answers, statuses and files you give it for a report, with your name and the time. Earlier versions of an answer are kept with it.

    It also remembers how far you have got, and text that has no place in a report yet. It does not store anything else you write to it. Its log says that a message came and how it went, but not what it said.

    Never write about individual citizens. The bot refuses CPR numbers and descriptions that may point at one citizen, and does not store them.

    A draft can be seen by the members of your cluster and by the secretariat. A submitted report can also be seen by the steering group and by others in the alliance to whom the secretariat has given access.

    Contacts from the alliance's own documents stand in the bot's reference work with name, title and work address. The secretariat corrects and removes them.

    Drafts that nobody has touched for 24 months are deleted. Files that went with a message are deleted 12 months after they were last sent. The words of messages that the bot itself has sent are deleted after 30 days, and the list of who did what after 5 years. The list does not show what was written. Your IT may have chosen other times.

    { $others }

    Write “what do you know about me” to the bot to see what it has stored about you, and “delete my data” to have it deleted. What you have written for your cluster stays, without your name. To have a copy, or something corrected, write to the secretariat.
edge-others = The data goes to nobody but Microsoft Teams, which carries the conversation. The bot uses no language model.
edge-others-model = The data goes to nobody but Microsoft Teams, which carries the conversation, and the language model that your IT has chosen ({ $host }). Where the bot is not sure of a question, it sends the question there, with what it could answer itself. Names and mail addresses that it knows are taken out, and the model is not told who you are. It only chooses between the answers: the words in them are the alliance's own. Answers in a report are not sent there.
edge-terms-title = Terms for Klyngebot
edge-terms =
    Klyngebot is for the members of the alliance's clusters, the secretariat and the steering group. What you can see and do follows from the role the secretariat gave you.

    The bot answers from the alliance's own documents, and says where an answer stands and how old it is. It may be wrong; the document counts.

    You answer for what you write in a report. Do not write about individual citizens.

    The bot is no place to seek help. If you or somebody else is in acute danger, call 112.
edge-impostor = Another Teams account ({ $name }) has come with the address { $upn }, which already belongs to an account with me. It has been given no role. If it is the right person with a new account, IT must confirm it before the role is moved.
