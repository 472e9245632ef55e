"""What other stages may lean on has a docstring, and every name that is offered exists."""

import ast
import importlib
import pkgutil
from pathlib import Path

import pytest

import ohjaus

MODULES = sorted(
    module.name for module in pkgutil.walk_packages(ohjaus.__path__, "ohjaus.") if not module.name.endswith("__main__")
)
SOURCES = sorted(Path(ohjaus.__file__).parent.rglob("*.py"))


@pytest.mark.parametrize("name", MODULES)
def test_module_imports_alone(name: str) -> None:
    """Every module can be imported, and every name in its __all__ is there."""
    module = importlib.import_module(name)
    assert [each for each in getattr(module, "__all__", ()) if not hasattr(module, each)] == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(SOURCES[0].parent).as_posix())
def test_public_names_are_explained(path: Path) -> None:
    """A module, and each public class and function in it, says in a docstring what it is for."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = [] if ast.get_docstring(tree) or not tree.body else ["the module"]
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef):
            silent += [
                child.name
                for child in node.body
                if isinstance(child, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
                and not child.name.startswith("_")
                and not ast.get_docstring(child)
            ]
    assert silent == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(SOURCES[0].parent).as_posix())
def test_no_module_grows_too_long(path: Path) -> None:
    """A module past about 300 lines splits by noun."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 330


def test_no_helpers() -> None:
    """No module is named after nothing."""
    assert {path.stem for path in SOURCES} & {"helpers", "utils", "util", "common", "misc"} == set()
