"""The tables: one schema for SQLite and PostgreSQL. Order is by `id`, a sequence number, never by time.

Who wrote something is kept as a person's id and the name they had then; a person may go, the text stays.
"""

from storage.models.amendments import amendment
from storage.models.audit import audit
from storage.models.base import metadata
from storage.models.broadcasts import broadcast, delivery, enclosure, response
from storage.models.catalogue import catalogue_item, catalogue_state, catalogue_template
from storage.models.channels import channel
from storage.models.conversations import conversation, state, turn
from storage.models.digests import community_change, digest, experience, subscription
from storage.models.events import attendance, event
from storage.models.inquiries import inquiry, inquiry_answer, inquiry_card
from storage.models.people import membership, person
from storage.models.reports import answer, block, file, owed, presence, report, report_event, report_snapshot
from storage.models.sending import notice
from storage.models.statuses import comment, status_entry, status_look, status_pair

__all__ = [
    "amendment",
    "answer",
    "attendance",
    "audit",
    "block",
    "broadcast",
    "catalogue_item",
    "catalogue_state",
    "catalogue_template",
    "channel",
    "comment",
    "community_change",
    "conversation",
    "delivery",
    "digest",
    "enclosure",
    "event",
    "experience",
    "file",
    "inquiry",
    "inquiry_answer",
    "inquiry_card",
    "membership",
    "metadata",
    "notice",
    "owed",
    "person",
    "presence",
    "report",
    "report_event",
    "report_snapshot",
    "response",
    "state",
    "status_entry",
    "status_look",
    "status_pair",
    "subscription",
    "turn",
]
