"""Personal data is recognised by its form, and public numbers and amounts are not taken for it."""

import pytest

from ohjaus.dialogue.privacy import personal_data

# Invented: the day 31.12. or 1.1. and individual numbers from 900 up, which are never given to anyone.
CENTURIES = "+-YXWVUABCDEF"
PERSONAL = {
    "henkilotunnus in a sentence": ("hei mun hetu on 010190-901A mitä saan", "henkilotunnus"),
    "henkilotunnus in small letters": ("010190-901a", "henkilotunnus"),
    "henkilotunnus with a long dash": ("010190–901A", "henkilotunnus"),
    "henkilotunnus with spaces": ("311299 - 901 N", "henkilotunnus"),
    "henkilotunnus before a full stop": ("tunnus 010190-901A.", "henkilotunnus"),
    "henkilotunnus in brackets": ("(010190-901A)", "henkilotunnus"),
    "mobile number": ("soita 040 123 4567", "phone"),
    "mobile number in one": ("numero on 0501234567 kiitos", "phone"),
    "mobile number with a hyphen": ("045-1234567", "phone"),
    "mobile number in brackets": ("(040) 123 4567", "phone"),
    "mobile number with a slash": ("040/1234567", "phone"),
    "mobile number with full stops": ("040.123.4567", "phone"),
    "number with a country code": ("+358 40 123 4567", "phone"),
    "number with a zero in brackets": ("+358 (0)40 123 4567", "phone"),
    "number with 00": ("00358 40 1234567", "phone"),
    "number from Sweden": ("+46 70 123 45 67", "phone"),
    "landline": ("09 123 4567", "phone"),
    "landline of Turku": ("02-1234567", "phone"),
    "email": ("kirjoita maija.meikalainen@example.fi", "email"),
    "email with a plus": ("maija+tyo@posti.example.com", "email"),
    "email with letters of its own": ("päivi.hämäläinen@example.fi", "email"),
    "email written out": ("maija.meikalainen(at)example.fi", "email"),
    "email in brackets": ("maija [at] example.fi", "email"),
    "email in Finnish": ("maija ät example.fi", "email"),
    "a name told": ("Olen Matti Virtanen, en ymmärtänyt", "name"),
    "a name of one's own": ("nimeni on Matti ja haluan töihin", "name"),
    "a name under a letter": ("Mistä saan apua? Terveisin Maija-Liisa Meikäläinen", "name"),
    "iban with spaces": ("tilini on FI21 1234 5600 0007 85", "iban"),
    "iban in one": ("FI2112345600000785", "iban"),
    "iban in small letters": ("fi21 1234 5600 0007 85", "iban"),
    "iban from Estonia": ("EE38 2200 2210 2014 5685", "iban"),
}
CALM = {
    "amount": "saanko 9 euroa päivässä vai 18,50 euroa",
    "large amount": "palkkatuki on enintään 1 310 euroa kuussa",
    "very large amount": "kokonaisbudjetti 12 000 000 euroa",
    "day": "muuttuuko se 1.1.2027",
    "day with zeros": "alkaa 01.01.2027 ja loppuu 31.12.2027",
    "period": "voimassa 1.1.2026–31.12.2026",
    "year": "vuonna 2021 ja 2022",
    "years in a row": "2019 2020 2021 2022",
    "time": "auki 09.00-15.00",
    "emergency number": "soitanko 112",
    "crisis number": "mikä on 09 2525 0111",
    "help line": "116 117 vai 116 123",
    "toll-free number": "0800 177 599",
    "number of an office": "kelan numero 020 692 204",
    "number of an office in one": "029 41 77850",
    "number of a ministry": "0295 020 500",
    "section of law": "SHL 27 d § ja 27 e §",
    "number of a law": "laki 189/2001 ja HE 13/2020",
    "business id": "y-tunnus 1234567-8",
    "postal code": "00100 Helsinki",
    "per cent": "50 prosenttia palkasta, enintään 10 kk",
    "age": "olen 58-vuotias ja työtön 300 päivää",
    "handle": "näin sen @kela tilillä",
    "at sign alone": "@ ja . ja @",
    "a word with digits": "covid19 ja ab12",
    "days off six digits": "010190 oli hyvä päivä",
    "day without full stops": "alkaa 01 02 2027 eli 01022027",
    "month and year": "09/2026 10 päivää",
    "hours with zeros": "ma 08.00-15.30 ja ti 09.00-12.00",
    "an authority with capitals": "Olen Pirkanmaan Hyvinvointialueen asiakas",
    "a town": "Olen Turussa. Mistä apua?",
    "empty": "",
}


@pytest.mark.parametrize("sign", CENTURIES)
def test_every_century_sign(sign: str) -> None:
    """A henkilötunnus is recognised with every century sign, those of the reform of 2023 too."""
    assert personal_data(f"tunnukseni on 010101{sign}901A") == "henkilotunnus"


@pytest.mark.parametrize("sign", "GHIJKLMNOPQRSTZ")
def test_other_letters_are_no_century(sign: str) -> None:
    """Letters that are no century sign make no henkilötunnus."""
    assert personal_data(f"010101{sign}901A") != "henkilotunnus"


@pytest.mark.parametrize(("text", "kind"), PERSONAL.values(), ids=PERSONAL.keys())
def test_personal(text: str, kind: str) -> None:
    """Personal data is named by its kind."""
    assert personal_data(text) == kind


@pytest.mark.parametrize("text", CALM.values(), ids=CALM.keys())
def test_calm(text: str) -> None:
    """Amounts, days, laws and public numbers are no personal data."""
    assert personal_data(text) is None
