"""The script that puts our question box on a page of somebody else's."""

from __future__ import annotations

from ohjaus.library.model import REGISTERS
from ohjaus.render.to_html import environment
from ohjaus.site.build import Build, Pages

SCRIPT = "assets/upota.js"  # its address is on other people's pages: it never changes


def embed_files(build: Build) -> Pages:
    """The script, when there is a server that answers what is asked with it."""
    if not build.site.chat:
        return
    words = {
        register: {
            "label": build.library.phrase("embed-label", register),
            "help": build.library.phrase("embed-help", register),
            "send": build.library.phrase("embed-send", register),
        }
        for register in REGISTERS
    }
    text = environment().get_template("upota.js.j2").render(words=words, base=build.site.base_url)
    yield SCRIPT, text + "\n"
