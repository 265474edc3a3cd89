"""The template to begin with: what a printed form becomes, and that it fills again."""

import ast
import io
import re
import zipfile

import pytest
from lxml import etree

from sidocakep_report.engine.house import (
    check_template,
    fill_template,
    read_fields,
    read_marked,
    read_sample,
    write_start,
)
from sidocakep_report.engine.house import fields as published
from tests.forms.test_house import p, pack
from tests.repository import ROOT, parse

WORDS = ROOT / "sidocakep_report/models/form/house_words.py"
ENGINE = ROOT / "sidocakep_report/engine/house"
TABLE = """\
name	path	kind	empty	lead	sample	description
	is_draft	fixed			false	x
judul	title	text			Rapat Kerja	Judul
nomor	number	text	....		7/BA	Nomor
tanggal	day	date		, 	2 Januari 2026	Tanggal
pukul	time	text		 pukul 	09.00	Jam
nip	head.nip	text		NIP. 	1970	NIP
agenda	agenda	text?			Kinerja	Agenda
berkas	files	joined			a.pdf	Berkas
kota	town|place	text			Uji	Kota
orang	people	list	o	Tidak ada		Yang hadir
orang/nama	name	text	-		Ani	Nama
orang/wakil	is_proxy	flag		diwakili	ya	Diwakili
orang/catatan	remark	text		Catatan: 	sakit	Catatan
"""
WRITERS = {"kapital": str.upper, "tanggal": str, "angka": str}
FORM = "uji"


@pytest.fixture(autouse=True)
def table(tmp_path, monkeypatch):
    """Publish the fields of a form that is in no addon."""
    (tmp_path / f"{FORM}.tsv").write_text(TABLE, encoding="utf-8")
    monkeypatch.setattr(published, "FOLDER", tmp_path)
    yield
    published.read_fields.cache_clear()


def cell(*content):
    return f"<table:table-cell>{''.join(content)}</table:table-cell>"


def row(*cells):
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def print_form(doc):
    """Return a form as the typesetter would write it of a document."""
    [person] = doc["people"]
    small = "<text:span>{}</text:span>"
    return pack(
        f"<text:h>{doc['title'].upper()}</text:h>",
        p(f"Nomor {doc['number']} {doc['town']}, {doc['day']} pukul {doc['time']}."),
        "<text:h>Agenda</text:h>",
        p(doc["agenda"]),
        "<table:table>",
        row(cell(p("No.")), cell(p("Nama"))),
        row(
            cell(p("1")),
            cell(
                p(person["name"], "<text:line-break/>", small.format("diwakili")),
                p(small.format(f"Catatan: {person['remark']}")),
            ),
        ),
        "</table:table>",
        p("x<text:line-break/>NIP. ", doc["head"]["nip"]),
        p("Lampiran: ", ", ".join(doc["files"])),
    )


def start():
    return write_start(FORM, print_form(read_marked(FORM)))


def read(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("content.xml"))
    return root, ["".join(item.itertext()) for item in root.iter("{*}p", "{*}h")]


def fill(**changed):
    document = {**read_sample(FORM), **changed}
    return read(fill_template(start(), read_fields(FORM), document, WRITERS))[1]


def test_each_value_is_a_field_and_what_repeats_stands_between_instructions():
    root, lines = read(start())
    assert lines == [
        'function="kapital(judul)"',
        'Nomor [nomor] [kota]if="tanggal", [tanggal]/ifif="pukul" pukul [pukul]/if.',
        'if="agenda"',
        "Agenda",
        "[agenda]",
        "/if",
        "No.",
        "Nama",
        'for="o in orang"',
        "[o.urut]",
        '[o.nama]if="o.wakil"diwakili/if',
        'if="o.catatan"Catatan: [o.catatan]/if',
        "/for",
        'if="not orang"',
        "Tidak ada",
        "/if",
        'xif="nip"NIP. [nip]/if',
        "Lampiran: [berkas]",
    ]
    rows = root.findall(".//{*}table-row")
    assert [len(item) for item in rows] == [2] * 7
    assert check_template(start(), read_fields(FORM)) == 11


def test_an_office_program_offers_all_fields():
    root, _lines = read(start())
    key = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}name"
    declared = [item.get(key) for item in root.iter("{*}user-field-decl")]
    assert declared[0] == "py3o.judul"
    assert {"py3o.kota", "py3o.o.nama", "py3o.o.urut"} <= {*declared}
    assert len(declared) == len({*declared}) == 12


def test_it_fills_as_the_form_prints():
    assert fill() == [
        "RAPAT KERJA",
        "Nomor 7/BA Uji, 2 Januari 2026 pukul 09.00.",
        "Agenda",
        "Kinerja",
        "No.",
        "Nama",
        "1",
        "Anidiwakili",
        "Catatan: sakit",
        "xNIP. 1970",
        "Lampiran: a.pdf",
    ]


def test_what_says_nothing_is_left_out_with_its_words():
    people = [{"name": "Budi"}, {"name": "", "is_proxy": True, "remark": "izin"}]
    empty = {"number": "", "day": "", "time": "", "agenda": "", "head": {"nip": ""}}
    assert fill(people=people, town="", place="Kota", **empty) == [
        "RAPAT KERJA",
        "Nomor .... Kota.",
        "No.",
        "Nama",
        "1",
        "Budi",
        "",
        "2",
        "-diwakili",
        "Catatan: izin",
        "x",
        "Lampiran: a.pdf",
    ]


def test_where_nobody_is_the_table_says_so():
    assert fill(people=[])[4:7] == ["No.", "Nama", "Tidak ada"]


def test_a_document_that_lacks_a_value_leaves_it_empty():
    """What was decided before a value was printed does not have it."""
    document = read_sample(FORM)
    del document["agenda"], document["people"], document["head"]
    text = fill_template(start(), read_fields(FORM), document, WRITERS)
    assert "Kinerja" not in "".join(read(text)[1])


def test_an_example_has_a_value_for_each_field():
    sample = read_sample(FORM)
    assert sample["is_draft"] is False
    assert sample["people"] == [{"name": "Ani", "is_proxy": "ya", "remark": "sakit"}]
    assert sample["files"] == ["a.pdf"]
    assert (sample["town"], sample["head"]) == ("Uji", {"nip": "1970"})


# ---------------------------------------------------------------- words


def codes():
    """Return the codes of problems that the engine names."""
    found = set()
    for path in ENGINE.glob("*.py"):
        for node in ast.walk(parse(path)):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in ("refuse", "_refuse", "Problem") and node.args:
                    found |= texts(node.args[0])
            elif isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple):
                found |= texts(node.value.elts[0])
            elif isinstance(node, ast.Return) and path.stem == "marks":
                found |= texts(node.value)
    return found


def texts(node):
    nodes = [node.body, node.orelse] if isinstance(node, ast.IfExp) else [node]
    values = {item.value for item in nodes if isinstance(item, ast.Constant)}
    return {item for item in values if isinstance(item, str) and item}


def test_each_problem_has_its_sentence_with_a_remedy():
    said = {
        key.value: value.args[0].value
        for node in ast.walk(parse(WORDS))
        if isinstance(node, ast.Return) and isinstance(node.value, ast.Dict)
        for key, value in zip(node.value.keys, node.value.values, strict=True)
    }
    assert codes() == set(said)
    for code, sentence in said.items():
        facts = {*re.findall(r"%\((\w+)\)s", sentence)}
        assert facts <= {"what", "value", "limit"}, code
        assert sentence.endswith("."), code
