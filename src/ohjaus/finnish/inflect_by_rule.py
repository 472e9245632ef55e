"""Forms of a word that no dictionary knows, by rule: the spoken words and abbreviations among the names."""

from __future__ import annotations

import re

_OWN = {"poss1sg": "ni", "poss2sg": "si", "poss3": "nsa", "poss1pl": "mme", "poss2pl": "nne"}


def forms_by_rule(word: str, number: str, case: str, possessive: str) -> tuple[str, ...]:
    """Forms of a word that no dictionary knows and that ends in a vowel: "kutyssä", "aktsuun". No gradation.

    With vowels of both kinds it gets both: people say "kutyssä" and write "kutyssa".
    """
    singular = {"nom": "", "gen": "n", "par": "a", "ine": "ssa", "ela": "sta", "ill": word[-1] + "n", "ade": "lla",
                "abl": "lta", "all": "lle", "ess": "na", "tra": "ksi", "abe": "tta"}  # fmt: skip
    plural = {"nom": "t", "gen": "jen", "par": "ja", "ine": "issa", "ela": "ista", "ill": "ihin", "ade": "illa",
              "abl": "ilta", "all": "ille", "ess": "ina", "tra": "iksi", "abe": "itta"}  # fmt: skip
    stem, ending = word, (singular if number == "sg" else plural).get(case)
    if ending is None or (number == "pl" and word[-1] in "aäe" and case != "nom"):
        return ()
    if number == "pl" and word[-1] == "i" and case not in {"nom", "gen"}:
        stem = word[:-1] + "e"
    elif number == "pl" and word[-1] == "i" and case == "gen":
        ending = "en"
    if possessive:
        ending = ending.removesuffix("n").removesuffix("t").replace("ksi", "kse") + _OWN[possessive]
    back, front = re.search("[aou]", word.lower()), re.search("[äöy]", word.lower())
    harmonies = (*("a" if back else ""), *("ä" if front or not back else ""))
    return tuple(stem + ending.replace("a", a) for a in harmonies)
