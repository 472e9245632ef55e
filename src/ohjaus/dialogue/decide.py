"""Words, hits and the conversation to one decision. Reads no file and writes no sentence.

The order of the rules matters: acute need, then personal data, then what is no question, then the question.
"""

from __future__ import annotations

from dataclasses import dataclass

from ohjaus.dialogue.aspect import MOST_FACTS, asked_facts, asked_section, own_section, strongest_aspect
from ohjaus.dialogue.confidence import probability, signals_of
from ohjaus.dialogue.conversation import Conversation
from ohjaus.dialogue.decision import Answer, Clarify, Crisis, Decision, HandOff, HandOffReason, Refuse
from ohjaus.dialogue.language import is_foreign
from ohjaus.dialogue.lean import leans, with_context
from ohjaus.dialogue.privacy import personal_data
from ohjaus.dialogue.safety import Signs
from ohjaus.library.model import Audience, Library
from ohjaus.search.index import CRISIS, OUTSIDE, TALK, Index
from ohjaus.search.rank import Evidence, Ranking

MOST_CHOICES = 4
WHERE_TO_TURN = "mista-apua"  # the topic that tells whom to ask
OUTSIDE_FROM = 0.2  # the least score at which an outside subject is named
OWN_KIND, OTHERS = 0.1, 0.15  # by the audience that the reader chose
NEAR = 0.06  # scores so near each other do not tell two confusable topics apart
NEED_FROM = 0.47  # the least score at which words without a listed sign are taken for acute need
TALK_FROM = 0.18  # the least score at which a message is small talk
OFFERED = 0.15  # added to the topics that the last turn offered
TALK_LONGEST = 7  # words; a longer message is a question whatever it begins with

_TALK: dict[str, HandOffReason] = {
    "greeting": "greeting", "thanks": "thanks", "goodbye": "goodbye", "human": "human", "insult": "insult",
    "language-en": "language", "language-sv": "language", "who": "start",
}  # fmt: skip


@dataclass(frozen=True)
class Decided:
    """A decision with what led to it, for `explain`."""

    decision: Decision
    place: str | None
    right: float | None = None  # the probability that the first topic is right
    inside: float | None = None  # the probability that the question is ours
    leaned: bool = False


def first_aid(text: str, signs: Signs) -> Decision | None:
    """What comes before everything else: acute need, then personal data. Reads the text, never hits."""
    need = signs.acute_need(text)
    if need:
        return Crisis(need)
    found = personal_data(text)
    return Refuse(found) if found else None


def decide(evidence: Evidence, ranking: Ranking, conversation: Conversation, library: Library, index: Index) -> Decided:
    """The decision on a question that is neither acute need nor personal data."""
    words = evidence.words
    place = evidence.places[-1] if evidence.places else None
    if not words.words:
        return Decided(HandOff("empty"), place)
    acute = _acute(ranking)
    if acute is not None:
        return Decided(acute, place)
    talk = _small_talk(evidence, ranking, conversation, library)
    if talk is not None:
        return Decided(talk, place)
    if is_foreign(words):
        return Decided(HandOff("language"), place)
    if not conversation.subject and _is_place_only(evidence, ranking):
        return Decided(_by_place(place, library, index), place)
    if conversation.subject and _is_place_only(evidence, ranking):
        last = conversation.answer
        section = last.section if last and last.topic == conversation.subject else None
        return Decided(Answer(conversation.subject, section, place=place), place, leaned=True)
    if conversation.audience:
        ranking = ranking.raised(_for_audience(conversation.audience, library))
    leaned = leans(evidence, ranking, conversation)
    if leaned:
        ranking = with_context(ranking, conversation, library)
    if conversation.offered:
        ranking = ranking.raised(dict.fromkeys(conversation.offered, OFFERED))
    return _on_topic(evidence, ranking, library, index, place, leaned, conversation)


