"""The layers and the sizes of the house hold."""

import ast

import pytest

from tests.repository import (
    ADDONS,
    ROOT,
    is_test,
    parse,
    python_files,
    tracked_files,
)

# The numbers of CONTRIBUTING.md.
MAXIMUM_LINES = 400
MAXIMUM_TEST_FILE_LINES = 450
MAXIMUM_FUNCTION_LINES = 50
# A test may carry the table of what it expects.
MAXIMUM_TEST_LINES = 100
# Of what tests expect, and of what must break them.
TABLES = {".tsv", ".csv", ".toml"}
ORDER = {name: rank for rank, name in enumerate(ADDONS)}


def imported_modules(path):
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield ("." * node.level) + (node.module or "")


def engine_files():
    return [
        path
        for addon in ADDONS
        for path in python_files(addon)
        if "engine" in path.relative_to(ROOT).parts
    ]


def test_there_are_engine_files():
    assert len(engine_files()) > 5


@pytest.mark.parametrize(
    "path", engine_files(), ids=lambda path: str(path.relative_to(ROOT))
)
def test_engine_imports_no_odoo(path):
    wrong = [
        name
        for name in imported_modules(path)
        if name.split(".")[0] == "odoo"
        or (name.startswith("...") and "engine" not in name.split("."))
    ]
    assert not wrong, f"{path} imports {wrong}: engine/ is pure Python"


@pytest.mark.parametrize("addon", ADDONS)
def test_addons_import_only_what_is_below(addon):
    wrong = [
        (path.relative_to(ROOT), name)
        for path in python_files(addon)
        for name in imported_modules(path)
        for other in ADDONS
        if f"addons.{other}" in name and ORDER[other] > ORDER[addon]
    ]
    assert not wrong, "base <- cascading <- report"


@pytest.mark.parametrize("addon", ADDONS)
def test_addons_import_nothing_of_the_inside_of_odoo(addon):
    """``odoo.orm`` is Odoo's own; addons take what ``odoo.fields`` and so on give."""
    wrong = [
        (str(path.relative_to(ROOT)), name)
        for path in python_files(addon)
        if "tests" not in path.relative_to(ROOT).parts
        for name in imported_modules(path)
        if name.startswith("odoo.orm")
    ]
    assert not wrong


@pytest.mark.parametrize("addon", ADDONS)
def test_models_do_not_import_upper_layers(addon):
    upper = {"wizard", "report", "controllers"}
    wrong = [
        (path.name, name)
        for path in python_files(f"{addon}/models")
        for name in imported_modules(path)
        if name.startswith("..") and upper & set(name.strip(".").split("."))
    ]
    assert not wrong, "engine <- models <- views, reports, controllers"


@pytest.mark.parametrize("addon", ADDONS)
def test_one_model_a_file(addon):
    wrong = {}
    for path in python_files(f"{addon}/models"):
        classes = [
            node.name
            for node in parse(path).body
            if isinstance(node, ast.ClassDef)
            and any(
                isinstance(base, ast.Attribute)
                and base.attr in {"Model", "TransientModel", "AbstractModel"}
                for base in node.bases
            )
        ]
        if len(classes) > 1:
            wrong[path.name] = classes
    assert not wrong


def test_files_stay_small():
    wrong = {
        str(path.relative_to(ROOT)): lines
        for path in python_files()
        if (lines := len(path.read_text("utf-8").splitlines()))
        > (MAXIMUM_TEST_FILE_LINES if is_test(path) else MAXIMUM_LINES)
    }
    assert not wrong


def test_functions_stay_small():
    wrong = {}
    for path in python_files():
        limit = MAXIMUM_TEST_LINES if is_test(path) else MAXIMUM_FUNCTION_LINES
        for node in ast.walk(parse(path)):
            if isinstance(node, ast.FunctionDef):
                length = node.end_lineno - node.lineno + 1
                if length > limit:
                    wrong[f"{path.relative_to(ROOT)}:{node.name}"] = length
    assert not wrong


def test_the_limits_are_those_that_contributing_tells():
    text = " ".join((ROOT / "CONTRIBUTING.md").read_text("utf-8").split())
    assert (
        f"One model a file, at most {MAXIMUM_LINES} lines, a function "
        f"{MAXIMUM_FUNCTION_LINES}; a file of tests {MAXIMUM_TEST_FILE_LINES}, a test "
        f"{MAXIMUM_TEST_LINES}."
    ) in text


