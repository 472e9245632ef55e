"""Words in easy Finnish are short and common; a term that is needed is explained where it first stands.

Passes: *Omavastuuaika tarkoittaa päiviä, joilta et saa rahaa.* A long term that the text explains with
*tarkoittaa, eli, on, esimerkiksi* or with what the office does, in the same section.
Fails: a term of the glossary that has more than 17 letters or three parts in its base form, and is not explained.
Warns: any other such word that is not explained; more than 2.5 words of over 17 letters or 1 of over 20 in 100,
endings included; more than 7.7 letters in a word on average; more than 20 % of the words outside the 5,000
commonest, names and terms aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ohjaus.finnish.plain.grammar import is_name, part_count
from ohjaus.finnish.plain.sentences import Kind, Sentence, Word
from ohjaus.library.problems import Level, Problem
from ohjaus.library.selko_text import SelkoPage

ID = "selko-word"
LETTERS, PARTS = 17, 3
OVER_17, OVER_20, MEAN_LETTERS, RARE = 2.5, 1.0, 7.7, 20.0

_NAMES_IT = (
    r"(?:raha|tuki|tuet|nimi|nimet|sana) (?:on|ovat|oli|olivat)|nimeltä|sanotaan|kutsutaan|puhutaan|puhuttiin|tilalle"
)
_EXPLAINS = re.compile(rf"\b(?:tarkoitt|eli\b|esimerkiksi|niin sanottu|(?:{_NAMES_IT})\b)", re.IGNORECASE)
_DOES = (
    "on|ovat|oli|olivat|ei ole|tarkoittaa|auttaa|auttavat|järjestää|järjestävät|maksaa|maksavat|neuvoo|neuvovat|kertoo|"
    "hoitaa|päättää|selvittää|antaa|tekee|tekevät|vastaa|koskee|pystyy|tarvitsee"
)  # what a thing is, or what an office or a person does: that explains it too
_POINTS_BACK = re.compile(rf"(?:Se|Ne|Hän|He|Siinä|Siellä|Sitä|Sillä)\b[^.]*?\b(?:{_DOES}|kerrotaan|saat|voit)\b")
_TOLD_AT_ONCE = re.compile(
    r"\s*,\s*(?:jo(?:ka|tka|nka|iden|ta|ita|ssa|issa|sta|ista|hon|ihin|lla|illa|lle|ille)|jos se)\b"
)
_NEXT = 3  # sentences after the first use in which the explanation may stand


def check(pages: tuple[SelkoPage, ...]) -> Iterator[Problem]:
    """Findings of words at their first use, then of pages."""
    for page in pages:
        yield from _long_words(page)
        if page.is_measured:
            yield from _page(page)


def _long_words(page: SelkoPage) -> Iterator[Problem]:
    places = list(page.each_sentence())
    seen: set[str] = set()
    for index, (passage, sentence) in enumerate(places):
        for word in sentence.words:
            lemmas = _lemmas(word)
            if not _is_long(word) or (seen | page.told) & lemmas:
                continue
            seen |= lemmas
            around = [s for p, s in places[max(index - 1, 0) : index + 1 + _NEXT] if p.section is passage.section]
            if not _is_explained(word, around, sentence):
                is_term = word.in_term or bool(lemmas & page.glossary)
                hint = "Selitä sana samassa kohdassa: «… tarkoittaa …», tai kirjoita se lyhyemmin."
                kind = "termiä" if is_term else "pitkää sanaa"
                message = f"{kind} «{word.text}» ei selitetä, kun se on sivulla ensi kerran"
                yield passage.problem(word, ID, message, hint, Level.ERROR if is_term else Level.WARNING)


def _is_long(word: Word) -> bool:
    """Long as such, not by an ending: *sosiaalipalveluista* is no harder to know than *sosiaalipalvelut*."""
    is_long = part_count(word) >= PARTS or min(len(lemma) for lemma in _lemmas(word)) > LETTERS
    return is_long and word.kind is Kind.WORD and not is_name(word)


def _lemmas(word: Word) -> frozenset[str]:
    return frozenset(reading.word for reading in word.readings) or frozenset({word.text.lower()})


def _is_explained(word: Word, around: Sequence[Sentence], first: Sentence) -> bool:
    for sentence in around:
        same = next((other for other in sentence.words if _lemmas(other) & _lemmas(word)), None)
        if same and (_EXPLAINS.search(sentence.text) or _says_what_it_is(same, sentence)):
            return True
    following = around[around.index(first) + 1 :][:1]
    return any(_POINTS_BACK.match(sentence.text) for sentence in following)


def _says_what_it_is(word: Word, sentence: Sentence) -> bool:
    """*X on …, X auttaa …* with X as the subject, *…, X, joka …*, or *…, X, jos se …*."""
    after = sentence.text[word.end - sentence.start :]
    if _TOLD_AT_ONCE.match(after):
        return True
    is_subject = any(reading.has("nom") for reading in word.readings)
    return is_subject and bool(re.match(rf"\s+(?:\w+\s+)?(?:{_DOES})\b", after))


def _page(page: SelkoPage) -> Iterator[Problem]:
    measures = page.measures
    for name, value, most in (
        ("yli 17 kirjaimen sanoja sadassa", measures.words_over_17, OVER_17),
        ("yli 20 kirjaimen sanoja sadassa", measures.words_over_20, OVER_20),
        ("kirjaimia sanassa keskimäärin", measures.letters_per_word, MEAN_LETTERS),
        ("harvinaisia sanoja prosentteina", measures.rare_percent, RARE),
    ):
        if value > most:
            yield page.problem(ID, f"{name} on {value:.1f}", f"Raja on {most}.")
