"""A proposal as a YAML file that a person reads, mends and signs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from ohjaus.library.model import Contact, Proposal
from ohjaus.library.parse import decode, parse
from ohjaus.library.problems import Problem
from ohjaus.library.validate import Entry, validate

WIDTH = 116  # signs in a line, as in knowledge/contacts.yaml

_HEAD = """\
# Ehdotus Palvelutietovarannosta (Suomi.fi). Mitään tästä ei näytetä, ennen kuin ihminen on hyväksynyt sen.
# 1. Vertaa tietoja organisaation omaan sivuun. Korjaa tai poista, mikä ei pidä paikkaansa tai ei kuulu tänne.
# 2. Kirjoita kohtaan review: kuka tarkisti (by) ja milloin (on: 2026-05-01).
# 3. Aja: ohjaus import accept TIEDOSTO. Yhteystiedot siirtyvät tiedostoon knowledge/contacts.yaml.
# Palvelun nimi näkyy siinä yhteystiedossa, joka johtaa palveluun (contact.services). Organisaation ja palvelujen kuvaukset
# (about, services) ovat luettaviksi, jotta tiedät, mistä on kyse ja ketä varten; niitä ei siirretä.
"""


def to_yaml(proposal: Proposal) -> str:
    """The text of the file. The same proposal gives the same bytes."""
    value = proposal.model_dump(mode="json")
    value["contacts"] = [
        {**each, "contact": _short(found.contact)}
        for each, found in zip(value["contacts"], proposal.contacts, strict=True)
    ]
    return _HEAD + dump(value).replace("  'on': null", "  on: null")  # a plain word here, a truth value to PyYAML


def read(name: str, data: bytes) -> Entry[Proposal] | tuple[Problem, ...]:
    """The proposal in a file, or what is wrong with it."""
    text, problem = decode(name, data)
    if problem:
        return (problem,)
    document = parse(name, text)
    if document.problems:
        return document.problems
    return validate(document, Proposal, (), document.value)


def contacts_yaml(contacts: tuple[Contact, ...]) -> str:
    """Contacts in the form in which they stand in knowledge/contacts.yaml."""
    return dump([_short(contact) for contact in contacts])


def dump(value: Any) -> str:
    """Plain values as YAML, keys in the order given, no anchors."""
    return str(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=WIDTH))


def write(path: Path, text: str) -> None:
    """The whole file or nothing: it is written beside the old one and moved in its place.

    Raises OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    try:
        new.write_text(text, encoding="utf-8")
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def _short(contact: Contact) -> dict[str, Any]:
    """The keys of a contact that say something, and those that every contact of the file has."""
    always = {"phone", "url", "municipalities"}
    found = contact.model_dump(mode="json")
    return {key: value for key, value in found.items() if key in always or value not in (None, [])}
