"""Spoken Finnish to written: a table for the commonest words, rules for dropped endings.

The rules only propose. A proposal counts when the lexicon knows it, so a wrong one costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

WRITTEN = {
    "mä": "minä", "mää": "minä", "mie": "minä", "miä": "minä", "mnä": "minä", "sä": "sinä", "sää": "sinä", "sie": "sinä",
    "mun": "minun", "miun": "minun", "sun": "sinun", "siun": "sinun", "mua": "minua", "miuta": "minua", "sua": "sinua",
    "mulle": "minulle", "miulle": "minulle", "sulle": "sinulle", "mulla": "minulla", "miulla": "minulla",
    "sulla": "sinulla", "multa": "minulta", "sulta": "sinulta", "muhun": "minuun", "musta": "minusta", "susta": "sinusta",
    "meijän": "meidän", "meiän": "meidän", "teijän": "teidän", "teiän": "teidän", "niitten": "niiden",
    "oon": "olen", "oot": "olet", "oo": "ole", "ollu": "ollut", "oisin": "olisin", "ois": "olisi", "oisko": "olisiko",
    "onks": "onko", "onk": "onko", "ootko": "oletko", "eiks": "eikö", "eikös": "eikö", "enks": "enkö",
    "meen": "menen", "meet": "menet", "meetkö": "menetkö", "tuun": "tulen", "tuut": "tulet", "tuu": "tule",
    "paan": "panen", "nään": "näen", "teen": "teen", "tarvii": "tarvitsee", "tarviiko": "tarvitseeko",
    "tarviin": "tarvitsen", "tarvin": "tarvitsen", "tarttee": "tarvitsee", "tartteeko": "tarvitseeko",
    "tartten": "tarvitsen", "tarviikohan": "tarvitseeko", "kans": "kanssa", "kaa": "kanssa", "ku": "kun", "et": "että",
    "jos": "jos", "mut": "mutta", "vaa": "vain", "vaan": "vain", "viel": "vielä", "sit": "sitten", "sitte": "sitten",
    "nyte": "nyt", "tost": "tuosta", "tos": "tuossa", "tota": "tuota", "toi": "tuo", "noi": "nuo", "tää": "tämä",
    "tän": "tämän", "täs": "tässä", "täl": "tällä", "tällane": "tällainen", "sellane": "sellainen", "semmonen": "sellainen",
    "tommonen": "tuollainen", "joku": "joku", "jotai": "jotain", "jtn": "jotain", "johonki": "johonkin",
    "jonki": "jonkin", "jostaki": "jostakin", "johki": "johonkin", "jostai": "jostain", "kai": "kai", "ain": "aina",
    "eka": "ensimmäinen", "ekaks": "ensin", "toka": "toinen", "yks": "yksi", "kaks": "kaksi", "kol": "kolme",
    "viis": "viisi", "kuus": "kuusi", "seittemän": "seitsemän", "kaheksan": "kahdeksan", "yheksän": "yhdeksän",
    "kymmene": "kymmenen", "millo": "milloin", "millon": "milloin", "miks": "miksi", "mite": "miten", "mitenkä": "miten",
    "minkäs": "minkä", "mis": "missä", "mist": "mistä", "mihi": "mihin", "mihkä": "mihin", "kenel": "kenellä",
    "paljonks": "paljonko", "paljoks": "paljonko", "paljoko": "paljonko", "paljo": "paljon", "kuinkas": "kuinka",
    "kauanks": "kauanko", "kauaks": "kauanko", "kauan": "kauan", "montaks": "montako", "voiks": "voiko", "voinks": "voinko",
    "saanks": "saanko", "saaks": "saako", "saisko": "saisiko", "saisinks": "saisinko", "saiskohan": "saisiko",
    "pitääks": "pitääkö", "pitäskö": "pitäisikö", "pitäiskö": "pitäisikö", "pitäs": "pitäisi", "pitäis": "pitäisi",
    "pitääkös": "pitääkö", "täytyyks": "täytyykö", "kelpaaks": "kelpaako", "tuleeks": "tuleeko", "meneeks": "meneekö",
    "haluun": "haluan", "haluu": "haluaa", "haluis": "haluaisi", "haluisin": "haluaisin", "haluut": "haluat",
    "tiiä": "tiedä", "tiiän": "tiedän", "tiä": "tiedä", "tiätää": "tietää", "tietää": "tietää", "kysyy": "kysyä",
    "hakee": "hakea", "ilmottaa": "ilmoittaa", "ilmottautua": "ilmoittautua", "ilmottautuu": "ilmoittautua",
    "ilmottaudun": "ilmoittaudun", "ilmottautuminen": "ilmoittautuminen", "ilmottaudu": "ilmoittaudu",
    "tarkottaa": "tarkoittaa", "kirjottaa": "kirjoittaa", "lopettaa": "lopettaa", "maksaaks": "maksaako",
    "kiitti": "kiitos", "kiitti!": "kiitos", "moro": "hei", "moi": "hei", "moikka": "hei", "terve": "hei", "heippa": "hei",
    "duuni": "työ", "duunia": "työtä", "duunii": "työtä", "duuniin": "työhön", "duunissa": "työssä", "duunis": "työssä",
    "duunista": "työstä", "duunit": "työt", "duuneja": "töitä", "hommii": "töitä", "hommia": "töitä", "hommiin": "töihin",
    "töis": "töissä", "töihi": "töihin", "fyrkkaa": "rahaa", "rahoo": "rahaa", "rahhaa": "rahaa", "massii": "rahaa",
    "liksa": "palkka", "liksaa": "palkkaa", "pomo": "esihenkilö", "sossu": "sosiaalitoimisto",
    "työkkäri": "työvoimatoimisto", "työkkärii": "työvoimatoimistoa",
    "koht": "kohta", "muute": "muuten", "enää": "enää", "enään": "enää", "vasta": "vasta", "kerta": "kerta",
}  # fmt: skip

# (spoken ending, written ending): tried in this order
ENDINGS = (
    ("ks", "ko"), ("ks", "kö"), ("ks", "ksi"), ("s", "ssa"), ("s", "ssä"), ("st", "sta"), ("st", "stä"), ("l", "lla"),
    ("l", "llä"), ("lt", "lta"), ("lt", "ltä"), ("ll", "lla"), ("ll", "llä"), ("ki", "kin"), ("isko", "isiko"),
    ("iskö", "isikö"), ("skö", "isikö"), ("sko", "isiko"), ("is", "isi"), ("ii", "ia"), ("ii", "iä"), ("uu", "ua"),
    ("yy", "yä"), ("ee", "ea"), ("ee", "eä"), ("aa", "ata"), ("ää", "ätä"), ("ki", "kki"), ("nu", "nut"), ("ny", "nyt"),
    ("lu", "lut"), ("ly", "lyt"), ("ut", "unut"), ("oo", "oa"), ("nks", "nko"), ("nks", "nkö"), ("ttu", "tettu"),
)  # fmt: skip


def written_forms(word: str) -> Iterator[str]:
    """Written forms that a spoken word may stand for, the likeliest first."""
    if word in WRITTEN:
        yield WRITTEN[word]
    for spoken, written in ENDINGS:
        if word.endswith(spoken) and len(word) - len(spoken) >= 2:
            yield word[: -len(spoken)] + written
    if word[-1:] in "aäeiouyö":
        yield word + "n"  # "työtoimintaa(n)", "johonki(n)"
