"""Every id that is referred to exists.

Passes: `office: kela`, when knowledge/organisations.yaml has `kela`; `[Palkkatuki](topic:palkkatuki#paljonko)`,
when the guide of palkkatuki has the section in the same register.
Fails: `office: kella`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ohjaus.library.documents import Documents, Shelf
from ohjaus.library.links import Link, links
from ohjaus.library.model import Asked, Frozen, Guard, MoreQuestions
from ohjaus.library.nearest import did_you_mean
from ohjaus.library.page import Page
from ohjaus.library.parse import Path
from ohjaus.library.problems import Problem
from ohjaus.library.validate import Entry

ID = "id-dangling"
FIELDS = {"if-no": "if_no", "without-codes": "without_bank_codes"}  # the rows whose field has another name


class _Target(NamedTuple):
    noun: str  # in the partitive: «aihetta x ei ole»
    ids: frozenset[str]
    is_whole: bool
    where: str


def check(documents: Documents) -> Iterator[Problem]:
    """One finding for each reference to an id that no file has."""
    topics = _target("aihetta", documents.topics, "knowledge/topics.yaml")
    sources = _target("lähdettä", documents.sources, "knowledge/sources.yaml")
    offices = _target("organisaatiota", documents.organisations, "knowledge/organisations.yaml")
    areas = _target("aluetta", documents.areas, "knowledge/areas.yaml")
    regions = _target("alueen kuvausta", documents.regions, "knowledge/regions/")
    municipalities = _target("kuntaa", documents.municipalities, "knowledge/municipalities.yaml")
    changes = _target("lain muutosta", documents.law_changes, "knowledge/law-changes.yaml")
    facts = _Target("tietoa", *_facts(documents), "knowledge/facts/ ja knowledge/regions/")

    for topic in documents.topics:
        yield from _look(topic, ("office",), topic.value.office, offices)
        yield from _look(topic, ("source",), topic.value.source, sources)
        yield from _look_all(topic, ("next",), topic.value.next, topics)
        yield from _look_all(topic, ("related",), topic.value.related, topics)
    for fact in documents.facts:
        yield from _look(fact, ("source",), fact.value.source, sources)
    for organisation in documents.organisations:
        yield from _look(organisation, ("source",), organisation.value.source, sources)
    for amounts in documents.amounts:
        yield from _look(amounts, ("topic",), amounts.value.topic, topics)
        for number, part in enumerate(amounts.value.parts):
            yield from _look(amounts, ("parts", number, "check_with"), part.check_with, offices)
            for at, value in enumerate(part.values):
                path = ("parts", number, "values", at)
                yield from _look(amounts, (*path, "source"), value.source, sources)
                yield from _look_all(amounts, (*path, "facts"), value.facts, facts)
    for counting in documents.counting:
        yield from _look_all(counting, ("topics",), counting.value.topics, topics)
        yield from _look(counting, ("check_with",), counting.value.check_with, offices)
        yield from _look_all(counting, ("facts",), counting.value.facts, facts)
        for number, variant in enumerate(counting.value.variants):
            yield from _look_all(counting, ("variants", number, "facts"), variant.facts, facts)
    for change in documents.law_changes:
        yield from _look_all(change, ("facts",), change.value.facts, facts)
        yield from _look_all(change, ("before_facts",), change.value.before_facts, facts)
        yield from _look(change, ("check_with",), change.value.check_with, offices)
    for municipality in documents.municipalities:
        yield from _look(municipality, ("county",), municipality.value.county, areas)
        yield from _look(municipality, ("employment_area",), municipality.value.employment_area, areas)
        yield from _look(municipality, ("region",), municipality.value.region, regions)
    for contact in documents.contacts:
        yield from _look_all(contact, ("municipalities",), contact.value.municipalities, municipalities)
        yield from _look(contact, ("office",), contact.value.office, offices)
    for survey in documents.surveys:
        for number, table in enumerate(survey.value.tables):
            yield from _look_all(survey, ("tables", number, "facts"), table.facts, facts)
    for way in documents.paths:
        for number, step in enumerate(way.value.steps):
            yield from _look(way, ("steps", number, "ask"), step.ask, offices)
            for name, row in step.rows.items():
                if isinstance(row, Asked):
                    yield from _look(way, ("steps", number, FIELDS.get(name, name), "asked"), row.asked, offices)
            yield from _look(way, ("steps", number, "topic"), step.topic, topics)
            yield from _look_all(way, ("steps", number, "facts"), step.facts, facts)
            for at, before in enumerate(step.before):
                yield from _look(way, ("steps", number, "before", at, "change"), before.change, changes)
        for number, example in enumerate(way.value.examples):
            yield from _look_all(way, ("examples", number, "facts"), example.facts, facts)
    for guard in documents.guards:
        yield from _look_all(guard, ("topics",), guard.value.topics, topics)
        yield from _look_all(guard, ("near",), guard.value.near, topics)
        yield from _look_all(guard, ("facts",), guard.value.facts, facts)
        yield from _look_order(documents, guard)
    for term in documents.glossary:
        yield from _look(term, ("topic",), term.value.topic, topics)
    for asked in documents.questions:
        yield from _look(asked, ("id",), asked.value.id, topics)
        yield from _look_sections(documents, asked)
    for confusable in documents.confusables:
        yield from _look_all(confusable, ("topics",), confusable.value.topics, topics)
    for turning in documents.turnings:
        yield from _look_all(turning, ("at",), turning.value.at, topics)
        yield from _look(turning, ("to",), turning.value.to, topics)
    for crisis in documents.safety:
        for number, line in enumerate(crisis.value.contacts):
            yield from _look(crisis, ("contacts", number, "source"), line.source, sources)
    for page in documents.pages:
        if page.matter:
            for section, ids in page.matter.value.facts.items():
                yield from _look_all(page.matter, ("facts", section), ids, facts)
    for link in links(documents):
        yield from _look_link(documents, link, topics)


def _target(noun: str, shelf: Shelf[Frozen], where: str) -> _Target:
    return _Target(noun, shelf.ids, shelf.is_whole, where)


def _facts(documents: Documents) -> tuple[frozenset[str], bool]:
    """The ids of national and regional facts, and whether all of them could be read."""
    regional = {fact.id for region in documents.regions for fact in region.value.facts}
    are_whole = documents.facts.is_whole and documents.regions.is_whole
    return documents.facts.ids | regional, are_whole and len(documents.regions.entries) == len(documents.regions.ids)


def _look(entry: Entry[Frozen], path: Path, wanted: str | None, target: _Target) -> Iterator[Problem]:
    if wanted is not None and target.is_whole and wanted not in target.ids:
        yield entry.problem(path, ID, *_missing(wanted, target))


def _look_all(entry: Entry[Frozen], path: Path, wanted: Iterable[str], target: _Target) -> Iterator[Problem]:
    for number, one in enumerate(wanted):
        yield from _look(entry, (*path, number), one, target)


def _look_sections(documents: Documents, asked: Entry[MoreQuestions]) -> Iterator[Problem]:
    """The sections whose cues a file gives are those of the guide."""
    page = documents.page(asked.value.id, "fi")
    if page and page.sections:
        for section in asked.value.cues:
            if not page.section(section):
                yield asked.key_problem(("cues", section), ID, *_missing(section, _sections(page)))


def _look_order(documents: Documents, guard: Entry[Guard]) -> Iterator[Problem]:
    """The path of a guard, and the two steps in it."""
    order = guard.value.order
    if order is None:
        return
    paths = _target("polkua", documents.paths, "knowledge/paths/")
    yield from _look(guard, ("order", "path"), order.path, paths)
    for way in documents.paths:
        if way.value.id == order.path:
            steps = _Target("vaihetta", frozenset(step.id for step in way.value.steps), True, way.document.file.name)
            yield from _look(guard, ("order", "first"), order.first, steps)
            yield from _look(guard, ("order", "act"), order.act, steps)


def _sections(page: Page) -> _Target:
    return _Target("osaa", frozenset(section.id for section in page.sections), True, page.file.name)


def _look_link(documents: Documents, link: Link, topics: _Target) -> Iterator[Problem]:
    scheme, _, address = link.address.partition(":")
    if scheme != "topic":
        return
    topic, mark, wanted = address.partition("#")
    page = documents.page(topic, link.page.register)
    if topics.is_whole and topic not in topics.ids:
        yield link.problem(topic, ID, *_missing(topic, topics))
    elif mark and page and page.sections and not page.section(wanted):
        yield link.problem(wanted, ID, *_missing(wanted, _sections(page)))


def _missing(wanted: str, target: _Target) -> tuple[str, str]:
    hint = f"{did_you_mean(wanted, target.ids)} Katso {target.where}.".strip()
    return f"{target.noun} «{wanted}» ei ole", hint
