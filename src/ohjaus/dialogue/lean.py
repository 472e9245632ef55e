"""Whether a message leans on the last turn, and what it then means."""

from __future__ import annotations

from ohjaus.dialogue.conversation import Conversation
from ohjaus.finnish.analyse import Words
from ohjaus.library.model import Library
from ohjaus.search.rank import STOP_WORDS, Evidence, Ranking

# Words that point back. "Entä", "ja jos", "no entä" open a follow-up.
POINTERS = frozenset(
    "se sen sitä siitä siihen siinä sillä siltä sille siksi ne niitä niistä niiden siellä sieltä sinne tuo tuota tuosta "
    "siitäkin sekin hän häntä hänen hänelle".split()
)
OPENERS = ("entä", "entäs", "ja", "no", "mut", "mutta", "entäpä", "ai", "okei", "ok", "jaa", "aha", "niin")

SAME_TOPIC = 0.14  # added to the score of the topic that is being talked about
NEIGHBOUR = 0.05  # added to its next and related topics
LONGEST_FOLLOW_UP = 9  # content words


def leans(words: Words, evidence: Evidence, ranking: Ranking, conversation: Conversation) -> bool:
    """Whether the message has no subject of its own, or points back to the one before."""
    if conversation.topic is None or not words.words:
        return False
    if ranking.content_count == 0:
        return True
    if ranking.content_count > LONGEST_FOLLOW_UP:
        return False
    opens = words.words[0].text in OPENERS
    points = any(word.text in POINTERS for word in words.words)
    content = [word for word in words.words if word.lemma not in STOP_WORDS]
    return opens or points or (len(content) <= 3 and not evidence.terms)


def with_context(ranking: Ranking, conversation: Conversation, library: Library) -> Ranking:
    """The ranking with the topic of the conversation, and its neighbours, raised."""
    topic = conversation.topic
    if topic is None:
        return ranking
    near = {*library.topics[topic].next, *library.topics[topic].related}
    return ranking.raised({topic: SAME_TOPIC} | dict.fromkeys(sorted(near), NEIGHBOUR))
