"""The pages for those who use it: the same tasks in both languages, true pictures."""

import ast
import re
from itertools import pairwise

import pytest

from tests.repository import ROOT, parse

DOCS = ROOT / "docs"
IMAGES = DOCS / "images"
#: Pictures of a walk from an empty Odoo, which no demo database has: taken by hand.
BY_HAND = DOCS / "first-day"
#: The page of a task: (docs/howto, docs/panduan), in the order of the year.
PAGES = (
    ("first-steps", "memulai"),
    ("whole-regency", "satu-kabupaten"),
    ("first-day", "hari-pertama"),
    ("my-work", "pekerjaan-saya"),
    ("officials", "pejabat"),
    ("start-of-year", "mulai-tahun"),
    ("acting", "plt"),
    ("teams", "tim"),
    ("import", "impor"),
    ("plan-life", "rencana"),
    ("strategy-map", "peta-strategis"),
    ("performance-tree", "pohon-kinerja"),
    ("iku", "iku"),
    ("rkt", "rkt"),
    ("dpa", "dpa"),
    ("budget-realisation", "realisasi-anggaran"),
    ("cascading", "penjenjangan"),
    ("signing", "tanda-tangan"),
    ("action-plan", "rencana-aksi"),
    ("printing", "mencetak"),
    ("issued-documents", "dokumen-terbit"),
    ("deadlines", "tenggat"),
    ("performance-data", "data-kinerja"),
    ("measurement", "pengukuran"),
    ("dialog", "dialog"),
    ("overview", "ikhtisar"),
    ("performance-report", "lkjip"),
    ("government-report", "lkjip-pemda"),
    ("revision", "revisi"),
    ("mid-year", "mutasi"),
    ("handover", "memori-kinerja"),
    ("lhe", "lhe"),
    ("own-profile", "profil-peraturan"),
    ("questions", "tanya-jawab"),
)
#: Pages that are no task, with where the other language has them.
BESIDE = {("panduan", "peran"): DOCS / "roles.md"}
SCREENS = ROOT / "sidocakep_report" / "tests" / "screens"
SCRIPTS = (SCREENS / "test_pictures.py", SCREENS / "test_paper_pictures.py")
PICTURE = re.compile(r"!\[[^\]]*\]\(([^)\s]+)\)")
ROW = re.compile(r"^\| \[[^\]]+\]\((?P<page>[\w-]+)\.md\)", re.M)


@pytest.mark.parametrize(("folder", "column"), [("howto", 0), ("panduan", 1)])
def test_both_lists_have_the_same_tasks_in_the_same_order(folder, column):
    listed = ROW.findall((DOCS / folder / "README.md").read_text("utf-8"))
    assert listed == [page[column] for page in PAGES]


@pytest.mark.parametrize(("folder", "column"), [("howto", 0), ("panduan", 1)])
def test_every_page_is_a_task_of_the_list(folder, column):
    written = {path.stem for path in (DOCS / folder).glob("*.md")} - {"README"}
    beside = {stem for place, stem in BESIDE if place == folder}
    assert written - beside == {page[column] for page in PAGES}
    assert all(path.is_file() for path in BESIDE.values())


def pages():
    return [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]


def shown():
    """Return ``{picture: pages}`` of what the pages show."""
    found = {}
    for page in pages():
        for target in PICTURE.findall(page.read_text("utf-8")):
            found.setdefault((page.parent / target).resolve(), []).append(page.name)
    return found


def made():
    """Return the names that the script of the pictures takes."""
    names = [
        call.args[0].value
        for script in SCRIPTS
        for call in ast.walk(parse(script))
        if isinstance(call, ast.Call)
        and isinstance(call.args[0] if call.args else None, ast.Constant)
        and getattr(call.func, "id", "") in ("Picture", "Paper")
    ]
    assert len(names) == len(set(names)), "one name for two pictures"
    return {IMAGES / f"{name}.png" for name in names}


def test_every_picture_shown_exists():
    assert {path: users for path, users in shown().items() if not path.is_file()} == {}


def test_every_picture_is_shown():
    assert {*IMAGES.iterdir(), *BY_HAND.iterdir()} == set(shown())


def test_every_picture_is_made_by_the_script():
    assert set(IMAGES.iterdir()) == made()


def test_a_page_of_both_languages_shows_the_same_pictures():
    differing = {}
    for names in PAGES:
        sides = [
            sorted(PICTURE.findall((DOCS / folder / f"{name}.md").read_text("utf-8")))
            for folder, name in zip(("howto", "panduan"), names, strict=True)
        ]
        if any(one != other for one, other in pairwise(sides)):
            differing[names] = sides
    assert differing == {}
