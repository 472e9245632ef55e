"""Words, hits and the conversation to one decision. Reads no file and writes no sentence.

The order of the rules matters: acute need, then personal data, then what is no question, then the question.
"""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass, replace
from functools import partial

from ohjaus.dialogue.answering import MOST_CHOICES, answer_on, by_place, told_apart, with_region
from ohjaus.dialogue.aspect import strongest_aspect
from ohjaus.dialogue.confidence import probability, signals_of
from ohjaus.dialogue.conversation import Conversation
from ohjaus.dialogue.decision import Answer, Clarify, Crisis, Decision, HandOff, HandOffReason, Refuse
from ohjaus.dialogue.language import is_foreign
from ohjaus.dialogue.lean import asks_of_there, left, may_stay, staying_signals, subject_of, turned
from ohjaus.dialogue.onward import asks_onward, onward, which_path
from ohjaus.dialogue.privacy import personal_data
from ohjaus.dialogue.safety import Signs
from ohjaus.dialogue.walk import NEXT, more_of_step, moved_on
from ohjaus.library.model import Audience, Library
from ohjaus.search.index import CRISIS, OUTSIDE, TALK, Index
from ohjaus.search.rank import Evidence, Ranking, says_nothing

OUTSIDE_FROM = 0.2  # the least score at which an outside subject is named
OWN_KIND, OTHERS = 0.1, 0.15  # by the audience that the reader chose
NEARLY = 0.8  # so near, when nothing but the ambiguous word and an aspect was said
NEAR = 0.06  # scores so near each other do not tell two confusable topics apart
RULED_OUT = -1.0  # added to the score of a topic that cannot be meant
STAY_FROM = 0.5  # the least probability that a message is on the subject of the talk
NEED_FROM = 0.46  # the least score at which words without a listed sign are taken for acute need
NEED_OF_ONE_WORD = 0.57  # the same where a single content word was said: "onko siellä yöksi" in a talk is no need
TALK_FROM = 0.18  # the least score at which a message is small talk
OFFERED = 0.15  # added to the topics that the last turn offered
FEW_WORDS, MOSTLY_KNOWN = 1, 0.7  # beside a place: so few content words, or so large a share of known ones
MOST_FAILED = 2  # turns in a row without an answer; after them a person helps
REFUSAL_LONGEST = 3  # words that turn down all that was offered, though one of them is a subject's too: "en tiedä"
TALK_LONGEST = 7  # words; a longer message is a question whatever it begins with

