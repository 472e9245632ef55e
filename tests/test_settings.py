"""The settings: what is read, what is refused, and what is written of them."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as given_settings
from hypothesis import strategies as st
from pydantic import SecretStr, ValidationError
from sqlalchemy import create_engine

from ohjaus.cli import main
from ohjaus.settings import BadSettings, Settings, read_settings


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begins with none."""
    monkeypatch.delenv("OHJAUS_FEEDBACK_URL")


def test_defaults() -> None:
    """With nothing set everything works, on one machine."""
    settings = read_settings()
    assert settings.chat
    assert settings.cors_origins == settings.frame_ancestors == ()
    assert settings.report_password is None
    assert settings.database(Path("/srv")) == "sqlite:////srv/build/palaute.sqlite"


def test_values_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists are split, addresses completed, and a changed environment is seen."""
    monkeypatch.setenv("OHJAUS_CORS_ORIGINS", "https://www.laitila.fi/, http://localhost:8080 *")
    monkeypatch.setenv("OHJAUS_CHAT", "off")
    monkeypatch.setenv("OHJAUS_FEEDBACK_URL", "postgresql://a:b@db/ohjaus")
    settings = read_settings()
    assert settings.cors_origins == ("https://www.laitila.fi", "http://localhost:8080", "*")
    assert not settings.chat
    assert settings.database(Path()) == "postgresql+psycopg://a:b@db/ohjaus"
    monkeypatch.setenv("OHJAUS_CHAT", "on")
    assert read_settings().chat


def test_empty_is_none_but_for_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty value leaves the default; an empty database turns feedback off."""
    for name in Settings.model_fields:
        monkeypatch.setenv(f"OHJAUS_{name.upper()}", "")
    assert read_settings() == Settings(feedback_url="")
    assert read_settings().database(Path("/srv")) == ""


