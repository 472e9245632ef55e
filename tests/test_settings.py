"""The settings: what is read, what is refused, and what is written of them."""

import re
from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

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
        ("FEEDBACK_URL", "mysql://db/ohjaus", "anna tietokannan osoite"),
        ("FEEDBACK_DAYS", "vuosi", "anna kokonaisluku"),
        ("FEEDBACK_DAYS", "0", "anna vähintään 1"),
        ("FEEDBACK_DAYS", "99999", "anna enintään 3650"),
        ("CHAT", "ehkä", "anna on tai off"),
        ("CORS_ORIGINS", "https://a.fi/polku", "anna sivustojen osoitteita ilman polkua"),
        ("FRAME_ANCESTORS", "a.fi; script-src *", "anna sivustojen osoitteita ilman polkua"),
        ("TRUSTED_PROXIES", "10.0.0.1/24", "anna välityspalvelinten IP-osoitteita tai verkkoja"),
        ("TRUSTED_PROXIES", "999.1.1.1", "anna välityspalvelinten IP-osoitteita tai verkkoja"),
        ("REPORT_PASSWORD", "lyhyt", "anna vähintään 12 merkkiä"),
        ("MAINTENANCE", "x" * 501, "anna enintään 500 merkkiä"),
    ],
)
def test_bad_values_are_refused(name: str, value: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One Finnish sentence says which setting and what to give instead."""
    monkeypatch.setenv(f"OHJAUS_{name}", value)
    with pytest.raises(BadSettings, match=re.escape(said)) as refused:
        read_settings()
    assert f"OHJAUS_{name}" in str(refused.value)


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
