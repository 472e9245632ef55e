"""Why an exchange was not made."""

from __future__ import annotations


class Refused(Exception):
    """The other side answered badly, or the caller asked for what cannot be done. Its text is a Finnish sentence."""
