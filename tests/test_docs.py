"""What the documents say about the code is true."""

import ast
import re
from pathlib import Path

import pytest

from tests.repository import ADDONS, ROOT, models, parse, tracked_files

NOT_YET = "not yet"
BUILT = (
    "GM-1.8",
    "GM-1.9",
    "GM-1.14",
    "GM-1.15",
    "GM-1.16",
    "GM-1.17",
    "GM-4(2)",
    "GM-5(1)",
    "GM-5(2)",
    "GM-6(1)",
    "GM-6(2)",
    "GM-6(3)",
    "GM-6(4)",
    "GM-7(1)",
    "GM-7(2)",
    "GM-7(3)",
    "GM-7(4)",
    "GM-8",
    "GM-9(1)",
    "GM-9(2)",
    "GM-9(3)",
    "GM-9(5)a",
    "GM-9(5)b",
    "GM-9(5)c",
    "GM-9(6)",
    "GM-9(7)",
    "GM-9(8)",
    "GM-9(9)",
    "GM-10(1)",
    "GM-10(2)",
    "GM-10(3)",
    "GM-10(4)",
    "GM-A",
    "GM-B.1",
    "GM-B.2",
    "GM-B.3",
    "GM-B.4a",
    "GM-B.4b3",
    "GM-C",
    "GM-C.2",
    "GM-C.3",
    "GM-C.4a",
    "GM-C.4b",
    "GM-C.5",
    "GM-C.6a",
    "GM-C.6b",
    "GM-C.6c",
    "GM-D.1",
    "GM-D.2",
    "PS-1.7",
    "PS-1.8",
    "PS-1.9",
    "PS-3(1)",
    "PS-3(2)",
    "PS-3(3)",
    "PS-4(1)",
    "PS-4(2)",
    "PS-4(3)",
    "PS-5(1)a",
    "PS-5(1)b",
    "PS-5(1)c",
    "PS-5(1)d",
    "PS-5(1)e",
    "PS-5(2)a",
    "PS-5(2)b",
    "PS-5(2)c",
    "PS-5(2)d",
    "PS-5(2)e",
    "PS-6(1)",
    "PS-6(2)",
    "PS-6(3)",
    "PS-6(4)a",
    "PS-6(4)b",
    "PS-6(4)c",
    "PS-6(4)d",
    "PS-6(4)e",
    "PS-6(4)f",
    "PS-6(4)g",
    "PS-I",
    "PS-II.a",
    "PS-II.b",
)
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")


def regulation_cells():
    """Return ``{key: cells}`` of docs/regulations.md, the key left out."""
    rows = {}
    for line in (ROOT / "docs" / "regulations.md").read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if re.match(r"\| (GM|PS)-", line):
            assert len(cells) == 5, line
            assert cells[0] not in rows, f"twice: {cells[0]}"
            rows[cells[0]] = tuple(cells[1:])
    return rows


def regulation_rows():
    """Return ``{key: (asks, code, test)}``."""
    return {key: cells[:3] for key, cells in regulation_cells().items()}


#: ``{key: how the tests of the row were seen to fail}``.
PROOFS = {key: cells[3] for key, cells in regulation_cells().items()}


