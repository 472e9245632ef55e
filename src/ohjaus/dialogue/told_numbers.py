"""The numbers of a counting that a question tells by itself: only those whose unit and role it says."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ohjaus.library.model import Given

_SUM = r"(?<![\d.,–-])((?:\d{1,3}(?:[ \u00a0.]\d{3})+|\d{1,5})(?:,\d{1,2})?)\s?(?:€|eur(?:o\w*)?\b|e\b)"
_EUROS = re.compile(_SUM, re.IGNORECASE)
_WAGE = r"\w*(?:palkka|palkan|palkkaa|palkalla|palkasta|palkkana|ansio\w*|ansait\w*|tienaa\w*|tienat\w*|tienais\w*)\b"
_BETWEEN = r"(?:\s+(?:on|olisi|oli|noin|kuukaudessa|kuussa|kk|brutto\w*|enintään|maksetaan|maksan|saa|saan|nyt))*\s+"
_WAGE_SUM = re.compile(f"{_WAGE}:?{_BETWEEN}{_SUM}|{_SUM}(?:/kk)?{_BETWEEN}{_WAGE}", re.IGNORECASE)
# A wage of an hour or a year, or after taxes, is another number than the one that is asked for.
_OTHER_WAGE = re.compile(
    r"tun(?:ti|ni)|/\s?h\b|päiväs|päivält|viikos|viikko|vuode|vuosi|nett|käteen|ennen eläke", re.IGNORECASE
)
_A_DAY = re.compile(
    r"(\d{1,3}(?:,\d{1,2})?)\s?(?:€|eur|euroa?|e)\s?(?:päivässä|päivältä|/\s?pv|/\s?päivä)", re.IGNORECASE
)
_COUNTS = {
    "yksi": 1, "yhtenä": 1, "kaksi": 2, "kahtena": 2, "kolme": 3, "kolmena": 3, "neljä": 4, "neljänä": 4,
    "viisi": 5, "viitenä": 5, "kuusi": 6, "kuutena": 6, "seitsemän": 7, "seitsemänä": 7,
}  # fmt: skip
_COUNT = rf"(\d{{1,2}}|{'|'.join(_COUNTS)})"
_DAYS = re.compile(
    rf"(?<![\d.,–-]){_COUNT}\s?(?:päivää|päivänä|päivä|pv|pvä)\s?(?:viikossa|/\s?v(?:iik)?ko|vkossa)"
    rf"|viikossa\s{_COUNT}\s?(?:päivää|päivänä|päivä|pv)\b",
    re.IGNORECASE,
)
_HOURS = re.compile(
    rf"(?<![\d.,–-])(\d{{1,2}}(?:,\d{{1,2}})?|{'|'.join(_COUNTS)})\s?(?:tuntia|tunti|h)\s?(?:päivässä|/\s?pv)",
    re.IGNORECASE,
)


def told_numbers(text: str) -> Mapping[Given, str]:
    """What a form may be filled with. A number that could be two things, or one of two numbers, is left out."""
    found: dict[Given, str] = {}
    days, hours, a_day = _one(_DAYS, text), _one(_HOURS, text), _one(_A_DAY, text)
    if days:
        found["days-a-week"] = days
    if hours:
        found["hours-a-day"] = hours
    if a_day:
        found["sum-a-day"] = a_day
    wage = _one(_WAGE_SUM, text)
    if wage and _one(_EUROS, text) and not _OTHER_WAGE.search(text):
        found |= {"wage": wage, "earnings": wage}
    return found


def _one(pattern: re.Pattern[str], text: str) -> str:
    """The number that the pattern finds; nothing where it finds two."""
    found = [next(part for part in match.groups() if part) for match in pattern.finditer(text)]
    if len(found) != 1:
        return ""
    number = str(_COUNTS.get(found[0].lower(), found[0]))
    return re.sub(r"[ \u00a0.](?=\d{3})", "", number)
