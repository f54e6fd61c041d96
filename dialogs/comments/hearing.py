"""Who hears of a comment: people, and where a cluster has a channel, those who read there."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.answers import Reply, escaped, note, text, verbatim
from dialogs.channels.which import channel_name
from dialogs.comments.threads import asks, subject, thread_button
from dialogs.reports.buttons import say
from dialogs.turn_context import Turn
from storage.records import Channel, ChannelKind, CommentContent, CommentKind, Person, Report, RoleName

LONGEST = 280
"""Characters of a question in a channel; the whole stands where the cluster answers."""


async def told_to(turn: Turn, about: CommentContent) -> str:
    """Who gets it, by name, as it is said before the yes."""
    people = await _people(turn, about)
    names = ", ".join(p.name for p in people if turn.person is None or p.id != turn.person.id)
    to = turn.say("comment-to", names=names) if names else turn.say("comment-to-nobody")
    channels = ", ".join(channel_name(turn, c) for c in await _channels(turn, about))
    return f"{to} {turn.say('comment-to-channel', channels=channels)}" if channels else to


async def heard_by(turn: Turn, about: CommentContent) -> bool:
    """True when there is anybody who hears of it."""
    return bool(await _people(turn, about) or await _channels(turn, about))


async def _people(turn: Turn, about: CommentContent) -> list[Person]:
    """A question is for the cluster's members; an answer for those who have asked in its thread."""
    members = await turn.uow.people.with_role(RoleName.member, about.cluster)
    if about.kind is CommentKind.question:
        return members
    thread = await turn.uow.comments.thread(about.thread) if about.thread else []
    asked = {c.author_id for c in thread if c.kind is CommentKind.question}
    return [p for p in await turn.uow.people.all() if p.id in asked and asks(p)]


async def _channels(turn: Turn, about: CommentContent) -> Sequence[Channel]:
    """A question is read in the cluster's channels too; an answer goes to those who asked."""
    if about.kind is not CommentKind.question:
        return ()
    return await turn.uow.channels.of(ChannelKind.cluster, about.cluster)


async def tell(turn: Turn, root: int, content: CommentContent, report: Report | None, dedupe: str) -> None:
    """Tell everybody who hears of it, once."""
    assert turn.person is not None
    about, name = subject(turn, content, report), turn.person.name
    key = "comment-notice" if content.kind is CommentKind.question else "comment-notice-answer"
    buttons = [thread_button(turn, "comment_answer", root), thread_button(turn, "comment_thread", root)]
    reply = Reply((text(turn.say(key, name=name, subject=about)), verbatim(content.text)), buttons)
    await turn.notify(await _people(turn, content), reply, dedupe)
    said = turn.say("comment-notice", name=escaped(name), subject=about)
    post = Reply(
        (text(said), verbatim(_short(content.text)), note(turn.say("comment-post-how"))),
        (say(turn.say("button-comments"), turn.say("says-comments")),),
        summary=said,
    )
    for channel in await _channels(turn, content):
        await turn.uow.notices.post(channel.conversation_id, post.to_json(), turn.now, dedupe)


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"
