"""What the service register says of one organisation: the organisation, its services and its channels."""

from __future__ import annotations

import re
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from ohjaus.interchange.fetch import Fetcher, NotThere
from ohjaus.interchange.ptv_format import Channel, Channels, Organisation, Page, Service, in_finnish
from ohjaus.interchange.refused import Refused

MOST_PAGES = 500

_GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_BUSINESS_ID = re.compile(r"\d{7}-\d")
_PUBLISHED = ("Published", None)

M = TypeVar("M", bound=BaseModel)
T = TypeVar("T")


class Answer(NamedTuple):
    """Everything published of one organisation."""

    organisation: Organisation
    services: tuple[Service, ...]
    channels: tuple[Channel, ...]


def ask(fetcher: Fetcher, organisation: str, base: str) -> Answer:
    """Asks by the organisation's id in the register, or by its business id (1234567-8). `base` ends in /api/v11.

    Raises Refused with a Finnish sentence when the answers do not come, or are not of the documented format.
    """
    found = _organisation(fetcher, organisation, base)
    query = {"organizationId": found.id}
    services = _pages(fetcher, f"{base}/Service/list/organization", query, Page[Service])
    raw = _pages(fetcher, f"{base}/ServiceChannel/list/organization", query, Page[dict[str, Any]])
    channels = (_channel(each, number) for number, each in enumerate(raw))
    return Answer(
        found,
        tuple(service for service in services if service.publishingStatus in _PUBLISHED),
        tuple(channel for channel in channels if channel.publishingStatus in _PUBLISHED),
    )


def _organisation(fetcher: Fetcher, organisation: str, base: str) -> Organisation:
    try:
        if _GUID.fullmatch(organisation):
            return _fit(Organisation, fetcher.json(f"{base}/Organization/{organisation.lower()}"), "organisaatio")
        if _BUSINESS_ID.fullmatch(organisation):
            found = fetcher.json(f"{base}/Organization/businesscode/{organisation}")
            return _only([_fit(Organisation, each, "organisaatio") for each in _list(found)], organisation)
    except NotThere:
        raise Refused(f"Palvelutietovarannossa ei ole organisaatiota «{organisation}».") from None
    raise Refused(f"«{organisation}» ei ole organisaation tunniste (GUID) eikä Y-tunnus (1234567-8).")


def _only(found: list[Organisation], organisation: str) -> Organisation:
    if not found:
        raise Refused(f"Palvelutietovarannossa ei ole organisaatiota «{organisation}».")
    if len(found) > 1:
        names = "; ".join(f"{in_finnish(each.organizationNames, 'Name')}: {each.id}" for each in found)
        raise Refused(f"Y-tunnuksella {organisation} on {len(found)} organisaatiota. Valitse tunniste: {names}")
    return found[0]


def _pages(fetcher: Fetcher, url: str, query: dict[str, str], page_model: type[Page[T]]) -> list[T]:
    """The items of every page, in order. Stops at a page that is not the one that was asked for."""
    items: list[T] = []
    number, count = 1, 1
    while number <= count:
        try:
            page = _fit(page_model, fetcher.json(url, {**query, "page": number}), url.rpartition("v11/")[2])
        except NotThere:
            return items  # the register answers so when an organisation has none
        if page.pageNumber != number or page.pageCount > MOST_PAGES:
            raise Refused(f"Palvelutietovaranto antoi väärän sivun ({page.pageNumber}/{page.pageCount}): {url}")
        items += page.itemList
        number, count = number + 1, page.pageCount
    return items


def _channel(raw: dict[str, Any], number: int) -> Channel:
    """A channel of a list: as itself, or under the name of its kind. The documentation gives both forms."""
    where = f"asiointikanava {number + 1}"
    if "serviceChannelType" in raw:
        return _fit(Channel, raw, where)
    found = _fit(Channels, raw, where).one
    if found is None:
        raise Refused(f"{_CHANGED} ({where}): kanavan laji puuttuu")
    return found


_CHANGED = "Palvelutietovarannon vastaus ei ole sovitussa muodossa"


def _list(found: Any) -> list[Any]:
    if not isinstance(found, list):
        raise Refused(f"{_CHANGED}: luettelo puuttuu")
    return found


def _fit(model: type[M], value: Any, where: str) -> M:
    try:
        return model.model_validate(value)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(step) for step in first["loc"]) or "koko vastaus"
        what = "puuttuu" if first["type"] == "missing" else "on vääränlainen"
        raise Refused(f"{_CHANGED} ({where}): «{place}» {what}") from error
