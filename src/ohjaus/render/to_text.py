"""A reply to plain text for a terminal and for a message."""

from __future__ import annotations

import re

from ohjaus.dialogue.reply import Reply, ShownContact, ShownSection, ShownWarning

_LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
_MARKS = re.compile(r"(?<!\w)[*_`]{1,2}(\S[^*_`]*?)[*_`]{1,2}(?!\w)")


def to_text(reply: Reply, base_url: str = "") -> str:
    """The reply as lines of plain text: the asked section in full, other sections by their titles.

    `base_url` stands before the address of the page; without it the address is relative to the site.
    """
    blocks = [
        reply.title,
        *(_warning(each) for each in reply.warnings),
        reply.addressee,
        *(plain(note) for note in reply.day_notes),
        reply.lead,
    ]
    if reply.sections:
        blocks.append(_section(reply.sections[0]))
        blocks.extend(_amounts(reply.sections[0]))
        blocks.extend(plain(note) for note in reply.sections[0].day_notes)
    blocks.extend(reply.notices)
    if reply.place:
        facts = "\n".join(f"- {fact}" for fact in reply.place.facts)
        page = base_url + reply.place.path if reply.place.path else ""
        blocks.append("\n".join(part for part in (reply.place.text, facts, page) if part))
    if reply.choices:
        blocks.append("\n".join([reply.choices_title, *(f"- {choice.label}" for choice in reply.choices)]))
    if reply.contacts:
        blocks.append("\n".join([reply.contacts_title, *(_contact(contact) for contact in reply.contacts)]))
    if len(reply.sections) > 1:
        blocks.append("\n".join([reply.more_title, *(f"- {section.title}" for section in reply.sections[1:])]))
    if reply.sources:
        blocks.append(
            "\n".join(
                [
                    reply.sources_title,
                    *(f"- {each.publisher}: {each.title} ({each.dated}) {each.url}" for each in reply.sources[:4]),
                ]
            )
        )
    if reply.reviewed:
        blocks.append(reply.reviewed)
    if reply.path:
        blocks.append(base_url + reply.path)
    return "\n\n".join(block for block in blocks if block)


def _warning(warning: ShownWarning) -> str:
    return "\n".join(part for part in (f"! {warning.title}", warning.text, warning.dated) if part)


def plain(markdown: str) -> str:
    """Markdown without its marks; an outside link keeps its address."""

    def link(match: re.Match[str]) -> str:
        label, url = match.groups()
        return f"{label} ({url})" if url.startswith("http") and label not in url else label

    return _MARKS.sub(r"\1", _LINK.sub(link, markdown))


def _section(section: ShownSection) -> str:
    return f"{section.title}\n{plain(section.markdown)}"


def _amounts(section: ShownSection) -> list[str]:
    return [
        f"{amount.name}: {plain(amount.text)} ({', '.join(part for part in (amount.period, amount.verified) if part)}; "
        f"{amount.source}, {amount.url})"
        for amount in section.amounts
        if amount.is_current or amount.is_estimate
    ]


def _contact(contact: ShownContact) -> str:
    parts = [contact.name, contact.number or "", contact.text, contact.url or "", contact.dated]
    return "- " + " · ".join(part for part in parts if part)
