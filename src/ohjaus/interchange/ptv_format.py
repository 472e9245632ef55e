"""The parts that we read and write of the service register's open API, version 11, under its own field names.

The register (Palvelutietovaranto, PTV) documents the format at
https://api.palvelutietovaranto.suomi.fi/swagger/ui/index.html. Every field is optional there except those without a
default here. Fields that we do not read are passed over, so that a new one breaks nothing.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

LANGUAGE = "fi"

T = TypeVar("T")

_Many = Annotated[tuple[T, ...], BeforeValidator(lambda found: () if found is None else found)]


class _Wire(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class LanguageItem(_Wire):
    """A text in one language; `type` says which of several: Name, Summary, Description."""

    language: str
    value: str | None = None
    type: str | None = None


class Item(_Wire):
    """A thing by its id and name."""

    id: str | None = None
    name: str | None = None


class Phone(_Wire):
    """A number. `type` is Phone, Sms or Fax, and absent for an organisation's numbers."""

    number: str = Field(min_length=1)
    language: str
    prefixNumber: str | None = None
    additionalInformation: str | None = None
    serviceChargeType: str | None = None
    chargeDescription: str | None = None
    type: str | None = None


class WebPage(_Wire):
    """An address with its name."""

    url: str
    language: str
    value: str | None = None


class Opening(_Wire):
    """A stretch of a day, or of days when `dayTo` is there."""

    from_: str | None = Field(default=None, alias="from")
    to: str | None = None
    dayFrom: str | None = None
    dayTo: str | None = None


class ServiceHour(_Wire):
    """Opening hours of one kind: DaysOfTheWeek, Exceptional or OverMidnight."""

    serviceHourType: str
    validFrom: datetime.datetime | None = None
    validTo: datetime.datetime | None = None
    isClosed: bool | None = None
    isAlwaysOpen: bool | None = None
    isReservation: bool | None = None
    additionalInformation: _Many[LanguageItem] = ()
    openingHour: _Many[Opening] = ()


class Municipality(_Wire):
    """A municipality by its three-figure code."""

    code: str | None = None


class Area(_Wire):
    """An area and the municipalities in it. `type` is Municipality, Region, BusinessSubRegion or HospitalDistrict."""

    type: str | None = None
    code: str | None = None
    name: _Many[LanguageItem] = ()
    municipalities: _Many[Municipality] = ()


class InArea(_Wire):
    """Where something serves: `areaType` is Nationwide, NationwideExceptAlandIslands or LimitedType."""

    areaType: str | None = None
    areas: _Many[Area] = ()
    areaMunicipalities: _Many[Municipality] = ()


class _Placed(InArea):
    """What the register publishes of an area, with ways to reach it."""

    id: str
    phoneNumbers: _Many[Phone] = ()
    webPages: _Many[WebPage] = ()
    publishingStatus: str | None = None
    modified: datetime.datetime | None = None


OrganisationType = Literal[
    "State", "Municipality", "RegionalOrganization", "Organization", "Company", "SotePublic", "SotePrivate", "Region"
]


class Organisation(_Placed):
    """V10VmOpenApiOrganization."""

    organizationNames: _Many[LanguageItem]
    organizationDescriptions: _Many[LanguageItem] = ()
    organizationType: OrganisationType | None = None
    businessCode: str | None = None
    parentOrganizationId: str | None = None
    subOrganizations: _Many[Item] = ()


class ChannelService(_Wire):
    """That a channel serves a service."""

    service: Item | None = None


ChannelType = Literal["EChannel", "WebPage", "PrintableForm", "Phone", "ServiceLocation"]


class Channel(_Placed):
    """A way to reach a service: V11VmOpenApiPhoneChannel, ...ServiceLocationChannel and the others in one."""

    serviceChannelType: ChannelType
    serviceChannelNames: _Many[LanguageItem]
    serviceChannelDescriptions: _Many[LanguageItem] = ()
    serviceHours: _Many[ServiceHour] = ()
    organizationId: str | None = None
    services: _Many[ChannelService] = ()


class Channels(_Wire):
    """V11VmOpenApiServiceChannels, as documented: one of these is there."""

    electronicChannel: Channel | None = None
    phoneChannel: Channel | None = None
    printableFormChannel: Channel | None = None
    locationChannel: Channel | None = None
    webPageChannel: Channel | None = None

    @property
    def one(self) -> Channel | None:
        """The channel that is there."""
        found = (
            self.electronicChannel,
            self.phoneChannel,
            self.printableFormChannel,
            self.locationChannel,
            self.webPageChannel,
        )
        return next((channel for channel in found if channel), None)


class FintoItem(_Wire):
    """A class or a target group of a code list."""

    name: _Many[LanguageItem] = ()
    code: str | None = None
    uri: str | None = None


class ServiceOrganisation(_Wire):
    """Who is responsible for a service or produces it."""

    roleType: str | None = None
    organization: Item | None = None


class ServiceChannel(_Wire):
    """A service's channel by its id and name."""

    serviceChannel: Item


ServiceType = Literal["Service", "PermitOrObligation", "ProfessionalQualification"]


class Service(InArea):
    """V11VmOpenApiService. `roleType` of its organisations is Responsible, OtherResponsible or Producer."""

    id: str | None = None
    sourceId: str | None = None
    type: ServiceType | None = None
    serviceNames: _Many[LanguageItem]
    serviceDescriptions: _Many[LanguageItem] = ()
    languages: _Many[str] = ()
    serviceClasses: _Many[FintoItem] = ()
    targetGroups: _Many[FintoItem] = ()
    organizations: _Many[ServiceOrganisation] = ()
    serviceChannels: _Many[ServiceChannel] = ()
    publishingStatus: str | None = None
    modified: datetime.datetime | None = None


class Page(_Wire, Generic[T]):
    """One page of a list. Pages are numbered from 1."""

    pageNumber: int = Field(ge=1)
    pageSize: int | None = None
    pageCount: int = Field(ge=0)
    itemList: _Many[T] = ()


def in_finnish(items: tuple[LanguageItem, ...], kind: str | None = None) -> str:
    """The Finnish text of this kind without line breaks, or an empty text."""
    for item in items:
        if item.language == LANGUAGE and item.value and (kind is None or item.type in (kind, None)):
            return " ".join(item.value.split())
    return ""
