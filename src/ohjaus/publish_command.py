"""The commands that bring the content to readers: `build` as files, `prepare` before a server starts, `serve`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ohjaus.advisor import open_advisor
from ohjaus.editor import Mistake, today
from ohjaus.search.tables import BUILD, ContentError
from ohjaus.settings import read_settings


def build(options: argparse.Namespace) -> int:
    """Runs `ohjaus build` and returns its exit code."""
    from ohjaus.site.packing.kept import packed
    from ohjaus.site.pages import build_pages
    from ohjaus.site.write import RefusedFolder, write

    advisor = open_advisor(options.root)
    out = options.out or options.root / BUILD / "site"
    day = today(options.day)
    contact = read_settings().site_contact
    pages = build_pages(
        advisor.library,
        day,
        options.base_url,
        as_of=day != today(None),
        contact=contact,
        tables=packed(options.root, advisor.library, advisor.index),
    )
    try:
        write(pages, out)
    except RefusedFolder as refused:
        raise Mistake(str(refused)) from refused
    print(f"{len(pages)} tiedostoa kansiossa {out}")
    if not options.base_url:
        print(_NO_ADDRESS, file=sys.stderr)
    return 0


_NO_ADDRESS = """\
ohjaus: sivusto tehtiin ilman osoitetta (--base-url), ja siitä puuttuu:
ohjaus: - QR-koodit sivuilta ja tulosteista, ja tulosteista sivun koko osoite
ohjaus: - verkkotunnus sivujen omista osoitteista (canonical), jakotiedoista ja tiedostosta data/ohjaus.json
ohjaus: - verkkotunnus sivukartasta (sitemap.xml), robots.txt:stä ja Atom-syötteestä: hakukoneet ja lukuohjelmat eivät löydä niillä sivuja
ohjaus: - verkkotunnus kumppanien linkistä ja upotuskoodista: ne eivät toimi muilla sivustoilla
ohjaus: Sivun 404.html linkit toimivat vain, jos sivusto on verkkotunnuksen juuressa.
ohjaus: Kun julkaiset, anna osoite: ohjaus build --base-url https://esimerkki.fi/ohjaus/"""


def prepare(options: argparse.Namespace) -> int:
    """Runs `ohjaus prepare` and returns its exit code."""
    from ohjaus.edition.make import make
    from ohjaus.site.write import RefusedFolder

    day = today(options.day)
    base_url = options.base_url and options.base_url.rstrip("/") + "/"
    try:
        make(
            options.root.resolve(),
            day,
            base_url,
            chat=not options.no_chat,
            votes=options.votes,
            as_of=day != today(None),
            contact=read_settings().site_contact,
        )
    except (OSError, RefusedFolder) as error:
        raise Mistake(f"levy ei ottanut vastaan: {error}") from error
    return 0


def serve(options: argparse.Namespace) -> int:
    """Runs `ohjaus serve` and returns its exit code."""
    from ohjaus import server
    from ohjaus.site.write import RefusedFolder

    root: Path = options.root or read_settings().root
    if not root.is_dir():
        raise Mistake(f"kansiota {root} ei ole. Anna kansio, jossa ovat knowledge/ ja content/.")
    try:
        server.serve(root, options.host, options.port, options.day)
    except ContentError:
        print(
            "ohjaus: palvelin ei käynnisty: sisällössä on virheitä, eikä aiempaa versiota ole tallessa", file=sys.stderr
        )
        raise
    except OSError as error:
        raise Mistake(f"levy ei ottanut vastaan: {error}") from error
    except (server.CannotListen, RefusedFolder) as refused:
        raise Mistake(str(refused)) from refused
    return 0