def articles():
    lines = (ROOT / "tests" / "data" / "articles.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith(("#", "key")))


def names_in(path):
    """Return the functions, ``Class.method`` names and model names of a file."""
    names = set()
    for node in parse(path).body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            names.add(node.name)
        if isinstance(node, ast.ClassDef):
            for child in node.body:
                if isinstance(child, ast.FunctionDef):
                    names |= {child.name, f"{node.name}::{child.name}"}
                elif isinstance(child, (ast.Assign, ast.AnnAssign)):
                    targets = (
                        child.targets
                        if isinstance(child, ast.Assign)
                        else [child.target]
                    )
                    names |= {t.id for t in targets if isinstance(t, ast.Name)}
    return names


def test_every_article_has_its_row():
    rows = regulation_rows()
    assert {key: row[0] for key, row in rows.items()} == articles()


@pytest.mark.parametrize("key", sorted(regulation_rows()))
def test_named_code_and_tests_exist(key):
    _asks, code, test = regulation_rows()[key]
    assert (code == NOT_YET) == (test == NOT_YET), "code and test go together"
    if code == NOT_YET:
        return
    for reference in re.findall(r"`([^`]+)`", code):
        check_code(reference)
    tests = re.findall(r"`([^`]+)`", test)
    assert tests, f"{key} names no test"
    for reference in tests:
        check_test(reference)


def check_code(reference):
    name, _blank, detail = reference.partition(" ")
    if name in models():
        return
    path = ROOT / name
    assert path.is_file(), f"no file or model {name}"
    if not detail:
        return
    if path.suffix == ".py":
        assert detail in names_in(path), f"{detail} is not in {name}"
    else:
        assert detail in path.read_text("utf-8"), f"{detail} is not in {name}"


def check_test(reference):
    name, _colons, detail = reference.partition("::")
    path = ROOT / name
    assert path.is_file(), f"no test file {name}"
    assert path.name.startswith("test_"), f"{name} is no test file"
    assert detail, f"{reference} names no test"
    assert detail in names_in(path), f"{detail} is not in {name}"
    assert detail.rpartition("::")[2].startswith("test_"), f"{detail} is no test"


def test_what_is_built_first_is_built():
    rows = regulation_rows()
    assert not [key for key in BUILT if rows[key][1] == NOT_YET]


@pytest.mark.parametrize(
    "path",
    [path for path in tracked_files() if path.suffix == ".md"],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_links_lead_somewhere(path):
    broken = [
        target
        for target in LINK.findall(path.read_text("utf-8"))
        if "://" not in target
        and not target.startswith("mailto:")
        and not (path.parent / target).exists()
    ]
    assert not broken


def test_the_journeys_name_files_that_exist():
    addons = dict(zip("BCR", ADDONS, strict=True))
    text = (ROOT / "docs" / "journeys.md").read_text("utf-8")
    wrong = []
    rows = re.findall(r"^\| [a-zA-Z ]+ \| ([BCR] `.+?) \|", text, re.M)
    assert len(rows) > 25
    for row in rows:
        addon, folder = None, None
        for letter, name in re.findall(r"(?:\b([BCR]) )?`([a-z_/0-9]+\.py)`", row):
            addon = addons.get(letter, addon)
            folder = Path(name).parent if letter or "/" in name else folder
            path = ROOT / addon / folder / Path(name).name
            if not path.is_file():
                wrong.append(str(path.relative_to(ROOT)))
    assert not wrong


def test_decisions_are_listed():
    index = (ROOT / "docs" / "decisions" / "README.md").read_text("utf-8")
    missing = [
        path.name
        for path in (ROOT / "docs" / "decisions").glob("[0-9]*.md")
        if path.name not in index
    ]
    assert not missing


@pytest.mark.parametrize(
    "pattern",
    [
        r"Dari (\d+) ketentuan[^.]*?, (\d+) dikerjakan sistem ini dan (\d+) belum",
        r"Of the (\d+) duties[^.]*? (\d+)\s+are done and (\d+) are not",
    ],
)
def test_the_readme_counts_what_is_done(pattern):
    rows = regulation_rows()
    missing = sum(code == "not yet" for _asks, code, _test in rows.values())
    text = " ".join((ROOT / "README.md").read_text("utf-8").split())
    said = re.search(pattern, text)
    assert said, pattern
    assert [int(number) for number in said.groups()] == [
        len(rows),
        len(rows) - missing,
        missing,
    ]


def test_the_readme_asks_for_the_server_that_production_counts():
    """Two cores and 16 GB are the example that is worked out there."""
    readme = (ROOT / "README.md").read_text("utf-8")
    pages = ROOT / "docs" / "operations"
    counted = (pages / "production.md").read_text("utf-8")
    unit = (pages / "example" / "sidocakep.service").read_text("utf-8")
    [memory] = re.findall(r"dua inti dan (\d+) GB", readme)
    assert f"Contoh untuk dua inti dan {memory} GB" in counted
    [most] = re.findall(r"^MemoryMax=(\d+)G$", unit, re.M)
    assert int(most) < int(memory)
