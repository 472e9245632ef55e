"""A decision to a reply: the guide's own words, amounts of the day, next steps, whom to ask."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from ohjaus.dialogue.address import page_path
from ohjaus.dialogue.amounts import fill_amounts
from ohjaus.dialogue.cited import KEPT, shown_sources
from ohjaus.dialogue.days import later_law, reviewed
from ohjaus.dialogue.decision import FINISHED, Answer, Clarify, Crisis, Decision, HandOff, Refuse
from ohjaus.dialogue.elsewhere import clarify, crisis, hand_off, refuse
from ohjaus.dialogue.guards import shown_warnings
from ohjaus.dialogue.offices import shown_office
from ohjaus.dialogue.records import record_section, shown_place
from ohjaus.dialogue.reply import Reply, ShownSection, ShownStep
from ohjaus.dialogue.rows import row_section, with_rows
from ohjaus.dialogue.steps import shown_steps
from ohjaus.dialogue.walk import NEXT, all_steps, next_section, step_choices, step_section, walked_step
from ohjaus.dialogue.ways import topic_choice, with_ways
from ohjaus.dialogue.years import with_estimate
from ohjaus.library.dates import spoken_day
from ohjaus.library.model import Audience, Guide, Library, Register, Section, Topic

MOST_NEXT = 3
MOST_CHANGES = 2


def compose(
    decision: Decision,
    library: Library,
    day: datetime.date,
    register: Register,
    place: str | None = None,
    failed: int = 0,
    audience: Audience | None = None,
    talked: str | None = None,
    walk: Answer | None = None,
) -> Reply:
    """The reply to a decision. `place` is the municipality of the conversation, `talked` its last topic; `failed`
    counts turns in a row without an answer, so that the second one leads to a person. What is for counsellors is
    shown to them only. A warning before an act that would lose a support is told first. `walk` is the last answer of the
    conversation that stood at a step of a path."""
    reply = _reply(decision, library, day, register, place, failed, audience, walk)
    warnings = shown_warnings(decision, talked, audience, library, reply.register)
    reply = replace(reply, warnings=warnings, addressee=_addressee(decision, audience, library, reply.register))
    return with_ways(reply, decision, library, audience == "counsellor")


def _addressee(decision: Decision, audience: Audience | None, library: Library, register: Register) -> str:
    """For a relative: that the guide's *you* is the person concerned. Descriptions of regions say *you* to nobody."""
    if audience != "relative" or not isinstance(decision, Answer):
        return ""
    topic = library.topics[decision.topic]
    if "client" not in topic.audiences or topic.kind == "region":
        return ""
    return library.phrase("addressee-relative", register)


def _reply(
    decision: Decision,
    library: Library,
    day: datetime.date,
    register: Register,
    place: str | None,
    failed: int,
    audience: Audience | None,
    walk: Answer | None,
) -> Reply:
    match decision:
        case Answer():
            return _answer(decision, library, day, register, decision.place or place, audience == "counsellor", walk)
        case Clarify():
            return clarify(decision, library, day, register, place)
        case HandOff():
            return hand_off(decision, library, day, register, place, failed)
        case Crisis(kind):
            return crisis(kind, library, day, register)
        case Refuse(kind):
            return refuse(kind, library, day, register)


def guide_reply(topic: str, library: Library, day: datetime.date, register: Register) -> Reply:
    """The whole guide in its own order, what is for counsellors too, with every change: what the site's page shows."""
    reply = compose(Answer(topic), library, day, register, audience="counsellor")
    if library.topics[topic].kind == "region":
        return reply
    return replace(reply, notices=tuple(_changes(library.topics[topic], library, register, day)))