def test_settings_do_not_change() -> None:
    """Nothing in the program can change a setting."""
    with pytest.raises(ValidationError):
        read_settings().chat = False  # type: ignore[misc]


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("BASE_ULR", "https://a.fi", "asetusta OHJAUS_BASE_ULR ei ole. tarkoititko «OHJAUS_BASE_URL»?"),
        ("XYZZY", "1", "asetusta OHJAUS_XYZZY ei ole. Asetukset luetellaan"),
        ("BASE_URL", "ohjaus.example.fi", "anna osoite, joka alkaa https://"),
        ("BASE_URL", "https://", "anna osoite, joka alkaa https://"),
        ("BASE_URL", "https://a.fi:99999/", "anna osoite, joka alkaa https://"),
        ("BASE_URL", "https://user:hunter2@a.fi/", "anna osoite, joka alkaa https://"),
        ("BASE_URL", "https://a.fi/?x=1", "anna osoite, joka alkaa https://"),
        ("BASE_URL", "https://työ.fi/", "anna osoite, joka alkaa https://"),
        ("SITE_CONTACT", "palaute", "anna sähköpostiosoite tai verkko-osoite"),
        ("SITE_CONTACT", "palaute@", "anna sähköpostiosoite tai verkko-osoite"),
        ("SITE_CONTACT", "javascript:alert(1)", "anna sähköpostiosoite tai verkko-osoite"),
        ("FEEDBACK_URL", "mysql://db/ohjaus", "anna tietokannan osoite"),
        ("FEEDBACK_URL", "sqlite://palaute.sqlite", "anna tietokannan osoite"),
        ("FEEDBACK_URL", "sqlite://", "anna tietokannan osoite"),
        ("FEEDBACK_URL", "postgresql://db", "anna tietokannan osoite"),
        ("FEEDBACK_URL", "postgresql://db:portti/ohjaus", "anna tietokannan osoite"),
        ("FEEDBACK_URL", "postgresql://db/ohjaus?olematon=1", "anna tietokannan osoite"),
        ("FEEDBACK_DAYS", "vuosi", "anna kokonaisluku"),
        ("FEEDBACK_DAYS", "0", "anna vähintään 1"),
        ("FEEDBACK_DAYS", "99999", "anna enintään 3650"),
        ("CHAT", "ehkä", "anna on tai off"),
        ("CORS_ORIGINS", "https://a.fi/polku", "anna sivustojen osoitteita ilman polkua"),
        ("FRAME_ANCESTORS", "a.fi; script-src *", "anna sivustojen osoitteita ilman polkua"),
        ("FRAME_ANCESTORS", "https://a.fi:0", "anna sivustojen osoitteita ilman polkua"),
        ("FRAME_ANCESTORS", "https://a..fi", "anna sivustojen osoitteita ilman polkua"),
        ("FRAME_ANCESTORS", "https://a.fi#b", "anna sivustojen osoitteita ilman polkua"),
        ("TRUSTED_PROXIES", "10.0.0.1/24", "anna välityspalvelinten IP-osoitteita tai verkkoja"),
        ("TRUSTED_PROXIES", "999.1.1.1", "anna välityspalvelinten IP-osoitteita tai verkkoja"),
        ("REPORT_PASSWORD", "lyhyt", "anna vähintään 12 merkkiä"),
        ("METRICS_TOKEN", "lyhyt", "anna vähintään 16 merkkiä"),
        ("METRICS_TOKEN", "ä" * 16, "anna merkkejä, jotka voivat olla otsakkeessa"),
        ("METRICS_TOKEN", "a" * 16 + " b", "anna merkkejä, jotka voivat olla otsakkeessa"),
        ("MAINTENANCE", "x" * 501, "anna enintään 500 merkkiä"),
    ],
)
def test_bad_values_are_refused(name: str, value: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One Finnish sentence says which setting and what to give instead."""
    monkeypatch.setenv(f"OHJAUS_{name}", value)
    with pytest.raises(BadSettings, match=re.escape(said)) as refused:
        read_settings()
    assert f"OHJAUS_{name}" in str(refused.value)


ADDRESSES = st.lists(
    st.sampled_from("https:// http:// sqlite:/// postgresql:// a.fi localhost [::1] : 80 99999 / ? # @ % ; ' \" , . - _ x ä *".split(" "))
    | st.characters(exclude_characters="\0", exclude_categories=["Cs"]),
    max_size=8,
).map("".join)  # fmt: skip


@pytest.mark.parametrize("name", ["BASE_URL", "SITE_CONTACT", "FRAME_ANCESTORS", "CORS_ORIGINS", "FEEDBACK_URL"])
@given_settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=ADDRESSES)
def test_any_address_is_taken_or_refused_with_a_sentence(name: str, value: str) -> None:
    """Nothing but BadSettings is raised; what is taken can stand in a header, a page and the database's library."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(f"OHJAUS_{name}", value)
        try:
            settings = read_settings()
        except BadSettings as refused:
            assert str(refused).startswith(f"asetuksen OHJAUS_{name} arvo ei kelpaa: anna ")
            return
    if name == "FEEDBACK_URL":
        if settings.feedback_url:
            create_engine(settings.database(Path())).dispose()
        return
    taken = " ".join((settings.base_url, settings.site_contact, *settings.frame_ancestors, *settings.cors_origins))
    assert taken.isascii()
    assert taken.isprintable()
    assert not set(taken) & set("<>\"'\\")
    assert not set("".join(settings.frame_ancestors)) & set(";?#@, ")


@given_settings(max_examples=50)
@given(port=st.integers(1, 65_535), host=st.from_regex(r"[a-z]{1,9}(-[a-z]{1,4})?(\.[a-z]{2,5}){0,2}", fullmatch=True))
def test_good_addresses_are_taken(port: int, host: str) -> None:
    """Every ordinary host with any port may be the site, a frame's site, a contact and a database's server."""
    Settings(base_url=f"https://{host}:{port}/ohjaus/", frame_ancestors=f"http://{host}:{port}/,https://{host}")  # type: ignore[arg-type]
    Settings(site_contact=f"palaute@{host}")
    Settings(site_contact=f"https://{host}/palaute?aihe=1#a", feedback_url=f"postgresql://a:b@{host}:{port}/ohjaus")


def test_every_fault_is_told_and_no_value(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The server does not start: exit code 2, a line for each fault, no traceback, nothing of a secret."""
    monkeypatch.setenv("OHJAUS_REPORT_PASSWORD", "hunter2")
    monkeypatch.setenv("OHJAUS_FEEDBACK_URL", "mysql://user:hunter2@db/x")
    monkeypatch.setenv("OHJAUS_KEY", "hunter2")
    assert main(["serve"]) == 2
    shown = capsys.readouterr()
    assert len(shown.err.splitlines()) == 3
    assert all(line.startswith("ohjaus: asetu") for line in shown.err.splitlines())
    assert "hunter2" not in shown.err + shown.out


def test_secrets_are_not_shown() -> None:
    """What is printed of the settings has no password."""
    settings = Settings(report_password=SecretStr("hunter2-hunter2"), feedback_url="postgresql://a:hunter2@db/x")
    assert "hunter2" not in repr(settings) + str(settings)


def test_names_of_the_tests_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test suite's own names are no settings, and no fault."""
    monkeypatch.setenv("OHJAUS_TEST_ROOT", "/tmp")
    assert read_settings() == Settings()


def test_every_setting_is_documented(real_root: Path) -> None:
    """docs/settings.md has a row for each setting with its default, and for no other."""
    text = (real_root / "docs" / "settings.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `OHJAUS_([A-Z_]+)` \| (?:`([^`]*)`)? ?\|", text, re.MULTILINE))
    assert rows == {name.upper(): _written(field.default) for name, field in Settings.model_fields.items()}


def _written(default: object) -> str:
    if isinstance(default, bool):
        return "on" if default else "off"
    return str(default) if default not in ("", (), None) else ""
