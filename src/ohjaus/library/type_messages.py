"""What pydantic says of a value, in Finnish."""

from __future__ import annotations

from pydantic_core import ErrorDetails

from ohjaus.library.nearest import allowed, did_you_mean

_QUOTE = "Jos tarkoitat tekstiä, pane arvo lainausmerkkeihin."
_SHAPES: dict[str, str] = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "tunnus, jossa on vain pieniä kirjaimia a–z, numeroita ja yhdysviivoja",
    r"[A-Za-zÅÄÖåäö]{3}": "sana, jossa on vähintään kolme kirjainta peräkkäin",
    r"^https?://[^\s<>\"]+$": "verkko-osoite, joka alkaa https://",
}
_KINDS: dict[str, tuple[str, str]] = {
    "day": ("tämä ei ole kalenterin päivä", "Kirjoita päivä muodossa 2026-05-01."),
    "string_type": ("tähän kuuluu teksti", _QUOTE),
    "string_too_short": ("tähän kuuluu teksti, joka ei ole tyhjä", ""),
    "float_type": ("tähän kuuluu luku", "Kirjoita luku ilman lainausmerkkejä ja yksikköä, desimaalit pisteellä: 9.50."),
    "int_type": ("tähän kuuluu kokonaisluku", "Kirjoita luku ilman lainausmerkkejä."),
    "bool_type": ("tähän kuuluu true tai false", ""),
    "tuple_type": ("tähän kuuluu luettelo", "Kirjoita arvot riveille viivan jälkeen tai hakasulkuihin: [a, b]."),
    "mapping_type": ("tähän kuuluu avaimia ja arvoja", "Kirjoita muodossa «avain: arvo»."),
    "dict_type": ("tähän kuuluu avaimia ja arvoja", "Kirjoita muodossa «avain: arvo»."),
    "model_type": ("tähän kuuluu avaimia ja arvoja", "Kirjoita muodossa «avain: arvo»."),
    "none_required": ("tähän kuuluu null", ""),
}


def in_finnish(detail: ErrorDetails) -> tuple[str, str]:
    """The message and the hint for one error of pydantic."""
    context = detail.get("ctx", {})
    match detail["type"]:
        case "string_pattern_mismatch":
            return f"tähän kuuluu {_SHAPES.get(context['pattern'], 'toisen muotoinen teksti')}", ""
        case "literal_error":
            expected = context["expected"].replace(" or ", ", ").replace("'", "").split(", ")
            hint = f"{did_you_mean(str(detail['input']), expected)} {allowed(expected)}".strip()
            return f"arvoa «{detail['input']}» ei tunneta", hint
        case "too_short":
            return f"luettelossa pitää olla vähintään {context['min_length']}, nyt {context['actual_length']}", ""
        case "greater_than_equal":
            return f"luvun pitää olla vähintään {context['ge']}", ""
        case kind:
            return _KINDS.get(kind, ("arvo ei sovi tähän", ""))
