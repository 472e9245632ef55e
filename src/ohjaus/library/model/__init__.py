"""The library's nouns, frozen. What a file may hold is said here and nowhere else.

Ids are Finnish and in ASCII kebab-case; texts are Finnish; keys are English.
"""

from ohjaus.library.model.base import (
    AUDIENCES,
    REGISTERS,
    Audience,
    Confidence,
    Cue,
    Day,
    Frozen,
    Id,
    Kind,
    Named,
    PartialDay,
    Register,
    SeenDay,
    Text,
    Twin,
    WebAddress,
)
from ohjaus.library.model.calibration import Calibration
from ohjaus.library.model.catalogue import Aspect, Authority, Change, Organisation, Topic
from ohjaus.library.model.counting import Counting, Given, Role, Rule, Table, Variant
from ohjaus.library.model.evidence import AmountFile, AmountPart, AmountValue, Fact, LawChange, Source
from ohjaus.library.model.guards import Guard, Order
from ohjaus.library.model.guides import FrontMatter, Guide, Section, SignOff
from ohjaus.library.model.limits import Limits, Span
from ohjaus.library.model.paths import NO_QUESTION, Asked, HeldBefore, PathExample, Row, ServicePath, Step
from ohjaus.library.model.places import Area, Contact, Municipality, Region, RegionalFact, Survey, SurveyTable
from ohjaus.library.model.proposals import Origin, Proposal, ProposedContact, ProposedService, Review
from ohjaus.library.model.safety import CrisisContact, CrisisKind, Sign
from ohjaus.library.model.whole import Library
from ohjaus.library.model.words import (
    AskedPart,
    Concept,
    Confusable,
    MoreQuestions,
    OutsideSubject,
    SmallTalk,
    Term,
    Turning,
)

__all__ = [
    "AUDIENCES",
    "NO_QUESTION",
    "REGISTERS",
    "AmountFile",
    "AmountPart",
    "AmountValue",
    "Area",
    "Asked",
    "AskedPart",
    "Aspect",
    "Audience",
    "Authority",
    "Calibration",
    "Change",
    "Concept",
    "Confidence",
    "Confusable",
    "Contact",
    "Counting",
    "CrisisContact",
    "CrisisKind",
    "Cue",
    "Day",
    "Fact",
    "FrontMatter",
    "Frozen",
    "Given",
    "Guard",
    "Guide",
    "HeldBefore",
    "Id",
    "Kind",
    "LawChange",
    "Library",
    "Limits",
    "MoreQuestions",
    "Municipality",
    "Named",
    "Order",
    "Organisation",
    "Origin",
    "OutsideSubject",
    "PartialDay",
    "PathExample",
    "Proposal",
    "ProposedContact",
    "ProposedService",
    "Region",
    "RegionalFact",
    "Register",
    "Review",
    "Role",
    "Row",
    "Rule",
    "Section",
    "SeenDay",
    "ServicePath",
    "Sign",
    "SignOff",
    "SmallTalk",
    "Source",
    "Span",
    "Step",
    "Survey",
    "SurveyTable",
    "Table",
    "Term",
    "Text",
    "Topic",
    "Turning",
    "Twin",
    "Variant",
    "WebAddress",
]
