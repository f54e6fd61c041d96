"""A whole catalogue that fits on a screen, about nothing real, for planting faults in."""

from pathlib import Path

FILES = {
    "documents.yaml": """
documents:
  - key: paper
    name: The paper
    title: null
    kind: paper
    date: 2019-04
    date_text: April 2019
    source: [{document: paper, heading: Front page, lines: 1}]
links: []
""",
    "alliance.yaml": "alliances: []\n",
    "initiatives.yaml": """
initiatives:
  - number: 1
    title: Blå bænke
    target_group: sidders
    description: |-
      Bænke, der er blå.

      - én
      - to
    focus_points: null
    audience: null
    realised_by: null
    short_term: null
    long_term: null
    expected_effect: Flere sidder.
    plan: null
    plan_overview: null
    start: {text: april 2019, precision: month, start: 2019-04, end: 2019-04}
    expected_reporting: null
    related: []
    source: [{document: paper, heading: Benches, lines: 3-4, fields: [title, description]}]
target_groups:
  - key: sidders
    name: De siddende
    initiatives: [1]
    goal: null
    source: [{document: paper, heading: Benches, lines: "5, 7"}]
""",
    "clusters.yaml": """
clusters:
  - key: nord
    name: Nordklyngen
    names: []
    municipalities_complete: false
    hospital: null
    source: [{document: paper, heading: Clusters, lines: 8}]
municipalities:
  - key: nordby
    name: Nordby Kommune
    cluster: nord
    mentions: []
    source: [{document: paper, heading: Clusters, lines: 9}]
""",
    "anchorings.yaml": """
anchorings:
  - key: bench-nord
    initiatives: [1]
    party: nord
    party_type: cluster
    role: deltager
    as_written: Nord klyngen
    date: 2019-04
    document: paper
    overview: true
    source: [{document: paper, heading: Overview, lines: 10}]
""",
    "people.yaml": """
roles:
  - {key: deltager, name: deltager}
people:
  - key: bo-baenk
    name: Bo Bænk
    email: null
    phone: 12345678
    roles:
      - role: deltager
        title: null
        organisation: null
        as_of: 2019
        document: paper
        source: [{document: paper, heading: People, lines: 11}]
    source: [{document: paper, heading: People, lines: 11}]
groups:
  - key: bench-people
    text: null
    as_of: null
    members: [bo-baenk]
    source: [{document: paper, heading: People, lines: 11}]
""",
    "events.yaml": """
events:
  - key: sitting
    title: Sitting
    type: seminar
    date: {text: "1. eller 2. maj 2019", precision: day, alternatives: [2019-05-01, 2019-05-02]}
    text: Der siddes.
    participants: null
    purpose: null
    initiatives: [1]
    clusters: [nord]
    source: [{document: paper, heading: Sitting, lines: 12}]
""",
    "terms.yaml": "terms: []\n",
    "status.yaml": "meetings: []\nstatuses: []\nopen_questions: []\ndecisions: []\nagenda_items: []\n",
    "conflicts.yaml": "conflicts: []\nleft_out: []\n",
    "examples.yaml": """
examples:
  - key: a-bench
    template: bench-report
    title: En bænk
    cluster: nord
    initiative: 1
    date: null
    contacts: [bo-baenk]
    attachments: []
    answers:
      - question: b1-colour
        subfield: Nuance
        text: Himmelblå
        source: [{document: paper, heading: Benches, lines: 4}]
    source: [{document: paper, heading: Benches, lines: 4}]
""",
    "templates/bench-report.yaml": """
key: bench-report
version: 1
title: Bench report
default: true
one_per: initiative_cluster
names: [bench]
sections:
  - key: b0
    title: Beforehand
    filled_by: secretariat
    questions:
      - {key: b0-what, title: What, prompt: "Which bench?", prefill_from: initiative_title}
  - key: b1
    title: The bench
    extra_blocks: true
    questions:
      - key: b1-colour
        title: Colour
        prompt: Which colour?
        subfields: [Nuance]
        names: [farve]
      - {key: b1-more, title: More, prompt: "Anything more?", optional: true}
""",
}


def write(folder: Path, **changed: str | None) -> Path:
    """The small catalogue in a folder. `changed` replaces a file by its stem; None leaves it out."""
    for name, text in FILES.items():
        wanted = changed.get(Path(name).stem.replace("-", "_"), text)
        if wanted is not None:
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(wanted, encoding="utf-8")
    return folder


def altered(file: str, old: str, new: str) -> dict[str, str]:
    """The argument for `write` that exchanges a stretch of one file; the stretch must be there."""
    stem = Path(file).stem.replace("-", "_")
    assert old in FILES[file], old
    return {stem: FILES[file].replace(old, new, 1)}
