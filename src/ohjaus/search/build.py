"""A library to an index. Dictionaries and fitting work here, and only here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ohjaus.finnish.analyse import analyse
from ohjaus.finnish.dictionary import Dictionary, commonest, words_of
from ohjaus.finnish.lexicon import Lexicon
from ohjaus.finnish.normalise import normalise
from ohjaus.finnish.spoken import WRITTEN
from ohjaus.finnish.words import tokens
from ohjaus.library.model import REGISTERS, Library
from ohjaus.search.cues import OWN, STRONG, WEAK, Cue
from ohjaus.search.fit import Example, fit
from ohjaus.search.index import CRISIS, INSIDE, LONGEST_PLACE, NEED, OUTSIDE, TALK, Index
from ohjaus.search.linear import LinearModel
from ohjaus.search.rank import STOP_WORDS, find_evidence

# How much a text counts when the model is fitted.
WEIGHTS = {"question": 1.0, "name": 1.0, "heading": 0.6, "text": 0.35}

_MARKUP = re.compile(r"\{\{.*?\}\}|\]\([^)]*\)|[\[\]*_#`]")
_SHORTEST_NAME = 3
CALM = "calm"  # sentences with heavy words that tell of no need
COMMON_FORMS = 30_000  # everyday word forms whose base forms are learnt beside the guides' own


@dataclass(frozen=True)
class Text:
    """A text that belongs to a class of the model."""

    text: str
    name: str
    kind: str  # a key of WEIGHTS


def build_index(library: Library, dictionary: Dictionary) -> Index:
    """The index of a checked library. The same library gives the same index, whatever the order of its files."""
    texts = tuple(training_texts(library))
    lexicon = build_lexicon(library, texts, dictionary)
    phrases = dict(_phrases(library, lexicon))
    concepts = _concepts(library, lexicon)
    places = _places(library, dictionary)
    empty = LinearModel.of_rows((), (), 1.0, (), ())
    terms = {term.id: term.topic for term in library.glossary.values() if term.topic}
    regions = {place.id: place.region for place in library.municipalities.values() if place.region}
    cues = tuple(_cues(library))
    words = [analyse(text.text, lexicon) for text in texts]
    vocabulary = frozenset(
        lemma
        for text, found in zip(texts, words, strict=True)
        if text.name in library.guides
        for lemma in found.lemmas
        if lemma not in STOP_WORDS
    )
    ambiguous = {word: list(analyse(word, lexicon).lemmas) for entry in library.confusables for word in entry.words}
    bare = Index(
        lexicon, empty, empty, phrases, concepts, terms, places, regions, cues, dict(_own_cues(library)),
        tuple(_asked(library)), tuple(_turnings(library)), vocabulary, ambiguous,
    )  # fmt: skip
    examples = [
        Example(find_evidence(found, bare).features, *_classes(text)) for text, found in zip(texts, words, strict=True)
    ]
    topics, others = fit(examples, library.guides.keys())
    return replace(bare, topics=topics, others=others)


def _classes(text: Text) -> tuple[tuple[str, ...], float, tuple[str, ...]]:
    """The classes of a text, its own and the side that it stands on; its weight; the sides it is known not to be on."""
    weight = WEIGHTS[text.kind]
    if text.name == CALM:
        return (), weight, (NEED,)
    if text.name.startswith(CRISIS):
        return (text.name, NEED), weight, ()
    if text.name.startswith((OUTSIDE, TALK)):
        return (text.name,), weight, ()
    return (text.name, INSIDE), weight, ()


def training_texts(library: Library) -> Iterator[Text]:
    """What is known of each class: names, headings, the guides' own sentences and the example questions."""
    for topic in sorted(library.guides):
        for register in REGISTERS:
            guide = library.guide(topic, register)
            yield Text(guide.title, topic, "name")
            yield Text(guide.summary, topic, "text")
            for question in guide.questions:
                yield Text(question, topic, "question")
            for section in guide.sections:
                yield Text(f"{guide.title}: {section.title}", topic, "heading")
                yield Text(_MARKUP.sub(" ", section.markdown), topic, "text")
    for topic, more in sorted(library.questions.items()):
        for question in more.questions:
            yield Text(question, topic, "question")
    for _, term in sorted(library.glossary.items()):
        if term.topic in library.guides:
            for name in term.names:
                yield Text(name, str(term.topic), "name")
    for _, subject in sorted(library.outside.items()):
        for question in subject.questions:
            yield Text(question, OUTSIDE + subject.id, "question")
    for _, need in sorted(library.safety_examples.items()):
        for question in need.questions:
            yield Text(question, CALM if need.id == CALM else CRISIS + need.id, "question")
    for _, talk in sorted(library.smalltalk.items()):
        for question in talk.questions:
            yield Text(question, TALK + talk.id, "question")


