"""The template to begin with, of pages as a typesetter may lay them out."""

import io
import zipfile

import pytest
from lxml import etree

from sidocakep_report.engine.house import (
    check_template,
    fill_template,
    read_fields,
    read_marked,
    write_start,
)
from sidocakep_report.engine.house import fields as published

from .test_house import p, pack

FORM = "uji"
TABLE = """\
name	path	kind	empty	lead	sample	description
judul	title	text			Rapat	Judul
nip	nip	text		NIP. 	1970	NIP
pangkat	rank	text	-	Pangkat {} ini	IV/a	Pangkat
orang	people	list	o	Tidak ada		Yang hadir
orang/nama	name	text	-		Ani	Nama
orang/catatan	remark	text	-		sakit	Catatan
"""
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}style-name"
WRITERS = {"kapital": str.upper}
FULL = {
    "title": "Rapat",
    "nip": "1970",
    "rank": "IV/a",
    "people": [{"name": "Ani", "remark": "sakit"}, {"name": "Budi", "remark": ""}],
}
EMPTY = {"title": "", "nip": "", "rank": "", "people": []}


@pytest.fixture(autouse=True)
def table(tmp_path, monkeypatch):
    """Publish the fields of a form that is in no addon."""
    (tmp_path / f"{FORM}.tsv").write_text(TABLE, encoding="utf-8")
    monkeypatch.setattr(published, "FOLDER", tmp_path)
    published.read_fields.cache_clear()
    yield
    published.read_fields.cache_clear()


def cell(*content):
    return f"<table:table-cell>{''.join(content)}</table:table-cell>"


def row(*cells):
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def begin(body):
    """Return the template of a page; ``body`` is given what is printed of it."""
    return write_start(FORM, pack(body(read_marked(FORM))))


def read(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("content.xml"))
    return root, ["".join(item.itertext()) for item in root.iter("{*}p", "{*}h")]


def fill(template, document):
    return read(fill_template(template, read_fields(FORM), document, WRITERS))[1]


BREAK = "<text:line-break/>"
LEADS = {
    # a page, what its template says, what it fills to, and what it says of nobody
    "words of a paragraph": (
        lambda doc: p(f"Ani NIP. {doc['nip']} ya"),
        'Ani if="nip"NIP. [nip]/if ya',
        ("Ani NIP. 1970 ya", "Ani  ya"),
    ),
    "words behind a span": (
        lambda doc: p(f"<text:span>Ani</text:span> NIP. {doc['nip']} ya"),
        'Ani if="nip"NIP. [nip]/if ya',
        ("Ani NIP. 1970 ya", "Ani  ya"),
    ),
    "words behind a break": (
        lambda doc: p(f"Ani{BREAK}NIP. {doc['nip']} ya"),
        'Aniif="nip"NIP. [nip]/if ya',
        ("AniNIP. 1970 ya", "Ani ya"),
    ),
    "behind a span and a break": (
        lambda doc: p(f"<text:span>Ani</text:span>{BREAK}NIP. {doc['nip']}"),
        'Aniif="nip"NIP. [nip]/if',
        ("AniNIP. 1970", "Ani"),
    ),
    "a span of its own": (
        lambda doc: p(f"Ani{BREAK}<text:span>NIP. {doc['nip']}</text:span>"),
        'Aniif="nip"NIP. [nip]/if',
        ("AniNIP. 1970", "Ani"),
    ),
    "a span at the beginning": (
        lambda doc: p(f"<text:span>NIP. {doc['nip']}</text:span> ya"),
        'if="nip"NIP. [nip]/if ya',
        ("NIP. 1970 ya", " ya"),
    ),
    "words on both sides": (
        lambda doc: p(f"Ani Pangkat {doc['rank']} ini ada"),
        'Ani if="pangkat"Pangkat [pangkat] ini/if ada',
        ("Ani Pangkat IV/a ini ada", "Ani  ada"),
    ),
    "two of one line": (
        lambda doc: p(f"NIP. {doc['nip']}, Pangkat {doc['rank']} ini"),
        'if="nip"NIP. [nip]/if, if="pangkat"Pangkat [pangkat] ini/if',
        ("NIP. 1970, Pangkat IV/a ini", ", "),
    ),
    "no words of it": (
        lambda doc: p(f"Nomor {doc['nip']}"),
        "Nomor [nip]",
        ("Nomor 1970", "Nomor "),
    ),
    "in capitals": (
        lambda doc: p(f"{doc['title'].upper()} dan {doc['title']}"),
        'function="kapital(judul)" dan [judul]',
        ("RAPAT dan Rapat", " dan "),
    ),
}


