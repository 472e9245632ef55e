"""The list of phrases is held to the code that asks for them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from ohjaus.library.phrase_keys import KEYS

SOURCES = Path(__file__).parents[2] / "src" / "ohjaus"
WHERE = {"phrase": "", "say": "site-", "voice": "chat-", "t": "site-"}  # a function, and what it puts before the key
ENDINGS = ("-title", "-lead", "-body", "-one")  # what a page's key is asked with
_CALL = re.compile(r"\b(phrase|say|voice|t)\(\s*(?:[a-z_]+, [a-z_]+, )?[\"']([a-z0-9-]*[a-z0-9])[\"']\s*(?!\s*~)[,)]")


def _texts() -> dict[Path, str]:
    found = (path for path in sorted(SOURCES.rglob("*")) if path.suffix in (".py", ".j2"))
    return {path: path.read_text(encoding="utf-8") for path in found if path.name != "phrase_keys.py"}


def _words(texts: dict[Path, str]) -> tuple[set[str], list[re.Pattern[str]]]:
    """Every text of the code that may be a key or a part of one, and the patterns of the keys that are put together."""
    words: set[str] = set()
    patterns: set[str] = set()
    for path, text in texts.items():
        if path.suffix == ".j2":
            words.update(re.findall(r"[\"']([a-z0-9-]+)[\"']", text))
            patterns.update(f"{start}[a-z0-9-]+" for start in re.findall(r"[\"']([a-z]+-)[\"']\s*~", text))
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.JoinedStr):
                patterns.update(_pattern(node))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                words.add(node.value)
    return words, [re.compile(pattern) for pattern in patterns]


def _pattern(node: ast.JoinedStr) -> Iterator[str]:
    parts = [re.escape(part.value) if isinstance(part, ast.Constant) else "[a-z0-9-]+" for part in node.values]
    if isinstance(node.values[0], ast.Constant) and parts[0] not in ("site\\-", "chat\\-"):
        yield "".join(parts)


def test_whatever_the_code_asks_for_is_on_the_list() -> None:
    """Every key that a call names outright is one of ours."""
    asked = {
        WHERE[function] + key if "chat/shell" not in path.as_posix() else f"chat-{key}"
        for path, text in _texts().items()
        for function, key in _CALL.findall(text)
    }
    assert asked - KEYS == set()
    assert len(asked) > 150


def test_whatever_is_on_the_list_is_asked_for() -> None:
    """Every key stands in the code, whole or put together of its parts."""
    words, patterns = _words(_texts())

    def is_asked(key: str) -> bool:
        bare = [key, *(key.removeprefix(start) for start in ("site-", "chat-") if key.startswith(start))]
        stems = [form.removesuffix(ending) for form in bare for ending in ENDINGS if form.endswith(ending)]
        return any(form in words or any(p.fullmatch(form) for p in patterns) for form in bare) or any(
            stem in words for stem in stems
        )

    assert [key for key in sorted(KEYS) if not is_asked(key)] == []
