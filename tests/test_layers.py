"""One line of stages, nothing flows back."""

import subprocess
import sys
from pathlib import Path


def test_contracts(real_root: Path) -> None:
    """The contracts of pyproject.toml hold. In a process of its own: the linter silences the loggers of the one it runs in."""
    lint = [str(Path(sys.executable).with_name("lint-imports")), "--config", "pyproject.toml", "--no-cache"]
    done = subprocess.run(lint, cwd=real_root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
