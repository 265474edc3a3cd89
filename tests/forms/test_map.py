"""The strategy map on paper, without Odoo: where its boxes are and what is drawn."""

import doctest
from datetime import date

import pytest

from sidocakep_report.engine.map import MapHeading, draw_map, map_document, map_page
from sidocakep_report.typeset.engine import FONTS, compile_document
from tests.repository import ROOT

SCRIPTS = [
    (ROOT / "sidocakep_cascading" / "static" / name).read_text("utf-8")
    for name in (
        "lib/dagre/dagre.min.js",
        "src/strategy_map_layout/map_layout.js",
    )
]
FACES = [FONTS / f"LiberationSans-{face}.ttf" for face in ("Regular", "Bold")]
LEVELS = {"tujuan": "Tujuan", "sasaran": "Sasaran", "program": "Program"}
HEADING = MapHeading(
    title="Peta Strategis",
    government="Kabupaten Uji",
    lines=["Dinas Uji"],
    right=["Dicetak 15 Juni 2026"],
    day=date(2026, 6, 15),
)


def make_node(number, level, parent=False, name="Nama"):
    return {
        "id": number,
        "parent_id": parent,
        "level": level,
        "code": str(number),
        "name": name,
        "responsible": "",
        "person": "",
        "facts": "",
        "perspective": "",
        "rating": False,
        "links": [],
        "color": "#12355b",
    }


NODES = [
    make_node(1, "tujuan"),
    make_node(2, "sasaran", 1),
    make_node(3, "sasaran", 1),
    make_node(4, "program", 2),
]


@pytest.fixture(scope="module")
def drawing():
    return draw_map(SCRIPTS, NODES, LEVELS, FACES)


def test_examples():
    assert doctest.testmod(map_page).failed == 0


def test_a_level_is_a_row_and_a_parent_stands_above(drawing):
    assert [band["label"] for band in drawing["bands"]] == list(LEVELS.values())
    tops = {box["id"]: box["y"] for box in drawing["boxes"]}
    assert tops.keys() == {1, 2, 3, 4}
    assert tops[1] < tops[2] == tops[3] < tops[4]


def test_boxes_do_not_overlap(drawing):
    for box in drawing["boxes"]:
        for other in drawing["boxes"]:
            if other is not box and other["y"] == box["y"]:
                assert (
                    box["x"] + box["width"] <= other["x"]
                    or other["x"] + other["width"] <= box["x"]
                )


def test_the_same_plan_is_laid_out_the_same(drawing):
    assert draw_map(SCRIPTS, NODES, LEVELS, FACES) == drawing


def test_a_script_without_end_is_stopped():
    endless = ["while (true) { [].push(1); let x = 'x'.repeat(1e9); }"]
    with pytest.raises(Exception, match=r"memory|interrupted|length"):
        draw_map(endless, NODES, LEVELS, FACES)


def test_the_sheet_is_a_tagged_pdf(drawing):
    document = map_document(drawing, HEADING, "sidocakep.plan", 7)
    assert (document.model, document.record_id) == ("sidocakep.plan", 7)
    assert "Kabupaten Uji".upper() in document.strings
    assert compile_document(document).startswith(b"%PDF-1.")