_TALK: dict[str, HandOffReason] = {
    "greeting": "greeting", "thanks": "thanks", "goodbye": "goodbye", "insult": "insult",
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
    urgent = acute(ranking)
    if urgent is not None:
        return Decided(urgent, place)
    subject = subject_of(conversation, ranking, library)
    turn = turned(evidence, ranking, subject, library, index) if subject is not None else None
    is_onward = asks_onward(evidence) and turn is None
    if is_onward and (following := onward(conversation, library)):
        return Decided(following, place, leaned=True)
    talk = _small_talk(evidence, ranking, conversation, library)
    if talk is not None:
        return Decided(talk, place)
    if is_foreign(words):
        return Decided(HandOff("language"), place)
    if conversation.audience:
        ranking = ranking.raised(_for_audience(conversation.audience, library))
    ranking = ranking.raised(ruled_out(evidence, library, index))
    answer = partial(
        answer_on, evidence=evidence, library=library, index=index, place=place,
        chosen_place=conversation.place, audience=conversation.audience,
    )  # fmt: skip
    if _is_place_only(evidence, ranking, library, index):
        there = _on_place(evidence, place, subject, conversation, library, index)
        return Decided(there, place, leaned=subject is not None)
    if conversation.offered:
        ranking = ranking.raised(dict.fromkeys(conversation.offered, OFFERED))
    if turn is not None:
        return Decided(answer(turn), place, leaned=True)
    if subject is not None and may_stay(evidence, ranking):
        signals = staying_signals(evidence, ranking, subject, library)
        staying = probability(signals, library.calibration, "stay")
        if staying >= STAY_FROM:
            return Decided(_still_at(conversation.answer, answer(subject)), place, right=staying, leaned=True)
        ranking = left(evidence, ranking, subject, library)
    decided = _on_topic(evidence, ranking, library, index, place, answer)
    if is_onward and subject is None:
        return replace(decided, decision=which_path(conversation.audience, library) or decided.decision)
    if isinstance(decided.decision, Clarify) and conversation.failed >= MOST_FAILED:
        return replace(decided, decision=HandOff("human", topic=conversation.topic))  # never a third guess
    return decided


def _outside(subject: str, library: Library) -> HandOff:
    """What is not ours leads to who knows; what is nothing at all is asked in other words."""
    return HandOff("unclear") if library.outside[subject].is_unclear else HandOff("outside", subject)


def _still_at(last: Answer | None, answer: Answer) -> Answer:
    """An answer on the path that is being walked, at the same step of it."""
    return replace(answer, step=last.step) if last and last.topic == answer.topic else answer


def _on_topic(
    evidence: Evidence,
    ranking: Ranking,
    library: Library,
    index: Index,
    place: str | None,
    answer: Callable[[str], Answer],
) -> Decided:
    best = ranking.topics[0]
    found = signals_of(evidence, ranking, index)
    calibration = library.calibration
    right, inside = probability(found, calibration, "right"), probability(found, calibration, "inside")
    subject = ranking.outside[0] if ranking.outside else None
    if inside < calibration.inside_from:
        known = subject is not None and subject.score > max(best.score, OUTSIDE_FROM)
        if known and subject:
            return Decided(_outside(subject.name.removeprefix(OUTSIDE), library), place, right, inside)
        return Decided(_unsure(evidence, ranking, place, library, index), place, right, inside)
    confusable = _confusable(evidence, ranking, library, index)
    apart = told_apart(evidence, index) if confusable is not None else None
    if apart is not None:
        return Decided(Answer(*apart, place=place), place, right, inside)
    if confusable is not None:
        topics = tuple(topic for topic in library.confusables[confusable].topics if topic in library.guides)
        topics = with_region(topics, evidence, library)
        return Decided(Clarify(topics, strongest_aspect(evidence), confusable), place, right, inside)
    offered = choices(ranking, calibration.choice_share)
    if right >= calibration.answer_from or len(offered) < 2:
        return Decided(answer(best.name), place, right, inside)
    offered = with_region(offered, evidence, library)
    return Decided(Clarify(offered, strongest_aspect(evidence)), place, right, inside)


def ruled_out(evidence: Evidence, library: Library, index: Index) -> dict[str, float]:
    """What rules out the regional descriptions: all the places named lie outside them and none is named itself."""
    is_inside = set(evidence.topics) & library.regions.keys() or any(
        place in index.regions for place in evidence.places
    )
    return dict.fromkeys(library.regions, RULED_OUT) if evidence.places and not is_inside else {}


def _on_place(
    evidence: Evidence,
    place: str | None,
    subject: str | None,
    conversation: Conversation,
    library: Library,
    index: Index,
) -> Decision:
    """A message that holds hardly more than a place: the region of that place, first what it tells of the talk's subject;
    where no description covers it, the subject there."""
    if subject is None or library.topics[subject].kind == "region":
        return by_place(place, library, index)
    region = index.regions.get(place) if place else None
    if region is not None and region in library.guides:
        about = replace(evidence, topics=(*evidence.topics, subject))
        return answer_on(region, about, library, index, place, audience=conversation.audience)
    last = conversation.answer
    return Answer(subject, last.section if last and last.topic == subject else None, place=place)


def _for_audience(audience: Audience, library: Library) -> dict[str, float]:
    """What the reader's own choice of audience adds to topics: those meant for others fall back."""
    return {
        topic.id: (OWN_KIND if topic.kind == audience else 0.0) if audience in topic.audiences else -OTHERS
        for topic in library.topics.values()
    }


def _unsure(evidence: Evidence, ranking: Ranking, place: str | None, library: Library, index: Index) -> Decision:
    """What is left when no topic is likely: the place that was named, unless most words are of something else."""
    strange = ranking.content_count > FEW_WORDS + len(evidence.places) and ranking.known_share < MOSTLY_KNOWN
    return by_place(None if strange else place, library, index)


def choices(ranking: Ranking, share: float) -> tuple[str, ...]:
    """The topics to choose from: those that score at least this share of the best, at most `MOST_CHOICES`."""
    best = ranking.topics[0].score
    return tuple(hit.name for hit in ranking.topics[:MOST_CHOICES] if hit.score >= share * best)


def _confusable(evidence: Evidence, ranking: Ranking, library: Library, index: Index) -> int | None:
    """The number of the confusable entry that must be asked about, or None.

    It asks when the question holds nothing but the ambiguous word; and between topics that the entry lists, when it holds
    hardly more, or names two of them, or the ambiguous word, and the two best are near each other.
    """
    first, second = ranking.topics[0], ranking.topics[1]
    lemmas = {word.lemma for word in evidence.words.words}
    content = {word.lemma for word in evidence.words.words if not says_nothing(word)}
    named = set(evidence.topics)
    for number, entry in enumerate(library.confusables):
        said = [words for word in entry.words if (words := index.ambiguous_sets[word]) <= lemmas]
        if not named and any(content <= ambiguous for ambiguous in said):
            return number
        if first.name not in entry.topics:
            continue
        if len(named.intersection(entry.topics)) > 1 and first.score - second.score <= NEAR:
            return number
        for ambiguous in said:
            alike = first.score - second.score <= NEARLY
            if not named and len(ambiguous) == 1 and alike and _says_no_more(evidence, ambiguous, index):
                return number
            if second.name in entry.topics and first.score - second.score <= NEAR:
                return number
    return None


def _says_no_more(evidence: Evidence, ambiguous: Set[str], index: Index) -> bool:
    """Whether a question holds, beside the ambiguous word, only words that ask for an aspect: how long, where to apply."""
    rest = (word for word in evidence.words.words if word.lemma not in ambiguous and not says_nothing(word))
    return all(index.cue_table.knows(word) for word in rest)


def _is_place_only(evidence: Evidence, ranking: Ranking, library: Library, index: Index) -> bool:
    named = {index.terms.get(term, term) for term in evidence.terms}
    more = 0 if named else 1  # a region's own name may stand there, and nothing beside it
    return (
        bool(evidence.places)
        and ranking.content_count <= more + len(evidence.places)
        and named <= library.regions.keys()
    )


def acute(ranking: Ranking) -> Crisis | None:
    """Acute need that no listed sign names, but that reads like the examples of it."""
    enough = NEED_FROM if ranking.content_count > FEW_WORDS else NEED_OF_ONE_WORD
    if ranking.need < enough or not ranking.needs:
        return None
    return Crisis(ranking.needs[0].name.removeprefix(CRISIS))


def _small_talk(evidence: Evidence, ranking: Ranking, conversation: Conversation, library: Library) -> Decision | None:
    words = evidence.words.words
    if not ranking.talk or len(words) > TALK_LONGEST:
        return None
    best = ranking.talk[0]
    kind = best.name.removeprefix(TALK)
    other = max(ranking.topics[0].score, ranking.outside[0].score if ranking.outside else 0.0)
    refuses = kind == "none" and conversation.offered and len(words) <= REFUSAL_LONGEST
    if best.score < TALK_FROM or (best.score < other and not refuses):
        return None
    last = conversation.answer
    if kind == "none" and conversation.offered:
        return HandOff("unclear")
    if kind == "confused":
        return Answer(last.topic, last.section, simpler=True) if last else HandOff("unclear")
    if kind == "done" and last and (on := moved_on(last, conversation.walk, library)):
        return on
    if kind == "done" and last:
        following = library.topics[last.topic].next
        return Answer(following[0]) if following else Answer(last.topic, NEXT)
    if kind in {"more", "yes"} and last and last.also:
        return Answer(last.also)
    if kind == "more" and last and last.step and strongest_aspect(evidence) != NEXT:
        return more_of_step(last, library)
    if kind == "more" and last and not evidence.aspects:
        return Answer(last.topic)
    if kind == "human" and not asks_of_there(evidence):
        return HandOff("human", topic=conversation.topic)
    if kind in _TALK:
        return HandOff(_TALK[kind])
    return None
