"""What is written on the sheets of a map, from a drawing whose places are known."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sidocakep_report.engine.map import MapHeading, drawings_document, map_document
from sidocakep_report.engine.map.curves import point_arrow
from sidocakep_report.engine.map.map_page import Proof, make_proof
from sidocakep_report.engine.map.map_sheets import LEAST, MOST, ROOM, lay_out
from sidocakep_report.typeset.engine.images import EmbeddedImage

CODE = EmbeddedImage("kode.png", b"\x89PNG", "Kode QR")


def make_heading(**changed):
    values = {
        "title": "Peta Strategis",
        "government": "Kabupaten Uji",
        "lines": ["Dinas Uji", "", "Tahun 2026"],
        "right": ["Dicetak 15 Juni 2026"],
        "day": date(2026, 6, 15),
    }
    return MapHeading(**values | changed)


def make_box(x, y, level="tujuan", rating=None, bar="", words="Sejahtera"):
    return {
        "x": x,
        "y": y,
        "width": 200,
        "height": 80,
        "level": level,
        "fill": "#ffffff",
        "line": "#12355b",
        "bar": bar,
        "rating": rating,
        "texts": [
            {"x": 12, "y": 30, "size": 13, "bold": True, "ink": "#000", "text": words},
            {"x": 12, "y": 50, "size": 11.5, "bold": False, "ink": "#111", "text": " "},
        ],
    }


def make_band(level, y, height=150):
    return {
        "level": level,
        "label": level.title(),
        "y": y,
        "height": height,
        "fill": "#eef2f6",
        "ink": "#52606d",
    }


def make_drawing(**changed):
    values = {
        "width": 800,
        "height": 300,
        "bands": [make_band("tujuan", 0), make_band("sasaran", 150)],
        "boxes": [make_box(20, 50), make_box(20, 200, "sasaran", words="Sehat")],
        "edges": [{"start": [120, 130], "segments": [[120, 150, 120, 180, 120, 200]]}],
        "links": [],
        "stacks": [],
    }
    return values | changed


def write(drawing, **heading):
    return drawings_document([drawing], make_heading(**heading))


def get_calls(source, name):
    """Return what a figure is drawn with, each time that it is."""
    return re.findall(rf"^{name}\((.*)\)$", source, re.M)


# ---------------------------------------------------------------- what is drawn


def test_each_band_box_and_edge_is_drawn_at_its_place():
    document = write(make_drawing())
    source = document.source
    assert get_calls(source, "band") == [
        '0.0, 150.0, "#eef2f6"',
        '150.0, 150.0, "#eef2f6"',
    ]
    assert get_calls(source, "body") == [
        '20.0, 50.0, 200.0, 80.0, "#ffffff", "#12355b", none',
        '20.0, 200.0, 200.0, 80.0, "#ffffff", "#12355b", none',
    ]
    # words of a box count from its corner; a line of blanks is none
    assert get_calls(source, "words") == [
        '32.0, 80.0, 13, 700, "#000", "Sejahtera"',
        '32.0, 230.0, 13, 700, "#000", "Sehat"',
    ]
    assert get_calls(source, "edge") == [
        "(120.0, 130.0,), ((120.0, 150.0, 120.0, 180.0, 120.0, 200.0,), )"
    ]
    assert get_calls(source, "level") == [
        '10.0, 19.0, "#52606d", "TUJUAN"',
        '10.0, 169.0, "#52606d", "SASARAN"',
    ]


def test_a_pile_and_the_bar_of_a_box():
    pile = {"x": 5, "y": 6, "width": 7, "height": 8, "line": "#123456"}
    box = make_box(0, 50, bar="#8a1c28")
    source = write(make_drawing(stacks=[pile], boxes=[box])).source
    assert get_calls(source, "pile") == ['5.0, 6.0, 7.0, 8.0, "#123456"']
    assert get_calls(source, "body")[0].endswith('"#8a1c28"')


@pytest.mark.parametrize(
    ("rating", "frames", "marks"),
    [
        (None, [], []),
        # measured: a frame four units off the box, and the figure at its right
        (
            {"color": "#2a7d4f", "value": "98,5%"},
            ['16.0, 46.0, 208.0, 88.0, "#2a7d4f"'],
            ['146.0, 58.0, "#2a7d4f", "98,5%"'],
        ),
        # measured without a figure: a broken frame and no mark
        ({"color": "", "value": ""}, ["16.0, 46.0, 208.0, 88.0, none"], []),
    ],
)
def test_a_box_that_was_measured_has_a_frame(rating, frames, marks):
    source = write(make_drawing(boxes=[make_box(20, 50, rating=rating)])).source
    assert get_calls(source, "frame") == frames
    assert get_calls(source, "mark") == marks
    assert ("#let frame(" in source) == bool(frames)


def test_a_link_has_a_tip_and_is_explained_below():
    link = {"start": [0, 0], "segments": [[0, 0, 0, 0, 0, 100]]}
    with_one = write(make_drawing(links=[link]))
    [drawn] = get_calls(with_one.source, "link")
    assert drawn.startswith("(0.0, 0.0,), ")
    assert drawn.endswith("((0.0, 100.0,), (5.2, 87.0,), (-5.2, 87.0,))")
    said = "Hubungan sebab-akibat"
    assert said in with_one.strings
    assert said not in write(make_drawing()).strings


@given(
    st.tuples(*[st.floats(-500, 500)] * 4).filter(
        lambda line: (line[2] - line[0]) ** 2 + (line[3] - line[1]) ** 2 > 1
    )
)
def test_the_head_of_an_arrow_is_the_same_however_it_points(line):
    x1, y1, x2, y2 = line
    tip, left, right = point_arrow({"segments": [[0, 0, x1, y1, x2, y2]]})
    assert tip == [x2, y2]

    def measure(one, other):
        return ((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5

    # 13 long, 0.4 times that to each side
    assert measure(left, right) == pytest.approx(2 * 13 * 0.4)
    assert measure(tip, left) == pytest.approx(measure(tip, right))
    middle = [(left[0] + right[0]) / 2, (left[1] + right[1]) / 2]
    # 13 behind the tip, on the line itself
    length = measure(line[:2], tip)
    assert middle[0] == pytest.approx(x2 - (x2 - x1) / length * 13, abs=1e-6)
    assert middle[1] == pytest.approx(y2 - (y2 - y1) / length * 13, abs=1e-6)


def test_an_arrow_of_no_length_is_still_drawn():
    assert point_arrow({"segments": [[5, 5, 5, 5, 5, 5]]}) == ([5, 5], [5, 5], [5, 5])


# ---------------------------------------------------------------- over and under it


def test_a_head_names_what_there_is_and_leaves_out_what_is_empty():
    strings = write(make_drawing()).strings
    for said in ("KABUPATEN UJI", "Dinas Uji", "Tahun 2026", "Dicetak 15 Juni 2026"):
        assert strings.count(said) == 1
    assert "" not in strings


@pytest.mark.parametrize(
    ("heading", "said", "unsaid"),
    [
        ({}, [], ["Lembar 1", "catatan"]),
        ({"note": "catatan"}, ["catatan"], []),
        (
            {"legend": [("Tercapai", "#2a7d4f"), ("Belum diukur", "")]},
            ["Tercapai", "Belum diukur"],
            [],
        ),
    ],
)
def test_what_stands_under_a_map(heading, said, unsaid):
    document = write(make_drawing(), **heading)
    text = "\n".join(document.strings)
    assert all(words in text for words in said)
    assert not any(words in text for words in unsaid)
    if "legend" in heading:
        assert 'circle(radius: 1.6mm, fill: rgb("#2a7d4f"))' in document.source
        assert document.source.count('dash: "dashed"') == 1


def test_an_issued_map_has_its_code_and_one_that_ended_its_mark():
    proof = Proof(CODE, ["Periksa keaslian: uji.example"], "TIDAK BERLAKU")
    document = write(make_drawing(), proof=proof)
    assert document.files == {"kode.png": CODE.content}
    assert 'image("kode.png", height: 20mm, alt: "Kode QR")' in document.source
    assert "Periksa keaslian: uji.example" in document.strings
    assert "rotate(-32deg, text(size: 80pt" in document.source
    valid = write(make_drawing(), proof=proof._replace(mark=""))
    assert "rotate(" not in valid.source
    draft = write(make_drawing())
    assert draft.files == {}
    assert "image(" not in draft.source


def test_a_draft_has_no_proof_and_an_issue_says_where_it_is_checked():
    assert make_proof(None) is make_proof({}) is None
    issued = {"image": "data:image/png;base64,iVBORw0KGgo=", "url": "uji.example/1"}
    proof = make_proof(issued)
    assert proof.lines == ["Periksa keaslian: uji.example/1"]
    assert proof.mark == ""
    more = {"certificate": "Ditandatangani", "ended": "Dicabut", "mark": "DICABUT"}
    ended = make_proof(issued | more)
    assert ended.lines[1:] == ["Ditandatangani", "Dicabut"]
    assert ended.mark == "DICABUT"
    assert ended.code.content == b"\x89PNG\r\n\x1a\n"


# ---------------------------------------------------------------- several sheets


def make_wide(count):
    """A row of boxes that is longer than a sheet, all of one level."""
    boxes = [make_box(20 + 220 * number, 50) for number in range(count)]
    return make_drawing(width=40 + 220 * count, boxes=boxes, edges=[])


def test_sheets_of_all_drawings_are_counted_together():
    document = drawings_document([make_wide(30), make_drawing()], make_heading())
    count = len(get_calls(document.source, "#pagebreak")) + 2
    said = [text for text in document.strings if text.startswith("Lembar")]
    assert said == [f"Lembar {n} dari {count}" for n in range(1, count + 1)]
    assert count > 2
    assert document.source.count("heading(level: 1") == 1
    assert document.strings.count("Peta Strategis") == count + 1


@settings(deadline=None, max_examples=40)
@given(st.integers(8, 60), st.data())
def test_a_line_to_a_box_of_another_sheet_says_on_which_it_is(count, data):
    """On both sheets, inside their edges; a line that one sheet shows says nothing."""
    one, other = data.draw(
        st.lists(st.integers(0, count - 1), min_size=2, max_size=2, unique=True)
    )
    drawing = make_wide(count)
    (a, b) = (drawing["boxes"][place] for place in (one, other))
    ends = [(box["x"] + 100, box["y"] + box["height"]) for box in (a, b)]
    drawing["edges"] = [
        {"start": ends[0], "segments": [[ends[0][0], 260, ends[1][0], 260, *ends[1]]]}
    ]
    document = map_document(drawing, make_heading())
    sheets = document.source.split("#pagebreak()")
    homes = [
        next(n for n, sheet in enumerate(sheets) if f"body({box['x']:.1f}," in sheet)
        for box in (a, b)
    ]
    said = [get_calls(sheet, "leaving") for sheet in sheets]
    if homes[0] == homes[1]:
        assert not any(said)
        return
    for here, there in (homes, homes[::-1]):
        [call] = said[here]
        assert f"ke lembar {there + 1}" in call
        x, y, _words = call.split(",", 2)
        assert 0 < float(x) < drawing["width"] and 0 < float(y) < 300
    assert sum(map(len, said)) == 2


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 60))
def test_each_box_is_drawn_once_and_every_sheet_has_one(count):
    document = map_document(make_wide(count), make_heading())
    lefts = [float(call.split(",")[0]) for call in get_calls(document.source, "body")]
    assert sorted(set(lefts)) == [20.0 + 220 * number for number in range(count)]
    assert len(lefts) == count
    sheets = document.source.split("#pagebreak()")
    assert all(get_calls(sheet, "body") for sheet in sheets)
    # the name of the level stands on each of them
    assert all(get_calls(sheet, "level") for sheet in sheets)


@given(st.integers(1, 20000), st.integers(1, 20000))
def test_type_is_never_smaller_than_six_points_nor_larger_than_eleven(width, height):
    sheets = lay_out(width, height)
    assert LEAST - 1e-9 <= sheets.scale <= MOST + 1e-9
    tiles = sheets.tiles
    assert max(tile.left + tile.width for tile in tiles) == pytest.approx(
        width * sheets.scale
    )
    assert max(tile.top + tile.height for tile in tiles) == pytest.approx(
        height * sheets.scale
    )
    assert all(tile.width <= ROOM[0] + 1e-6 for tile in tiles)
    assert all(tile.height <= ROOM[1] + 1e-6 for tile in tiles)


@given(st.text(max_size=20).filter(str.strip))
def test_whatever_a_box_says_is_a_text_and_never_code(words):
    """A name like ``#import "x"`` is printed as it stands."""
    source = write(make_drawing(boxes=[make_box(20, 50, words=words)])).source
    text = source.partition('"#000", ')[2]
    assert re.match(r'"(?:[^"\\]|\\.)*"\)\n', text, re.S)