def _on_topic(
    evidence: Evidence,
    ranking: Ranking,
    library: Library,
    index: Index,
    place: str | None,
    leaned: bool,
    conversation: Conversation,
) -> Decided:
    best = ranking.topics[0]
    found = signals_of(evidence, ranking, index)
    calibration = library.calibration
    right, inside = probability(found, calibration, "right"), probability(found, calibration, "inside")
    subject = ranking.outside[0] if ranking.outside else None
    if leaned:  # a follow-up is ours, and the topic of the talk is the likeliest
        return Decided(_answer(evidence, ranking, library, index, place, conversation), place, right, inside, leaned)
    if inside < calibration.inside_from:
        known = subject is not None and subject.score > max(best.score, OUTSIDE_FROM)
        if known and subject:
            return Decided(HandOff("outside", subject.name.removeprefix(OUTSIDE)), place, right, inside, leaned)
        return Decided(_by_place(place, library, index), place, right, inside, leaned)
    confusable = _confusable(evidence, ranking, library, index)
    apart = _told_apart(evidence, library, index) if confusable is not None else None
    if apart is not None:
        return Decided(Answer(*apart, place=place), place, right, inside, leaned)
    if confusable is not None:
        aspect = strongest_aspect(evidence)
        topics = tuple(topic for topic in library.confusables[confusable].topics if topic in library.guides)
        topics = _with_region(topics, evidence, library, index)
        return Decided(Clarify(topics, aspect, confusable), place, right, inside, leaned)
    if right >= calibration.answer_from:
        return Decided(_answer(evidence, ranking, library, index, place, conversation), place, right, inside, leaned)
    if right >= calibration.ask_from:
        offered = choices(ranking, calibration.choice_share)
        if len(offered) < 2:
            return Decided(
                _answer(evidence, ranking, library, index, place, conversation), place, right, inside, leaned
            )
        aspect = strongest_aspect(evidence)
        return Decided(Clarify(_with_region(offered, evidence, library, index), aspect), place, right, inside, leaned)
    return Decided(_by_place(place, library, index), place, right, inside, leaned)


def _for_audience(audience: Audience, library: Library) -> dict[str, float]:
    """What the reader's own choice of audience adds to topics: those meant for others fall back."""
    return {
        topic.id: (OWN_KIND if topic.kind == audience else 0.0) if audience in topic.audiences else -OTHERS
        for topic in library.topics.values()
    }


def _by_place(place: str | None, library: Library, index: Index) -> Decision:
    """Where no topic is sure but a municipality is named: its region's guide, else where to turn there."""
    topic = index.regions.get(place, WHERE_TO_TURN) if place else None
    return Answer(topic, place=place) if topic and topic in library.guides else HandOff("unknown")


def _answer(
    evidence: Evidence,
    ranking: Ranking,
    library: Library,
    index: Index,
    place: str | None,
    conversation: Conversation,
) -> Answer:
    topic = _national(evidence, ranking.topics[0].name, library, index)
    more = library.questions.get(topic)
    section = asked_section(evidence, library.guide(topic, "fi"), more.cues if more else {})
    facts = _regional(evidence, topic, library, index, place or conversation.place, conversation.audience)
    also = _second_need(evidence, topic, library, index)
    if also is None and not facts and topic not in library.regions:
        also = _named_region(evidence, library, index)
    return Answer(topic, section, also, place, facts=facts)


def _national(evidence: Evidence, topic: str, library: Library, index: Index) -> str:
    """The topic, or the one benefit that a question about a region asks the sum of: that is the same everywhere today."""
    if topic not in library.regions or "paljonko" not in evidence.aspects:
        return topic
    named = {index.terms[term] for term in evidence.terms if term in index.terms}
    benefits = [each for each in named if library.topics[each].kind == "benefit"]
    return benefits[0] if len(benefits) == 1 else topic


def _regional(
    evidence: Evidence, topic: str, library: Library, index: Index, place: str | None, audience: Audience | None
) -> tuple[str, ...]:
    """The records that the question asks for, of the descriptions that it names or that cover the place."""
    names = index.topic_words.get(topic, frozenset())
    names |= {word.lemma for word in evidence.words.words if word.text in index.places}
    for_counsellor = audience == "counsellor"
    here = index.regions.get(place, "") if place else ""
    named = _named_region(evidence, library, index) or ""
    regions = [library.regions[each] for each in dict.fromkeys([topic, named, here]) if each in library.regions]
    records = [fact for region in regions for fact in region.facts]
    asked = asked_facts(evidence, records, names, for_counsellor)
    if asked or not for_counsellor or topic in library.regions:
        return asked
    return tuple(fact.id for fact in records if fact.for_counsellors and fact.service == topic)[:MOST_FACTS]