def build_lexicon(library: Library, texts: tuple[Text, ...], dictionary: Dictionary) -> Lexicon:
    """All inflected forms of the subject's words, and the base forms of every word that the texts use."""
    forms: dict[str, str] = {}
    parts: dict[str, tuple[str, ...]] = {}
    domain: set[str] = set()
    names = [name for term in library.glossary.values() for name in term.names]
    names += [library.guide(topic, register).title for topic in library.guides for register in REGISTERS]
    for word in words_of(names):
        if len(word) < _SHORTEST_NAME or word in STOP_WORDS:
            continue
        entry = dictionary.entry(word)
        if not entry.known and word in forms:
            continue  # "kutysta" is a form of *kuty*, which stands before it
        lemma = entry.lemma if entry.known else word
        for form in {word, *(form for base in (lemma, word) for form in dictionary.forms(base))}:
            if form not in forms or _nearness(form, lemma) > _nearness(form, forms[form]):
                forms[form] = lemma
        parts[lemma] = entry.parts
        domain.add(lemma)
    everyday = [word for concept in library.concepts.values() for word in concept.words]
    for word in words_of(everyday):
        entry = dictionary.entry(word)
        if entry.known and len(word) >= _SHORTEST_NAME:
            for form in dictionary.forms(entry.lemma):
                forms.setdefault(form, entry.lemma)
    common = commonest(COMMON_FORMS)
    for word in words_of([*(text.text for text in texts), *everyday, *WRITTEN.values(), *common]):
        if word not in forms:
            entry = dictionary.entry(word)
            if entry.known:
                forms[word] = entry.lemma
                parts.setdefault(entry.lemma, entry.parts)
    return Lexicon(forms, {lemma: found for lemma, found in parts.items() if len(found) > 1}, frozenset(domain))


def _nearness(form: str, lemma: str) -> tuple[int, str]:
    """How well a form sits with a base form, when two claim it: "kutyssä" is nearer to *kuty* than to *kutty*."""
    shared = next((at for at, pair in enumerate(zip(form, lemma, strict=False)) if pair[0] != pair[1]), len(lemma))
    return shared, lemma


def _phrases(library: Library, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Base forms in a row, each with the term that it names. A name of stop words alone names nothing."""
    seen: set[str] = set()
    for _, term in sorted(library.glossary.items()):
        for name in term.names:
            lemmas = analyse(name, lexicon).lemmas
            phrase = " ".join(lemmas)
            if lemmas and phrase not in seen and not all(lemma in STOP_WORDS for lemma in lemmas):
                seen.add(phrase)
                yield phrase, term.id


def _cues(library: Library) -> Iterator[Cue]:
    for _, aspect in sorted(library.aspects.items()):
        for text, weight in (*((cue, STRONG) for cue in aspect.cues), *((cue, WEAK) for cue in aspect.weak_cues)):
            yield aspect.id, normalise(text), weight


def _asked(library: Library) -> Iterator[Cue]:
    for _, part in sorted(library.asked.items()):
        for text in part.cues:
            yield part.id, normalise(text), STRONG


def _turnings(library: Library) -> Iterator[Cue]:
    for _, turning in sorted(library.turnings.items()):
        for text in turning.cues:
            yield turning.id, normalise(text), STRONG


def _own_cues(library: Library) -> Iterator[tuple[str, tuple[Cue, ...]]]:
    for topic, more in sorted(library.questions.items()):
        rows = tuple((section, normalise(cue), OWN) for section, cues in more.cues.items() for cue in cues)
        if rows:
            yield topic, rows


def _concepts(library: Library, lexicon: Lexicon) -> dict[str, list[str]]:
    """Base forms in a row, each with the everyday meanings that it carries."""
    found: dict[str, list[str]] = {}
    for _, concept in sorted(library.concepts.items()):
        for word in concept.words:
            phrase = " ".join(analyse(word, lexicon).lemmas)
            if phrase and concept.id not in found.setdefault(phrase, []):
                found[phrase].append(concept.id)
    return found


def _places(library: Library, dictionary: Dictionary) -> Mapping[str, str]:
    """Every form of every municipality's name. A name that is an everyday word too counts in local cases only."""
    found: dict[str, str] = {}
    for place in sorted(library.municipalities.values(), key=lambda place: place.id):
        locative = normalise(place.locative)
        forms = {locative} | _local_forms(locative)
        for name in (place.name, *place.other_names):
            forms |= {normalise(name), *_name_forms(name, dictionary)}
        if place.is_everyday_word:
            forms = {form for form in forms if form.endswith(_LOCAL_ENDINGS)}
        for form in forms:
            if len(tokens(form)) <= LONGEST_PLACE:
                found.setdefault(" ".join(tokens(form)), place.id)
    return found


def _name_forms(name: str, dictionary: Dictionary) -> Iterator[str]:
    """The forms of a name and of its people. Of two words either may bend: *Koskella Tl*, *Pedersören kunnassa*."""
    first, _, last = name.partition(" ")
    if last:
        yield from (f"{form} {normalise(last)}" for form in dictionary.forms(first))
        yield from (f"{normalise(first)} {form}" for form in dictionary.forms(last))
        return
    yield from dictionary.forms(name)
    people = "lainen" if any(letter in "aou" for letter in name) else "läinen"
    yield from dictionary.forms(normalise(name) + people)


_LOCAL_ENDINGS = ("ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "lainen", "läinen", "seen", "oon")


def _local_forms(locative: str) -> set[str]:
    """From where and whence, out of where: "laitilassa" gives "laitilasta", "tampereella" gives "tampereelta"."""
    for ending, others in (("ssa", ("sta",)), ("ssä", ("stä",)), ("lla", ("lta", "lle")), ("llä", ("ltä", "lle"))):
        if locative.endswith(ending):
            return {locative[: -len(ending)] + other for other in others}
    return set()
