"""The chat: a thin face of the advisor, drawn with Streamlit. The conversation lives in the page's address."""

from ohjaus.chat.page import main

__all__ = ["main"]
