"""What the bot has stored about a person, and having it deleted: by oneself, and by the secretariat."""

from dialogs.flows.persondata.erasing import confirm_erase as confirm_erase
from dialogs.flows.persondata.erasing import erase_me as erase_me
from dialogs.flows.persondata.erasing import erase_other as erase_other
from dialogs.flows.persondata.telling import about_me as about_me
from dialogs.flows.persondata.telling import about_other as about_other
