"""Whether a message is in English or Swedish, by its commonest small words."""

from __future__ import annotations

from ohjaus.finnish.analyse import Words

ENGLISH = frozenset(
    "the a an is are do does did can could i you my me we what how where when who which much many get apply for of to in "
    "and or if please help need want money work job benefit support help disability with have has am was will would "
    "should there this that from about it's i'm don't speak english hello hi thanks".split()
)
SWEDISH = frozenset(
    "och att jag du är det en ett som på av för med hur vad var när vem kan ska vill får inte mitt min mig om till i "
    "arbete pengar hjälp söka stöd mycket måste finns har den de vi ni tack hej talar svenska".split()
)
FINNISH_TOO = frozenset({"i", "a", "am", "var", "on", "me", "he", "hi", "an", "en", "de", "ni", "is", "to", "do", "of"})


def is_foreign(words: Words) -> bool:
    """Whether most words are English or Swedish ones and few are known Finnish."""
    if len(words.words) < 2:
        return False
    texts = [word.text for word in words.words]
    for language in (ENGLISH, SWEDISH):
        hits = [text for text in texts if text in language]
        if len(hits) >= 0.4 * len(texts) and sum(text not in FINNISH_TOO for text in hits) >= 2:
            return True
    return False
