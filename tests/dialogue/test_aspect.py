"""Which section a question asks for."""

import pytest

from ohjaus.dialogue.aspect import asked_section, strongest_aspect
from ohjaus.finnish.analyse import analyse
from ohjaus.library.model import Library
from ohjaus.search.index import Index
from ohjaus.search.rank import find_evidence

ASPECTS = {
    "how much": ("paljonko kulukorvaus on", "paljonko"),
    "how much, spoken": ("paljonks kulukorvaus on", "paljonko"),
    "how to apply": ("miten haen palkkatukea", "nain-haet"),
    "how long": ("kuinka kauan palkkatuki kestää", "kesto"),
    "what next": ("mitä sitten tapahtuu sen jälkeen", "mita-seuraavaksi"),
    "who helps": ("kenelle soitan", "kuka-auttaa"),
    "what it is": ("mikä on kulukorvaus", "mika"),
    "for whom": ("kenelle palkkatuki on tarkoitettu", "kenelle"),
    "after a no": ("päätös oli kielteinen", "jos-paatos-on-kielteinen"),
}


@pytest.mark.parametrize(("text", "aspect"), ASPECTS.values(), ids=ASPECTS.keys())
def test_aspect(text: str, aspect: str, index: Index) -> None:
    """The words of a question ask for an aspect."""
    scores = find_evidence(analyse(text, index.lexicon), index).aspects
    assert aspect in scores
    assert scores[aspect] == max(scores.values())


def test_no_aspect(library: Library, index: Index) -> None:
    """A bare name asks for the whole guide."""
    evidence = find_evidence(analyse("kulukorvaus", index.lexicon), index)
    assert strongest_aspect(evidence) is None
    assert asked_section(evidence, library.guide("kulukorvaus", "fi")) is None


def test_section_is_of_the_guide(library: Library, index: Index) -> None:
    """The section asked for is one that the guide has, whatever the question."""
    for text, _ in ASPECTS.values():
        evidence = find_evidence(analyse(text, index.lexicon), index)
        for topic in library.guides:
            guide = library.guide(topic, "fi")
            section = asked_section(evidence, guide)
            assert section is None or guide.section(section) is not None