def _answer(
    decision: Answer,
    library: Library,
    day: datetime.date,
    register: Register,
    place: str | None,
    for_counsellor: bool,
    walk: Answer | None,
) -> Reply:
    register = "selko" if decision.simpler else register
    topic, guide = library.topics[decision.topic], library.guide(decision.topic, register)
    shown = _sections(topic.id, library, day, register)
    visible = [part for part in guide.sections if for_counsellor or part.role != "counsellors"]
    asked = next((part for part in visible if part.id == decision.section), None)
    ordered = [asked, *(part for part in visible if part is not asked)] if asked else visible
    if decision.simpler:  # asked again because it was too much: one section, not the whole guide
        ordered = ordered[:1]
    sections = tuple(shown[part.id] for part in ordered)
    day_notes = sections[0].day_notes[:1]
    if not day_notes and not asked and not decision.simpler:  # the summary speaks of the whole guide
        facts = [fact for part in ordered for fact in part.facts if fact in library.law_change_of]
        day_notes = later_law(facts, topic.office, library, day, register)[0][:1]
    after = tuple(note for note in sections[0].day_notes if note not in day_notes)
    sections = (replace(sections[0], day_notes=after), *sections[1:])
    path = library.paths.get(topic.id)
    steps = _steps(topic.id, library, day, register)
    step = decision.step if path and not decision.simpler else None
    is_of_records = bool(decision.facts) and asked is None and topic.id in library.regions
    if is_of_records:
        sections = (record_section(decision, library, register), *sections)
    elif decision.row and path and not step and not decision.simpler:
        sections = with_rows(sections, asked is not None, path, decision.row, library, day, register)
    if path and step:
        kept = sections[:1] if asked else ()  # the rest of the guide waits on the whole path
        told = next_section if asked and asked.aspect == NEXT else step_section
        sections = (told(path, step, steps, library, register), *kept)
        if decision.row and step != FINISHED:  # what was asked of this step, then the step
            sections = (row_section(path, decision.row, library, day, register, at=step), *sections)
    first = sections[0].id if asked or is_of_records or decision.row or step else None
    asks_where = bool(path and not step and not decision.simpler and asked and asked.aspect == NEXT)
    choices = [topic_choice(following, library, register) for following in topic.next[:MOST_NEXT]]
    if path and not decision.simpler:
        ways = step_choices(path, step, library, register, walked_step(path, walk))
        choices = [*choices, *ways] if step == FINISHED else ways if step else [*ways, *choices]
        if asks_where:
            choices = all_steps(path, register)
    notices = [library.phrase("counsellors-on-page", register)] if len(visible) < len(guide.sections) else []
    if decision.also and decision.also in library.guides:
        title = library.guide(decision.also, register).title
        notices.append(library.phrase("also", register, title=title))
        choices.insert(0, topic_choice(decision.also, library, register))
    if decision.facts and topic.id not in library.regions:
        region = library.region_of[decision.facts[0]]
        choices.insert(0, topic_choice(region, library, register))
    if topic.kind != "region" and asked is None:
        notices.extend(_changes(topic, library, register, day, ordered[0])[:MOST_CHANGES])
    lead = with_estimate(guide.summary, library.regions.get(topic.id), library, register)
    return Reply(
        decision="answer",
        register=register,
        day=day,
        title=_title(guide, asked, library, register),
        lead=f"{library.phrase('simpler-lead', register)} {lead}" if decision.simpler else lead,
        day_notes=day_notes,
        topics=tuple(dict.fromkeys([decision.topic, *([decision.also] if decision.also else [])])),
        section=first,
        sections=sections,
        more_title=library.phrase("more-title", register),
        steps=steps,
        step=step,
        notices=tuple(notices),
        choices=tuple(choices),
        choices_title=library.phrase("walk-where-title" if asks_where else "next-title", register),
        contacts=(shown_office(library.organisations[topic.office], library, register, place),),
        contacts_title=library.phrase("contacts-title", register),
        sources=shown_sources(topic.id, library, register),
        sources_title=library.phrase("sources-title", register),
        place=shown_place(
            place, replace(decision, facts=()) if is_of_records else decision, library, register, for_counsellor
        ),
        reviewed=reviewed(topic, library, day, register),
        path=page_path(decision.topic, register, first),
    )


def _title(guide: Guide, asked: Section | None, library: Library, register: Register) -> str:
    """The topic, and what was asked of it: *Kulukorvaus: paljonko*."""
    if asked is None:
        return guide.title
    if asked.id != asked.aspect:  # a section of this guide alone says best itself what it is
        return f"{guide.title}: {asked.title}"
    name = library.aspects[asked.aspect].name.in_register(register)
    return f"{guide.title}: {name[:1].lower()}{name[1:]}"


@lru_cache(maxsize=KEPT)
def _sections(topic: str, library: Library, day: datetime.date, register: Register) -> Mapping[str, ShownSection]:
    """Every section of a guide as it is shown on the day, by its id."""
    guide = library.guide(topic, register)
    return {part.id: _section(part, library.topics[topic], library, day, register) for part in guide.sections}


@lru_cache(maxsize=KEPT)
def _steps(topic: str, library: Library, day: datetime.date, register: Register) -> tuple[ShownStep, ...]:
    return shown_steps(library.paths[topic], library, day, register) if topic in library.paths else ()


def _section(part: Section, topic: Topic, library: Library, day: datetime.date, register: Register) -> ShownSection:
    markdown, amounts = fill_amounts(part.markdown, library, day, register)
    notes, then = later_law(part.facts, topic.office, library, day, register)
    region, title = library.regions.get(topic.id), part.title
    told = with_estimate(markdown, region, library, register)
    if told == markdown:
        title = with_estimate(title, region, library, register)
    return ShownSection(part.id, part.aspect, title, told, (*then, *amounts), part.facts, notes, part.role)


def _changes(
    topic: Topic, library: Library, register: Register, day: datetime.date, part: Section | None = None
) -> list[str]:
    """What changed in the world, the newest first; only what had begun by the day. Of one section: only what began on
    the same day as a fact that it rests on."""
    facts = [library.facts[fact].valid_from for fact in part.facts if fact in library.facts] if part else []
    laws = (
        [library.law_change_of[fact].valid_from for fact in part.facts if fact in library.law_change_of] if part else []
    )
    days = {*facts, *(law.isoformat() for law in laws)}
    begun = [change for change in topic.changes if change.from_[:4].isdigit() and change.from_ <= day.isoformat()]
    begun = [change for change in begun if part is None or change.from_ in days]
    begun.sort(key=lambda change: change.from_, reverse=True)
    return [
        library.phrase(
            "changed" if change.confidence == "verified" else "changed-likely",
            register,
            text=(change.selko if register == "selko" and change.selko else change.text),
            day=spoken_day(change.from_, register),
        )
        for change in begun
        if change.confidence != "unverified"
    ]
