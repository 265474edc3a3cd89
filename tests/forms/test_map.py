"""The strategy map on paper, without Odoo: where its boxes are and what is drawn."""

import doctest
import json
from datetime import date

import pytest
import quickjs

from sidocakep_report.engine.map import (
    Description,
    MapHeading,
    curves,
    draw_map,
    draw_parts,
    drawings_document,
    map_document,
    map_page,
    map_sheets,
    tree_parts,
)
from sidocakep_report.typeset.engine import FONTS, compile_document
from tests.repository import ROOT
from tests.typeset.reading import page_texts

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
    assert doctest.testmod(curves).failed == 0
    assert doctest.testmod(map_sheets).failed == 0
    assert doctest.testmod(tree_parts).failed == 0


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


def test_in_a_narrow_window_no_type_is_small_and_every_box_fits():
    """What a phone draws: every box at full size in 390 pixels, in 13 and more."""
    context = quickjs.Context()
    for script in SCRIPTS:
        context.eval(script)
    context.eval(
        """
        function drawNarrow(input) {
            const asked = {...JSON.parse(input), narrow: true};
            asked.measure = (text, size) => text.length * size * 0.5;
            return JSON.stringify(sidocakepStrategyMap.draw(asked));
        }
        """
    )
    nodes = [make_node(1, "visi", name="Kabupaten yang tangguh dan melayani " * 3)]
    nodes += [make_node(n, "program", 1) for n in range(2, 9)]
    for node in nodes:
        node.update(responsible="Kepala Badan", person="Suparman", facts="4 kegiatan")
    asked = json.dumps({"nodes": nodes, "labels": {**LEVELS, "visi": "Visi"}})
    boxes = json.loads(context.get("drawNarrow")(asked))["boxes"]
    assert len(boxes) == len(nodes)
    for box in boxes:
        assert box["width"] <= 300
        assert all(text["size"] >= 13 for text in box["texts"])
        bottom = max(text["y"] for text in box["texts"])
        assert bottom < box["height"]


def test_a_script_without_end_is_stopped():
    endless = ["while (true) { [].push(1); let x = 'x'.repeat(1e9); }"]
    with pytest.raises(Exception, match=r"memory|interrupted|length"):
        draw_map(endless, NODES, LEVELS, FACES)


def test_a_word_without_end_is_drawn_as_far_as_its_box_goes():
    """It was cut letter by letter until the time was up."""
    nodes = [{**NODES[0], "name": "W" * 4000}, *NODES[1:]]
    drawing = draw_map(SCRIPTS, nodes, LEVELS, FACES)
    texts = [text for box in drawing["boxes"] for text in box["texts"]]
    endless = [text["text"] for text in texts if text["text"].startswith("WWW")]
    assert 1 < len(endless) < 12
    assert endless[-1].endswith("…")


def test_the_sheet_is_a_tagged_pdf(drawing):
    document = map_document(drawing, HEADING, "sidocakep.plan", 7)
    assert (document.model, document.record_id) == ("sidocakep.plan", 7)
    assert "Kabupaten Uji".upper() in document.strings
    assert compile_document(document).startswith(b"%PDF-1.")


def test_the_sheets_behind_are_numbered_and_repeat_the_level(drawing):
    names = [("Tujuan", "Sejahtera")]
    names += [("Sasaran", f"Sasaran {n} " + "panjang " * 60) for n in range(15)]
    said = [Description(*name) for name in names]
    texts = page_texts(map_document(drawing, HEADING, descriptions=said))
    assert len(texts) > 2
    for number, behind in enumerate(texts[1:], start=2):
        assert f"Halaman{number}dari{len(texts)}" in behind
    assert "Halaman" not in texts[0]
    assert "SASARAN" in texts[1]
    assert "(lanjutan)" not in texts[1]
    for behind in texts[2:]:
        assert behind.count("SASARAN(lanjutan)") == 1
        assert "TUJUAN" not in behind


