"""Personal data in a question: recognised by its form, so that nothing of it is processed or kept."""

from __future__ import annotations

import re

from ohjaus.dialogue.decision import PersonalData

# Day, month, year, century sign, individual number, check sign. The reform of 2023 brought
# Y X W V U beside - for the 1900s and B C D E F beside A for the 2000s; + stands for the 1800s.
_HENKILOTUNNUS = re.compile(
    r"(?<!\d)(0[1-9]|[12]\d|3[01])\.?(0[1-9]|1[0-2])\.?\d\d(?: ?[-+–—−A-FU-Y] ?| )\d{3} ?[0-9A-FHJ-NPR-Y](?![0-9A-ZÅÄÖ])",
    re.IGNORECASE,
)
_EMAIL = re.compile(
    r"[\w.+-]{1,64} ?(?:@|\(at\)|\[at\]|\(ät\)| ät | at | miukumauku ) ?[\w-]+(?:(?: ?\. ?| piste )[\w-]+)+",
    re.IGNORECASE,
)
_IBAN = re.compile(
    r"(?<![A-Z0-9])[A-Z]{2}[ .-]?\d{2}(?:[ .-]?[0-9A-Z]{4}){2,7}(?:[ .-]?[0-9A-Z]{1,6})?(?![A-Z0-9])", re.IGNORECASE
)
_PHONE = re.compile(r"(?<![\d,.])(?:\+ ?358|00 ?358|\+\d{2}|0(?=[1-9]))[ -]?\(?0?\)?(?:[ -]?\d){6,11}(?!\d)")
# "(040) 123 4567", "040/1234567", "040.123.4567", but neither "09/2026" nor "01.01.2027" nor "09.00-15.00"
_PHONE_IN_GROUPS = re.compile(
    r"(?<![\d,.])0\d{1,2}(?:\) ?| ?/ ?|\.)(?!(?:19|20)\d\d(?!\d))\d{3}(?:[ .-]?\d){2,5}(?!\d)"
)
_SPACED_DIGITS = re.compile(r"(?<!\S)\d(?: \d){5,}(?!\S)")  # "0 4 0 1 2 3 4 5 6 7"
# "Olen Matti Virtanen", "nimeni on Matti", "terveisin Matti Virtanen"; but not "Olen Pirkanmaan Hyvinvointialueen asiakas"
_NAME = re.compile(
    r"\b[Nn]imeni on [A-ZÅÄÖ][\w-]+"
    r"|\b(?:[Oo]len|[Tt]erveisin|[Tt]erv\.?|[Tt]\.),? [A-ZÅÄÖ][\wåäö-]*[a-zåäöé] [A-ZÅÄÖ][\w-]*[a-zåäöé](?=$|[,.!?\n]| ja )"
)
_DAY = re.compile(r"(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])(19|20)\d\d")  # "01 01 2027"
# offices and help lines: nobody's own
PUBLIC = ("010", "020", "029", "030", "060", "070", "071", "073", "075", "080", "0925250111")


def personal_data(text: str) -> PersonalData | None:
    """The kind of personal data that the raw text holds, or None.

    Public numbers that a reader may quote (112, 116 016, 0800 numbers, "020 692 205") are no personal data.
    """
    text = _SPACED_DIGITS.sub(lambda match: match.group().replace(" ", ""), text)
    if _HENKILOTUNNUS.search(text):
        return "henkilotunnus"
    if _EMAIL.search(text):
        return "email"
    for match in _IBAN.finditer(text):
        if sum(sign.isdigit() for sign in match.group()) >= 12:
            return "iban"
    for pattern in (_PHONE, _PHONE_IN_GROUPS):
        for match in pattern.finditer(text):
            digits = re.sub(r"\D", "", match.group())
            if len(digits) >= 7 and not digits.startswith(PUBLIC) and not _DAY.fullmatch(digits):
                return "phone"
    return "name" if _NAME.search(text) else None
