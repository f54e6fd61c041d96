"""When a digest comes by itself: to a channel or to oneself, in words, told back in words, and stopped."""

from __future__ import annotations

from dialogs.answers import Reply, note, text
from dialogs.channels.which import channel_name, managed, may_manage, meant, named_in
from dialogs.digests import rule_in
from dialogs.digests.calendar import meeting_days
from dialogs.digests.posting import role_of
from dialogs.digests.rules import Rule
from dialogs.digests.telling import next_time, told
from dialogs.digests.wishes import Wish, wanted
from dialogs.reports import access
from dialogs.reports.buttons import act, say
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from dialogs.understanding.recognition import Recognition
from storage.records import Channel, Scope


async def told_freely(turn: Turn, recognition: Recognition) -> Reply:
    """The same in other words: fixed times, no more, or when it comes as things are."""
    said, want = recognition.text, wanted(recognition.text, turn.clock.today())
    only_mine = recognition.intent in ("digest_mine", "digest_stop_mine") and role_of(turn.person) is not None
    oneself = want.oneself or (only_mine and not want.channel)
    if want.wish is Wish.stop:
        return await (stop_mine if oneself else stop)(turn, Act("digest_stop", {"short": said}))
    if want.wish is Wish.times:
        return await (mine if oneself else when)(turn, Act("digest_when", {"short": said}))
    return await _as_it_is(turn, said, oneself)


async def wished(turn: Turn, recognition: Recognition) -> Reply | None:
    """A sentence that names a digest and when it is to be sent, in words that no phrase has."""
    want = wanted(recognition.text, turn.clock.today())
    if not want.plain or recognition.slots.get("initiative"):
        return None
    return await told_freely(turn, recognition)


async def _as_it_is(turn: Turn, said: str, oneself: bool) -> Reply:
    """When it comes; where nothing is set up, how to."""
    channel = None if oneself else await _channel(turn, said)
    by = {"channel_id": channel.id} if channel else {"person_id": turn.person.id if turn.person else 0}
    subscription = await turn.uow.digests.of(**by)
    if subscription is None:
        return _examples(turn, "digest-ask-when", oneself)
    rule = Rule.from_json(subscription.rule)
    line = turn.say("digest-mine-will-come", rule=told(turn.texts, rule))
    if channel is not None:
        line = turn.say("digest-will-come", channel=channel_name(turn, channel), rule=told(turn.texts, rule))
    blocks = (text(line), note(_next(turn, rule, channel.cluster if channel else None)))
    return Reply(blocks, (act(turn, "channels"), act(turn, "help")))


async def when(turn: Turn, steer: Act) -> Reply:
    """ "Send sammendraget hver mandag kl. 8", to the channel that is spoken of."""
    channel = await _channel(turn, steer.slots.get("short", ""))
    if channel is None:
        if role_of(turn.person) is not None and not await managed(turn):
            return await mine(turn, steer)
        return Reply((text(turn.say("channel-which-first")),), (act(turn, "channels"), act(turn, "help")))
    if not may_manage(turn.person, channel):
        return access.no_role(turn, "channel-not-yours")
    if channel.kind is None:
        said = turn.say("channel-not-tied", channel=channel_name(turn, channel))
        return Reply((text(said),), (act(turn, "channels"),))
    rule = rule_in(steer.slots.get("short", ""), turn.clock.today())
    if rule is None:
        return _examples(turn, "digest-no-rule")
    by = turn.person.id if turn.person else None
    await turn.uow.digests.subscribe(rule.to_json(), by, turn.now, channel_id=channel.id)
    await turn.audit("digest.subscribe", f"channel {channel.id}", rule=rule.rrule or rule.event)
    turn.state.focus["channel"] = channel.id
    where = channel_name(turn, channel)
    said = turn.say("digest-will-come", channel=where, rule=told(turn.texts, rule))
    buttons = (act(turn, "digest_stop", number=channel.id), act(turn, "channels"))
    return Reply(
        (text(said), note(_next(turn, rule, channel.cluster)), note(turn.say("digest-holidays"))), buttons
    )


