"""The roles of sections are told, and told alike, so that what is for counsellors never answers others.

Passes: `roles: {ammattilaisille: counsellors}` on both pages, with that section as the last.
Fails: a role of a section that the page has not; a section that rests mostly on regional records for counsellors and
has no role; a section for counsellors before one for everyone; `steps` or `examples` where there is no path; other
roles on the other page.
"""

from __future__ import annotations

from collections.abc import Iterator

from ohjaus.library.documents import Documents
from ohjaus.library.nearest import did_you_mean
from ohjaus.library.page import Page
from ohjaus.library.problems import Problem

ID = "section-role"

_HINT = "Kirjoita alkutietoihin esimerkiksi roles: {ammattilaisille: counsellors}."


def check(documents: Documents) -> Iterator[Problem]:
    """Findings at the front matter or at the heading."""
    records = {fact.id for region in documents.regions for fact in region.value.facts if fact.for_counsellors}
    paths = {path.value.id for path in documents.paths}
    for page in documents.pages:
        yield from _page(page, records, page.topic in paths or not documents.paths.is_whole)
    for fi, selko in documents.pairs():
        if fi.matter and selko.matter and fi.matter.value.roles != selko.matter.value.roles:
            message = "osien roolit ovat toiset kuin yleiskielisellä sivulla"
            yield selko.matter.problem(("roles",), ID, message, "Kirjoita roles samoin molemmille sivuille.")


def _page(page: Page, records: set[str], is_path: bool) -> Iterator[Problem]:
    if page.matter is None:
        return
    roles, facts = page.matter.value.roles, page.matter.value.facts
    for name, role in roles.items():
        if not page.section(name):
            hint = did_you_mean(name, [each.id for each in page.sections])
            yield page.matter.key_problem(("roles", name), ID, f"sivulla ei ole osaa «{name}»", hint)
        elif role != "counsellors" and not is_path:
            message = f"rooli «{role}» on vain polun sivulla"
            yield page.matter.problem(("roles", name), ID, message, _HINT)
    for section, following in zip(page.sections, [*page.sections[1:], None], strict=False):
        rests = facts.get(section.id, ())
        if roles.get(section.id) == "counsellors":
            if following and roles.get(following.id) != "counsellors":
                message = f"ammattilaisten osan «{section.id}» pitää olla viimeisenä"
                yield following.heading_problem(following.id, ID, message, "Siirrä osa sivun loppuun.")
        elif sum(fact in records for fact in rests) * 2 > len(rests):
            message = f"osa «{section.id}» nojaa ammattilaisten tietoihin, mutta sillä ei ole roolia counsellors"
            yield section.heading_problem(section.id, ID, message, _HINT)
