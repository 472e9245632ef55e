"""The documents tell of everything that there is, and of nothing that is gone."""

import argparse
import re
from pathlib import Path

import pytest

from ohjaus import __version__
from ohjaus.cli import _parser
from ohjaus.library import load, page, page_text, parse, rules, shelve, validate

DOCUMENTS = ("README.md", "README.fi.md", "CHANGELOG.md", "CONTRIBUTING.md", "benchmarks/README.md")
RULES = {rule for module in (load, page, page_text, parse, shelve, validate) for rule in module.RULES} | {
    path.stem.replace("_", "-") for path in Path(rules.__file__).parent.glob("[a-z]*.py")
}


def commands() -> dict[str, argparse.ArgumentParser]:
    """Every command of the command line with its parser."""
    (found,) = [action for action in _parser()._actions if isinstance(action, argparse._SubParsersAction)]
    return dict(found.choices)


def part(text: str, command: str) -> str:
    """What docs/commands.md says of one command."""
    found = re.search(rf"^## `ohjaus {command}\b.*?(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return found.group() if found else ""


def options_of(parser: argparse.ArgumentParser) -> set[str]:
    """The long options of a command and of the commands under it."""
    found = {option for action in parser._actions for option in action.option_strings if option.startswith("--")}
    under = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    return found.union(*(options_of(each) for action in under for each in action.choices.values()))


@pytest.mark.parametrize("command", sorted(commands()))
def test_command(command: str, real_root: Path) -> None:
    """docs/commands.md has a part on the command with each of its options, and with no other."""
    told = part((real_root / "docs" / "commands.md").read_text(encoding="utf-8"), command)
    options = options_of(commands()[command]) - {"--help", "--root"}
    assert told
    assert set(re.findall(r"`(--[a-z-]+)", told)) == options


def test_common_options(real_root: Path) -> None:
    """Options of every command are told of once."""
    assert {"--root", "--help", "--version"} <= set(
        re.findall(r"--[a-z]+", (real_root / "docs" / "commands.md").read_text(encoding="utf-8").split("## ")[0])
    )


def test_rules(real_root: Path) -> None:
    """docs/tarkistukset.md lists every rule of `ohjaus check`, and no rule that is gone."""
    told = re.findall(
        r"^\| `([a-z-]+)` \|", (real_root / "docs" / "tarkistukset.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert sorted(told) == sorted(RULES)


def pages() -> list[Path]:
    """Every document."""
    root = Path(__file__).parent.parent
    return [root / name for name in DOCUMENTS] + sorted((root / "docs").glob("*.md"))


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.name)
def test_links(path: Path) -> None:
    """A link to a file leads to a file, and so does a picture."""
    text = re.sub(r"`[^`\n]*`", "", path.read_text(encoding="utf-8"))
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.name)
def test_make_targets(path: Path, real_root: Path) -> None:
    """A make target that a document names exists."""
    targets = set(re.findall(r"^([a-z]+):", (real_root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:`|^ {4})make ([a-z]+)", path.read_text(encoding="utf-8"), re.MULTILINE))
    assert named <= targets


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.name)
def test_named_commands(path: Path) -> None:
    """A line of a document that runs the command line names a command that there is, with options that it has."""
    for command, rest in re.findall(
        r"^ {4,}.*?\bohjaus ([a-z]+)\b(.*)$", path.read_text(encoding="utf-8"), re.MULTILINE
    ):
        assert command in commands()
        assert set(re.findall(r"(--[a-z-]+)", rest)) <= options_of(commands()[command]) | {"--root"}


def test_both_guides_give_the_same_lines(real_root: Path) -> None:
    """What an operator runs stands alike in the Finnish and the English guide, in the same order."""
    texts = ((real_root / "docs" / name).read_text(encoding="utf-8") for name in ("operations.md", "kaytto-opas.md"))
    english, finnish = (re.findall(r"^ {4,}(\S.*)$", text, re.MULTILINE) for text in texts)
    assert english
    assert english == finnish


def test_changelog_tells_of_this_version(real_root: Path) -> None:
    """The version of the package is that of pyproject.toml and has its heading in the changelog."""
    assert f"## [{__version__}]" in (real_root / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f'\nversion = "{__version__}"\n' in (real_root / "pyproject.toml").read_text(encoding="utf-8")


def test_licences_are_whole(real_root: Path) -> None:
    """The two licences stand in full."""
    code, texts = ((real_root / name).read_text(encoding="utf-8") for name in ("LICENSE", "content/LICENSE"))
    assert code.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert [int(number) for number in re.findall(r"^(\d+)\.", code, re.MULTILINE)] == list(range(1, 16))
    assert "Appendix" in code
    assert [f"Section {number} --" in texts for number in range(1, 9)] == [True] * 8


def test_pins_name_no_machine(real_root: Path) -> None:
    """The pinned requirements have a hash each and name no registry and no path."""
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (real_root / name).read_text(encoding="utf-8")
        pins = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
        assert pins
        assert [pin.split()[0] for pin in pins if "--hash=sha256:" not in pin] == []
        assert not re.search(r"https?://|file:|--index|--find-links", text)