def code_lines(path):
    """Return the lines of a file without blank lines, comments and docstrings."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    prose = set()
    for node in ast.walk(parse(path)):
        if isinstance(node, documented) and ast.get_docstring(node, clean=False):
            prose.update(range(node.body[0].lineno, node.body[0].end_lineno + 1))
    return [
        line
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if number not in prose and line.strip() and not line.strip().startswith("#")
    ]


def count_lines(path):
    """Return how many lines of a file say something."""
    if path.suffix == ".py":
        return len(code_lines(path))
    lines = (line.strip() for line in path.read_text("utf-8").splitlines())
    return sum(
        bool(line) and not line.startswith(("//", "/*", "*", "#")) for line in lines
    )


def test_tests_are_at_least_as_long_as_code():
    """Of Python and JavaScript; the tables of what is expected are part of the tests.

    Manifests are lists of files. A migration is tried by the stored databases, which
    have no lines; the scripts that made them are no tests.
    """
    code, tests = 0, 0
    for path in tracked_files():
        parts = path.relative_to(ROOT).parts
        if path.suffix not in TABLES | {".py", ".js"} or "migrations" in parts:
            continue
        if is_test(path):
            tests += 0 if "upgrade" in parts else count_lines(path)
        elif parts[0] in ADDONS and path.suffix not in TABLES:
            code += 0 if path.name == "__manifest__.py" else count_lines(path)
    assert tests >= code


def imported_names(package):
    """Return the modules that the ``__init__`` of a package of tests imports."""
    names = []
    for node in parse(package / "__init__.py").body:
        if isinstance(node, ast.ImportFrom) and node.names[0].name == "*":
            names += imported_names(package / node.module)
        elif isinstance(node, ast.ImportFrom):
            names += [alias.name for alias in node.names]
    return names


@pytest.mark.parametrize("addon", [*ADDONS, "tests/addons/test_sidocakep"])
def test_every_test_file_is_imported(addon):
    """Odoo finds a test as a member of ``tests``, so a name is there once."""
    folder = ROOT / addon / "tests"
    names = sorted(path.stem for path in folder.rglob("test_*.py"))
    assert names, f"{addon} has no tests"
    assert names == sorted(imported_names(folder))


@pytest.mark.parametrize("addon", ADDONS)
def test_tests_stand_in_the_rooms_of_their_models(addon):
    """Beside the rooms there is what is about the whole addon."""
    rooms = {path.name for path in (ROOT / addon / "models").iterdir()}
    rooms |= {"screens", "real", "forms", "typeset", "year"}
    folder = ROOT / addon / "tests"
    packages = {path.parent.name for path in folder.glob("*/test_*.py")}
    assert packages <= rooms
    beside = sum(1 for _path in folder.glob("test_*.py"))
    assert beside < 5, "which room is it about?"


def test_nothing_refers_to_one_machine_or_a_promise():
    # The words are put together here so that this file does not find itself.
    words = ["/wo" + "rk/", "../sha" + "red", "TO" + "DO", "FIX" + "ME"]
    suffixes = {".py", ".xml", ".js", ".scss", ".md", ".sh", ".toml", ".cfg", ""}
    wrong = []
    for path in tracked_files():
        if path.suffix not in suffixes or path.name == "LICENSE":
            continue
        text = path.read_text("utf-8", errors="replace")
        wrong += [f"{path.relative_to(ROOT)}: {word}" for word in words if word in text]
    assert not wrong


#: What stands beside the folders: what is read first, and the settings of tools.
TOP_FOLDERS = {".ci", "benchmarks", "docs", "setup", "tests", *ADDONS}
TOP_FILES = {
    *(".editorconfig", ".gitignore", ".oca_hooks.cfg", ".pre-commit-config.yaml"),
    *(".prettierignore", ".pylintrc", "checklog-odoo.cfg", "eslint.config.cjs"),
    *("package-lock.json", "package.json", "prettier.config.cjs", "pyproject.toml"),
    *("CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md", "SECURITY.md"),
}


def test_the_top_level_holds_what_was_decided():
    """Notes of somebody's work once came in with a commit of everything."""
    top = {path.relative_to(ROOT).parts[0] for path in tracked_files()}
    assert top == TOP_FOLDERS | TOP_FILES
