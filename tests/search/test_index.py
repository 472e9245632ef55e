"""The index of the real content: plain data, and the same whatever the order of files."""

import json
from pathlib import Path

import numpy as np
import pytest

from ohjaus.finnish.analyse import analyse
from ohjaus.finnish.dictionary import Dictionary
from ohjaus.library.model import Library
from ohjaus.search.build import build_index
from ohjaus.search.index import Group, Index
from ohjaus.search.rank import _best, find_evidence, rank


def best(text: str, index: Index) -> str:
    """The first topic for a text."""
    return rank(find_evidence(analyse(text, index.lexicon), index), index).topics[0].name


@pytest.fixture(scope="module")
def dictionary(real_root: Path, index: Index) -> Dictionary:
    """The dictionary with what the real index looked up."""
    assert index.phrases
    return Dictionary(real_root / "build" / "finnish.json")


def test_survives_json(index: Index) -> None:
    """To data, to JSON and back gives an equal index."""
    assert Index.from_data(json.loads(json.dumps(index.to_data()))).to_data() == index.to_data()


def test_another_format_is_refused(index: Index) -> None:
    """Tables of another shape are not read as if they were ours."""
    with pytest.raises(ValueError, match="format"):
        Index.from_data({**index.to_data(), "format": -1})


def test_the_order_of_files_does_not_matter(small_library: Library, dictionary: Dictionary) -> None:
    """A library whose files came in another order gives the same index."""
    turned = small_library.model_copy(
        update={
            name: dict(reversed(list(getattr(small_library, name).items())))
            for name in ("topics", "guides", "glossary", "questions", "outside", "smalltalk", "municipalities")
        }
    )
    assert build_index(turned, dictionary).to_data() == build_index(small_library, dictionary).to_data()


NAMED = {
    "its name": ("palkkatuki", "palkkatuki"),
    "an inflected form": ("palkkatuella", "palkkatuki"),
    "an abbreviation": ("kuty", "kuntouttava-tyotoiminta"),
    "an inflected abbreviation": ("kutyssä", "kuntouttava-tyotoiminta"),
    "a spoken form": ("kuntouttavas", "kuntouttava-tyotoiminta"),
    "an old name": ("ylläpitokorvaus", "kulukorvaus"),
    "a misspelling": ("kulukrovaus", "kulukorvaus"),
    "written apart": ("kulu korvaus", "kulukorvaus"),
    "a benefit": ("työosuusraha", "tyoosuusraha"),
    "an abbreviation with a colon": ("KTT:ssä", "kuntouttava-tyotoiminta"),
    "a section of law with a colon": ("27 e §:n", "vammaisten-tyotoiminta"),
    "a name whose examples speak of another topic": ("Kelan työhönvalmennuksessa", "kelan-ammatillinen-kuntoutus"),
    "a place": ("laitila", "alue-laitila"),
}


@pytest.mark.parametrize(("text", "topic"), NAMED.values(), ids=NAMED.keys())
def test_a_name_leads_to_its_topic(text: str, topic: str, index: Index) -> None:
    """A word for a topic, however it is written, finds the topic."""
    assert best(text, index) == topic


def test_equal_scores_stand_in_the_order_of_ids(index: Index) -> None:
    """A question that says nothing ranks the topics the same way every time."""
    ranking = rank(find_evidence(analyse("", index.lexicon), index), index)
    pairs = [(-hit.score, hit.name) for hit in ranking.topics]
    assert pairs == sorted(pairs)


def test_raised(index: Index) -> None:
    """Raising one topic moves it up and leaves the rest as they were."""
    ranking = rank(find_evidence(analyse("palkkatuki", index.lexicon), index), index)
    last = ranking.topics[-1].name
    raised = ranking.raised({last: 10.0})
    assert raised.topics[0].name == last
    assert raised.topics[1:] == ranking.topics[:-1]


@pytest.mark.parametrize(
    ("text", "place"),
    [("asun Laitilassa", "laitila"), ("miten turkulainen hakee", "turku"), ("muutan Tampereelta", "tampere")],
)
def test_places(text: str, place: str, index: Index) -> None:
    """A municipality is known in its cases and by its people."""
    assert place in find_evidence(analyse(text, index.lexicon), index).places


@pytest.mark.parametrize("text", ["varkaus on rikos", "aura rikkoutui"])
def test_a_common_word_is_no_place(text: str, index: Index) -> None:
    """The name of a municipality that is an everyday word too counts in local cases only."""
    assert find_evidence(analyse(text, index.lexicon), index).places == ()


def test_only_the_best_are_kept() -> None:
    """Of very many classes the best come in order, equal ones by name, and no other is sorted in."""
    names = tuple(f"aihe-{number:04}" for number in range(1_000))
    scores = np.array([float(number % 7) for number in range(1_000)])
    every = sorted(zip(names, scores.tolist(), strict=True), key=lambda pair: (-pair[1], pair[0]))
    group = Group(names, np.arange(1_000))
    assert [tuple(hit) for hit in _best(group, scores, 200)] == every[:200]
    assert [tuple(hit) for hit in _best(group, scores, 1_000)] == every
