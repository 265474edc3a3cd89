"""Mutation testing of the engine: ``python tests/engine/mutation.py``.

Needs ``pip install mutmut==3.8.1 pytest hypothesis``. Works on a copy in a temporary
folder (or the one given), because mutmut rewrites what it tests; prints the
survivors and, as its last line, the score. The calculator's subprocess tests are
left out: a child process does not carry the mutant.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ENGINE = Path("sidocakep_base", "engine")
MODULES = (
    "__init__",
    "accumulation",
    "achievement",
    "arithmetic",
    "bands",
    "cli",
    "errors",
    "formulas",
    "indonesian",
    "nip",
    "nomenclature",
    "numerals",
    "policy",
    "reading",
    "scales",
    "values",
)
TESTS = (
    "__init__",
    "conftest",
    "real",
    "test_accumulation",
    "test_achievement",
    "test_achievement_properties",
    "test_arithmetic",
    "test_bands",
    "test_cli",
    "test_indonesian",
    "test_messages",
    "test_nip",
    "test_nomenclature",
    "test_policy",
    "test_reading",
    "test_real_tables",
    "test_traces",
    "test_values_and_scales",
)
CONFIGURATION = f"""\
[tool.mutmut]
source_paths = ["{ENGINE.as_posix()}"]
also_copy = ["tests"]
pytest_add_cli_args_test_selection = ["tests/engine"]
pytest_add_cli_args = ["-p", "no:cacheprovider"]
"""


def copy_to(folder: Path) -> None:
    """Lay out a small project with the engine and its tests."""
    (folder / ENGINE).mkdir(parents=True)
    (folder / "tests" / "engine").mkdir(parents=True)
    (folder / "pyproject.toml").write_text(CONFIGURATION, "utf-8")
    (folder / "tests" / "__init__.py").touch()
    for name in MODULES:
        shutil.copy(ROOT / ENGINE / f"{name}.py", folder / ENGINE)
    for name in TESTS:
        shutil.copy(
            ROOT / "tests" / "engine" / f"{name}.py", folder / "tests" / "engine"
        )
    shutil.copytree(ROOT / "tests" / "data", folder / "tests" / "data")


def mutmut(folder: Path, *arguments: str) -> str:
    """Run mutmut in ``folder``; return what it prints."""
    environment = os.environ | {"HYPOTHESIS_PROFILE": "mutation"}
    process = subprocess.run(
        [sys.executable, "-m", "mutmut", *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    return process.stdout


def main(folder: Path, children: str) -> int:
    """Run all mutants; return 0 when at least 90 of 100 are caught."""
    copy_to(folder)
    mutmut(folder, "run", "--max-children", children)
    outcome = Counter()
    for path in sorted((folder / "mutants").rglob("*.py.meta")):
        codes = json.loads(path.read_text("utf-8"))["exit_code_by_key"]
        for name, code in codes.items():
            # 0: the tests passed; 33: no test reaches the line; None: not run
            fate = {0: "survived", 33: "untested", None: "not run"}.get(code, "caught")
            outcome[fate] += 1
            if fate != "caught":
                print(fate, name)
    total = sum(outcome.values())
    score = 100 * outcome["caught"] / total if total else 0
    print(f"{total} mutants, {dict(outcome)}, score {score:.1f} %")
    return 0 if score >= 90 else 1


if __name__ == "__main__":
    CHILDREN = sys.argv[1] if len(sys.argv) > 1 else "2"
    if len(sys.argv) > 2:
        sys.exit(main(Path(sys.argv[2]), CHILDREN))
    with tempfile.TemporaryDirectory() as temporary:
        sys.exit(main(Path(temporary), CHILDREN))
