"""One transaction, and the repositories that work in it."""

from __future__ import annotations

from functools import cached_property

from sqlalchemy.ext.asyncio import AsyncConnection

from storage.repositories.amendments import Amendments
from storage.repositories.audit import Audit
from storage.repositories.broadcasts import Broadcasts
from storage.repositories.catalogue import CatalogueStore
from storage.repositories.channels import Channels
from storage.repositories.comments import Comments
from storage.repositories.communities import Communities
from storage.repositories.conversations import Conversations
from storage.repositories.digests import Digests
from storage.repositories.enclosures import Enclosures
from storage.repositories.events import Events
from storage.repositories.files import Files
from storage.repositories.inquiries import Inquiries
from storage.repositories.ledger import Ledger
from storage.repositories.notices import Notices
from storage.repositories.people import People
from storage.repositories.person_data import PersonData
from storage.repositories.queues import Queues
from storage.repositories.reach import Reach
from storage.repositories.reports import Reports
from storage.repositories.responses import Responses
from storage.repositories.retention import Retention
from storage.repositories.states import States
from storage.repositories.statuses import Statuses
from storage.repositories.turns import Turns


class UnitOfWork:
    """What `Database.work()` and `Database.read()` give. It ends with their block."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    @cached_property
    def turns(self) -> Turns:
        """Turns that were answered, and how one begins."""
        return Turns(self._connection)

    @cached_property
    def states(self) -> States:
        """The state of each person in each conversation."""
        return States(self._connection)

    @cached_property
    def people(self) -> People:
        """People and their roles."""
        return People(self._connection)

    @cached_property
    def person_data(self) -> PersonData:
        """What is kept about a person."""
        return PersonData(self._connection, self.catalogue)

    @cached_property
    def queues(self) -> Queues:
        """What waits to be sent, as figures."""
        return Queues(self._connection)

    @cached_property
    def retention(self) -> Retention:
        """What is taken out when its time is over."""
        return Retention(self._connection)

    @cached_property
    def reports(self) -> Reports:
        """Reports with all that is in them."""
        return Reports(self._connection)

    @cached_property
    def files(self) -> Files:
        """The files of reports."""
        return Files(self._connection)

    @cached_property
    def notices(self) -> Notices:
        """Messages to send unasked."""
        return Notices(self._connection)

    @cached_property
    def broadcasts(self) -> Broadcasts:
        """What is sent to many, and its ledger."""
        return Broadcasts(self._connection)

    @cached_property
    def enclosures(self) -> Enclosures:
        """Files that broadcasts carry."""
        return Enclosures(self._connection)

    @cached_property
    def ledger(self) -> Ledger:
        """The same ledger, as the delivery engine works on it."""
        return Ledger(self._connection)

    @cached_property
    def responses(self) -> Responses:
        """What people answer to invitations and requests."""
        return Responses(self._connection)

    @cached_property
    def conversations(self) -> Conversations:
        """Where people can be reached."""
        return Conversations(self._connection)

    @cached_property
    def channels(self) -> Channels:
        """Teams' channels, and whose they are."""
        return Channels(self._connection)

    @cached_property
    def digests(self) -> Digests:
        """Who gets a digest when, and which ones there were."""
        return Digests(self._connection)

    @cached_property
    def communities(self) -> Communities:
        """Learning communities as the steering group changed them, and what is shared there."""
        return Communities(self._connection)

    @cached_property
    def audit(self) -> Audit:
        """Who did what when."""
        return Audit(self._connection)

    @cached_property
    def catalogue(self) -> CatalogueStore:
        """The catalogue: what the files said at the last sync, and what people have changed."""
        return CatalogueStore(self._connection)

    @cached_property
    def amendments(self) -> Amendments:
        """What people have changed of the catalogue."""
        return Amendments(self._connection, self.catalogue)

    @cached_property
    def statuses(self) -> Statuses:
        """What clusters reported about how far they are."""
        return Statuses(self._connection)

    @cached_property
    def comments(self) -> Comments:
        """What is asked and answered about statuses and reports."""
        return Comments(self._connection)

    @cached_property
    def events(self) -> Events:
        """Events that the secretariat plans, and who comes."""
        return Events(self._connection)

    @cached_property
    def inquiries(self) -> Inquiries:
        """Questions to the secretariat."""
        return Inquiries(self._connection)

    @cached_property
    def reach(self) -> Reach:
        """Whom broadcasts have reached."""
        return Reach(self._connection)
