"""The page's title, style sheet and small script. The server puts the last two in its shell; here for the rest."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

ASSETS = Path(__file__).parent / "assets"


def page(title: str, has_shell: bool) -> None:
    """The head of the page, first of all."""
    st.set_page_config(page_title=title, page_icon=str(ASSETS / "icon.svg"), layout="centered")
    if not has_shell:
        style = (ASSETS / "chat.css").read_text(encoding="utf-8")
        script = (ASSETS / "chat.js").read_text(encoding="utf-8")
        st.html(f"<style>{style}</style>")
        st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)


def broken() -> None:
    """What is shown when there is no content to answer from."""
    st.html(ASSETS / "broken.html")
