"""One spelling of letters, spaces and signs, so that later stages compare like with like."""

from __future__ import annotations

import re
import unicodedata

MAX_LETTERS = 2_000  # a question longer than this is read from its beginning and its end

_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_QUOTES = str.maketrans(dict.fromkeys("’‘‛´`ʼ", "'") | dict.fromkeys("“”„«»", '"') | dict.fromkeys("–—‐‑−", "-"))


def normalise(text: str) -> str:
    """Lower-case text in composed letters with plain quotes, dashes and single spaces; line ends stay.

    Any text goes in and none raises. Normalising twice gives the same as once. A text of more than
    `MAX_LETTERS` letters keeps its beginning and its end, because the need often stands last.
    """
    text = _fold(_fold(text)).translate(_QUOTES)
    text = re.sub(r"[^\S\n]+", " ", text)
    text = re.sub(r" ?\n[ \n]*", "\n", text).strip()
    if len(text) > MAX_LETTERS:
        half = MAX_LETTERS // 2
        text = (text[: half - 1].rstrip() + "\n" + text[-half:].lstrip()).strip()
    return text


def _fold(text: str) -> str:
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).lower())
    text = _INVISIBLE.sub("", text)
    if text.replace("\n", "").isprintable():
        return text
    return "".join(sign if sign == "\n" or unicodedata.category(sign)[0] != "C" else " " for sign in text)
