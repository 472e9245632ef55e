"""The picture that is shown beside a shared link, drawn by Chromium: python docs/make_share_picture.py"""

from __future__ import annotations

import io
import sys
from pathlib import Path

import yaml
from PIL import Image
from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent.parent
sys.path.insert(0, str(HERE / "tests"))

from chromium import installed  # noqa: E402 - it stands among the tests

ASSETS = HERE / "src" / "ohjaus" / "site" / "assets"
PHRASES = HERE / "knowledge" / "phrases.yaml"
PAGE = """<body style="margin:0;width:1200px;height:630px;background:#fbf6ee;color:#26211c;font-family:system-ui,sans-serif;
display:flex;align-items:center;gap:60px;padding:0 90px;box-sizing:border-box;border-top:18px solid #0f5a57">
<div style="width:300px;flex:none">{mark}</div><div><p style="font-size:112px;font-weight:700;margin:0">{name}</p>
<p style="font-size:56px;line-height:1.25;margin:.2em 0 0">{text}</p></div></body>"""
COLOURS = 32


def main() -> None:
    """Writes assets/jako.png."""
    said = yaml.safe_load(PHRASES.read_text(encoding="utf-8"))
    page = PAGE.format(
        mark=(ASSETS / "merkki.svg").read_text(encoding="utf-8"),
        name=said["site-name"]["fi"],
        text=said["site-home-title"]["fi"],
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page(viewport={"width": 1200, "height": 630})
        tab.set_content(page)
        shot = tab.screenshot()
        browser.close()
    Image.open(io.BytesIO(shot)).convert("RGB").quantize(COLOURS).save(ASSETS / "jako.png", optimize=True)


if __name__ == "__main__":
    main()
