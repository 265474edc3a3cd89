"""The typesetter is a room that could be given away: it knows nobody of this house.

Its Python and views are in ``sidocakep_report/typeset``; what Odoo and pytest look for
elsewhere stands in folders of the same name beside the rest.
"""

import ast
import re

import pytest

from tests.repository import (
    ADDONS,
    ROOT,
    is_test,
    parse,
    python_files,
    tracked_files,
)

ROOM = ROOT / "sidocakep_report" / "typeset"
FOLDERS = (
    ROOM,
    ROOT / "sidocakep_report" / "static" / "src" / "typeset",
    ROOT / "sidocakep_report" / "static" / "tests" / "typeset",
    ROOT / "sidocakep_report" / "tests" / "typeset",
    ROOT / "tests" / "typeset",
)
TEXTS = {".py", ".xml", ".js", ".css", ".typ", ".md"}
# Its own address in this repository; an addon of its own would have another one.
ADDRESS = re.compile(
    r'\bsidocakep_report[./](tests[./])?typeset|"sidocakep_report(\.tests)?"'
)
WORDS = re.compile(
    r"sidocakep|sido cakep|\bsakip|\bpk\b|perjanjian|kinerja|agreement|pihak|sasaran"
    r"|tujuan|indikator|indicator|kegiatan|anggaran|budget|renstra|rpjm|\brk[tp]\b"
    r"|\bdpa\b|bupati|wali ?kota|kabupaten|pemerintah|regency|regent|dinas|badan"
    r"|jabatan|pejabat|eselon|\bnip\b|\bpns\b|\basn\b|konsep|halaman|lambang|paser|gunung|boyolali"
    r"|\bperbup|permen|\buu\b|pasal|\bf4\b|folio|indonesia|id-id",
    re.IGNORECASE,
)


def room_files():
    return [
        path
        for path in tracked_files()
        if path.suffix in TEXTS
        and any(path.is_relative_to(folder) for folder in FOLDERS)
    ]


def python_imports(path):
    """Yield ``(level, module, name)`` of the imports of a file."""
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Import):
            yield from ((0, alias.name, None) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield node.level, node.module or "", alias.name


def imported_names(path):
    """Yield ``(absolute module, name)``; relative imports are resolved."""
    package = path.relative_to(ROOT).parent.parts
    for level, module, name in python_imports(path):
        if level:
            base = package[: len(package) - level + 1]
            yield ".".join([*base, *filter(None, [module])]), name
        else:
            yield module.removeprefix("odoo.addons."), name


def published():
    """Return the names in code type of the list "For others" of the room's page."""
    page = (ROOM / "README.md").read_text("utf-8")
    chapter = page.partition("## For others")[2].partition("\n## ")[0]
    return set(re.findall(r"`(\w+)`", chapter)) & {*added_names(), "ENGINE_PARAMETER"}


def engine_interface():
    tree = parse(ROOM / "engine" / "__init__.py")
    (names,) = (
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and node.targets[0].id == "__all__"
    )
    return set(names)


def added_names():
    """Return the fields, methods and keys that the room adds to Odoo."""
    text = "".join(
        path.read_text("utf-8") for path in room_files() if path.is_relative_to(ROOM)
    )
    return set(re.findall(r"\b_?typeset_\w+|\bis_typeset\b|\b_get_typst_\w+", text))


def rest_files(suffixes):
    """Return the files of the addons outside the room, tests too."""
    return [
        path
        for path in tracked_files()
        if path.suffix in suffixes
        and path.relative_to(ROOT).parts[0] in (*ADDONS, "benchmarks")
        and not any(path.is_relative_to(folder) for folder in FOLDERS)
        and "migrations" not in path.parts
    ]


def test_every_folder_of_the_room_is_there():
    assert all(any(p.is_relative_to(f) for p in room_files()) for f in FOLDERS)


@pytest.mark.parametrize("path", room_files(), ids=lambda p: str(p.relative_to(ROOT)))
def test_it_knows_no_word_of_what_is_printed(path):
    text = ADDRESS.sub("", path.read_text("utf-8"))
    assert not WORDS.findall(text)


def test_its_folder_does_not_even_know_its_address():
    wrong = [
        path.name
        for path in room_files()
        if path.is_relative_to(ROOM) and "sidocakep" in path.read_text("utf-8").lower()
    ]
    assert not wrong


def test_it_imports_nothing_from_outside():
    houses = {*ADDONS, "tests", "benchmarks"}
    wrong = [
        (str(path.relative_to(ROOT)), module)
        for path in room_files()
        if path.suffix == ".py"
        for module, _name in imported_names(path)
        if module.split(".")[0] in houses
        and not module.startswith(
            ("sidocakep_report.typeset", "sidocakep_report.tests.typeset")
        )
        and not module.startswith("tests.typeset")
        # the name itself, as in ``from sidocakep_report import typeset``
        and (module, _name) != ("sidocakep_report", "typeset")
    ]
    assert not wrong


def test_the_rest_imports_only_what_is_published():
    names = engine_interface()
    allowed = {("sidocakep_report", "typeset")}
    allowed |= {("sidocakep_report.typeset.engine", name) for name in names}
    allowed |= {("sidocakep_report.typeset", name) for name in published()}
    allowed |= {("sidocakep_report.typeset.hooks", "uninstall_hook")}
    wrong = [
        (str(path.relative_to(ROOT)), module, name)
        for path in rest_files({".py"})
        for module, name in imported_names(path)
        if (f"{module}.{name}").startswith("sidocakep_report.typeset")
        and (module, name) not in allowed
    ]
    assert not wrong


def test_the_rest_uses_only_what_is_published():
    """Of the fields, methods and keys that the typesetter adds to Odoo."""
    internal = added_names() - published()
    assert "_typeset_store" in published() and "_typeset_html" in internal
    wrong = [
        (str(path.relative_to(ROOT)), sorted(found))
        for path in rest_files({".py", ".xml", ".js"})
        if (
            found := internal
            & set(re.findall(r"\w*(?:typeset|typst)\w*", path.read_text("utf-8")))
        )
    ]
    assert not wrong


def test_who_prints_is_there():
    """The tests above look at something: the PK and the map are typeset."""
    users = {
        path.name
        for path in rest_files({".py"})
        if "typeset" in path.read_text("utf-8") and not is_test(path)
    }
    assert {"sidocakep_pk.py", "strategy_map_report.py"} <= users
    assert python_files("sidocakep_report/typeset")
