"""One ASGI application: the site at /, the API at /api/v1/, the chat at /keskustelu/."""

from ohjaus.server.application import application
from ohjaus.server.listening import CannotListen
from ohjaus.server.serve import serve

__all__ = ["CannotListen", "application", "serve"]
