"""The commonest base forms of Finnish, from the word frequencies of wordfreq.

Counting them reads 60,000 forms with pypykko, about a minute; the list itself is kept in a file.
"""

from __future__ import annotations

import importlib.metadata
import json
from collections import defaultdict
from pathlib import Path

from ohjaus.finnish.plain.readings import Readings

FORMS = 60_000
LEMMAS = 5_000


def commonest_lemmas(cache: Path | None = None, count: int = LEMMAS) -> frozenset[str]:
    """The `count` commonest base forms, compounds written as one word."""
    version = importlib.metadata.version("wordfreq")
    if cache is not None and cache.is_file():
        try:
            stored = json.loads(cache.read_text(encoding="utf-8"))
            if stored["wordfreq"] == version and len(stored["lemmas"]) >= count:
                return frozenset(stored["lemmas"][:count])
        except (ValueError, KeyError, TypeError):
            pass  # counted anew
    lemmas = _ranked()[: max(count, 2 * LEMMAS)]
    if cache is not None:
        cache.parent.mkdir(parents=True, exist_ok=True)
        fresh = cache.with_suffix(".new")
        fresh.write_text(json.dumps({"wordfreq": version, "lemmas": lemmas}, ensure_ascii=False), encoding="utf-8")
        fresh.replace(cache)
    return frozenset(lemmas[:count])


def _ranked() -> list[str]:
    """Base forms, the commonest first. The frequency of a form is split evenly among its base forms."""
    from wordfreq import top_n_list, word_frequency

    readings = Readings()
    weights: defaultdict[str, float] = defaultdict(float)
    for form in top_n_list("fi", FORMS, wordlist="large"):
        words = {reading.word for reading in readings.of(form)} or {form}
        for word in words:
            weights[word] += word_frequency(form, "fi", wordlist="large") / len(words)
    return [word for word, _ in sorted(weights.items(), key=lambda item: (-item[1], item[0]))]
