"""Help, greetings, and who the bot takes somebody for: what *this* person can do now."""

from __future__ import annotations

from dialogs import people
from dialogs.answers import Block, Button, Reply, escaped, facts, heading, note, text
from dialogs.reports import access
from dialogs.reports.buttons import act, say
from dialogs.reports.naming import report_title
from dialogs.status.standing import sees_all
from dialogs.texts import texts_in
from dialogs.turn import Identity
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from dialogs.understanding.recognition import Recognition
from storage.records import RoleName

ROLES = (RoleName.secretariat, RoleName.member, RoleName.steering, RoleName.observer)


async def help_(turn: Turn, steer: Act) -> Reply:
    """What one can do here and now, by role, with buttons."""
    if not turn.private:
        return Reply(
            (heading(turn.say("help-title")), text(turn.say("help-channel"))),
            [say(turn.say("help-ask-button"), turn.say("help-ask-example"))],
        )
    blocks: list[Block] = [*access.identity_warning(turn), heading(turn.say("help-title"))]
    draft = await turn.gathered() if turn.state.active else None
    if draft is not None:
        title = report_title(turn.texts, turn.catalogue, draft.report.key)
        blocks += [text(turn.say("help-gathering", report=title)), text(turn.say("help-gathering-words"))]
        return Reply(
            [*blocks, text(turn.say("help-anyone-short"))], _gathering_buttons(turn, draft.report.id)
        )
    blocks += [text(turn.say(f"help-{r.value}")) for r in ROLES if turn.has(r)]
    blocks.append(text(turn.say("help-anyone")))
    return Reply([*blocks, *_without_role(turn)], _buttons(turn))


def _without_role(turn: Turn) -> list[Block]:
    """Whom to ask for a role. Where it is in doubt who is asking, that was said, and whether they have one is unknown."""
    if (turn.person is not None and turn.person.memberships) or turn.asker.identity is Identity.unresolved:
        return []
    contacts = facts(*access.secretariat_rows(turn.catalogue))
    if turn.asker.identity is Identity.impostor:
        return [contacts]
    return [text(turn.say("help-no-role")), contacts]


def _gathering_buttons(turn: Turn, report: int) -> list[Button]:
    return [act(turn, name, report) for name in ("resume", "missing", "show", "form", "review", "stop")]


def _buttons(turn: Turn) -> list[Button]:
    out = []
    if access.writes(turn.person):
        out.append(act(turn, "start"))
        if turn.state.gathering:
            out.append(act(turn, "resume"))
    if turn.has(RoleName.secretariat):
        out.append(act(turn, "prefill"))
    if sees_all(turn.person):
        out.append(act(turn, "overview"))
    elif turn.person is not None and turn.person.clusters:
        out.append(act(turn, "status_update"))
    if turn.person is not None and turn.person.memberships:
        out.append(act(turn, "my_tasks"))
    out.append(say(turn.say("help-ask-button"), turn.say("help-ask-example")))
    return [*out, act(turn, "whoami")]


async def whoami(turn: Turn, steer: Act) -> Reply:
    """ "Hvem er jeg": name, address, roles, and how sure the bot is."""
    blocks: list[Block] = [heading(turn.say("who-title")), *access.identity_warning(turn)]
    rows = [(turn.say("who-name"), turn.asker.name or turn.say("who-unknown"))]
    if turn.asker.upn:
        rows.append((turn.say("who-upn"), turn.asker.upn))
    memberships = turn.person.memberships if turn.person else ()
    rows += [(turn.say("who-role"), people.role_text(turn, m)) for m in memberships]
    blocks += [facts(*rows), *_without_role(turn)]
    return Reply(blocks, (*_buttons(turn)[:3], act(turn, "about_me")))


async def speak(turn: Turn, recognition: Recognition) -> Reply:
    """ "Svar på engelsk": that language from now on, whatever is written in, until the other is asked for."""
    chosen = recognition.slots.get("change") or ("da" if turn.texts.language == "en" else "en")
    turn.state.language = turn.state.chosen_language = chosen
    turn.texts = texts_in(chosen)
    return Reply((text(turn.say("help-language")),), _buttons(turn) if turn.private else ())


async def greet(turn: Turn, steer: Act) -> Reply:
    """A greeting back, with where one was."""
    draft = await turn.gathered() if turn.private else None
    if draft is None:
        first = turn.asker.name.split()[0] if turn.asker.name.strip() else ""
        hello = turn.say("help-hello-name", name=first) if first else turn.say("help-hello")
        return Reply((*access.identity_warning(turn), text(hello)), _buttons(turn) if turn.private else ())
    title = report_title(turn.texts, turn.catalogue, draft.report.key)
    return Reply(
        (text(turn.say("help-hello-again", report=title, filled=draft.filled, total=len(draft.core))),),
        (act(turn, "resume"), act(turn, "missing", draft.report.id), act(turn, "help")),
    )


async def thanks(turn: Turn, steer: Act) -> Reply:
    """You are welcome; and the question that is still open, if one is."""
    draft = await turn.gathered() if turn.private and turn.state.active else None
    if draft is None:
        return Reply((text(turn.say("help-welcome")),))
    return Reply(
        (text(turn.say("help-welcome")), note(turn.say("help-still-open"))),
        (act(turn, "resume"), act(turn, "stop")),
    )


async def nothing_to_confirm(turn: Turn, steer: Act) -> Reply:
    """A yes or no to nothing."""
    if turn.private and turn.state.active:
        return Reply(
            (text(turn.say("help-yes-no-gathering", word=escaped(turn.incoming.text.strip()[:40]))),),
            (act(turn, "resume"), act(turn, "help")),
        )
    return Reply((text(turn.say("help-yes-no-idle")),), (act(turn, "help"),))


async def welcome(turn: Turn) -> Reply | None:
    """Said once per installation: what this is, what it can and cannot do, and a way to begin."""
    place = turn.incoming.place
    if not await turn.uow.conversations.welcome_once(place.tenant_id, place.conversation_id):
        return None
    if place.private:
        blocks = [
            heading(turn.say("welcome-title")),
            text(turn.say("welcome-personal")),
            note(turn.say("welcome-limits")),
            *access.identity_warning(turn),
        ]
        return Reply(blocks, _buttons(turn))
    name = turn.asker.name or turn.say("welcome-somebody")
    return Reply(
        (
            heading(turn.say("welcome-title")),
            text(turn.say("welcome-channel", name=name)),
            note(turn.say("welcome-limits")),
        ),
        [say(turn.say("help-ask-button"), turn.say("help-ask-example"))],
    )
