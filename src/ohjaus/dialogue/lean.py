"""Whether a message leans on the last turn, and what it then means."""

from __future__ import annotations

from ohjaus.dialogue.conversation import Conversation
from ohjaus.library.model import Library
from ohjaus.search.rank import Evidence, Ranking

# Words that point back, and words that open a follow-up: "entä", "ja jos", "no entä".
POINTERS = frozenset(
    "se sen sitä siitä siihen siinä sillä siltä sille siks siksi ne niitä niistä niiden niihin siellä sieltä sinne tuo tuota "
    "tuosta siitäkin sekin siihenkin hän häntä hänen hänelle se siit siin sitte sitten sama samaa tähän tästä".split()
)
OPENERS = frozenset("entä entäs entäpä ja no mut mutta ai okei ok jaa aha niin vai eli joo".split())

SAME_TOPIC = 0.3  # added to the score of the topic that is being talked about
NEIGHBOUR = 0.1  # added to its next and related topics
BARE = 0.3  # added once more when the message holds hardly a word of its own
LONGEST_FOLLOW_UP = 9  # content words
SHORT = 3
OWN_SUBJECT = 0.15  # an outside subject that scores more than this, and than every topic, is a subject of its own


def leans(evidence: Evidence, ranking: Ranking, conversation: Conversation) -> bool:
    """Whether the message has no subject of its own, or points back to the one before."""
    words = evidence.words.words
    if conversation.subject is None or not words or ranking.content_count > LONGEST_FOLLOW_UP:
        return False
    opens = words[0].text in OPENERS
    points = any(word.text in POINTERS for word in words)
    if ranking.content_count > len(evidence.places) and ranking.known_share == 0:
        return False  # words that none of our guides use: a subject of its own, whatever it opens with
    if opens or points:
        return True
    best = ranking.topics[0].score
    of_other = bool(ranking.outside) and ranking.outside[0].score > max(best, OWN_SUBJECT)
    return ranking.content_count <= SHORT and not evidence.terms and not of_other


def with_context(ranking: Ranking, conversation: Conversation, library: Library) -> Ranking:
    """The ranking with the topic of the conversation, and its neighbours, raised."""
    subject = conversation.subject
    if subject is None:
        return ranking
    near = {*library.topics[subject].next, *library.topics[subject].related}
    bare = BARE if ranking.content_count <= 1 else 0.0
    return ranking.raised(dict.fromkeys(sorted(near), NEIGHBOUR) | {subject: SAME_TOPIC + bare})
