"""Whether every form of every topic's names leads to the topic, and how it fares with typing errors.

Each form is asked alone. It leads to its topic when the topic ranks first. A form that is a name of several topics, or a
word between whose topics `confusables.yaml` asks, may lead to any of them. What the advisor then decides is counted too.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ohjaus.advisor import Advisor
from ohjaus.dialogue.conversation import Conversation
from ohjaus.dialogue.decide import decide, first_aid
from ohjaus.dialogue.decision import Answer, Clarify, Decision
from ohjaus.dialogue.safety import Signs
from ohjaus.finnish.analyse import analyse
from ohjaus.finnish.inflect import CASES, CLITICS, POSSESSIVES, Form, forms_of
from ohjaus.finnish.mistype import KINDS, mistype
from ohjaus.finnish.normalise import normalise
from ohjaus.library.model import REGISTERS, Library
from ohjaus.search.rank import find_evidence, rank

ONE_ERROR_FROM, TWO_ERRORS_FROM = 8, 12  # letters of a word in which so many errors must be forgiven
LIMITS = {0: 0.995, 1: 0.97, 2: 0.90}  # the least share of forms that lead to their topic, by the number of errors


@dataclass(frozen=True)
class Name:
    """What a topic is called: its title, or one of its terms."""

    text: str
    kind: str
    topic: str


@dataclass(frozen=True)
class Try:
    """One text that should lead to a topic."""

    text: str
    name: Name
    form: Form
    topics: frozenset[str]  # those that are right
    errors: tuple[str, ...] = ()  # kinds of typing errors


@dataclass(frozen=True)
class Found:
    """Where a text led."""

    tried: Try
    first: str  # the topic that ranked first
    decision: Decision

    @property
    def leads(self) -> bool:
        """Whether a right topic ranks first, or is asked about."""
        return self.first in self.tried.topics or (isinstance(self.decision, Clarify) and self.is_served)

    @property
    def is_served(self) -> bool:
        """Whether the advisor answers on a right topic or offers it."""
        match self.decision:
            case Answer(topic):
                return topic in self.tried.topics
            case Clarify(topics):
                return bool(self.tried.topics.intersection(topics))
            case _:
                return False


def names_of(library: Library) -> tuple[Name, ...]:
    """The titles of the guides and the names of their terms, each once a topic."""
    found: dict[tuple[str, str], Name] = {}
    for topic in sorted(library.guides):
        for register in REGISTERS:
            title = library.guide(topic, register).title.partition(":")[0]
            found.setdefault((title.lower(), topic), Name(title, "title", topic))
    for _, term in sorted(library.glossary.items()):
        if term.topic not in library.guides:
            continue
        for kind in ("term", "synonyms", "old_names", "spoken", "abbreviations", "jargon"):
            names = getattr(term, kind)
            for name in (names,) if kind == "term" else names:
                found.setdefault((name.lower(), str(term.topic)), Name(name, kind, str(term.topic)))
    return tuple(found.values())


def tries(library: Library, one_in: int = 1) -> tuple[Try, ...]:
    """Every form of every name without errors, with one and with two; or a steady sample, one in so many."""
    names = [(name, forms_of(name.text, one_in)) for name in names_of(library)]
    topics: dict[str, set[str]] = {}
    for name, forms in names:
        for form in forms:
            topics.setdefault(normalise(form.text), set()).add(name.topic)
    for entry in library.confusables:
        for form in (form for word in entry.words for form in forms_of(word, one_in)):
            text = normalise(form.text)
            if topics.get(text, set()).intersection(entry.topics):
                topics[text].update(entry.topics)
    found = []
    for name, forms in names:
        for form in forms:
            plain = Try(form.text, name, form, frozenset(topics[normalise(form.text)]))
            found += [plain, *_mistyped(plain)]
    return tuple(found)


def _mistyped(plain: Try) -> Iterator[Try]:
    """The text with one error in a long word, and with two in a longer one. Only forms without further endings."""
    if plain.form.ending:
        return
    for count, least in ((1, ONE_ERROR_FROM), (2, TWO_ERRORS_FROM)):
        words = plain.text.split(" ")
        long = [at for at, word in enumerate(words) if sum(letter.isalpha() for letter in word) >= least]
        if not long:
            continue
        turn = zlib.crc32(f"{plain.text} {count}".encode())
        at = long[turn % len(long)]
        kinds: list[str] = []
        for step in range(count):
            for more in range(len(KINDS)):
                kind = KINDS[(turn // 7 + 2 * step + more) % len(KINDS)]
                wrong = mistype(words[at], kind, f"{plain.text} {step}")
                if wrong is not None:
                    words[at] = wrong
                    kinds.append(kind)
                    break
        yield Try(" ".join(words), plain.name, plain.form, plain.topics, tuple(kinds))


def measure(advisor: Advisor, tried: Iterable[Try]) -> tuple[Found, ...]:
    """Where each text leads."""
    signs = Signs(advisor.library.safety)
    found = []
    for one in tried:
        evidence = find_evidence(analyse(one.text, advisor.index.lexicon), advisor.index)
        ranking = rank(evidence, advisor.index)
        decision = first_aid(one.text, signs)
        if decision is None:
            decision = decide(evidence, ranking, Conversation(), advisor.library, advisor.index).decision
        found.append(Found(one, ranking.topics[0].name, decision))
    return tuple(found)


def share(found: Sequence[Found]) -> float:
    """The share of texts that lead to their topic."""
    return sum(one.leads for one in found) / len(found) if found else 1.0


def with_errors(found: Iterable[Found], count: int) -> tuple[Found, ...]:
    """Those with so many typing errors."""
    return tuple(one for one in found if len(one.tried.errors) == count)


def shortfalls(found: Sequence[Found]) -> tuple[str, ...]:
    """Which limits do not hold, each in a few words; empty when all do."""
    shares = {count: share(with_errors(found, count)) for count in LIMITS}
    return tuple(
        f"{ERRORS[count]}: {shares[count]:.4f} < {limit}" for count, limit in LIMITS.items() if shares[count] < limit
    )


ERRORS = {0: "oikein kirjoitettu", 1: "yksi kirjoitusvirhe", 2: "kaksi kirjoitusvirhettä"}
LABELS = {
    "nom": "nominatiivi", "gen": "genetiivi", "par": "partitiivi", "ine": "inessiivi", "ela": "elatiivi",
    "ill": "illatiivi", "ade": "adessiivi", "abl": "ablatiivi", "all": "allatiivi", "ess": "essiivi",
    "tra": "translatiivi", "abe": "abessiivi", "ins": "instruktiivi", "com": "komitatiivi", "as-it-is": "ei taivu",
    "sg": "yksikkö", "pl": "monikko", "": "ei liitettä", "ko": "-ko, -kö", "kin": "-kin", "han": "-han, -hän",
    "poss1sg": "-ni", "poss2sg": "-si", "poss3": "-nsa, -an", "poss1pl": "-mme", "poss2pl": "-nne",
    "title": "oppaan nimi", "term": "termi", "synonyms": "rinnakkaisnimi", "old_names": "vanha nimi",
    "spoken": "puhekieli", "abbreviations": "lyhenne", "jargon": "ammattikieli", "missed": "kirjain puuttuu",
    "doubled": "kirjain kahdesti", "swapped": "kirjaimet vaihtuneet", "neighbour": "viereinen näppäin",
    "dots": "pisteet puuttuvat",
}  # fmt: skip


def table(found: Sequence[Found]) -> str:
    """The shares in Markdown: all, by case, number, ending and kind of name, and by typing errors."""
    plain = with_errors(found, 0)
    by_errors = [(ERRORS[count], with_errors(found, count)) for count in LIMITS]
    limits = [f"{LIMITS[count]:.3f}".replace(".", ",") for count in LIMITS]
    parts = [
        "\n".join(
            (
                "| kirjoitus | muotoja | vie aiheeseen | raja | vastaa tai tarjoaa |",
                "|---|--:|--:|--:|--:|",
                *(
                    f"| {name} | {_count(rows)} | {_share(rows)} | {limit} | {_served(rows)} |"
                    for (name, rows), limit in zip(by_errors, limits, strict=True)
                ),
            )
        ),
        _part("sija", plain, lambda one: one.tried.form.case, (*CASES, "as-it-is")),
        _part("luku", plain, lambda one: one.tried.form.number, ("sg", "pl")),
        _part("liite", plain, lambda one: one.tried.form.ending, ("", *CLITICS, *POSSESSIVES)),
        _part("nimen laji", plain, lambda one: one.tried.name.kind, KINDS_OF_NAME),
        _part("yksi virhe", with_errors(found, 1), lambda one: one.tried.errors[0], KINDS),
        _part("sija, yksi virhe", with_errors(found, 1), lambda one: one.tried.form.case, (*CASES, "as-it-is")),
    ]
    return "\n\n".join(parts)


KINDS_OF_NAME = ("title", "term", "synonyms", "old_names", "spoken", "abbreviations", "jargon")


def _part(title: str, found: Sequence[Found], key: Callable[[Found], str], order: Iterable[str]) -> str:
    rows: dict[str, list[Found]] = {}
    for one in found:
        rows.setdefault(key(one), []).append(one)
    lines = [
        f"| {LABELS[name]} | {_count(rows[name])} | {_share(rows[name])} | {_served(rows[name])} |"
        for name in order
        if name in rows
    ]
    return "\n".join((f"| {title} | muotoja | vie aiheeseen | vastaa tai tarjoaa |", "|---|--:|--:|--:|", *lines))


def _count(found: Sequence[Found]) -> str:
    return f"{len(found):,}".replace(",", "\u00a0")


def _share(found: Sequence[Found]) -> str:
    return f"{share(found):.4f}".replace(".", ",")


def _served(found: Sequence[Found]) -> str:
    return f"{sum(one.is_served for one in found) / len(found):.4f}".replace(".", ",") if found else "-"
