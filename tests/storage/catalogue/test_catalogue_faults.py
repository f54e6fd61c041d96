"""Whatever is wrong with the files is named: file, line, place, what, and what to do. All of it at once."""

import json
import shutil
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.catalogue.load import CatalogueError, Problem, builtin, load
from tests.storage.catalogue import small

E, P, A = "events.yaml", "people.yaml", "anchorings.yaml"
INITIATIVES, TEMPLATE = "initiatives.yaml", "templates/bench-report.yaml"


def problems_of(folder: Path) -> list[Problem]:
    with pytest.raises(CatalogueError) as raised:
        load(folder)
    return raised.value.problems


def test_the_small_catalogue_is_sound(tmp_path):
    catalogue = load(small.write(tmp_path))
    assert catalogue.owed() == ((1, "nord"),)
    assert catalogue.people["bo-baenk"].phone == "12345678"
    assert catalogue.initiatives[1].description == "Bænke, der er blå.\n\n- én\n- to"
    first, colour, more = catalogue.templates["bench-report"].questions
    assert (first.section, first.filled_by, colour.filled_by) == ("b0", "secretariat", "cluster")
    assert catalogue.default_template.core == (colour,)
    assert more.optional
    assert catalogue.prefill(first, 1) == "De siddende\n\nBlå bænke"


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "what"),
    [
        # the shape of an entry
        (
            E,
            "type: seminar\n",
            "type: seminar\n    colour: blue\n",
            "events[sitting].colour",
            "not a known key",
        ),
        (E, "    type: seminar\n", "", "events[sitting].type", "is missing"),
        (E, "type: seminar", "type: Stort Seminar", "events[sitting].type", "not a key"),
        (E, "title: Sitting", "title: [Sitting]", "events[sitting].title", "is a list, but should be text"),
        (E, "title: Sitting", "title: true", "events[sitting].title", "is true or false, but should be text"),
        (E, "title: Sitting", "title:", "events[sitting].title", "is null, but should be text"),
        (E, "title: Sitting", 'title: "  "', "events[sitting].title", "is blank"),
        (E, "title: Sitting", 'title: "a\\0b"', "events[sitting].title", "control characters"),
        (E, "initiatives: [1]", "initiatives: 1", "events[sitting].initiatives", "should be a list"),
        (
            E,
            "initiatives: [1]",
            "initiatives: [one]",
            "events[sitting].initiatives[#1]",
            "should be a whole number",
        ),
        (E, "precision: day", "precision: exact", "events[sitting].date.precision", "not one of the choices"),
        (
            E,
            "source: [{document: paper",
            "source: [{documnt: paper",
            "events[sitting].source[#1].documnt",
            "not a known key",
        ),
        (
            TEMPLATE,
            "optional: true",
            "optional: maybe",
            "sections[b1].questions[b1-more].optional",
            "should be true or false",
        ),
        (TEMPLATE, "version: 1", "version: one", "version", "should be a whole number"),
        (TEMPLATE, "one_per: initiative_cluster", "one_per: week", "one_per", "not one of the choices"),
        # dates and lines
        (E, "2019-05-02", "2019-13-02", "events[sitting].date.alternatives[#2]", "not a date"),
        (A, "date: 2019-04", "date: april", "anchorings[bench-nord].date", "not a date"),
        (
            A,
            "lines: 10",
            "lines: ten",
            "anchorings[bench-nord].source[#1].lines",
            "not a list of line numbers",
        ),
        (INITIATIVES, "end: 2019-04", "end: 2019-03", "initiatives[1].start.end", "before the start"),
        (
            INITIATIVES,
            "end: 2019-04",
            "end: 2019-04-30",
            "initiatives[1].start.end",
            "not as precise as a month",
        ),
        # references
        (
            E,
            "clusters: [nord]",
            "clusters: [syd]",
            "events[sitting].clusters[#1]",
            "syd is not among the clusters",
        ),
        (
            E,
            "initiatives: [1]",
            "initiatives: [7]",
            "events[sitting].initiatives[#1]",
            "7 is not among the initiatives",
        ),
        (
            E,
            "document: paper",
            "document: papper",
            "events[sitting].source[#1].document",
            "not among the documents",
        ),
        (
            P,
            "members: [bo-baenk]",
            "members: [bo]",
            "groups[bench-people].members[#1]",
            "not among the people",
        ),
        (P, "role: deltager", "role: ejer", "people[bo-baenk].roles[#1].role", "not among the roles"),
        (A, "party: nord\n", "party: nordby\n", "anchorings[bench-nord].party", "not among the clusters"),
        (A, "party_type: cluster", "party_type: null", "anchorings[bench-nord].party", "do not fit"),
        (
            INITIATIVES,
            "target_group: sidders",
            "target_group: standers",
            "initiatives[1].target_group",
            "not among the target groups",
        ),
        (
            INITIATIVES,
            "fields: [title, description]",
            "fields: [titel]",
            "initiatives[1].source[#1].fields",
            "titel is not a field",
        ),
        (
            "examples.yaml",
            "question: b1-colour",
            "question: b9",
            "examples[a-bench].answers[#1].question",
            "not a question of bench-report",
        ),
        (
            "examples.yaml",
            "subfield: Nuance",
            "subfield: Tone",
            "examples[a-bench].answers[#1].subfield",
            "not a subfield",
        ),
        (
            "examples.yaml",
            "template: bench-report",
            "template: bench",
            "examples[a-bench].template",
            "not among the templates",
        ),
        (
            E,
            "source: [{document: paper, heading: Sitting, lines: 12}]",
            "source: []",
            "events[sitting].source",
            "has no source",
        ),
        # templates that cannot be filled in
        (
            TEMPLATE,
            "key: b1-more",
            "key: b1-colour",
            "sections[b1].questions[b1-colour]",
            "of an earlier one",
        ),
        (TEMPLATE, "key: b1\n", "key: b0\n", "sections[b0]", "has the key b0"),
        (
            TEMPLATE,
            'prompt: "Anything more?"',
            "prompt: More, names: [farve]",
            "sections[b1].questions[b1-more].names",
            "has the name farve",
        ),
        (
            TEMPLATE,
            "names: [farve]",
            "names: [Farve]",
            "sections[b1].questions[b1-colour].names",
            "capital letters",
        ),
        (
            TEMPLATE,
            "        subfields: [Nuance]",
            "        optional: true\n        subfields: [Nuance]",
            "sections",
            "ask the cluster about nothing",
        ),
        (TEMPLATE, "version: 1", "version: 0", "version", "less than 1"),
        # YAML that says something else than it seems to
        (
            E,
            "title: Sitting\n",
            "title: Sitting\n    title: Standing\n",
            "events[sitting].title",
            "stands twice",
        ),
        (E, "title: Sitting", "title: &t Sitting", "events[sitting].title", "anchor"),
        (E, "title: Sitting", "title: !!python/name:os.system Sitting", "events[sitting].title", "has a tag"),
        (E, "title: Sitting", "? [a, b]\n    : c", "events[sitting].?", "is a key that is not a word"),
        (E, "events:\n", "evnts:\n", "evnts", "not a known key"),
        ("terms.yaml", "terms: []", "terms: {}", "terms", "is missing or not a list"),
        ("terms.yaml", "terms: []", "terms: [word]", "terms[#1]", "is text, but should be a group of keys"),
        ("terms.yaml", "terms: []", "terms", "", "does not start with keys"),
        ("terms.yaml", "terms: []", "terms: []\n---\nterms: []", "", "more than one document"),
        ("terms.yaml", "terms: []", "", "", "is empty"),
        ("terms.yaml", "terms: []", "terms: [" + "[" * 30 + "]" * 30 + "]", "", "nests too deeply"),
    ],
)
def test_a_planted_fault_is_named(tmp_path, file, old, new, place, what):
    found = problems_of(small.write(tmp_path, **small.altered(file, old, new)))
    named = [p for p in found if p.file == file and p.path == place and what in p.what]
    assert len(named) == 1, found
    assert named[0].do


