"""What is counted with is there, and is what its rule can count with.

Passes: under `rule: share` the amounts `share: palkkatuki.tavallinen` (in percent) and `ceiling: ...` (in euros).
Fails: an amount that no file has; a role that the rule does not read, or one that it needs and lacks; a ceiling in
percent; a table that varies what the rule does not ask.
"""

from __future__ import annotations

from collections.abc import Iterator

from ohjaus.library.amount_marks import known
from ohjaus.library.count_rules import ALSO, ASKED, NEEDED, UNITS
from ohjaus.library.documents import Documents
from ohjaus.library.model import Counting
from ohjaus.library.nearest import allowed, did_you_mean
from ohjaus.library.problems import Problem
from ohjaus.library.validate import Entry

ID = "count-amount"


def check(documents: Documents) -> Iterator[Problem]:
    """One finding for each amount that is missing or does not fit, and for each table that asks too much."""
    amounts = known(documents)
    unread = documents.amounts.ids - {entry.value.id for entry in documents.amounts}  # told of already
    units = {f"{entry.value.id}.{part.id}": part.unit for entry in documents.amounts for part in entry.value.parts}
    for entry in documents.counting:
        counting = entry.value
        roles = (*NEEDED[counting.rule], *ALSO[counting.rule])
        for number, variant in enumerate(counting.variants):
            path = ("variants", number, "amounts")
            for role in NEEDED[counting.rule]:
                if role not in variant.amounts:
                    message = f"säännöltä {counting.rule} puuttuu summa «{role}»"
                    yield entry.problem(("variants", number), ID, message, f"Lisää rivi «{role}: …» kohtaan amounts.")
            for role, amount in variant.amounts.items():
                if role not in roles:
                    message = f"sääntö {counting.rule} ei käytä summaa «{role}»"
                    yield entry.problem((*path, role), ID, message, allowed(roles))
                elif amount not in amounts:
                    if not documents.amounts.is_whole or amount.partition(".")[0] in unread:
                        continue
                    hint = f"{did_you_mean(amount, amounts)} Summat ovat kansiossa knowledge/amounts/.".strip()
                    yield entry.problem((*path, role), ID, f"summaa «{amount}» ei ole", hint)
                elif not units.get(amount, UNITS[role]).startswith(UNITS[role]):
                    message = f"summan «{amount}» yksikkö on {units[amount]}"
                    hint = f"Kohdassa «{role}» yksikön pitää alkaa näin: {UNITS[role]}."
                    yield entry.problem((*path, role), ID, message, hint)
        yield from _tables(entry)


def _tables(entry: Entry[Counting]) -> Iterator[Problem]:
    asked = ASKED[entry.value.rule]
    for number, table in enumerate(entry.value.tables):
        for at, given in ((("vary",), table.vary), *((("fixed", name), name) for name in table.fixed)):
            if given not in asked:
                message = f"sääntö {entry.value.rule} ei kysy tietoa «{given}»"
                yield entry.problem(("tables", number, *at), ID, message, allowed(asked))
