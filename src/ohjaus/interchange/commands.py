"""The commands of the exchange: import, export, links. What they need is read when they are run."""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ohjaus.editor import Mistake, today
from ohjaus.interchange.refused import Refused
from ohjaus.library import report
from ohjaus.library.files import read
from ohjaus.library.load import load, read_documents

if TYPE_CHECKING:
    from ohjaus.interchange.addresses import Uses
    from ohjaus.interchange.link_memory import Found, Memory

MEMORY = Path("build") / "ptv"
LINK_MEMORY, LINK_REPORT = Path("build") / "links.json", Path("build") / "links.md"
MOST_REDIRECTS = 10
UNREACHED = "yhteenkään osoitteeseen ei saatu yhteyttä. Onko verkkoyhteys poikki? Mitään ei kirjattu."


def import_(options: argparse.Namespace) -> int:
    """Runs `ohjaus import ptv` or `ohjaus import accept` and returns its exit code."""
    day = today(options.day)
    if options.thing == "accept":
        if options.file is None:
            raise Mistake("ehdotuksen tiedosto puuttuu. Esimerkki: ohjaus import accept knowledge/proposals/kela.yaml")
        return _accept(options.root, options.file, day)
    if not options.organisation or options.out is None:
        raise Mistake("anna organisaatio ja tiedosto: --organisation 1234567-8 --out knowledge/proposals/nimi.yaml")
    try:
        return _propose(options.root, options.organisation, options.out, day, options.api.rstrip("/"))
    except Refused as refused:
        raise Mistake(str(refused)) from refused


def _propose(root: Path, organisation: str, out: Path, day: datetime.date, base: str) -> int:
    """Asks the service register of one organisation and writes a proposal. Nothing is written unless all of it came."""
    from ohjaus.interchange.fetch import Fetcher
    from ohjaus.interchange.polite import open_client
    from ohjaus.interchange.proposal import to_yaml
    from ohjaus.interchange.ptv_client import ask
    from ohjaus.interchange.ptv_map import propose

    if out.exists():
        raise Mistake(f"tiedosto {out} on jo. Anna toinen nimi, tai poista vanha, jos sitä ei ole vielä tarkistettu.")
    with open_client() as client:
        answer = ask(Fetcher(client, root / MEMORY), organisation, base)
    municipalities = {entry.value.code: entry.value.id for entry in read_documents(root).municipalities}
    proposal = propose(answer, municipalities, day, base)
    _write(out, to_yaml(proposal))
    print(
        f"{out}: {proposal.organisation}, yhteystietoja {len(proposal.contacts)}, palveluja {len(proposal.services)}.\n"
        f"Mitään ei näytetä vielä. Tarkista ehdotus, täytä review ja aja: ohjaus import accept {out}"
    )
    return 0


def _accept(root: Path, file: Path, day: datetime.date) -> int:
    """Moves the contacts of a reviewed proposal into the library, all of them or none."""
    from ohjaus.interchange.accept import CONTACTS, Accepted, accept

    try:
        data = file.read_bytes()
    except OSError as error:
        raise Mistake(f"tiedostoa {file} ei voi lukea") from error
    found = accept(file.as_posix(), data, read(root)[0], day)
    if not isinstance(found, Accepted):
        print(report.to_text(found), file=sys.stderr)
        return 1
    _write(root / CONTACTS, found.text)
    print("\n".join(f"{contact.id}: {contact.name}" for contact in found.contacts))
    print(f"Yhteystietoja lisättiin {len(found.contacts)} tiedostoon {CONTACTS}.")
    return 0


def export(options: argparse.Namespace) -> int:
    """Runs `ohjaus export ptv` and returns its exit code."""
    from ohjaus.interchange.ptv_export import export as in_its_terms

    loaded = load(options.root)
    if loaded.library is None:
        print(report.to_text(problem for problem in loaded.problems if problem.is_error), file=sys.stderr)
        return 1
    value = in_its_terms(loaded.library, options.base_url)
    _write(options.out, json.dumps(value, ensure_ascii=False, indent=2) + "\n")
    services, channels = (len(value[key]["itemList"]) for key in ("services", "channels"))
    print(f"{options.out}: palveluja {services}, kanavia {channels}")
    return 0


def links(options: argparse.Namespace) -> int:
    """Runs `ohjaus links` and returns its exit code: 1 when an address is broken or silent."""
    from ohjaus.interchange.addresses import addresses
    from ohjaus.interchange.link_memory import read_memory, write_memory
    from ohjaus.interchange.link_report import report as as_document

    root, day = options.root, today(options.day)
    uses = addresses(read(root)[0])
    memory = read_memory(root / LINK_MEMORY)
    if options.live:
        for address, found in _ask(uses, memory, day, options).items():
            memory[address] = found.after(memory.get(address))
        try:
            write_memory(root / LINK_MEMORY, {address: memory[address] for address in uses if address in memory})
        except OSError as error:
            raise Mistake(f"tiedostoa {root / LINK_MEMORY} ei voi kirjoittaa") from error
    path = options.out or root / LINK_REPORT
    _write(path, as_document(uses, memory, day))
    bad = [address for address in uses if address in memory and memory[address].is_bad]
    print("\n".join([*(f"{address}: {memory[address].why}" for address in bad), f"{path}: rikki tai vaiti {len(bad)}"]))
    return 1 if bad else 0


def _ask(uses: Uses, memory: Memory, day: datetime.date, options: argparse.Namespace) -> dict[str, Found]:
    from ohjaus.interchange.link_check import check
    from ohjaus.interchange.link_memory import State, due
    from ohjaus.interchange.link_progress import NoNetwork
    from ohjaus.interchange.polite import open_client

    asked = due(uses, memory, day, options.days)
    print(f"osoitteita {len(uses)}, kysytään {len(asked)}", file=sys.stderr)
    try:
        with open_client(redirects=MOST_REDIRECTS) as client:
            answers = check(client, asked, day, between=options.between, tell=_tell_progress)
    except NoNetwork as error:
        raise Mistake(UNREACHED) from error
    if len(answers) > 1 and all(found.state is State.SILENT for found in answers.values()):
        raise Mistake(UNREACHED)
    return answers


def _tell_progress(asked: int, total: int) -> None:
    print(f"kysytty {asked}/{total}", file=sys.stderr, flush=True)


def _write(path: Path, text: str) -> None:
    from ohjaus.interchange.proposal import write

    try:
        write(path, text)
    except OSError as error:
        raise Mistake(f"tiedostoa {path} ei voi kirjoittaa") from error
