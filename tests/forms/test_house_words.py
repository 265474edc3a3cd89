"""The template to begin with: lists of plain words, and what is left out as a whole."""

import io
import zipfile

import pytest
from lxml import etree

from sidocakep_report.engine.house import (
    check_template,
    fill_template,
    is_picture,
    read_fields,
    read_marked,
    read_sample,
    read_values,
    write_start,
)
from sidocakep_report.engine.house import fields as published
from tests.forms.test_house import p, pack
from tests.forms.test_house_start import cell, row

HEAD = "name	path	kind	empty	lead	sample	description\n"
SHARED = f"""\
{HEAD}kop	head.name	text?			Dinas	Nama
kop.induk	head.above	list?	induk			Di atasnya
kop.induk/nama	.	text			Setda	Nama
"""
TABLE = f"""\
{HEAD}	kepala	shared
nomor	number	text	....		7	Nomor
dasar	law	text		 (Pasal {{}})	4	Dasar
pangkat	rank	text		{{}}	IV/c	Pangkat
cabut	former	text?			6	Dicabut
atasan	above	text??			Sekda	Atasan
mengingat	laws	list?	hukum			Dasar hukum
mengingat/isi	.	text			Perbup 24	Dasar
tembusan	copies	list?	tembus			Tembusan
tembusan/nama	.	text			Bappeda	Nama
tugas	tasks	list	butir			Tugas
tugas/isi	.	text			mengukur	Tugas
triwulan1	quarters.0.figure	text	-		80	Triwulan I
triwulan2	quarters.1.figure	text	-		90	Triwulan II
daerah	own	list?	milik			Milik daerah
daerah/nama	name	text			Pemda	Nama
"""
FORM = "naskah"
WRITERS = {"kapital": str.upper}


@pytest.fixture(autouse=True)
def table(tmp_path, monkeypatch):
    (tmp_path / f"{FORM}.tsv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "kepala.tsv").write_text(SHARED, encoding="utf-8")
    monkeypatch.setattr(published, "FOLDER", tmp_path)
    yield
    published.read_fields.cache_clear()


def items(words):
    listed = "".join(f"<text:list-item>{p(word)}</text:list-item>" for word in words)
    return f"<text:list>{listed}</text:list>" if words else ""


def when(value, text):
    return text if value else ""


def tabled(*rows):
    return f"<table:table>{''.join(rows)}</table:table>"


def print_form(doc):
    """Return a form as the typesetter would write it of a document."""
    head, quarters = doc["head"], doc["quarters"]
    return pack(
        tabled(
            row(
                cell(
                    p("PEMERINTAH"),
                    *map(p, head["above"]),
                    when(head["name"], p(head["name"])),
                )
            )
        ),
        p(
            f"Nomor {doc['number'] or '....'}",
            when(doc["law"], f" (Pasal {doc['law']})"),
        ),
        tabled(
            when(doc["laws"], row(cell(p("Mengingat")), cell(items(doc["laws"])))),
            when(doc["former"], row(cell(p("KEEMPAT")), cell(p(doc["former"])))),
            row(cell(p("Nama", when(doc["rank"], f"<text:line-break/>{doc['rank']}")))),
        ),
        p("bertugas:"),
        items(doc["tasks"]),
        p(quarters[0]["figure"] or "-", " dan ", quarters[1]["figure"] or "-"),
        when(doc["own"], "<text:h>Milik</text:h>"),
        when(doc["own"], tabled(*(row(cell(p(item["name"]))) for item in doc["own"]))),
        when(doc["above"], tabled(row(cell(p(doc["above"]))), row(cell(p("ttd"))))),
        when(doc["copies"], p("Tembusan:")),
        items(doc["copies"]),
    )


def read(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("content.xml"))
    for line_break in root.iter("{*}line-break"):
        line_break.tail = f" {line_break.tail or ''}"
    blocks = ("".join(item.itertext()).split() for item in root.iter("{*}p", "{*}h"))
    return root, [" ".join(block) for block in blocks if block]


def start():
    return write_start(FORM, print_form(read_marked(FORM)))


WHOLE = {
    "head": {"name": "Dinas", "above": ["Setda", "Bagian"]},
    "quarters": [{"figure": "80"}, {"figure": "90"}],
    "number": "7",
    "law": "4",
    "rank": "IV/c",
    "former": "6",
    "above": "Sekda",
    "laws": ["UU 1", "PP 2"],
    "copies": ["Bappeda"],
    "tasks": ["mengukur", "melapor"],
    "own": [{"name": "Pemda"}, {"name": "Setda"}],
}
NOTHING = {
    "head": {"name": "", "above": []},
    "quarters": [{"figure": ""}, {"figure": ""}],
    **dict.fromkeys(("number", "law", "rank", "former", "above"), ""),
    **{name: [] for name in ("laws", "copies", "tasks", "own")},
}


@pytest.mark.parametrize(
    "without",
    [(), *((name,) for name in NOTHING), tuple(NOTHING)],
    ids=lambda names: "-".join(names) or "whole",
)
def test_it_fills_as_the_form_prints(without):
    """Of whatever is not there, its words, its heading and its row are not either."""
    document = {**WHOLE, **{name: NOTHING[name] for name in without}}
    filled = fill_template(start(), read_fields(FORM), document, WRITERS)
    assert read(filled)[1] == read(print_form(document))[1]
    assert check_template(start(), read_fields(FORM))


def test_a_plain_word_is_an_item_of_its_list():
    root, lines = read(start())
    assert lines[lines.index("bertugas:") + 1 :][:3] == [
        'for="butir in tugas"',
        "[butir.isi]",
        "/for",
    ]
    repeated = [
        item
        for item in root.iter("{*}list-item")
        if "".join(item.itertext()) == "[butir.isi]"
    ]
    assert len(repeated) == 1
    values = read_values(read_fields(FORM), {"tasks": ["a", "b"]})
    assert values["tugas"] == [{"isi": "a", "urut": 1}, {"isi": "b", "urut": 2}]


def test_a_row_that_is_only_for_a_list_goes_with_it():
    lines = read(start())[1]
    place = lines.index('if="mengingat"')
    assert lines[place + 1] == "Mengingat"
    assert 'if="tembusan"' in lines
    assert lines[lines.index('if="tembusan"') + 1] == "Tembusan:"
    assert lines[lines.index('if="daerah"') + 1] == "Milik"
    assert lines[lines.index('if="atasan"') + 1 :][:3] == ["[atasan]", "ttd", "/if"]


def test_a_table_of_fields_takes_in_another():
    fields = read_fields(FORM)
    assert {"kop", "kop.induk", "nomor"} <= set(fields)
    sample = read_sample(FORM)
    assert sample["head"] == {"name": "Dinas", "above": ["Setda"]}
    assert sample["quarters"] == [{"figure": "80"}, {"figure": "90"}]
    assert sample["laws"] == ["Perbup 24"]


@pytest.mark.parametrize(
    ("document", "figure"),
    [
        ({"quarters": [{"figure": "1"}, {"figure": "2"}]}, "2"),
        ({"quarters": ({"figure": "1"}, {"figure": "2"})}, "2"),
        ({"quarters": [{"figure": "1"}]}, ""),
        ({"quarters": "12"}, ""),
        ({}, ""),
    ],
)
def test_a_path_reaches_into_a_list(document, figure):
    assert read_values(read_fields(FORM), document)["triwulan2"] == figure


def test_pictures_are_of_a_kind_that_a_text_has():
    assert is_picture(b"\x89PNG\r\n\x1a\n...")
    assert not is_picture(b"<svg/>")
    assert not is_picture(b"")
