"""Replies and forms as the bot's flows make them, for the tests that look at how they are drawn."""

from __future__ import annotations

from bot.cards.render import card_for, form_card
from dialogs.answers import (
    Block,
    Button,
    Form,
    Input,
    Reply,
    Source,
    chart,
    facts,
    field_block,
    heading,
    note,
    progress,
    table,
    text,
    verbatim,
    warning,
)

MARKUP = (
    "*stjerner* **fede** _skrå_ __under__ "
    "[x](https://y.dk) <at>Karen</at> <b>b</b> &amp; `kode` ~~streg~~\n"
    "1. første\n2. anden\n- punkt\n* punkt\n# overskrift\n> citat\n"
    "\\* omvendt \\ {{DATE(2019-04-01T00:00:00Z)}} a_b_c"
)
LONG_WORD = "https://klynge.example/" + "meget-lang-adresse-uden-mellemrum-" * 4
ANSWER = (
    "Borgere med svær psykisk sygdom skal opleve, at region, kommune og praktiserende læge taler sammen.\n\n"
    "Vi har valgt ni måneder, fordi:\n- det er prøvet i Holstebro\n- lægerne ønskede det 😀 👩‍⚕️"
)


def _button(title: str, verb: str, **more: object) -> Button:
    return Button(title, verb, {"report": 12, "question": "a1-formaal"}, **more)  # type: ignore[arg-type]


ASK = Reply(
    blocks=(
        heading("3. Formål og mål"),
        text("Hvad er **formålet** med initiativet, og hvilke mål har I sat?"),
        note("Skriv frit, gerne over flere beskeder. Du kan stoppe, når du vil."),
        progress("2 af 7 afsnit", 2 / 7),
    ),
    buttons=(
        _button("Spring over", "gather.skip", says="det venter vi med"),
        _button("Vis eksempel", "gather.example"),
        _button("Skriv i et skema", "gather.form", opens="form"),
        _button("Stop for nu", "gather.stop", says="stop"),
    ),
)

CONFLICT = Reply(
    blocks=(
        heading("Karen Holm har skrevet her imens"),
        warning("Intet er overskrevet. Vælg, hvad der skal ske med din tekst."),
        note("Karen Holm, i går kl. 14.02"),
        verbatim("Formålet er et fælles sprog på tværs."),
        note("Din tekst"),
        verbatim(ANSWER),
    ),
    buttons=(
        _button("Tilføj efter", "gather.append", says="tilføj", style="positive"),
        _button("Erstat", "gather.replace", says="erstat", style="destructive"),
        _button("Fortryd", "gather.undo", says="fortryd"),
    ),
)

ANSWERED = Reply(
    blocks=(
        heading("Initiativ 8 · Fælles skolebænk"),
        facts(("Klynge", "Vest"), ("Kontakt", "Bo_Bo_ *Hansen*"), ("Adresse", LONG_WORD), ("Tom", "")),
        Block("quote", "Initiativet afprøves i klynge Vest fra foråret 2019."),
        text("Der er to dokumenter om det:\n- referatet\n- køreplanen\nSpørg gerne videre."),
    ),
    buttons=(
        Button("Åbn referatet", url="https://klynge.example/referat"),
        _button("Vis status", "ask.status"),
    ),
    sources=(
        Source("Referat af møde i styregruppen", "Punkt 3, status på initiativer", "2019-04"),
        Source("Køreplan", "", None),
        Source("Køreplan", "", None),
    ),
)

MARKUP_AS_TYPED = Reply(blocks=(heading(MARKUP.split("\n")[0]), verbatim(MARKUP), facts(("1. *a*", MARKUP))))

FIELDS = Reply(
    blocks=(
        text("Udfyld det, du ved."),
        field_block(Input("titel", "Titel", required=True, max_length=100, placeholder="Fx Netværksmøder")),
        field_block(
            Input(
                "tekst",
                "Økonomi",
                "longtext",
                value=ANSWER,
                help="Nævn kommune, region og praksis.",
                max_length=20_000,
            )
        ),
        field_block(
            Input("kort", "Klynge", "choice", choices=(("vest", "Vest"), ("midt", "Midt")), value="midt")
        ),
        field_block(
            Input("lang", "Initiativ", "choice", choices=[(str(n), f"Initiativ {n}") for n in range(1, 12)])
        ),
        field_block(Input("alle", "Send til alle i klyngen", "toggle", value="true")),
        field_block(Input("dato", "Dato", "date", value="2019-10-21", error="datoen er passeret")),
        field_block(Input("antal", "Antal borgere", "number", value="12")),
    ),
    buttons=(_button("Gem", "gather.save"), _button("Fortryd", "gather.cancel")),
)

MANY_BUTTONS = Reply(
    blocks=(text("Hvilket initiativ?"),),
    buttons=tuple(
        _button(f"{n}. Et initiativ med et temmelig langt navn", "gather.pick", says=f"initiativ {n}")
        for n in range(1, 9)
    ),
)

MATRIX = Reply(
    blocks=(
        heading("Overblik 21. oktober 2019"),
        chart("Hvor langt er de", ("under afprøvning", 4), ("i drift", 1), ("uden status", 0)),
        table(
            ("Nr.", "Midt", "Aarhus", "Vest", "Randers", "Horsens"),
            ("1", "med 2019", "–", "drift 3u !", "implem. 2020", "afklar. 12m ! ?"),
            ("2", "", "*afprøv.*", "drift 3u !", "udvikl. 2020", "godk. 0d"),
        ),
        note("! betyder gul eller rød."),
    ),
    buttons=(_button("Vestklyngen", "overview.cluster"), _button("Siden sidst", "overview.changes")),
)

RIGHT_TO_LEFT = Reply(
    blocks=(heading("Relationer"), verbatim("مرحبا بالعالم שלום\nog dansk igen"), text("Gemt.")),
    buttons=(_button("Videre", "gather.next"),),
)

FORM = Form(
    "Formål og mål",
    blocks=(
        note("Det, du skriver, gemmes som kladde."),
        field_block(
            Input("a1-formaal", "Formål", "longtext", value=ANSWER, required=True, max_length=20_000)
        ),
        field_block(
            Input(
                "a1-maal", "Mål", "longtext", help="Gerne målbare.", error="teksten indeholder et CPR-nummer"
            )
        ),
    ),
    submit=_button("Gem kladde", "form.save"),
)

REPLIES = {
    "ask": ASK,
    "conflict": CONFLICT,
    "answered": ANSWERED,
    "markup": MARKUP_AS_TYPED,
    "fields": FIELDS,
    "many-buttons": MANY_BUTTONS,
    "matrix": MATRIX,
    "right-to-left": RIGHT_TO_LEFT,
    "long": Reply(
        blocks=(heading("Formål"), verbatim("Alle tegn tæller: æøå. " * 2000)), buttons=ASK.buttons
    ),
    "empty": Reply(),
}


def cards() -> dict[str, dict[str, object]]:
    """All of them as cards, Danish, and one in English."""
    drawn = {name: card_for(reply, "da") for name, reply in REPLIES.items()}
    return drawn | {"form": form_card(FORM, "da"), "english": card_for(ANSWERED, "en")}
