"""Style and types, as ruff and mypy see them."""

import subprocess
import sys
from pathlib import Path

import pytest

COMMANDS = {
    "style": ["ruff", "check", "."],
    "layout": ["ruff", "format", "--check", "."],
    "types": ["mypy"],
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS.keys())
def test_passes(command: list[str], real_root: Path) -> None:
    """The tool finds nothing, with the settings of pyproject.toml."""
    done = subprocess.run([sys.executable, "-m", *command], cwd=real_root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
