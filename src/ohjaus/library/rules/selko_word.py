"""Words in easy Finnish are short and common; a term that is needed is explained where it first stands.

Passes: *Omavastuuaika tarkoittaa päiviä, joilta et saa rahaa.* A long term that the text explains with
*tarkoittaa, eli, on, esimerkiksi* or with what the office does, in the same section.
Fails: a term of the glossary of more than 17 letters or of three parts that is not explained.
Warns: any other such word; more than 1 word of over 20 letters in 100; more than 7.7 letters in a word on average;
more than 20 % of the words outside the 5,000 commonest, names and terms aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ohjaus.finnish.plain.grammar import is_name, part_count
from ohjaus.finnish.plain.sentences import Sentence, Word
from ohjaus.library.problems import Level, Problem
from ohjaus.library.selko_text import Passage, SelkoPage

ID = "selko-word"
LETTERS, PARTS = 17, 3
OVER_20, MEAN_LETTERS, RARE = 1.0, 7.7, 20.0

_EXPLAINS = re.compile(
    r"\b(tarkoitt|eli\b|esimerkiksi|nimi (?:on|oli)|nimeltä|sanotaan|kutsutaan|niin sanottu|(?:lyhyt|toinen) nimi)", re.IGNORECASE
)
_IS = r"(?:on|ovat|oli|olivat|ei ole)"
_DOES = (
    r"(?:on|ovat|oli|olivat|ei ole|auttaa|auttavat|järjestää|järjestävät|maksaa|neuvoo|neuvovat|kertoo|hoitaa|päättää|"
    r"selvittää|antaa|tekee|tekevät|sopii|vastaa|alkoi|koskee)"
)
_POINTS_BACK = re.compile(rf"(?:Se|Ne|Hän|He|Siinä|Siellä|Sen|Niiden|Sitä|Sillä)\b[^.]*\b(?:{_DOES}|kerrotaan|lukee|sinulla|saat|voit)", re.IGNORECASE)
_RELATIVE = re.compile(r",?\s*,\s*(?:jo[a-zäö]+|mi[a-zäö]+)\b")
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
            if not _is_long(word) or seen & lemmas:
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
    if is_name(word) or word.text.count("-") > 1 and word.is_capitalised:
        return False
    return word.letter_count > LETTERS or part_count(word) >= PARTS


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
    """*X on …, X auttaa …* with X as the subject, or *…n X, joka …*."""
    after = sentence.text[word.end - sentence.start :]
    if re.match(r"\s*,\s*(?:joka|jotka|jonka|joiden|jo[a-zäö]{2,6})\b", after):
        return True
    is_subject = any({"nom"} & set(reading.tags) for reading in word.readings) or not word.readings
    return is_subject and bool(re.match(rf"\s+(?:\w+\s+)?{_DOES}\b", after))


def _page(page: SelkoPage) -> Iterator[Problem]:
    measures = page.measures
    for name, value, most in (
        ("yli 20 kirjaimen sanoja sadassa", measures.words_over_20, OVER_20),
        ("kirjaimia sanassa keskimäärin", measures.letters_per_word, MEAN_LETTERS),
        ("harvinaisia sanoja prosentteina", measures.rare_percent, RARE),
    ):
        if value > most:
            yield page.problem(ID, f"{name} on {value:.1f}", f"Raja on {most}.")
