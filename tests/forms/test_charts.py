"""Charts of a performance report: lengths by hand, and words for who cannot see."""

import base64

import pytest
from lxml import etree

from sidocakep_report.report.lkjip.bar_chart import (
    FIGURES,
    HEAD,
    LINES,
    NAMES,
    ROW,
    WIDTH,
    describe_bars,
    draw_bars,
)
from sidocakep_report.report.lkjip.year_chart import (
    PANEL,
    PANELS,
    ROOM,
    describe_years,
    draw_years,
)

SVG = "{http://www.w3.org/2000/svg}"


def read_image(source):
    head, _comma, content = source.partition(",")
    assert head == "data:image/svg+xml;base64"
    return etree.fromstring(base64.b64decode(content))


def make_bar(size, text=None, name="IKM"):
    return {"number": "1", "name": name, "size": size, "text": text or size}


def draw(*bars):
    image = read_image(draw_bars({"bars": list(bars)}))
    lengths = [float(item.get("width")) for item in image.iter(f"{SVG}rect")]
    return image, lengths, [item.text for item in image.iter(f"{SVG}text")]


@pytest.mark.parametrize(
    ("sizes", "shares"),
    [
        # The axis ends at 100 at least: a half is half of the room.
        (["50"], [0.5]),
        (["0", "100"], [0, 1]),
        # 110 is the longest, the axis goes on to the next 25: 125.
        (["110", "50"], [0.88, 0.4]),
        # 125 itself is the end.
        (["125"], [1]),
        # More than 200 is cut at 200.
        (["1000", "100"], [1, 0.5]),
        # Below zero there is no length.
        (["-20", "25"], [0, 0.25]),
        # What has no figure has no bar.
        (["", "75"], [0.75]),
    ],
)
def test_lengths_by_hand(sizes, shares):
    room = WIDTH - NAMES - FIGURES
    _image, lengths, _texts = draw(*map(make_bar, sizes))
    assert lengths == pytest.approx([room * share for share in shares], abs=0.01)


def test_a_chart_without_a_figure_has_its_axis_and_says_so():
    image, lengths, texts = draw(make_bar("", "belum"), make_bar(None))
    assert lengths == []
    # what the table prints instead of a figure; of nothing printed that there is none
    assert (texts.count("belum"), texts.count("tanpa angka")) == (1, 1)
    assert image.get("viewBox") == f"0 0 {WIDTH} {HEAD + 2 * ROW}"
    # Rules at 0, 25, 50, 75, 100; white below each of the two words.
    rules = [line.get("stroke") for line in image.iter(f"{SVG}line")]
    assert len(rules) == 7
    assert rules.count("white") == 2


def test_a_cut_bar_has_a_sign_and_one_that_just_fits_has_none():
    _image, _lengths, texts = draw(make_bar("200.01", "200,01"), make_bar("200"))
    assert "» 200,01" in texts
    assert "200" in texts
    assert "» 200" not in texts


def test_a_long_name_is_cut_and_what_is_markup_stays_a_text():
    name = "<b>&amp; " + "indikator " * 40
    _image, _lengths, texts = draw(make_bar("50", name=name))
    lines = [text for text in texts if "indikator" in text]
    assert len(lines) == LINES
    assert lines[0].startswith("1. <b>&amp; ")
    assert lines[-1].endswith(" …")


def test_bars_in_words():
    figure = {"column": "Capaian (%)", "bars": [make_bar("50", "50,00"), make_bar("")]}
    assert describe_bars(figure) == (
        "Grafik batang, Capaian (%). 1. IKM: 50,00; 1. IKM: tanpa angka."
    )


def make_series(*pairs):
    years = [
        {
            "year": str(2024 + place),
            "target": target or "-",
            "target_size": target,
            "text": f"{size} Persen" if size else "",
            "size": size,
        }
        for place, (target, size) in enumerate(pairs)
    ]
    return {"number": "1", "name": "IKM", "years": years}


def get_heights(figure):
    [part] = draw_years(figure)
    image = read_image(part["source"])
    return [float(item.get("height")) for item in image.iter(f"{SVG}rect")]


@pytest.mark.parametrize(
    ("pairs", "shares"),
    [
        # The highest of all takes the room, the others by it.
        ([("80", "40"), ("100", "")], [0.8, 0.4, 1]),
        # All zero: columns without height, and no division by it.
        ([("0", "0")], [0, 0]),
        # Below zero has no height.
        ([("-5", "-10")], [0, 0]),
        ([("", "5")], [1]),
    ],
)
def test_heights_by_hand(pairs, shares):
    heights = get_heights({"series": [make_series(*pairs)]})
    assert heights == pytest.approx([ROOM * share for share in shares], abs=0.01)


def read_boxes(parts):
    return [read_image(part["source"]).get("viewBox") for part in parts]


def test_panels_go_on_in_the_next_image_and_empty_ones_are_left_out():
    full, empty = make_series(("80", "40")), make_series(("", ""))
    parts = draw_years({"series": [empty, *[full] * (PANELS + 1), empty]})
    # six panels of two years, two abreast: three rows of one image
    assert read_boxes(parts) == [f"0 0 {WIDTH} {PANEL * 3}"]
    parts = draw_years({"series": [empty, *[full] * (2 * PANELS + 1), empty]})
    assert read_boxes(parts) == [f"0 0 {WIDTH} {PANEL * rows}" for rows in (PANELS, 1)]
    # as older editions print them: each across the page
    series = [empty, *[full] * (PANELS + 1), empty]
    parts = draw_years({"series": series}, is_compact=False)
    assert read_boxes(parts) == [f"0 0 {WIDTH} {PANEL * rows}" for rows in (PANELS, 1)]
    assert draw_years({"series": [empty]}) == []
    assert draw_years({"series": []}) == []


def test_years_in_words():
    assert describe_years([make_series(("80", "40"), ("", ""))]) == (
        "Grafik kolom, target dan realisasi per tahun. 1. IKM: 2024 target 80, "
        "realisasi 40 Persen, 2025 target tidak ada, realisasi tidak ada."
    )
