"""*What happens next?* with nothing else said: on a path the next step, and with no talk behind it where one is."""

from __future__ import annotations

from ohjaus.dialogue.aspect import strongest_aspect
from ohjaus.dialogue.conversation import Conversation
from ohjaus.dialogue.decision import Answer, Clarify, Decision
from ohjaus.dialogue.walk import NEXT, stands_at
from ohjaus.library.model import Audience, Library
from ohjaus.search.rank import Evidence, says_nothing

# Words that point onward, and those that may stand beside them when nothing else is asked. Base forms.
_ONWARD = frozenset({"seuraava", "seuraavaksi", "jälki", "jälkeen", "sitten", "sit", "nyt", "edetä", "eteenpäin"})
_BESIDE = frozenset({"tapahtua", "tee", "tehdä", "sen", "tämä", "vaihe", "askel", "tulla", "entä", "entäs", "mitäs"})


def asks_onward(evidence: Evidence) -> bool:
    """Whether a message asks what comes next, and names nothing of which it would come."""
    words = evidence.words.words
    if evidence.topics or evidence.places or not all(_is_plain(word.lemma) or says_nothing(word) for word in words):
        return False
    return strongest_aspect(evidence) == NEXT or any(word.lemma in _ONWARD for word in words)


def _is_plain(lemma: str) -> bool:
    return lemma in _ONWARD or lemma in _BESIDE


def onward(conversation: Conversation, library: Library) -> Answer | None:
    """What comes next in the talk: after the step that the reader is at, else what the talk's topic says of it."""
    last = conversation.answer
    if last is None or conversation.offered:
        return None
    if (here := stands_at(last, conversation.walk, library)) is not None:
        part = library.guide(here.topic, "fi").for_aspect(NEXT)
        return Answer(here.topic, part.id if part else None, step=here.step)
    part = library.guide(last.topic, "fi").for_aspect(NEXT)
    return Answer(last.topic, part.id) if part else None


def which_path(audience: Audience | None, library: Library) -> Decision | None:
    """The question which path the reader is on; with a single one for the audience, its steps to choose from."""
    paths = tuple(path for path in library.paths if not audience or audience in library.topics[path].audiences)
    if len(paths) > 1:
        return Clarify(paths, NEXT)
    part = library.guide(paths[0], "fi").for_aspect(NEXT) if paths else None
    return Answer(paths[0], part.id) if part else None
