"""The content that comes with the program: whole, with sources, as precise as the documents and no more."""

import json
import time
from collections import Counter
from itertools import chain

import pytest
from msgspec import Struct

from storage.catalogue import load as loading
from storage.catalogue.facts import Source
from storage.catalogue.records import KINDS, Catalogue


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return loading.load(loading.builtin())


def records_of(catalogue):
    for kind in KINDS:
        for record in getattr(catalogue, kind.attribute).values():
            yield kind, record


def sources_in(value):
    if isinstance(value, Source):
        yield value
    elif isinstance(value, tuple):
        yield from chain.from_iterable(map(sources_in, value))
    elif isinstance(value, Struct):
        yield from chain.from_iterable(sources_in(getattr(value, name)) for name in value.__struct_fields__)


def test_everything_of_the_documents_is_there(catalogue):
    counted = Counter(kind.name for kind, _ in records_of(catalogue))
    assert counted["initiative"] == 11
    assert counted["cluster"] == 5
    assert counted["municipality"] == 18
    assert counted["person"] == 23
    assert counted["event"] == 88
    assert counted["term"] == 78
    assert counted["status"] == 7
    assert counted["decision"] == 21
    assert counted["open_question"] == 13
    assert counted["agenda_item"] == 9
    assert counted["document"] == 5
    assert counted["anchoring"] == 13 + 14
    assert counted["conflict"] + counted["left_out"] == 61
    assert len(catalogue.templates) == 4


def test_every_fact_says_where_it_stands(catalogue):
    told_by_readings = {"conflict", "left_out", "role"}
    for kind, record in records_of(catalogue):
        if kind.name not in told_by_readings:
            assert record.source, (kind.name, record)
    for conflict in catalogue.conflicts.values():
        assert conflict.readings, conflict.key
        assert all(r.document in catalogue.documents for r in conflict.readings)
    for kind, record in records_of(catalogue):
        assert all(s.document in catalogue.documents for s in sources_in(record)), (kind.name, record)
    for template in catalogue.templates.values():
        assert all(q.source for q in template.questions), template.key


def test_a_source_is_told_with_the_documents_name_and_own_date(catalogue):
    role = catalogue.people["mark-brix-christensen"].roles[0]
    cited = catalogue.cite(role.source[0])
    assert cited.document.startswith("Opsamlings setup for udvikling og afprøvning af alliance initiativer")
    assert (cited.heading, cited.date) == ("Slide 18: Kontakt til alliancen", "April 2019")
    undated = catalogue.people["anette-holm"].roles[0]
    assert undated.as_of is None
    assert catalogue.cite(undated.source[0]).date is None


def test_names_of_files_and_tools_do_not_shine_through(catalogue):
    bodies = [*catalogue.to_items().values(), *catalogue.template_items().values()]
    text = json.dumps(bodies, ensure_ascii=False)
    for trace in ("seed-0", "Seed 0", "seed 0", ".txt", ".yaml", "conflicts.md", "dataarbejder"):
        assert trace not in text


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("initiatives.3.title", 'Oplysning om social (mis)forståelse: "Jeg er helt normal"'),
        ("initiatives.4.realised_by", "Professionshøjskolen VIA (?), folkeskoler"),
        ("initiatives.11.support", "Både KOSU og DASSOS har giver opbakning"),
        ("initiatives.6.plan", "Forankres i én eller flere klynger"),
        ("statuses.randers-i9.text", "samordnes med temaet LAB 14"),
        ("statuses.randers-i11.text", "\n- Tidlig og hurtig indsats ved selvskade – Centermodel-"),
        ("anchorings.2019-04-i3-aarhus.as_written", "Aarhus Kommune (faciliterer udviklingsfællesskab)"),
        ("decisions.p8-b2.text", "udtrykt anderkendelse over den positive udvikling"),
        ("documents.initiativkatalog-2019.name", "Samlede initiativer fra styregruppen"),
        ("terms.ppr.expansion", "Pædagogisk Psykologisk Rådgivning"),
        ("people.leif-gjoertz-christensen.name", "Leif Gjørtz Christensen"),
        ("municipalities.ringkoebing-skjern.name", "Ringkøbing-Skjern Kommune"),
        ("conflicts.c41.readings.0.text", "30. september el. 13. december 2019"),
    ],
)
def test_words_are_the_documents_own(catalogue, path, words):
    value = catalogue
    for step in path.split("."):
        if hasattr(value, "keys"):
            value = value[int(step) if step.isdecimal() else step]
        else:
            value = value[int(step)] if isinstance(value, tuple) else getattr(value, step)
    assert words in value


def test_what_nobody_knows_is_null(catalogue):
    assert catalogue.initiatives[11].target_group is None
    assert catalogue.initiatives[11].start is None
    assert catalogue.municipalities["aarhus"].cluster is None
    assert catalogue.clusters["midt"].municipalities == ()
    assert catalogue.documents["afrapportering-vest"].date is None
    assert catalogue.people["lise-hoeyer"].email is None
    assert catalogue.terms["kosu"].expansion is None
    assert catalogue.statuses["randers-i1"].date is None


def test_dates_are_not_sharpened(catalogue):
    seminar = catalogue.events["laeringsseminar-november-2019"].date
    assert (seminar.precision, seminar.start, seminar.end) == ("month", "2019-11", "2019-11")
    aarhus = catalogue.events["rammepapir-klynge-aarhus"].date
    assert (aarhus.start, aarhus.alternatives) == (None, ("2019-09-30", "2019-12-13"))
    reporting = catalogue.initiatives[6].expected_reporting
    assert (reporting.precision, reporting.part, reporting.year) == ("part", "primo", 2020)
    assert reporting.start is None
    assert catalogue.events["ssg-2020-05-07"].date.year_inferred
    randers = catalogue.clusters["randers"].municipalities
    assert {m.certainty for m in randers} == {"udledt"}


