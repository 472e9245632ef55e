"""Whether a message stays on the subject of the talk, and what points to that."""

from __future__ import annotations

import math

from ohjaus.dialogue.answering import WHERE_TO_TURN
from ohjaus.dialogue.aspect import strongest_aspect
from ohjaus.dialogue.conversation import Conversation
from ohjaus.finnish.analyse import Word
from ohjaus.library.model import Library
from ohjaus.search.index import Index
from ohjaus.search.rank import Evidence, Ranking, says_nothing

# Words that point back, and words that open a follow-up: "entä", "ja jos", "no entä".
POINTERS = frozenset(
    "se sen sitä siitä siihen siinä sillä siltä sille siks siksi ne niitä niistä niiden niihin siellä sieltä sinne tuo tuota "
    "tuosta siitäkin sekin siihenkin hän häntä hänen hänelle se siit siin siel sielt niis sitte sitten sama samaa tähän tästä".split()
)
THERE = frozenset("siellä siel sieltä sielt siinä siin ne niitä niissä niis".split())
OPENERS = frozenset("entä entäs entäpä ja no mut mutta ai okei ok jaa aha niin vai eli joo".split())
CONDITIONS = frozenset("jos vaikka kun ku".split())

# Words and verb endings that put something else in its place: "palkataan heti", "haluammekin palkata".
INSTEAD = frozenset("mieluummin mielummin mieluiten ennemmin sijaan sijasta suoraan heti sittenkin oikeasti".split())
INSTEAD_ENDINGS = ("nkin", "nki", "taankin", "taanki", "tiinkin", "mmeki", "isikin", "iski")
SHORT = 7  # letters; a shorter word with such an ending is hardly such a verb

NEIGHBOUR = 0.1  # added to the next and related topics of the subject when a message leaves it
ANSWERING = 0.1  # added once more to those whose guide has a section for what is asked
LITTLE = 0.1  # keeps the share of two small scores from swinging
FOREIGN = 0.5  # below this the words hardly speak for a question of ours
SOME = 0.15  # below this they hardly speak for the subject
SPOKEN = 0.2  # from here on they speak for a topic
WHOLE = 2  # content words of a message that is a question of its own when nothing in it points back
LONGEST_TURNING = 7  # content words of a message that a turn of phrase decides
LONGEST = 14  # content words; a longer message stands on its own


def subject_of(conversation: Conversation, ranking: Ranking, library: Library) -> str | None:
    """The topic that a message may lean on: the answered one, or of those just offered the one that it fits best."""
    if not conversation.offered:
        return _of_talk(conversation, library)
    return next((hit.name for hit in ranking.topics if hit.name in conversation.offered), conversation.offered[0])


def _of_talk(conversation: Conversation, library: Library) -> str | None:
    """The answered topic; after a place was told, what the region was asked about."""
    last = conversation.answer
    return last.also if last and last.place and last.also and last.topic in library.regions else conversation.topic


def may_stay(evidence: Evidence, ranking: Ranking) -> bool:
    """Whether a message can be on the subject of the talk at all: not when it is long, nor when it holds everyday words
    of which no guide of ours uses any."""
    content = [word for word in evidence.words.words if not says_nothing(word)]
    strange = (
        ranking.known_share == 0 and len(content) > len(evidence.places) and all(word.is_known for word in content)
    )
    return ranking.content_count <= LONGEST and not strange


def staying_signals(evidence: Evidence, ranking: Ranking, subject: str, library: Library) -> dict[str, float]:
    """The few numbers that tell a message on the subject of the talk from one on something else."""
    words = evidence.words.words
    own = max(0.0, next((hit.score for hit in ranking.topics if hit.name == subject), 0.0))
    other = next(hit for hit in ranking.topics if hit.name != subject)
    near = {*library.topics[subject].next, *library.topics[subject].related}
    named = set(evidence.topics)
    outside = ranking.outside[0].score if ranking.outside else 0.0
    opens = words[0].text in OPENERS
    supposes = any(word.text in CONDITIONS for word in words[:3])
    points = any(word.text in POINTERS for word in words)
    is_whole = ranking.content_count >= WHOLE and not (opens or supposes or points)
    beyond = sum(max(0.0, hit.score) for hit in ranking.outside)
    strange = 1.0 - ranking.known_share if ranking.content_count else 0.0
    return {
        "own": own,
        "other": max(0.0, other.score),
        "other_near": max(0.0, other.score) if other.name in near else 0.0,
        "outside": max(0.0, outside),
        "outside_ahead": max(0.0, outside - max(own, other.score)),
        "inside": ranking.inside,
        "opens": 1.0 if opens else 0.0,
        "supposes": 1.0 if supposes else 0.0,
        "points": 1.0 if points else 0.0,
        "names_own": 1.0 if subject in named else 0.0,
        "names_other": 1.0 if named - {subject} else 0.0,
        "names_best": 1.0 if other.name in named and own < other.score / 2 else 0.0,
        "ahead": max(0.0, other.score - own),
        "asks": 1.0 if evidence.aspects else 0.0,
        "lacks": 1.0 if evidence.aspects and not answers(evidence, subject, library) else 0.0,
        "strange": strange,
        "strange_beyond": strange * beyond,
        "share": own / (own + max(0.0, other.score) + LITTLE),
        "instead": 1.0 if other.score > max(own, SPOKEN) and any(map(_puts_instead, words)) else 0.0,
        "alone": max(0.0, FOREIGN - ranking.inside) if is_whole and own < SOME else 0.0,
        "length": math.log1p(ranking.content_count),
    }


def asks_of_there(evidence: Evidence) -> bool:
    """Whether a message speaks of the people or things of the talk's place: "onko siellä monta ihmistä"."""
    return any(word.text in THERE for word in evidence.words.words)


def _puts_instead(word: Word) -> bool:
    return word.text in INSTEAD or (len(word.text) > SHORT and word.text.endswith(INSTEAD_ENDINGS))


def turned(evidence: Evidence, ranking: Ranking, subject: str, library: Library, index: Index) -> str | None:
    """The topic that a message turns the talk to by its words; None when it names a topic, is long, or speaks of other things."""
    outside = ranking.outside[0].score if ranking.outside else 0.0
    others = set(evidence.topics) - {subject, WHERE_TO_TURN}  # an office's name is no subject
    if others or ranking.content_count > LONGEST_TURNING or outside > max(ranking.topics[0].score, SOME):
        return None
    found = index.turning_table.scores(evidence.words)
    turnings = [library.turnings[each] for each in sorted(found, key=lambda each: (-found[each], each))]
    return next((turning.to for turning in turnings if subject in turning.at), None)


def left(evidence: Evidence, ranking: Ranking, subject: str, library: Library) -> Ranking:
    """The ranking of a message that leaves the subject: where the subject leads is a little likelier."""
    near = {*library.topics[subject].next, *library.topics[subject].related}
    return ranking.raised(
        {
            topic: NEIGHBOUR + (ANSWERING if evidence.aspects and answers(evidence, topic, library) else 0.0)
            for topic in sorted(near - {subject})
        }
    )


def answers(evidence: Evidence, topic: str, library: Library) -> bool:
    """Whether the topic's guide has a section for what is asked for most."""
    asked = strongest_aspect(evidence)
    return any(section.aspect == asked for section in library.guide(topic, "fi").sections)
