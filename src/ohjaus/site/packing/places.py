"""The forms of the municipalities' names."""

from __future__ import annotations

from collections.abc import Mapping

from ohjaus.site.packing.families import bending, table
from ohjaus.site.packing.streams import Streams, numbers, words

_ALIKE = 3  # letters that the forms of one name begin with


def pack_places(places: Mapping[str, str]) -> Streams:
    """Every form and whose it is. The forms of one name stand together under their first letters."""
    ids = sorted(set(places.values()))
    number = {place: at for at, place in enumerate(ids)}
    groups: dict[tuple[str, int], list[str]] = {}
    for form, place in places.items():
        groups.setdefault((form[:_ALIKE], number[place]), []).append(form)
    found = sorted(
        (min(forms, key=lambda form: (len(form), form)), place, forms) for (_, place), forms in groups.items()
    )
    text, lines = table([bending(name, forms) for name, _, forms in found])
    return {
        **words("place", ids),
        **words("name", [name for name, _, _ in found]),
        "name-place": numbers(place for _, place, _ in found),
        "name-bendings": text.encode(),
        "name-bending": numbers(lines),
    }