def test_it_tells_the_line_and_what_to_do(tmp_path):
    found = problems_of(small.write(tmp_path, **small.altered(E, "    participants:", "    particpants:")))
    assert [str(p) for p in found] == [
        "events.yaml:8: events[sitting].particpants is not a known key; did you mean participants?",
        "events.yaml:3: events[sitting].participants is missing; add it; write null only where nobody knows",
    ]


def test_all_problems_come_at_once(tmp_path):
    folder = small.write(
        tmp_path,
        terms=None,
        **small.altered(E, "title: Sitting", "title: null"),
        **small.altered(P, "phone: 12345678", "phone: []"),
    )
    assert {p.file for p in problems_of(folder)} == {"terms.yaml", E, P}


def test_two_entries_with_one_key(tmp_path):
    twice = small.FILES[A] + small.FILES[A].partition("\n")[2].partition("\n")[2]
    found = problems_of(small.write(tmp_path, anchorings=twice))
    assert [(p.path, p.what) for p in found] == [
        ("anchorings[bench-nord]", "has a key that an earlier entry has")
    ]
    assert found[0].line == 13


def test_a_missing_file_says_what_it_held(tmp_path):
    found = problems_of(small.write(tmp_path, events=None))
    assert found == [Problem(E, "", "is missing", "bring it back; it holds events")]


def test_a_file_too_many(tmp_path):
    (small.write(tmp_path) / "event.yaml").write_text("events: []")
    found = problems_of(tmp_path)
    assert [(p.file, p.what) for p in found] == [("event.yaml", "is not a file of the catalogue")]


