"""The values that leave storage: frozen structs and enums, no database in them.

Times are aware UTC datetimes. Keys (cluster, template, question, section) are catalogue ids.
Catalogue content (initiatives, clusters, templates, people …) has its own records in
``storage.catalogue.records``.
"""

from storage.records.amendments import Amendable, Amendment
from storage.records.audit import AuditEntry
from storage.records.broadcasts import (
    OPEN,
    REACHED,
    Broadcast,
    BroadcastKind,
    BroadcastState,
    Delivery,
    DeliveryState,
    Draft,
    Letter,
    Parcel,
    Posted,
    Recipient,
    Response,
    ResponseAnswer,
)
from storage.records.channels import Channel, ChannelKind
from storage.records.conversations import ConversationRef, Scope, StateRecord
from storage.records.digests import CommunityChange, Digest, Experience, Subscription
from storage.records.events import HELD, MANY_DAYS, Attendance, Coming, EventPlan, EventState, PlannedEvent
from storage.records.inquiries import Inquiry, InquiryAnswer
from storage.records.people import Membership, Person, RoleName
from storage.records.reports import (
    EDITABLE,
    HANDED_IN,
    UNDER_DISCUSSION,
    Answer,
    AnswerKind,
    ExtraBlock,
    Part,
    Presence,
    Report,
    ReportEvent,
    ReportKey,
    ReportState,
    StoredFile,
)
from storage.records.sending import Notice
from storage.records.statuses import (
    Comment,
    CommentContent,
    CommentKind,
    Standing,
    StatusContent,
    StatusEntry,
    StatusState,
    TrafficLight,
)

__all__ = [
    "EDITABLE",
    "HANDED_IN",
    "HELD",
    "MANY_DAYS",
    "OPEN",
    "REACHED",
    "UNDER_DISCUSSION",
    "Amendable",
    "Amendment",
    "Answer",
    "AnswerKind",
    "Attendance",
    "AuditEntry",
    "Broadcast",
    "BroadcastKind",
    "BroadcastState",
    "Channel",
    "ChannelKind",
    "Coming",
    "Comment",
    "CommentContent",
    "CommentKind",
    "CommunityChange",
    "ConversationRef",
    "Delivery",
    "DeliveryState",
    "Digest",
    "Draft",
    "EventPlan",
    "EventState",
    "Experience",
    "ExtraBlock",
    "Inquiry",
    "InquiryAnswer",
    "Letter",
    "Membership",
    "Notice",
    "Parcel",
    "Part",
    "Person",
    "PlannedEvent",
    "Posted",
    "Presence",
    "Recipient",
    "Report",
    "ReportEvent",
    "ReportKey",
    "ReportState",
    "Response",
    "ResponseAnswer",
    "RoleName",
    "Scope",
    "Standing",
    "StateRecord",
    "StatusContent",
    "StatusEntry",
    "StatusState",
    "StoredFile",
    "Subscription",
    "TrafficLight",
]
