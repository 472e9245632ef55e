"""Every rule finds its own mistake, at its place, and nothing else."""

import shutil
from pathlib import Path

import pytest
import yaml

from ohjaus.library import load as loading
from ohjaus.library import page, page_text, parse, rules, shelve, validate
from ohjaus.library.load import load

BROKEN = Path(__file__).parent.parent / "broken"
OF_ONE_FILE = {rule for module in (parse, page, page_text, shelve, validate, loading) for rule in module.RULES}
OF_THE_WHOLE = {rule.id for rule in rules.RULES}
WITHOUT_EXAMPLE = {"file-too-large"}  # tested in test_parse: nobody wants two megabytes here


@pytest.mark.parametrize("case", sorted(path.name for path in BROKEN.iterdir()))
def test_broken_example(case: str, root: Path) -> None:
    """The example of a rule gives the findings written beside it, and a library only when all are warnings."""
    expected = yaml.safe_load((BROKEN / case / "expected.yaml").read_text())
    shutil.copytree(BROKEN / case, root, dirs_exist_ok=True)
    for name, (right, wrong) in expected.get("replace", {}).items():  # where a whole copy would soon be an old one
        text = (root / name).read_text()
        assert right in text
        (root / name).write_text(text.replace(right, wrong))
    for name in expected.get("remove", ()):
        gone = root / name
        shutil.rmtree(gone) if gone.is_dir() else gone.unlink()

    library, problems = load(root, expected.get("day"))

    found = [(p.file, p.line, p.column, p.rule, p.level.value) for p in problems]
    wanted = [(p["file"], p["line"], p["column"], p["rule"], p.get("level", "error")) for p in expected["problems"]]
    assert found == wanted
    for problem, told in zip(problems, expected["problems"], strict=True):
        for words in told["words"]:
            assert words in f"{problem.message} {problem.hint}"
    assert (library is None) == any(level == "error" for *_, level in wanted)
    assert case in {problem.rule for problem in problems}


def test_every_rule_has_an_example() -> None:
    """No rule is without a broken example, and no example is of a rule that is gone."""
    assert {path.name for path in BROKEN.iterdir()} == (OF_ONE_FILE | OF_THE_WHOLE) - WITHOUT_EXAMPLE


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.id)
def test_manual(rule: rules.Rule) -> None:
    """The manual of a rule shows what passes and what does not."""
    assert "\nPasses: " in rule.manual
    assert "\nFails: " in rule.manual or "\nWarns: " in rule.manual


def test_module_is_named_after_its_rule() -> None:
    """The rule `amount-missing` lives in `amount_missing.py`. The rules of easy Finnish stand apart: `load` runs none."""
    folder = Path(rules.__file__).parent
    names = {path.stem.replace("_", "-") for path in folder.glob("[a-z]*.py")}
    assert {name for name in names if not name.startswith("selko-")} == OF_THE_WHOLE
