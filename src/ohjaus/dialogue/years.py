"""The years of the regional descriptions: where the description does not say its year, ours is told as an estimate."""

from __future__ import annotations

import re

from ohjaus.library.model import Library, Region, RegionalFact, Register


def told_year(year: str, is_estimate: bool, library: Library, register: Register) -> str:
    """`2021`, or `arviolta 2021`."""
    return library.phrase("year-about", register, year=year) if is_estimate else year


def told_fact(fact: RegionalFact, library: Library, register: Register) -> str:
    """What a description said, with its year."""
    estimated = library.regions[library.region_of[fact.id]].year_is_estimate
    key = "place-fact-about" if estimated else "place-fact"
    return library.phrase(key, register, statement=fact.statement.rstrip("."), year=fact.year)


def with_estimate(text: str, region: Region | None, library: Library, register: Register) -> str:
    """A guide's text with the first mention of its description's year told as an estimate, when it is one."""
    if region is None or not region.year_is_estimate:
        return text
    years = "|".join(sorted({re.escape(fact.year) for fact in region.facts}))
    dated = rf"(?:vuo\w+ )?(?:\d{{4}}(?:–| ja ))?(?<![-#])(?:{years})\b(?!–)"
    about = library.phrase("year-about", register, year="").strip()
    if re.search(rf"\b{about} {dated}", text, re.IGNORECASE):
        return text  # it says so itself

    def estimate(match: re.Match[str]) -> str:
        told = library.phrase("year-about", register, year=match[0][:1].lower() + match[0][1:])
        return told[:1].upper() + told[1:] if match[0][:1].isupper() else told

    return re.sub(rf"(?<![-#])\b{dated}", estimate, text, count=1, flags=re.IGNORECASE)
