"""What keeps `ohjaus serve` from starting is told in a sentence, before anything is made."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from ohjaus.cli import main

Given = pytest.MonkeyPatch
Said = pytest.CaptureFixture[str]


def test_the_root_comes_from_the_settings(monkeypatch: Given, tmp_path: Path) -> None:
    """Without `--root` the setting tells where the content is, and the option outweighs it."""
    called: list[Path] = []
    monkeypatch.setattr("ohjaus.server.serve", lambda *arguments: called.append(arguments[0]))
    monkeypatch.setenv("OHJAUS_ROOT", str(tmp_path))
    main(["serve"])
    main(["serve", "--root", "."])
    assert called == [tmp_path, Path()]


@pytest.mark.parametrize("given", ["option", "setting"])
def test_no_such_folder(given: str, monkeypatch: Given, capsys: Said, tmp_path: Path) -> None:
    """A root that is not there is a wrong call, and nothing is made of it."""
    root = tmp_path / "olematon"
    monkeypatch.setenv("OHJAUS_ROOT", str(root if given == "setting" else tmp_path))
    assert main(["serve", *(["--root", str(root)] if given == "option" else [])]) == 2
    assert (
        capsys.readouterr().err == f"ohjaus: kansiota {root} ei ole. Anna kansio, jossa ovat knowledge/ ja content/.\n"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("port", ["0", "99999", "ovi", "-1", "²"])
def test_no_such_port(port: str, capsys: Said, tmp_path: Path) -> None:
    """A number that is no port is a wrong call."""
    assert main(["serve", "--root", str(tmp_path), f"--port={port}"]) == 2
    assert capsys.readouterr().err == f"ohjaus: «{port}» ei ole portti 1–65535\n"


@pytest.mark.parametrize(
    ("host", "said"),
    [
        ("127.0.0.1", "on jo käytössä"),
        ("192.0.2.1", "osoite «192.0.2.1» ei ole tämän koneen"),
        ("olematon.invalid", "osoitetta «olematon.invalid» ei löydy"),
        ("", "osoitetta «» ei löydy"),
        ("a" * 300, "ei löydy"),
    ],
)
def test_nowhere_to_listen(host: str, said: str, monkeypatch: Given, capsys: Said, tmp_path: Path) -> None:
    """A port that is taken and a host that is not this machine's: one sentence, exit code 2, and nothing is made."""
    monkeypatch.setenv("OHJAUS_ROOT", str(tmp_path))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert main(["serve", "--root", str(tmp_path), "--host", host, "--port", port]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("ohjaus: ")
    assert said in line
    assert list(tmp_path.iterdir()) == []