def _named_region(evidence: Evidence, library: Library, index: Index) -> str | None:
    """The regional description that the question calls by its name."""
    return next((index.terms[term] for term in evidence.terms if index.terms.get(term) in library.regions), None)


def _with_region(topics: tuple[str, ...], evidence: Evidence, library: Library, index: Index) -> tuple[str, ...]:
    """The topics to choose from, with the regional description that the question calls by its name."""
    region = _named_region(evidence, library, index)
    if region is None or region in topics:
        return topics[:MOST_CHOICES]
    return (*topics[: MOST_CHOICES - 1], region)


def _second_need(evidence: Evidence, topic: str, library: Library, index: Index) -> str | None:
    """Another topic that the message names, in a sentence or clause of its own."""
    near = {topic, *library.topics[topic].related, *library.topics[topic].next}
    named = [index.terms[term] for term in evidence.terms if term in index.terms]
    others = [other for other in dict.fromkeys(named) if other not in near and other in library.guides]
    return others[0] if len(others) == 1 and evidence.words.sentence_count > 1 else None


def choices(ranking: Ranking, share: float) -> tuple[str, ...]:
    """The topics to choose from: those that score at least this share of the best, at most `MOST_CHOICES`."""
    best = ranking.topics[0].score
    return tuple(hit.name for hit in ranking.topics[:MOST_CHOICES] if hit.score >= share * best)


def _confusable(evidence: Evidence, ranking: Ranking, library: Library, index: Index) -> int | None:
    """The number of the confusable entry that must be asked about, or None.

    It asks between topics that the entry lists: when the question names two of them, when it holds hardly more than
    the ambiguous word, or when the ambiguous word stands in it and the two best are near each other.
    """
    first, second = ranking.topics[0], ranking.topics[1]
    lemmas = {word.lemma for word in evidence.words.words}
    named = {index.terms[term] for term in evidence.terms if term in index.terms}
    for number, entry in enumerate(library.confusables):
        if first.name not in entry.topics:
            continue
        if len(named.intersection(entry.topics)) > 1:
            return number
        for word in entry.words:
            ambiguous = set(index.lemmas_of(word))
            if not ambiguous <= lemmas:
                continue
            if ranking.content_count <= len(ambiguous) and not named:
                return number
            if second.name in entry.topics and first.score - second.score <= NEAR:
                return number
    return None


def _told_apart(evidence: Evidence, library: Library, index: Index) -> tuple[str, str] | None:
    """The one of several named topics that has a section for just this question: how the two differ, for example."""
    named = {index.terms[term] for term in evidence.terms if term in index.terms}
    asked = [
        (topic, section)
        for topic in sorted(named)
        if topic in library.questions and (section := own_section(evidence, library.questions[topic].cues))
    ]
    return asked[0] if len(named) > 1 and len(asked) == 1 else None


def _is_place_only(evidence: Evidence, ranking: Ranking) -> bool:
    return bool(evidence.places) and ranking.content_count <= 1 + len(evidence.places) and not evidence.terms


def _acute(ranking: Ranking) -> Crisis | None:
    """Acute need that no listed sign names, but that reads like the examples of it."""
    if ranking.need < NEED_FROM or not ranking.needs:
        return None
    return Crisis(ranking.needs[0].name.removeprefix(CRISIS))


def _small_talk(evidence: Evidence, ranking: Ranking, conversation: Conversation, library: Library) -> Decision | None:
    words = evidence.words.words
    if not ranking.talk or len(words) > TALK_LONGEST:
        return None
    best = ranking.talk[0]
    other = max(ranking.topics[0].score, ranking.outside[0].score if ranking.outside else 0.0)
    if best.score < TALK_FROM or best.score < other:
        return None
    kind = best.name.removeprefix(TALK)
    last = conversation.answer
    if kind == "confused":
        return Answer(last.topic, last.section, simpler=True) if last else HandOff("unclear")
    if kind == "done" and last:
        following = library.topics[last.topic].next
        return Answer(following[0]) if following else Answer(last.topic, "mita-seuraavaksi")
    if kind == "more" and last:
        return Answer(last.topic)
    if kind in _TALK:
        return HandOff(_TALK[kind])
    return None
