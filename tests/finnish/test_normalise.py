"""One spelling of letters, spaces and signs."""

import unicodedata

import pytest

from ohjaus.finnish.normalise import MAX_LETTERS, normalise

SAME = {
    "capitals": ("SAANKO Palkkaa", "saanko palkkaa"),
    "spaces": ("  saanko \t  rahaa  ", "saanko rahaa"),
    "no-break space": ("1\u00a0234 euroa", "1 234 euroa"),
    "decomposed letters": (unicodedata.normalize("NFD", "työ ääni"), "työ ääni"),
    "soft hyphen": ("työ\u00adtoiminta", "työtoiminta"),
    "zero width": ("ku\u200bty", "kuty"),
    "right to left mark": ("kuty\u202e", "kuty"),
    "quotation marks": ("«kuty» ”kuty” ’kuty’", '"kuty" "kuty" \'kuty\''),
    "dashes": ("1–4 päivää — tai enemmän", "1-4 päivää - tai enemmän"),
    "wide letters": ("ｋｕｔｙ", "kuty"),
    "ligature": ("ﬁlmi", "filmi"),
    "control characters": ("raha\x00a\x07", "raha a"),
    "line ends": ("eka \r\n\n  toka", "eka\ntoka"),
    "nothing": ("", ""),
    "only spaces": (" \n\t ", ""),
    "emoji stays": ("🙂", "🙂"),
}


@pytest.mark.parametrize(("written", "wanted"), SAME.values(), ids=SAME.keys())
def test_written_in_many_ways(written: str, wanted: str) -> None:
    """Ways of writing the same text come out as one."""
    assert normalise(written) == wanted


@pytest.mark.parametrize("text", ["İstanbul", "ẞtraße", "ΐ", "ǅ", "\ud800", "a\u0301\u0327", "ﷺ", "①②"])
def test_twice_is_once(text: str) -> None:
    """Letters whose lower case or composed form changes again settle in one go."""
    assert normalise(normalise(text)) == normalise(text)


def test_long_text_keeps_both_ends() -> None:
    """Of a long text the beginning and the end stay, because the need often stands last."""
    text = normalise("alku " + "välissä " * 5_000 + "saanko palkkatukea")
    assert len(text) <= MAX_LETTERS
    assert text.startswith("alku ")
    assert text.endswith("saanko palkkatukea")


def test_a_text_just_short_enough_stays_whole() -> None:
    """Nothing is cut from a text of exactly the limit."""
    text = "a" * MAX_LETTERS
    assert normalise(text) == text
