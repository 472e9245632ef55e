"""The settings: environment variables `OHJAUS_*`, read and checked once, before anything starts.

docs/settings.md tells of each. A new setting is a new field with a default, an entry in `_EXPECTED` when its type is
a new one, and a row in that table.
"""

from __future__ import annotations

import ipaddress
import os
import re
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, StringConstraints, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from ohjaus.library.nearest import did_you_mean

PREFIX = "OHJAUS_"
OF_TESTS = "OHJAUS_TEST_"  # names that only the test suite reads
EMPTY_SAYS_SOMETHING = ("feedback_url",)  # elsewhere an empty value is the same as none

_NETWORKS = r"[0-9A-Fa-f.:/]+(, ?[0-9A-Fa-f.:/]+)*"
_LABEL = r"[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?"
_HOST = re.compile(rf"{_LABEL}(\.{_LABEL})*")
_IN_ADDRESS = re.compile(r"[A-Za-z0-9._~:/?#\[\]@!$&()*+,;=%-]+")  # of RFC 3986, without the apostrophe
_MAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@([^@]{1,253})")
_EXPECTED = {
    "address": "anna osoite, joka alkaa https:// tai http://, ilman ?- ja #-osia, esimerkiksi "
    "https://ohjaus.example.fi/",
    "database": "anna tietokannan osoite, esimerkiksi sqlite:////var/lib/ohjaus/palaute.sqlite tai "
    "postgresql://ohjaus@localhost/ohjaus, tai tyhjä arvo, jos palautetta ei kerätä",
    "contact": "anna sähköpostiosoite tai verkko-osoite, esimerkiksi palaute@example.fi tai https://example.fi/palaute",
    _NETWORKS: "anna välityspalvelinten IP-osoitteita tai verkkoja pilkulla erotettuina: 127.0.0.1, 10.0.0.0/8",
    "token": "anna merkkejä, jotka voivat olla otsakkeessa: kirjaimia a–z, numeroita ja välimerkkejä, ei välejä",
    "origin": "anna sivustojen osoitteita ilman polkua, pilkulla erotettuina: https://www.laitila.fi,https://loimaa.fi",
    "bool_parsing": "anna on tai off",
    "int_parsing": "anna kokonaisluku",
    "greater_than_equal": "anna vähintään {ge}",
    "less_than_equal": "anna enintään {le}",
    "too_short": "anna vähintään {min_length} merkkiä",
    "string_too_long": "anna enintään {max_length} merkkiä",
}


class BadSettings(Exception):
    """The settings cannot be used. The text has one Finnish sentence for each fault, and no secret value."""


class Settings(BaseSettings):
    """Every setting. None of them changes while the program runs."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore", hide_input_in_errors=True)

    root: Path = Path()  # holds knowledge/ and content/
    base_url: str = ""  # empty: where the server listens
    site_contact: str = ""  # where a reader writes about the site itself: a mail or a web address
    site: str = ""  # where the site stands, for the chat's links; set by `ohjaus serve`
    chat: bool = True
    chat_sessions: int = Field(300, ge=1, le=100_000)
    maintenance: Annotated[str, StringConstraints(max_length=500)] = ""
    maintenance_file: Path | None = None
    look_every: int = Field(30, ge=1, le=3600)  # seconds
    questions_per_minute: int = Field(240, ge=1, le=1_000_000)  # of one address
    max_connections: int = Field(2000, ge=10, le=100_000)
    slow_seconds: int = Field(20, ge=1, le=600)
    trusted_proxies: Annotated[str, StringConstraints(pattern=f"^({_NETWORKS})?$")] = "127.0.0.1"
    metrics_token: Annotated[SecretStr, Field(min_length=16)] | None = None
    cors_origins: Annotated[tuple[str, ...], NoDecode] = ()
    frame_ancestors: Annotated[tuple[str, ...], NoDecode] = ()
    feedback_url: str | None = Field(None, repr=False)
    feedback_days: int = Field(400, ge=1, le=3650)
    feedback_per_minute: int = Field(120, ge=1, le=100_000)
    report_password: Annotated[SecretStr, Field(min_length=12)] | None = None

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, values: dict[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in values.items() if value != "" or name in EMPTY_SAYS_SOMETHING}

    @field_validator("cors_origins", "frame_ancestors", mode="before")
    @classmethod
    def _origins(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        origins = tuple(part.removesuffix("/") for part in re.split(r"[,\s]+", value) if part)
        if any(origin != "*" and not _is_origin(origin) for origin in origins):
            raise ValueError("origin")
        return origins

    @field_validator("base_url")
    @classmethod
    def _address(cls, value: str) -> str:
        if value and (not _is_web_address(value) or "?" in value or "#" in value):
            raise ValueError("address")
        return value

    @field_validator("site_contact")
    @classmethod
    def _contact(cls, value: str) -> str:
        mail = _MAIL.fullmatch(value)
        if value and not (_is_host(mail[1]) if mail else _is_web_address(value)):
            raise ValueError("contact")
        return value

    @field_validator("feedback_url")
    @classmethod
    def _database(cls, value: str | None) -> str | None:
        if value and not _is_database(value):
            raise ValueError("database")
        return value

    @field_validator("metrics_token")
    @classmethod
    def _token(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not re.fullmatch(r"[!-~]+", value.get_secret_value()):
            raise ValueError("token")
        return value

    @field_validator("trusted_proxies")
    @classmethod
    def _networks(cls, value: str) -> str:
        for part in value.split(","):
            if part.strip() not in {"", "*"}:
                try:
                    ipaddress.ip_network(part.strip())
                except ValueError as error:
                    raise ValueError(_NETWORKS) from error
        return value

    def database(self, root: Path) -> str:
        """The address of the feedback's database for a root folder; empty when no feedback is taken."""
        if self.feedback_url is None:
            return f"sqlite:///{root.resolve() / 'build' / 'palaute.sqlite'}"
        return _with_driver(self.feedback_url)


