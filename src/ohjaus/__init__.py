"""Ohjaus: curated guidance in standard and easy Finnish, matched to a question and never generated."""

__version__ = "0.1.0"