def test_reports_owed_are_the_clusters_of_april_2019(catalogue):
    assert sorted(catalogue.owed()) == [
        (1, "aarhus"),
        (1, "horsens"),
        (1, "midt"),
        (1, "randers"),
        (6, "aarhus"),
        (6, "randers"),
        (8, "midt"),
        (8, "randers"),
        (8, "vest"),
    ]


def test_disagreements_are_found_by_what_is_asked_about(catalogue):
    assert "c52" in {c.key for c in catalogue.conflicts_of("people", "anders-kjaerulff")}
    assert {"c41"} <= {c.key for c in catalogue.conflicts_of("clusters", "aarhus")}
    assert {"c12", "c31"} <= {c.key for c in catalogue.conflicts_of("initiatives", 4)}
    assert catalogue.conflicts_of("people", "mark-brix-christensen") == ()


def test_the_default_template_has_a_core_of_seven_and_two_optional_questions(catalogue):
    deck = catalogue.default_template
    assert deck is not None
    assert (deck.key, deck.version, deck.one_per) == ("skabelon-april-2019", 1, "initiative_cluster")
    assert [q.key for q in deck.core] == [
        "a1-kort-beskrivelse",
        "a1-formaal",
        "a1-ansvar",
        "a2-borgeroplevelse",
        "a2-effekter",
        "a2-oekonomi",
        "a3-spredningspotentiale",
    ]
    assert [q.key for q in deck.questions if q.optional] == ["a2-indikatorer", "a3-laering"]
    assert deck.question("a2-oekonomi").parties == (
        "kommune",
        "hospital",
        "almen praksis",
        "samfundsøkonomisk",
    )
    assert [q.key for q in deck.questions if q.preliminary] == [
        "a2-borgeroplevelse",
        "a2-effekter",
        "a2-oekonomi",
    ]
    assert [s.extra_blocks for s in deck.sections] == [False, True, True]


def test_the_other_templates_say_what_they_are_one_per_and_who_fills_them_in(catalogue):
    table = catalogue.template("afrapportering-tabel")
    assert [q.prefill_from for q in table.questions if q.filled_by == "secretariat"] == [
        "initiative_title",
        "initiative_purpose",
    ]
    assert len(table.core) == 8
    assert len(table.question("b2-effekt").subfields) == 4
    assert [q.key for q in table.questions if q.kind == "person"] == [
        "b2-kontaktperson",
        "b2-styregruppekontakt",
    ]
    notes, agenda = catalogue.template("implementeringsovervejelser"), catalogue.template("dagsordenspunkt")
    assert (notes.one_per, notes.initiative, len(notes.core)) == ("cluster", 9, 5)
    assert (agenda.one_per, len(agenda.core)) == ("meeting", 6)
    assert catalogue.template("dagsordenspunkt", 2) is None


def test_the_catalogue_offers_what_the_secretariat_has_not_filled_in(catalogue):
    title, purpose = catalogue.template("afrapportering-tabel").questions[:2]
    assert catalogue.prefill(title, 8) == (
        "Voksne borgere med svær psykisk sygdom\n\n"
        "vi vil forbedre sundheden og sikre bedre sammenhængende patientforløb for voksne borgere med svær "
        "psykisk sygdom\n\nInitiativer for de mest udsatte borgere"
    )
    assert "Den Tværsektorielle Samarbejdsmodel" in catalogue.prefill(purpose, 8)
    assert catalogue.prefill(title, 11) == "Forebyggelse og behandling af selvskade"
    assert catalogue.prefill(title, 99) is None
    assert catalogue.prefill(catalogue.default_template.core[0], 8) is None


def test_it_goes_through_a_database_unchanged_whatever_the_order(catalogue):
    items = {key: json.loads(json.dumps(body)) for key, body in reversed(catalogue.to_items().items())}
    templates = {key: json.loads(json.dumps(body)) for key, body in catalogue.template_items().items()}
    back = Catalogue.from_items(items, templates, catalogue.fingerprint)
    assert back == catalogue
    assert list(back.events) == list(catalogue.events)
    assert list(back.clusters) == list(catalogue.clusters)


def test_an_item_of_the_wrong_shape_is_refused(catalogue):
    items = catalogue.to_items()
    del items[("event", "sku-2020-05-28")]["title"]
    with pytest.raises(ValueError, match=r"Event: .*`title`"):
        Catalogue.from_items(items, {})


def test_coming_back_from_a_database_is_quick(catalogue):
    items, templates = catalogue.to_items(), catalogue.template_items()
    took = []
    for _ in range(5):
        start = time.thread_time()
        Catalogue.from_items(items, templates)
        took.append(time.thread_time() - start)
    assert min(took) < 0.05


def test_the_fingerprint_follows_the_bytes_and_not_the_place(tmp_path, catalogue):
    copied = tmp_path / "copied"
    (copied / "templates").mkdir(parents=True)
    for file in loading.builtin().glob("**/*.yaml"):
        (copied / file.relative_to(loading.builtin())).write_bytes(file.read_bytes())
    assert loading.fingerprint(copied) == catalogue.fingerprint == loading.load(copied).fingerprint
    with (copied / "terms.yaml").open("a") as terms:
        terms.write("# one byte more\n")
    assert loading.fingerprint(copied) != catalogue.fingerprint
