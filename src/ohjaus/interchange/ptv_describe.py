"""What the service register tells of an organisation and its services, for a person to read. Pure functions."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from ohjaus.interchange.ptv_area import served
from ohjaus.interchange.ptv_client import Answer
from ohjaus.interchange.ptv_format import FintoItem, Organisation, OrganisationType, Service, ServiceType, in_finnish
from ohjaus.library.model import NamedEntry, OrganisationKind, ProposedOrganisation, ProposedService, ServiceKind

ORGANISATIONS: Mapping[OrganisationType, OrganisationKind] = {
    "State": "state",
    "Municipality": "municipality",
    "RegionalOrganization": "regional",
    "Organization": "organisation",
    "Company": "company",
    "SotePublic": "social-and-health-public",
    "SotePrivate": "social-and-health-private",
    "Region": "region",
}
SERVICES: Mapping[ServiceType, ServiceKind] = {
    "Service": "service",
    "PermitOrObligation": "permit-or-obligation",
    "ProfessionalQualification": "professional-qualification",
}
RESPONSIBLE = frozenset({"Responsible", "OtherResponsible"})
PRODUCER = frozenset({"Producer"})


def about(organisation: Organisation, name: str, municipalities: Mapping[str, str]) -> ProposedOrganisation:
    """The organisation but for its contact details. `name` is its own in Finnish; its other names stand beside it."""
    names = (" ".join((item.value or "").split()) for item in organisation.organizationNames)
    return ProposedOrganisation(
        kind=ORGANISATIONS[organisation.organizationType] if organisation.organizationType else None,
        other_names=tuple(dict.fromkeys(each for each in names if each and each != name)),
        summary=in_finnish(organisation.organizationDescriptions, "Summary"),
        served=served(organisation, municipalities),
        part_of=organisation.parentOrganizationId,
        parts=tuple(NamedEntry(guid=each.id, name=each.name) for each in organisation.subOrganizations if each.id),
    )


def services(answer: Answer, municipalities: Mapping[str, str]) -> tuple[ProposedService, ...]:
    """Each published service that has a Finnish name."""
    return tuple(
        ProposedService(
            guid=guid,
            name=name,
            kind=SERVICES[service.type] if service.type else None,
            summary=in_finnish(service.serviceDescriptions, "Summary"),
            classes=_names(service.serviceClasses),
            target_groups=_names(service.targetGroups),
            served=served(service, municipalities),
            responsible=_organisations(service, RESPONSIBLE),
            producers=_organisations(service, PRODUCER),
            languages=service.languages,
            modified=day_of(service.modified),
        )
        for guid, name, service in _named(answer)
    )


def service_names(answer: Answer) -> dict[str, str]:
    """The Finnish names of those services by their ids."""
    return {guid: name for guid, name, _ in _named(answer)}


def day_of(moment: datetime.datetime | None) -> datetime.date | None:
    """The day that the register tells of a change."""
    return moment.date() if moment else None


def _named(answer: Answer) -> Iterator[tuple[str, str, Service]]:
    for service in answer.services:
        name = in_finnish(service.serviceNames, "Name")
        if service.id and name:
            yield service.id, name, service


def _names(items: tuple[FintoItem, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (in_finnish(each.name) for each in items))))


def _organisations(service: Service, roles: frozenset[str]) -> tuple[str, ...]:
    """The names of the organisations that have one of these roles."""
    found = (each.organization for each in service.organizations if each.roleType in roles)
    return tuple(dict.fromkeys(each.name for each in found if each and each.name))
