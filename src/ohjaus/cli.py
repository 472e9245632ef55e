"""The command line: a thin face of the advisor. Today's day enters here."""

from __future__ import annotations

import argparse
import datetime
import json
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO, Any, get_args

from ohjaus import __version__, count_command, editor, publish_command
from ohjaus.advisor import Advisor, open_advisor
from ohjaus.count_command import find_municipality
from ohjaus.dialogue.conversation import Conversation
from ohjaus.dialogue.decision import NAMES
from ohjaus.editor import Mistake, today
from ohjaus.interchange import commands as exchange
from ohjaus.library import report
from ohjaus.library.model import AUDIENCES, REGISTERS, Kind, Register
from ohjaus.render.to_explanation import to_explanation
from ohjaus.render.to_json import to_json
from ohjaus.render.to_text import to_text
from ohjaus.search.tables import ContentError
from ohjaus.settings import BadSettings

PTV = "https://api.palvelutietovaranto.suomi.fi/api/v11"
HOST, PORT = "127.0.0.1", 8501


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code: 0 done, 1 faults in the content, 2 a wrong call."""
    try:
        options = _parser().parse_args(arguments)
        return int(options.run(options))
    except ContentError as error:
        print(report.to_text(problem for problem in error.problems if problem.is_error), file=sys.stderr)
        return 1
    except (Mistake, BadSettings) as mistake:
        print("\n".join(f"ohjaus: {line}" for line in str(mistake).splitlines()), file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ohjaus", description="Ohjausta työhön selkeällä suomella ja selkokielellä.")
    parser.add_argument("--version", action="version", version=f"ohjaus {__version__}")
    commands = parser.add_subparsers(required=True, metavar="komento")

    ask = _command(commands, "ask", _ask, "vastaa kysymykseen")
    ask.add_argument("text", nargs="?", help="kysymys omin sanoin")
    ask.add_argument("--register", choices=REGISTERS, default="fi", help="fi tai selko")
    ask.add_argument("--municipality", help="kunnan nimi tai tunnus")
    ask.add_argument("--audience", choices=AUDIENCES, help="kuka kysyy")
    ask.add_argument("--day", type=_day, help="päivä, jona vastaus pätee: VVVV-KK-PP")
    ask.add_argument("--json", action="store_true", help="vastaus JSON-muodossa")
    ask.add_argument("--jsonl", action="store_true", help="kysymyksiä riveittäin syötteestä")

    count = _command(commands, "count", count_command.run, "laske, paljonko tuki on tai paljonko saa ansaita")
    count_command.add_arguments(count, _day)

    explain = _command(commands, "explain", _explain, "näytä jokaisen vaiheen arvo")
    explain.add_argument("text", help="kysymys omin sanoin")
    explain.add_argument("--json", action="store_true", help="kaikki arvot JSON-muodossa")

    check = _command(commands, "check", editor.check, "tarkista sisältö")
    check.add_argument("--format", choices=("text", "json", "github"), default="text", help="tulosteen muoto")
    check.add_argument("--strict", action="store_true", help="sisällön varoituskin on virhe")
    check.add_argument("--report", action="store_true", help="tulosta sisällön määrät")
    check.add_argument("--day", type=_day, help="päivä, jonka jälkeen mitään ei ole voitu nähdä: VVVV-KK-PP")
    check.add_argument("--selko", action="store_true", help="tulosta jokaisen selkosivun mitat ja virkkeet")
    check.add_argument("--warnings", action="store_true", help="näytä myös selkokielen varoitukset")

    fresh = _command(commands, "fresh", editor.fresh, "luettele, mikä vanhenee")
    fresh.add_argument("--day", type=_day, help="päivä, josta katsotaan: VVVV-KK-PP")
    fresh.add_argument("--days", type=int, default=90, help="kuinka monta päivää eteenpäin katsotaan")

    new = _command(commands, "new", editor.new, "tee uuden aiheen tiedostot täydennettäviksi")
    new.add_argument("thing", choices=("topic",), help="topic: uusi aihe")
    new.add_argument("id", help="aiheen tunnus, esimerkiksi starttiraha")
    new.add_argument("--kind", choices=get_args(Kind), default="service", help="millainen aihe on")

    build = _command(commands, "build", publish_command.build, "tee sivusto kansioon")
    build.add_argument("--out", type=Path, help="kansio, johon sivusto tehdään")
    build.add_argument("--day", type=_day, help="päivä, jona sivusto pätee: VVVV-KK-PP")
    build.add_argument("--base-url", default="", type=_base_url, help="osoite, josta sivusto julkaistaan")

    evaluate_ = _command(commands, "evaluate", editor.evaluate, "mittaa, kuinka hyvin kysymyksiin vastataan")
    evaluate_.add_argument("files", nargs="*", type=Path, help="kysymystiedostot (YAML)")
    evaluate_.add_argument("--forms", action="store_true", help="mittaa kysymysten sijasta nimien taivutusmuodot")
    evaluate_.add_argument("--one-in", type=_count, default=1, help="vain joka monesko muoto; oletus 1, kaikki")
    evaluate_.add_argument("--write", action="store_true", help="kirjoita taulukot tiedostoon docs/mittaukset.md")
    evaluate_.add_argument("--day", type=_day, help="päivä, jona vastaukset pätevät: VVVV-KK-PP")
    evaluate_.add_argument("--misses", action="store_true", help="luettele myös ne, jotka eivät osuneet")

    calibrate_ = _command(commands, "calibrate", editor.calibrate, "laske, milloin vastataan ja milloin kysytään")
    calibrate_.add_argument("files", nargs="+", type=Path, help="kysymystiedostot (YAML)")
    calibrate_.add_argument("--write", action="store_true", help="kirjoita tulos tiedostoon knowledge/calibration.yaml")
    calibrate_.add_argument("--plot", type=Path, metavar="SVG", help="piirrä käyrä tähän tiedostoon")

    prepare = _command(commands, "prepare", publish_command.prepare, "tee palvelimen taulut ja sivut valmiiksi")
    prepare.add_argument("--day", type=_day, help="päivä, jonka sivut tehdään: VVVV-KK-PP")
    prepare.add_argument(
        "--base-url", type=_base_url, help="osoite, jossa lukijat näkevät sivuston; ilman sitä vain taulut"
    )
    prepare.add_argument("--no-chat", action="store_true", help="sivut, joilta ei ole linkkejä keskusteluun")
    prepare.add_argument("--votes", action="store_true", help="sivut, jotka kysyvät, auttoiko vastaus")
    report_ = _command(commands, "report", editor.report_feedback, "kerro, mitä kysyttiin ja mikä auttoi")
    report_.add_argument("--first", type=_day, help="ensimmäinen päivä: VVVV-KK-PP; oletus 12 viikkoa sitten")
    report_.add_argument("--last", type=_day, help="viimeinen päivä: VVVV-KK-PP; oletus tänään")
    report_.add_argument("--json", action="store_true", help="raportti JSON-muodossa")
    report_.add_argument("--svg", type=Path, metavar="KANSIO", help="piirrä kuvat tähän kansioon")

    import_ = _command(
        commands,
        "import",
        exchange.import_,
        "tuo organisaatio, palvelut ja yhteystiedot Palvelutietovarannosta tarkistettaviksi",
    )
    # Commands of their own: argparse takes an optional file for missing when an option stands before it.
    things = import_.add_subparsers(required=True, metavar="mitä", dest="thing")
    ptv = _command(things, "ptv", exchange.import_, "tee ehdotus", root=argparse.SUPPRESS)
    ptv.add_argument("--organisation", help="organisaation tunniste (GUID) tai Y-tunnus")
    ptv.add_argument("--out", type=Path, help="tiedosto, johon ehdotus kirjoitetaan")
    ptv.add_argument("--day", type=_day, help="päivä, jona tiedot nähtiin: VVVV-KK-PP")
    ptv.add_argument("--api", type=_base_url, default=PTV, help="rajapinnan osoite, jos se on muu kuin tavallinen")
    accept = _command(things, "accept", exchange.import_, "ota tarkistettu ehdotus", root=argparse.SUPPRESS)
    accept.add_argument("file", nargs="?", type=Path, help="tarkistettu ehdotus")
    accept.add_argument("--day", type=_day, help="päivä, jona tiedot otettiin: VVVV-KK-PP")

    export = _command(commands, "export", exchange.export, "kirjoita oppaat Palvelutietovarannon muodossa")
    export.add_argument("thing", choices=("ptv",), help="ptv: Palvelutietovarannon muoto")
    export.add_argument("--out", type=Path, required=True, help="tiedosto, johon kirjoitetaan (JSON)")
    export.add_argument("--base-url", default="", type=_base_url, help="osoite, josta sivusto julkaistaan")

    links = _command(commands, "links", exchange.links, "tarkista, toimivatko ulkoiset linkit")
    links.add_argument("--live", action="store_true", help="kysy verkosta; muuten kerrotaan, mitä jo tiedetään")
    links.add_argument("--days", type=_count, default=7, help="kysy niitä, joita ei ole kysytty näin moneen päivään")
    links.add_argument(
        "--between", type=float, default=1.0, help="sekunteja saman palvelimen kahden kysymyksen välissä"
    )
    links.add_argument("--out", type=Path, help="raportin tiedosto; oletus build/links.md")
    links.add_argument("--day", type=_day, help="päivä, joka kirjataan: VVVV-KK-PP")

    serve = _command(commands, "serve", publish_command.serve, "käynnistä palvelin")
    serve.add_argument("--host", default=HOST, help="osoite, jota kuunnellaan")
    serve.add_argument("--port", type=_port, default=PORT, help="portti, jota kuunnellaan")
    serve.set_defaults(root=None)  # then the setting OHJAUS_ROOT tells
    serve.add_argument("--day", type=_day, help="harjoitus: palvele kuin olisi tämä päivä, VVVV-KK-PP")
    return parser


def _command(commands: Any, name: str, run: Any, text: str, root: Any = Path()) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=text, description=text[:1].upper() + text[1:] + "."
    )
    parser.add_argument("--root", type=Path, default=root, help="kansio, jossa ovat knowledge/ ja content/")
    parser.set_defaults(run=run)
    return parser


# What is wrong with a value is told by `main`, in one Finnish sentence: argparse would put English words around it.


def _day(text: str) -> datetime.date:
    try:
        if len(text) != len("2026-01-01"):  # Python reads other forms of a day too, the help does not promise them
            raise ValueError
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise Mistake(f"«{text}» ei ole päivä muodossa VVVV-KK-PP") from None


def _count(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise Mistake(f"«{text}» ei ole luku 1, 2, 3...")
    return int(text)


def _port(text: str) -> int:
    if not re.fullmatch("[0-9]{1,5}", text) or not 0 < int(text) < 65_536:
        raise Mistake(f"«{text}» ei ole portti 1–65535")
    return int(text)


def _base_url(text: str) -> str:
    if text and not re.match(r"https?://[^\s<>\"]+$", text):
        raise Mistake(f"«{text}» ei ole osoite, joka alkaa https://")
    return text


def _ask(options: argparse.Namespace) -> int:
    if options.jsonl:
        return _ask_lines(open_advisor(options.root), sys.stdin, sys.stdout)
    if options.text is None:
        raise Mistake('kysymys puuttuu. Esimerkki: ohjaus ask "paljonko kulukorvaus on"')
    advisor = open_advisor(options.root)
    conversation = Conversation(
        place=find_municipality(advisor.library, options.municipality), audience=options.audience
    )
    turn = advisor.ask(options.text, conversation, today(options.day), options.register)
    if options.json:
        print(json.dumps(to_json(turn.reply), ensure_ascii=False, indent=2))
    else:
        print(to_text(turn.reply))
    return 0


def _ask_lines(advisor: Advisor, lines: Iterable[str], out: IO[str]) -> int:
    """Answers question records, one JSON object a line, in the same order. A broken line is answered with an error."""
    for line in lines:
        if not line.strip():
            continue
        record: Any = None
        try:
            record = json.loads(line)
            turns = record["turns"]
            if not isinstance(turns, list) or not all(isinstance(text, str) for text in turns):
                raise TypeError
            day = today(_day(str(record["day"])) if record.get("day") else None)
        except (ValueError, KeyError, TypeError, AttributeError, Mistake):
            known = record.get("id") if isinstance(record, dict) else None
            out.write(
                json.dumps({"id": known, "error": "rivi ei ole kysymys JSON-muodossa"}, ensure_ascii=False) + "\n"
            )
            continue
        register: Register = "selko" if record.get("register") == "selko" else "fi"
        conversation = Conversation()
        replies = []
        for text in turns:
            turn = advisor.ask(text, conversation, day, register)
            conversation = turn.conversation
            replies.append(
                {
                    "decision": NAMES[type(turn.decision)],
                    "topics": list(turn.reply.topics),
                    "section": turn.reply.section,
                    "text": to_text(turn.reply),
                }
            )
        out.write(json.dumps({"id": record.get("id"), "replies": replies}, ensure_ascii=False) + "\n")
        out.flush()
    return 0


def _explain(options: argparse.Namespace) -> int:
    advisor = open_advisor(options.root)
    road = advisor.explain(options.text, Conversation())
    print(json.dumps(road, ensure_ascii=False, indent=2) if options.json else to_explanation(road), end="")
    return 0