def read_settings() -> Settings:
    """The settings of this process's environment. Raises BadSettings that names every fault."""
    names = sorted(name for name in os.environ if name.upper().startswith(PREFIX))
    return _read(tuple((name, os.environ[name]) for name in names))


@lru_cache(maxsize=8)
def _read(variables: tuple[tuple[str, str], ...]) -> Settings:
    """The settings for these variables, which are part of the environment: the chat asks at every press."""
    known = [PREFIX + name.upper() for name in Settings.model_fields]
    faults = [
        f"asetusta {name} ei ole. {did_you_mean(name, known) or 'Asetukset luetellaan tiedostossa docs/settings.md.'}"
        for name, _ in variables
        if name.upper() not in known and not name.upper().startswith(OF_TESTS)
    ]
    try:
        settings = Settings()
    except ValidationError as error:
        faults += dict.fromkeys(_fault(detail) for detail in error.errors(include_input=False))
    if faults:
        raise BadSettings("\n".join(faults))
    return settings


def _fault(detail: ErrorDetails) -> str:
    """One error of pydantic as a sentence. The value is not repeated: it may be a secret."""
    context = detail.get("ctx", {})
    key = str(context.get("error") or detail["type"])
    if detail["type"] == "string_pattern_mismatch":
        key = next(pattern for pattern in _EXPECTED if pattern in context["pattern"])
    return f"asetuksen {PREFIX}{str(detail['loc'][0]).upper()} arvo ei kelpaa: {_EXPECTED[key].format(**context)}"


def _is_host(text: str) -> bool:
    """A name by the rules of DNS, or an IP address as it stands in an address; ä and ö are written as xn--."""
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return len(text) <= 253 and bool(_HOST.fullmatch(text)) and not text.replace(".", "").isdigit()
    return True


def _is_web_address(text: str) -> bool:
    """An http or https address that can stand in a page, a header and a link; nobody's password is in it."""
    try:
        parts = urlsplit(text)
        is_port = parts.port is None or parts.port > 0  # the property raises for 65536 and for letters
    except ValueError:
        return False
    host = parts.hostname or ""
    is_whole = parts.scheme in {"http", "https"} and "@" not in parts.netloc and not parts.netloc.endswith(":")
    return is_whole and is_port and _is_host(host) and bool(_IN_ADDRESS.fullmatch(text))


def _is_origin(text: str) -> bool:
    """A scheme, a host and perhaps a port: what may stand in a policy."""
    return _is_web_address(text) and not (set("/?#") & set(text.partition("://")[2]))


def _is_database(text: str) -> bool:
    """An address that the database's own library can read, with the name of a file or of a database."""
    from psycopg import ProgrammingError  # all of these take a while, and few commands need a database
    from psycopg.conninfo import make_conninfo
    from sqlalchemy import make_url
    from sqlalchemy.exc import SQLAlchemyError

    try:
        url = make_url(_with_driver(text))
        if url.drivername == "sqlite":
            return text.isprintable() and not url.host and not url.query and url.database not in (None, "", ":memory:")
        if url.drivername != "postgresql+psycopg" or not url.database or not 0 < (url.port or 5432) < 65_536:
            return False
        make_conninfo(**url.get_dialect()().create_connect_args(url)[1])
    except (SQLAlchemyError, ProgrammingError, ValueError, TypeError):
        return False
    return not any(sign.isspace() for sign in text)


def _with_driver(url: str) -> str:
    return re.sub(r"^postgresql://", "postgresql+psycopg://", url)
