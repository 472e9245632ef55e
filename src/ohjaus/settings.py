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

from pydantic import Field, SecretStr, StringConstraints, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from ohjaus.library.nearest import did_you_mean

PREFIX = "OHJAUS_"
OF_TESTS = "OHJAUS_TEST_"  # names that only the test suite reads
EMPTY_SAYS_SOMETHING = ("feedback_url",)  # elsewhere an empty value is the same as none

_ADDRESS = r"https?://[^\s<>\"?#]+"
_ORIGIN = re.compile(r"https?://[A-Za-z0-9.-]+(:\d{1,5})?")
_DATABASE = r"(sqlite|postgresql(\+psycopg)?)://\S+"
_NETWORKS = r"[0-9A-Fa-f.:/]+(, ?[0-9A-Fa-f.:/]+)*"
_EXPECTED = {
    _ADDRESS: "anna osoite, joka alkaa https:// tai http://, esimerkiksi https://ohjaus.example.fi/",
    _DATABASE: "anna tietokannan osoite, esimerkiksi sqlite:////var/lib/ohjaus/palaute.sqlite tai "
    "postgresql://ohjaus@localhost/ohjaus, tai tyhjä arvo, jos palautetta ei kerätä",
    _NETWORKS: "anna välityspalvelinten IP-osoitteita tai verkkoja pilkulla erotettuina: 127.0.0.1, 10.0.0.0/8",
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
    base_url: Annotated[str, StringConstraints(pattern=f"^({_ADDRESS})?$")] = ""  # empty: where the server listens
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
    feedback_url: Annotated[str, StringConstraints(pattern=f"^({_DATABASE})?$")] | None = Field(None, repr=False)
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
        origins = tuple(part.rstrip("/") for part in re.split(r"[,\s]+", value) if part)
        if any(origin != "*" and not _ORIGIN.fullmatch(origin) for origin in origins):
            raise ValueError("origin")
        return origins

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
        return re.sub(r"^postgresql://", "postgresql+psycopg://", self.feedback_url)


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
