"""The sentences of the engine are those that the code asks for.

Passes: `knowledge/phrases.yaml` with every key of `library/phrase_keys.py`.
Fails: a key that is not there, often because it is misspelt.
Warns: a key that nothing asks for.
"""

from __future__ import annotations

from collections.abc import Iterator

from ohjaus.library.documents import Documents
from ohjaus.library.nearest import nearest
from ohjaus.library.phrase_keys import KEYS
from ohjaus.library.problems import START, Level, Problem, TextFile

ID = "phrase-keys"


def check(documents: Documents) -> Iterator[Problem]:
    """One finding for each key, missing ones at the beginning of the file."""
    if not documents.phrases.is_whole:
        return  # file-missing or yaml-syntax tells of it
    there = {str(entry.path[0]): entry for entry in documents.phrases}
    unused = [key for key in there if key not in KEYS]
    file = next((entry.document.file for entry in documents.phrases), TextFile("knowledge/phrases.yaml", ()))
    for key in sorted(KEYS - set(there) - documents.phrases.ids):
        wrong = nearest(key, unused)
        hint = f"Onko se kirjoitettu väärin: «{wrong}»?" if wrong else "Lisää se ja sen lause molemmilla kielillä."
        yield file.problem(START, ID, f"lausetta «{key}» ei ole", hint)
    for key in unused:
        right = nearest(key, KEYS - set(there))
        hint = f"tarkoititko «{right}»?" if right else "Poista se."
        document = there[key].document
        message = f"lausetta «{key}» ei käytä mikään"
        yield document.file.problem(document.key_position((key,)), ID, message, hint, Level.WARNING)