def test_every_box_is_whole_on_one_of_the_sheets_of_a_large_map():
    """300 components: A3 sheets side by side, in letters of 6 points at the least."""
    nodes = [make_node(1, "tujuan")]
    nodes += [make_node(n, "sasaran", 1) for n in range(2, 22)]
    nodes += [make_node(n, "program", 2 + n % 20) for n in range(22, 301)]
    drawing = draw_map(SCRIPTS, nodes, LEVELS, FACES)
    sheets = map_sheets.lay_out_drawing(drawing)
    assert len(sheets.tiles) > 1
    assert sheets.scale * 11.5 / 0.3528 >= 6 - 1e-6
    dealt = map_sheets.deal_out(drawing, sheets)
    assert {box["id"] for boxes in dealt for box in boxes} == {n["id"] for n in nodes}
    for tile, boxes in zip(sheets.tiles, dealt, strict=True):
        assert tile.width <= map_sheets.ROOM[0] + 1e-6
        assert tile.height <= map_sheets.ROOM[1] + 1e-6
        for box in boxes:
            assert map_sheets.is_whole(tile, box, sheets.scale)
    document = map_document(drawing, HEADING)
    count = len(sheets.tiles)
    assert f"Lembar {count} dari {count}" in document.strings
    assert document.source.count("#pagebreak()") == count - 1
    assert compile_document(document).startswith(b"%PDF-1.")


def test_a_sheet_begins_with_a_whole_row_and_the_name_of_its_level():
    """The second sheet began with the lower halves of boxes of the first."""
    levels = ("visi", "misi", "tujuan", "sasaran", "strategi", "arah_kebijakan")
    nodes = [
        make_node(n, level, n - 1, name="Kabupaten yang tangguh " * (5 + n % 2))
        for n, level in enumerate(levels, start=1)
    ]
    labels = {level: level.title() for level in levels}
    drawing = draw_map(SCRIPTS, nodes, labels, FACES)
    sheets = map_sheets.lay_out_drawing(drawing)
    assert len(sheets.tiles) > 1
    dealt = map_sheets.deal_out(drawing, sheets)
    assert sum(map(len, dealt)) == len(nodes), "each box once"
    tops = {band["y"] * sheets.scale for band in drawing["bands"]}
    for tile in sheets.tiles[1:]:
        assert min(abs(top - tile.top) for top in tops) < 1e-6
    for text in page_texts(map_document(drawing, HEADING)):
        assert "(lanjutan)" not in text


def test_a_large_tree_goes_on_by_branches_each_named_on_both_sheets():
    """One outcome, 6 factors with 3 conditions of 5: all boxes once, at 8 points."""
    eight = 8 * 0.3528 / 11.5
    counts, nodes, above = (1, 6, 3, 5), [], [None]
    for kind, count in zip("abcd", counts, strict=True):
        row = []
        for parent in above:
            for _each in range(count):
                number = len(nodes) + 1
                node = make_node(number, "", parent, f"Simpul nomor {number};")
                nodes.append({**node, "kind": kind, "notes": [f"Ukuran {number};"]})
                row.append(number)
        above = row
    names = dict(zip("abcd", ("Outcome", "CSF", "Antara", "Operasional"), strict=True))
    drawings = draw_parts(
        nodes, names, lambda *boxes: draw_map(SCRIPTS, *boxes, FACES), eight
    )
    document = drawings_document(drawings, HEADING, smallest=eight)
    on_two = 0
    for node in nodes:
        on = [d for d in drawings if node["id"] in {box["id"] for box in d["boxes"]}]
        # a branch that goes on begins with the box under which it ended
        assert len(on) in (1, 2)
        on_two += len(on) == 2
    for drawing in drawings:
        assert len(map_sheets.lay_out_drawing(drawing, eight).tiles) == 1
    ends = [text for text in document.strings if text.startswith("Berlanjut di Lem")]
    begins = [text for text in document.strings if text.startswith("Lanjutan dari ")]
    assert len(ends) == len(begins) == on_two > 0
    assert max(int(text.split()[-1]) for text in ends) <= len(drawings)
    assert compile_document(document).startswith(b"%PDF-1.")