def _next(turn: Turn, rule: Rule, cluster: str | None) -> str:
    events = meeting_days(turn.catalogue, rule.event, cluster) if rule.event else ()
    due = rule.next(turn.now, events)
    if due is None:
        return turn.say("digest-no-day-yet", event=turn.say(f"rule-event-{rule.event}"))
    return turn.say("digest-next", when=next_time(turn.texts, due))


def _examples(turn: Turn, key: str, oneself: bool = False) -> Reply:
    """Times to choose from; one's own digest has no cluster whose meetings it could come before."""
    rules = [turn.say(f"digest-example-{n}") for n in ((1, 2) if oneself else (1, 2, 3))]
    typed = "digest-says-mine" if oneself else "digest-says-when"
    buttons = [say(rule[:1].upper() + rule[1:], turn.say(typed, rule=rule)) for rule in rules]
    return Reply((text(turn.say(key)),), (*buttons, act(turn, "help")))


async def mine(turn: Turn, steer: Act) -> Reply:
    """ "Send mig et sammendrag hver mandag": for the steering group and the secretariat."""
    if role_of(turn.person) is None or turn.person is None:
        return await _not_for_oneself(turn, steer)
    words = steer.slots.get("short", "")
    rule = rule_in(words, turn.clock.today())
    if rule is None:
        return _examples(turn, "digest-no-rule" if words else "digest-ask-when", oneself=True)
    await turn.uow.digests.subscribe(rule.to_json(), turn.person.id, turn.now, person_id=turn.person.id)
    await turn.audit("digest.subscribe", f"person {turn.person.id}", rule=rule.rrule or rule.event)
    said = turn.say("digest-mine-will-come", rule=told(turn.texts, rule))
    blocks = (text(said), note(_next(turn, rule, None)), note(turn.say("digest-holidays")))
    return Reply(blocks, (act(turn, "digest_stop_mine"), act(turn, "digest_now")))


async def _not_for_oneself(turn: Turn, steer: Act) -> Reply:
    """A cluster's members read theirs in the cluster's channel; where they manage one, it is a press away."""
    if not await managed(turn):
        if turn.person is not None and turn.person.clusters:
            said = turn.say("digest-members-in-channel")
            return Reply((text(said),), (act(turn, "digest_now"), act(turn, "help")))
        return access.no_role(turn, "digest-not-yours")
    rule = rule_in(steer.slots.get("short", ""), turn.clock.today())
    said = told(turn.texts, rule) if rule else turn.say("digest-example-1")
    put = say(turn.say("digest-button-in-channel"), turn.say("digest-says-when", rule=said))
    return Reply((text(turn.say("digest-in-channel-instead")),), (put, act(turn, "digest_now")))


async def stop(turn: Turn, steer: Act) -> Reply:
    """No more digests to the channel that is spoken of; without one, to oneself."""
    number = steer.slots.get("number")
    channel = (
        await turn.uow.channels.by_id(int(number))
        if number
        else await _channel(turn, steer.slots.get("short", ""))
    )
    if channel is None:
        return await stop_mine(turn, steer)
    if not may_manage(turn.person, channel):
        return access.no_role(turn, "channel-not-yours")
    was = await turn.uow.digests.stop(turn.now, channel_id=channel.id)
    if was:
        await turn.audit("digest.stop", f"channel {channel.id}")
    key = "digest-stopped" if was else "digest-was-none"
    return Reply((text(turn.say(key, channel=channel_name(turn, channel))),), (act(turn, "channels"),))


async def stop_mine(turn: Turn, steer: Act) -> Reply:
    """No more digests to oneself."""
    was = turn.person is not None and await turn.uow.digests.stop(turn.now, person_id=turn.person.id)
    if was and turn.person is not None:
        await turn.audit("digest.stop", f"person {turn.person.id}")
    return Reply(
        (text(turn.say("digest-mine-stopped" if was else "digest-mine-was-none")),), (act(turn, "help"),)
    )


async def _channel(turn: Turn, said: str) -> Channel | None:
    """In a channel that one; in one's own chat the one that is named, else spoken of, if this person manages it."""
    if turn.incoming.place.scope is not Scope.channel and (named := await named_in(turn, said)):
        return named[0] if len(named) == 1 else None
    channel = await meant(turn)
    here = turn.incoming.place.scope is Scope.channel
    return channel if channel is None or here or may_manage(turn.person, channel) else None
