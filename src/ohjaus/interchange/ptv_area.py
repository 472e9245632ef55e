"""Where an entry of the service register serves, in our own ids. Pure functions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ohjaus.interchange.ptv_format import InArea, in_finnish
from ohjaus.library.model import Served

NATIONWIDE = frozenset({"Nationwide", "NationwideExceptAlandIslands"})
MUNICIPALITY = "Municipality"  # an area that is one municipality, told by its own code


def served(entry: InArea, municipalities: Mapping[str, str]) -> Served:
    """All of it. `municipalities` gives our id for each code: 400 is *laitila*."""
    wide = () if entry.areaType in NATIONWIDE else _wider(entry)
    return Served(
        is_limited=is_limited(entry), municipalities=places(entry, municipalities), areas=tuple(dict.fromkeys(wide))
    )


def is_limited(entry: InArea) -> bool:
    """Does it serve named places only? So it is held when the register does not say."""
    return entry.areaType not in NATIONWIDE


def places(entry: InArea, municipalities: Mapping[str, str]) -> tuple[str, ...]:
    """Our ids of the municipalities that are named. None for one that serves the whole country."""
    if entry.areaType in NATIONWIDE:
        return ()
    return tuple(sorted({municipalities[code] for code in _codes(entry) if code in municipalities}))


def _codes(entry: InArea) -> Iterator[str]:
    for named in (entry.areaMunicipalities, *(area.municipalities for area in entry.areas)):
        yield from (each.code for each in named if each.code)
    yield from (area.code for area in entry.areas if area.code and area.type == MUNICIPALITY)


def _wider(entry: InArea) -> Iterator[str]:
    """The Finnish names of the areas that are more than a municipality."""
    return (name for area in entry.areas if area.type != MUNICIPALITY and (name := in_finnish(area.name)))