def test_folders_without_a_catalogue(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("")
    assert "holds no catalogue" in problems_of(tmp_path / "empty")[0].what
    assert "is not a folder" in problems_of(tmp_path / "file")[0].what
    assert "is not a folder" in problems_of(tmp_path / "nowhere")[0].what


def test_not_utf8_is_told_with_the_byte(tmp_path):
    (small.write(tmp_path) / "terms.yaml").write_bytes("terms: []  # blå".encode("cp1252"))
    assert [(p.file, p.what) for p in problems_of(tmp_path)] == [("terms.yaml", "is not UTF-8 (byte 15)")]


def test_a_file_that_is_a_folder_is_missing(tmp_path):
    (small.write(tmp_path, terms=None) / "terms.yaml").mkdir()
    assert {p.file for p in problems_of(tmp_path)} == {"terms.yaml"}


def test_a_huge_file_is_not_read(tmp_path):
    (small.write(tmp_path) / "terms.yaml").write_text("terms: []\n" + "# padding\n" * 300_000)
    assert "is larger than" in problems_of(tmp_path)[0].what


def test_a_bomb_of_anchors_is_refused_before_it_grows(tmp_path):
    rows = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    for before, name in zip("abcdefgh", "bcdefghi", strict=True):
        rows.append(f"{name}: &{name} [{', '.join(['*' + before] * 9)}]")
    found = problems_of(small.write(tmp_path, terms="\n".join([*rows, "terms: []"])))
    assert any("anchor" in p.what for p in found)


def test_broken_yaml_is_told_with_its_line(tmp_path):
    found = problems_of(small.write(tmp_path, **small.altered(E, "type: seminar", "type: seminar: big")))
    assert (found[0].file, found[0].line) == (E, 5)
    assert "is not YAML" in found[0].what


def test_templates_as_a_whole(tmp_path):
    assert [
        p.what
        for p in problems_of(small.write(tmp_path / "none", bench_report=None, examples="examples: []"))
    ] == ["holds no template"]
    two = small.write(tmp_path / "two")
    shutil.copy(two / TEMPLATE, two / "templates/again.yaml")
    assert "stands in another file" in problems_of(two)[0].what
    other = small.write(tmp_path / "other")
    renamed = small.FILES[TEMPLATE].replace("key: bench-report", "key: other")
    (other / "templates/other.yaml").write_text(renamed)
    assert [p.what for p in problems_of(other)] == [
        "has 2 default templates",
        "has several templates called 'bench'",
    ]


def test_a_made_up_template_joins_the_builtin_ones_without_code(tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(builtin(), folder)
    (folder / "templates/mine.yaml").write_text(
        small.FILES[TEMPLATE].replace("default: true\n", ""), encoding="utf-8"
    )
    catalogue = load(folder)
    assert len(catalogue.templates) == 5
    assert catalogue.template("bench-report", 1).core[0].prompt == "Which colour?"
    assert catalogue.default_template.key == "skabelon-april-2019"


def test_a_new_version_stands_beside_the_old_and_is_the_one_offered(tmp_path):
    newer = small.FILES[TEMPLATE].replace("version: 1", "version: 2").replace("Which colour?", "What colour?")
    (small.write(tmp_path) / "templates/bench-report-2.yaml").write_text(newer)
    catalogue = load(tmp_path)
    assert catalogue.template("bench-report").question("b1-colour").prompt == "What colour?"
    assert catalogue.template("bench-report", 1).question("b1-colour").prompt == "Which colour?"


def load_or_refuse(folder: Path) -> None:
    try:
        load(folder)
    except CatalogueError as error:
        assert error.problems
        assert all(p.what and p.do and p.file for p in error.problems)
        assert str(error)


FUZZ = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
NAMES = st.sampled_from(sorted(small.FILES))
SIGNS = st.sampled_from(
    [
        "\n",
        "  ",
        "- ",
        ": ",
        "[",
        "{",
        "*a",
        "&a ",
        "!!int ",
        "<<: ",
        "? ",
        "|-\n",
        "'",
        '"',
        "\ufeff",
        "---\n",
        "%",
        "\0",
    ]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@FUZZ
@given(name=NAMES, at=st.floats(0, 1), gone=st.integers(0, 30), put=st.text(max_size=20) | SIGNS)
def test_mutated_bytes_are_read_or_refused(tmp_path, name, at, gone, put):
    text = small.FILES[name]
    start = int(at * len(text))
    mutated = text[:start] + put + text[start + gone :]
    (small.write(tmp_path) / name).write_bytes(mutated.encode("utf-8", "surrogatepass"))
    load_or_refuse(tmp_path)


def holders(value):
    """Every list and group in a file's data, with each place in it."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for step, entry in list(inner):
        yield value, step
        if isinstance(entry, dict | list):
            yield from holders(entry)


@FUZZ
@given(name=NAMES, value=JSON, data=st.data())
def test_mutated_values_are_read_or_refused(tmp_path, name, value, data):
    tree = yaml.load(small.FILES[name], Loader=yaml.BaseLoader)
    holder, step = data.draw(st.sampled_from(list(holders(tree))))
    holder[step] = value
    (small.write(tmp_path) / name).write_text(json.dumps(tree), encoding="utf-8")
    load_or_refuse(tmp_path)
