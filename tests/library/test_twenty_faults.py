"""Twenty mistakes at once: each is named at its line, and none hides another."""

from pathlib import Path

from ohjaus.library.load import load

FI, SELKO = "content/fi/", "content/selko/"
FAULTS = [  # file, the right text, the wrong text, the line of the finding, its rule
    ("knowledge/topics.yaml", "  office: kela\n", "  office: kella\n", 24, "id-dangling"),
    ("knowledge/topics.yaml", "reviewed: 2026-11-22", "reviewed: 22.11.2026", 17, "date-invalid"),
    ("knowledge/sources.yaml", "seen: 2026-02", "seen: 2026-13", 15, "date-invalid"),
    ("knowledge/organisations.yaml", "- id: kela\n", "- id: kela\n  id: kela\n", 2, "key-duplicate"),
    ("knowledge/municipalities.yaml", "employment_area: turun-", "employment_area: turum-", 1, "id-dangling"),
    ("knowledge/contacts.yaml", "confidence: medium", "confidence: middling", 9, "value-invalid"),
    ("knowledge/glossary.yaml", "old_names:", "old_name:", 14, "key-unknown"),
    ("knowledge/facts/tyonhaku.yaml", "valid_to: '2027'", "valid_to: '2022'", 12, "date-order"),
    ("knowledge/amounts/kulukorvaus.yaml", "valid_to: 2013-12-31", "valid_to: null", 17, "amount-overlap"),
    ("knowledge/smalltalk.yaml", "[moi, hei, terve]", "[moi, hei, terve", 2, "yaml-syntax"),
    ("knowledge/outside.yaml", "url: https://poliisi.fi", "url: poliisi.fi", 4, "value-invalid"),
    ("knowledge/paths/polku-kuntouttava-tyotoiminta.yaml", "  ask: hyvinv", "  ask: hyvnv", 11, "id-dangling"),
    (FI + "kulukorvaus.md", "amount: kulukorvaus.paiva }}. ", "amount: kulukorvaus.paivaa }}. ", 21, "amount-missing"),
    (SELKO + "kulukorvaus.md", "Numerot ovat täällä:", "Numerot ovat <br> täällä:", 28, "html-in-text"),
    (FI + "palkkatuki.md", "Hae tukea ennen", "Tuki on 900 euroa. Hae tukea ennen", 18, "amount-by-hand"),
    (FI + "alue-laitila.md", "{#mika}", "{#palvelut .mikä}", 11, "section-syntax"),
    (FI + "tyonhakijaksi-ilmoittautuminen.md", "tyomarkkinatori.fi/)", "tyomarkinatori.fi)", 13, "link-unknown"),
    (FI + "kuntouttava-tyotoiminta.md", " Tarkista oma aikasi hyvinvointialueelta.", "", 15, "fact-wording"),
    (SELKO + "palkkatuki.md", "signed_off: null", "signed_off: true", 7, "signed-off"),
    (SELKO + "polku-kuntouttava-tyotoiminta.md", "  mika: [", "  mikä: [", 5, "facts-unlisted"),
]


def test_all_twenty_are_named(root: Path) -> None:
    """Each fault gives its finding; what is broken in one place is not reported in another."""
    for file, right, wrong, _, _ in FAULTS:
        path = root / file
        text = path.read_text()
        assert right in text, file
        path.write_text(text.replace(right, wrong, 1))

    library, problems = load(root)

    assert library is None
    assert len(FAULTS) == 20
    found = {(problem.file, problem.line, problem.rule) for problem in problems}
    assert {(file, line, rule) for file, _, _, line, rule in FAULTS} - found == set()
    echoes = {("content/selko/polku-kuntouttava-tyotoiminta.md", 11, "facts-unlisted")}  # the section of facts[mikä]
    assert found - {(file, line, rule) for file, _, _, line, rule in FAULTS} == echoes