@pytest.mark.parametrize("name", LEADS)
def test_words_before_a_value_are_left_out_with_it(name):
    page, said, (filled, empty) = LEADS[name]
    template = begin(page)
    assert read(template)[1] == [said]
    assert fill(template, FULL) == [filled]
    assert fill(template, EMPTY) == [empty]


def test_two_rows_of_one_item_are_repeated_together():
    """What stands side by side stands between one beginning and one end."""

    def body(doc):
        [person] = doc["people"]
        return (
            "<table:table>"
            + row(cell(p("1.")), cell(p(person["name"])))
            + row(cell(p("")), cell(p(person["remark"])))
            + "</table:table>"
        )

    template = begin(body)
    assert read(template)[1] == [
        'for="o in orang"',
        "[o.urut].",
        "[o.nama]",
        "",
        "[o.catatan]",
        "/for",
        'if="not orang"',
        "Tidak ada",
        "/if",
    ]
    lines = fill(template, FULL)
    assert lines == ["1.", "Ani", "", "sakit", "2.", "Budi", "", "-"]
    assert fill(template, EMPTY) == ["Tidak ada"]


def test_rows_apart_are_repeated_each_on_its_own():
    def body(doc):
        [person] = doc["people"]
        return (
            "<table:table>"
            + row(cell(p("1")), cell(p(person["name"])))
            + row(cell(p("Catatan")), cell(p("di bawah")))
            + row(cell(p("1")), cell(p(person["remark"])))
            + "</table:table>"
        )

    lines = fill(begin(body), FULL)
    expected = ["1", "Ani", "2", "Budi", "Catatan", "di bawah", "1", "sakit", "2", "-"]
    assert lines == expected


def test_a_number_that_is_set_in_letters_of_its_own_is_counted():
    def body(doc):
        [person] = doc["people"]
        number = p("<text:span>1</text:span>.")
        return (
            "<table:table>"
            + row(cell(number), cell(p(person["name"])))
            + "</table:table>"
        )

    assert fill(begin(body), FULL) == ["1.", "Ani", "2.", "Budi"]


def test_a_list_has_an_item_for_each_and_instructions_look_like_it():
    def body(doc):
        [person] = doc["people"]
        line = f'<text:p text:style-name="Butir">{person["name"]}</text:p>'
        return f"<text:list><text:list-item>{line}</text:list-item></text:list>"

    template = begin(body)
    root, lines = read(template)
    assert lines == ['for="o in orang"', "[o.nama]", "/for"]
    assert {item.get(STYLE) for item in root.iter("{*}p")} == {"Butir"}
    assert len(root.findall(".//{*}list-item")) == 3
    assert fill(template, FULL) == ["Ani", "Budi"]
    assert check_template(template, read_fields(FORM)) == 1


def test_paragraphs_repeat_where_there_is_no_table():
    def body(doc):
        [person] = doc["people"]
        return p("Hadir") + p(f"- {person['name']} ({person['remark']})") + p("Selesai")

    lines = fill(begin(body), FULL)
    assert lines == ["Hadir", "- Ani (sakit)", "- Budi (-)", "Selesai"]
    assert fill(begin(body), EMPTY) == ["Hadir", "Selesai"]


def test_what_else_stands_in_the_cell_of_a_list_stays_once():
    def body(doc):
        [person] = doc["people"]
        inner = cell(p("Yang hadir"), p(person["name"]))
        return "<table:table>" + row(inner) + "</table:table>"

    assert fill(begin(body), FULL) == ["Yang hadir", "Ani", "Budi"]


def test_a_page_without_a_value_is_left_as_it_is():
    template = begin(lambda _doc: p("Tanpa isian"))
    assert read(template)[1] == ["Tanpa isian"]
    assert check_template(template, read_fields(FORM)) == 0
