"""What grows old: amounts, pages and contacts that someone should check soon."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from ohjaus.dialogue.address import page_path
from ohjaus.dialogue.amounts import show_amount
from ohjaus.dialogue.reply import ShownAmount
from ohjaus.library.dates import first_day, spoken_day
from ohjaus.library.model import REGISTERS, Register
from ohjaus.library.periods import is_current, last_known, value_on
from ohjaus.site.build import Build, Pages

SOON = 90  # days
CONTACT_AGE = 365


@dataclass(frozen=True)
class Aging:
    """An amount that is, or soon will be, too old to show as current."""

    amount: ShownAmount
    path: str
    title: str
    ends: datetime.date  # the last day on which it is shown as current
    last_day: str


def aging_amounts(build: Build, register: Register) -> tuple[list[Aging], list[Aging]]:
    """The amounts that are old on the day, and those that grow old within 90 days."""
    day = build.site.day
    old, soon = [], []
    for amount_id, part in build.library.amounts.items():
        value = value_on(part, day) or last_known(part, day)
        topic = amount_id.split(".")[0]
        if value is None:
            continue
        checked = first_day(value.last_verified) + datetime.timedelta(days=part.review_days)
        ends = min(checked, value.valid_to or datetime.date.max)
        follows = any(v.valid_from > day and v.valid_from <= ends + datetime.timedelta(days=1) for v in part.values)
        link = build.topic_link(topic, register) or ("", page_path(topic, register))
        entry = Aging(
            show_amount(amount_id, build.library, day, register),
            link[1] if link[0] else "", link[0], ends, spoken_day(ends.isoformat(), register),
        )  # fmt: skip
        if not is_current(part, value, day):
            old.append(entry)
        elif (ends - day).days <= SOON and not follows:
            soon.append(entry)
    return sorted(old, key=_order), sorted(soon, key=_order)


def _order(entry: Aging) -> tuple[datetime.date, str]:
    return entry.ends, entry.amount.id


def expiring_pages(build: Build) -> Pages:
    """The page in both registers."""
    day = build.site.day
    for register in REGISTERS:
        old, soon = aging_amounts(build, register)
        pages = []
        for topic in build.topics:
            due = topic.reviewed + datetime.timedelta(days=topic.review_days)
            if (due - day).days <= SOON:
                title, path = build.guide(topic.id, register).title, page_path(topic.id, register)
                pages.append((due, title, path, spoken_day(due.isoformat(), register)))
        contacts = [
            (contact, spoken_day(contact.source_day, register))
            for contact in build.library.contacts.values()
            if contact.source_day and (day - first_day(contact.source_day)).days > CONTACT_AGE
        ]
        frame = build.frame("vanhenee/", register, "expiring")
        yield build.page("expiring", frame, old=old, soon=soon, due=sorted(pages), contacts=contacts, days=SOON)
