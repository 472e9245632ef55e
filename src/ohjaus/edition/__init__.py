"""Editions: the content of a day with its index and its pages, made beside the one in use and taken into use at once."""

from ohjaus.edition.current import Edition, Watch, current_advisor, today, use, watch_of

__all__ = ["Edition", "Watch", "current_advisor", "today", "use", "watch_of"]
