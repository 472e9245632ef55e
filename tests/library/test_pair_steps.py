"""Two steps that change places on one page are found, also where they share every authority, number and link."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

from ohjaus.library.documents import Documents
from ohjaus.library.load import read_documents
from ohjaus.library.page import Page, parse_page
from ohjaus.library.rules.pair_steps import check

STEP = re.compile(r"^\d+\. .*$", re.MULTILINE)
HEAD = (
    "---\ntitle: Tuki\nsummary: Tuki.\nfacts: {}\nsigned_off: null\nquestions: []\n---\n\n## Näin haet {#nain-haet}\n\n"
)


def page(register: str, text: str) -> Page:
    """A guide with one section."""
    return parse_page(f"content/{register}/tuki.md", "tuki", register, HEAD + text)  # type: ignore[arg-type]


def test_steps_that_share_their_marks() -> None:
    """Kela stands in both steps, so only the words tell that they have changed places."""
    fi = page("fi", "1. Täytä hakemus Kelan sivulla.\n2. Odota Kelan kirjallista päätöstä.\n")
    same = page(
        "selko", "1. Täytä ensin hakemus, joka on Kelan sivulla.\n2. Odota päätöstä. Kela lähettää sen kirjeessä.\n"
    )
    crossed = page("selko", "1. Odota päätöstä. Kela lähettää sen.\n2. Täytä ensin hakemus, joka on Kelan sivulla.\n")
    assert list(check(Documents(pages=(fi, same)))) == []
    (problem,) = check(Documents(pages=(fi, crossed)))
    assert (problem.file, problem.line, problem.rule) == ("content/selko/tuki.md", 11, "pair-steps")
    assert "kohdat 1 ja 2 ovat eri järjestyksessä" in problem.message


def test_swapped_steps_of_the_real_guides(real_root: Path) -> None:
    """Of all neighbours that could change places in the real lists, at least nine in ten are found. The rest share too
    few words either way, and stay for the eyes of an editor."""
    documents = read_documents(real_root)
    tried = found = 0
    for fi, selko in documents.pairs():
        steps = list(STEP.finditer("\n".join(selko.file.lines)))
        for first, second in pairwise(steps):
            if second[0].startswith("1. "):
                continue
            text = "\n".join(selko.file.lines)
            numbers = [re.match(r"\d+\. ", step[0])[0] for step in (first, second)]  # type: ignore[index]
            swapped = (
                text[: first.start()]
                + numbers[0] + second[0][len(numbers[1]) :]
                + text[first.end() : second.start()]
                + numbers[1] + first[0][len(numbers[0]) :]
                + text[second.end() :]
            )  # fmt: skip
            other = parse_page(selko.file.name, selko.topic, "selko", swapped)
            tried += 1
            found += bool(list(check(Documents(pages=(fi, other)))))
    assert tried > 100
    assert found / tried >= 0.9
