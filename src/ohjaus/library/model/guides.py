"""A guide: one topic in one register."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from pydantic import ConfigDict, Field

from ohjaus.library.model.base import Day, Frozen, Id, Named, Register, Text

# What a section is besides: for counsellors alone; or the steps or the examples of a path told in short.
SectionRole = Literal["counsellors", "steps", "examples"]


class Section(Named):
    """A part of a guide that answers one kind of question."""

    aspect: Id
    title: Text
    markdown: Text
    line: int
    facts: tuple[Id, ...] = ()
    role: SectionRole | None = None

    @cached_property
    def lowered(self) -> tuple[str, str]:
        """The title and the text in small letters, for looking words up in them."""
        return self.title.lower(), self.markdown.lower()


class SignOff(Frozen):
    """A person who read the page and stands for it. Never filled by a machine."""

    who: Text
    day: Day


class SelkoException(Frozen):
    """Why a page in easy Finnish may measure harder than others: its terms are what it is about, for example."""

    why: Text


class FrontMatter(Frozen):
    """What stands at the head of a guide's file."""

    title: Text
    summary: Text
    facts: Mapping[str, tuple[Id, ...]]  # section id: what the section rests on
    signed_off: SignOff | None
    questions: tuple[Text, ...]
    roles: Mapping[str, SectionRole] = {}  # section id: what the section is besides
    selko_exception: SelkoException | None = None  # read by the rule selko-page only


class Guide(Frozen):
    """One topic in one register."""

    topic: Id
    register_: Register = Field(alias="register")
    file: Text
    title: Text
    summary: Text
    sections: tuple[Section, ...] = Field(min_length=1)
    questions: tuple[Text, ...] = ()
    signed_off: SignOff | None = None

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    def section(self, section_id: str) -> Section | None:
        """The section with this id, or None."""
        return next((section for section in self.sections if section.id == section_id), None)

    def for_aspect(self, aspect: str) -> Section | None:
        """The first section that answers this aspect, or None."""
        return next((section for section in self.sections if section.aspect == aspect), None)
