"""Replies that are no answer of a guide: a question back, a hand-over, help at once, personal data refused."""

from __future__ import annotations

import datetime
from dataclasses import replace

from ohjaus.dialogue.address import municipalities_path
from ohjaus.dialogue.cited import dated
from ohjaus.dialogue.decision import Clarify, HandOff, PersonalData, to_address
from ohjaus.dialogue.offices import shown_office
from ohjaus.dialogue.people import numbers
from ohjaus.dialogue.records import shown_place
from ohjaus.dialogue.reply import Choice, Reply, ShownContact
from ohjaus.dialogue.walk import asks_path
from ohjaus.dialogue.ways import topic_choice
from ohjaus.library.model import Library, Register

# Whom to turn to when we do not know, and where to begin when nothing was asked.
HELPERS = ("hyvinvointialue", "tyollisyysalue", "kela")
STARTS = ("mista-apua", "kuntouttava-tyotoiminta", "tyonhakijaksi-ilmoittautuminen", "palkkatuki")


def clarify(decision: Clarify, library: Library, day: datetime.date, register: Register, place: str | None) -> Reply:
    """Which of a few topics is meant."""
    lead = library.phrase("clarify-lead", register)
    if decision.confusable is not None:
        lead = library.confusables[decision.confusable].ask.in_register(register)
    title = "clarify-title"
    is_of_paths = asks_path(decision.topics, decision.section, library)
    if is_of_paths:
        title, lead = "onward-title", library.phrase("onward-lead", register)
    choices = []
    for topic in decision.topics:
        guide = library.guide(topic, register)
        part = guide.for_aspect(decision.section) if decision.section else None
        choice = topic_choice(topic, library, register, part.id if part else None)
        choices.append(replace(choice, label=guide.title) if is_of_paths else choice)
    return Reply(
        decision="clarify", register=register, day=day,
        title=library.phrase(title, register), lead=lead, topics=decision.topics,
        choices=tuple(choices), choices_title=library.phrase("choices-title", register),
        place=shown_place(place, None, library, register),
    )  # fmt: skip


def hand_off(
    decision: HandOff, library: Library, day: datetime.date, register: Register, place: str | None, failed: int
) -> Reply:
    """We do not know, or a person is wanted: whom to ask."""
    values, reason = {}, decision.reason
    contacts: list[ShownContact] = []
    if decision.subject:
        subject = library.outside[decision.subject]
        office = subject.office.in_register(register)
        values = {"subject": subject.name.in_register(register), "office": office}
        contacts.append(ShownContact(office, "", subject.url))
    offices = [library.topics[decision.topic].office] if decision.topic else []
    values |= {"title": library.guide(decision.topic, register).title} if decision.topic else {}
    if (reason in {"human", "unknown", "unclear"} and not offices) or failed >= 1:
        offices += [office for office in HELPERS if office in library.organisations]
    for office in dict.fromkeys(offices):
        contacts.append(shown_office(library.organisations[office], library, register, place))
        contacts += numbers(office, place, library, register) if reason == "human" or failed >= 1 else ()
    notices: tuple[str, ...] = ()
    if failed >= 1 and reason in {"unknown", "unclear", "outside"}:
        notices = (library.phrase("twice-failed", register),)
    return Reply(
        decision="handoff", register=register, day=day,
        title=library.phrase(f"handoff-{reason}-title", register, **values),
        lead=library.phrase(f"handoff-{reason}{'-topic' if decision.topic else ''}-lead", register, **values),
        notices=notices,
        contacts=tuple(contacts), contacts_title=library.phrase("contacts-title", register),
        choices=_starts(library, register)
        if reason in {"greeting", "start", "empty", "unclear", "unknown"}
        else (),
        choices_title=library.phrase("choices-title", register),
        place=shown_place(place, None, library, register) if reason in {"unknown", "unclear", "human"} else None,
    )  # fmt: skip


def crisis(kind: str, library: Library, day: datetime.date, register: Register) -> Reply:
    """Acute need: the numbers to call."""
    need = library.safety[kind]
    contacts = tuple(
        ShownContact(
            contact.name.in_register(register), contact.hours.in_register(register), None, contact.number,
            dated(contact.source, library, register),
        )
        for contact in need.contacts
    )  # fmt: skip
    return Reply(
        decision="crisis", register=register, day=day,
        title=library.phrase("crisis-title", register), lead=need.first_line.in_register(register),
        contacts=contacts, contacts_title=library.phrase("contacts-title", register),
        notices=(library.phrase("crisis-after", register),),
    )  # fmt: skip


def refuse(kind: PersonalData, library: Library, day: datetime.date, register: Register) -> Reply:
    """Personal data was written: nothing of it is kept, and there are ways on without it."""
    what = library.phrase(f"refuse-{kind}", register)
    return Reply(
        decision="refuse", register=register, day=day,
        title=library.phrase("refuse-title", register),
        lead=library.phrase("refuse-lead", register, what=what),
        choices=_starts(library, register), choices_title=library.phrase("refuse-choices-title", register),
        human=Choice(
            library.phrase("human-choice", register), to_address(HandOff("human")), municipalities_path(register)
        ),
    )  # fmt: skip


def _starts(library: Library, register: Register) -> tuple[Choice, ...]:
    """Where to begin with no typing."""
    return tuple(topic_choice(topic, library, register) for topic in STARTS if topic in library.guides)
