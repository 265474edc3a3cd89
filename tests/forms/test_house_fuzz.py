"""Any file and any text: a template is refused in words, or it fills; nothing else."""

import io
import itertools
import re
import zipfile
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from sidocakep_report.engine.house import (
    TemplateRefusedError,
    check_template,
    fill_template,
)
from sidocakep_report.engine.house import filling as filling_module
from sidocakep_report.engine.house.fields import parse
from sidocakep_report.engine.house.marks import VALUES, WRITER
from sidocakep_report.engine.house.package import read_package, write_package
from sidocakep_report.engine.house.places import find_place, q
from tests.forms.test_house import (
    DOCUMENT,
    FIELDS,
    STYLES,
    WRITERS,
    field,
    link,
    p,
    pack,
)

#: What people may put together in a wrong order.
PIECES = [
    "kata",
    "Rp$a ",
    field("nomor"),
    field("tanggal"),
    field("o.nama"),
    field("x.nama"),
    link('for="o in orang"'),
    link('for="x in orang"'),
    link("/for"),
    link('if="resmi"'),
    link('if="not orang"'),
    link("/if"),
    link('function="kapital(nomor)"'),
    "<text:line-break/>",
    "<text:span>tebal</text:span>",
]
PARAGRAPHS = st.lists(st.sampled_from(PIECES), max_size=5).map(lambda item: p(*item))
CELLS = st.lists(PARAGRAPHS, min_size=1, max_size=2).map(
    lambda item: f"<table:table-cell>{''.join(item)}</table:table-cell>"
)
ROWS = st.lists(CELLS, min_size=1, max_size=2).map(
    lambda item: f"<table:table-row>{''.join(item)}</table:table-row>"
)
TABLES = st.lists(ROWS, min_size=1, max_size=4).map(
    lambda item: f"<table:table>{''.join(item)}</table:table>"
)
BODIES = st.lists(PARAGRAPHS | TABLES, max_size=6)
#: Names of what a text does not have, and what Python would make of them.
CODES = st.text(alphabet="abn.o_()[]{}'\" +*=:,$%1lambd", max_size=30)


def answer(content):
    """Return the text that is made of a template; ``None`` where it is refused."""
    try:
        text = fill_template(content, FIELDS, DOCUMENT, WRITERS, "Salinan")
    except TemplateRefusedError as error:
        assert error.problems
        return None
    with zipfile.ZipFile(io.BytesIO(text)) as archive:
        assert archive.testzip() is None
        root = etree.fromstring(archive.read("content.xml"))
        etree.fromstring(archive.read("styles.xml"))
    return root


@settings(max_examples=60, deadline=None)
@given(BODIES)
def test_whatever_is_put_together_fills_or_is_refused(body):
    root = answer(pack(*body))
    if root is not None:
        written = etree.tostring(root).decode()
        assert "py3o" not in written
        assert "genshi" not in written
        assert written.count("Rp$a") <= written.count("Rp")


@settings(max_examples=60, deadline=None)
@given(CODES)
def test_whatever_is_written_in_a_field_is_a_name_or_refused(text):
    quoted = escape(text, quote=True)
    content = pack(
        p(f'<text:user-field-get text:name="py3o.{quoted}">x</text:user-field-get>')
    )
    root = answer(content)
    if root is not None and text:
        mark = parse(text)
        assert mark.name in FIELDS
        assert re.fullmatch(r"[a-z0-9.() ]+", text.strip())


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2000), st.binary(min_size=1, max_size=6))
def test_a_damaged_file_is_refused_or_as_it_was(position, damage):
    content = pack(p("Nomor ", field("nomor")))
    position %= len(content)
    broken = content[:position] + damage + content[position + len(damage) :]
    root = answer(broken)
    if root is not None:
        assert root.tag == q("office:document-content")


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=40))
def test_any_value_comes_out_as_it_went_in(value):
    document = {**DOCUMENT, "number": value}
    try:
        text = fill_template(pack(p(field("nomor"))), FIELDS, document, {})
    except ValueError:
        pytest.fail(f"{value!r} is not filled")
    with zipfile.ZipFile(io.BytesIO(text)) as archive:
        root = etree.fromstring(archive.read("content.xml"))
    shown = "".join(root.itertext())
    kept = [char for char in value if char.isprintable() and char not in "\n\t"]
    if value:
        assert [char for char in shown if char in kept] == kept
    else:
        assert shown == FIELDS["nomor"].empty


# ---------------------------------------------------------------- what Genshi sees


class StopError(Exception):
    """Raised in the place of the template engine, which is not asked."""


@pytest.fixture
def seen(monkeypatch):
    """Return what is handed to the template engine, part by part."""
    parts = {}

    def keep(content, _output):
        parts.update(read_package(content.read()))
        raise StopError

    monkeypatch.setattr(filling_module, "Template", keep)
    return parts


def test_the_engine_sees_expressions_of_ours_only(seen):
    body = (
        p(link('for="kepala in orang"')),
        p(field("kepala.nama"), " US$a $x ", field("nomor")),
        p(link("/for")),
        p("A", link('if="not resmi"'), "B", link("/if")),
        p(link('function="kapital(nomor)"')),
    )
    with pytest.raises(StopError):
        fill_template(pack(*body), FIELDS, DOCUMENT, WRITERS)
    content = etree.fromstring(seen["content.xml"])
    expressions = [
        value
        for node in content.iter("{*}span", "{*}user-field-get")
        for key, value in node.attrib.items()
        if "genshi" in key or value.startswith("py3o.")
    ]
    assert sorted(expressions) == sorted(
        [
            "True",
            "True",
            f"item1 in {VALUES}['orang']",
            f"not {VALUES}['resmi']",
            f"py3o.{WRITER}(0, item1['nama'])",
            f"py3o.{WRITER}(1, {VALUES}['nomor'])",
            f"py3o.{WRITER}(2, {VALUES}['nomor'])",
        ]
    )
    words = "".join(content.itertext())
    assert " US$$a $$x " in words
    assert "kepala" not in etree.tostring(content).decode()


def test_values_are_texts_numbers_truths_and_lists(monkeypatch):
    handed = {}

    class Engine:
        output_streams = ()

        def __init__(self, *_args):
            pass

        def render_tree(self, data):
            handed.update(data)

    monkeypatch.setattr(filling_module, "Template", Engine)
    strange = {"number": object(), "date": None, "people": [{"name": {"a": 1}}]}
    fill_template(pack(p(field("nomor"))), FIELDS, strange, {})
    assert set(handed) == {VALUES, WRITER}
    values = handed[VALUES]
    assert type(values["nomor"]) is str
    assert values["tanggal"] == ""
    assert values["resmi"] is False
    assert values["orang"] == [{"nama": "{'a': 1}", "urut": 1}]


# ---------------------------------------------------------------- the archive


def test_what_is_not_of_the_text_is_not_handed_on():
    """The author's own data, the thumbnail and the manifest stay behind."""
    extra = [
        ("meta.xml", "<x>Nama pembuat</x>"),
        ("manifest.rdf", "<x/>"),
        ("layout-cache", "x"),
        ("META-INF/manifest.xml", "<x>${1}</x>"),
        ("Pictures/a.png", b"\x89PNG\r\n\x1a\n"),
    ]
    parts = read_package(
        fill_template(pack(p("x"), extra=extra), FIELDS, DOCUMENT, WRITERS)
    )
    assert set(parts) == {
        "mimetype",
        "content.xml",
        "styles.xml",
        "META-INF/manifest.xml",
        "Pictures/a.png",
    }
    manifest = etree.fromstring(parts["META-INF/manifest.xml"])
    listed = [value for node in manifest for value in node.attrib.values()]
    assert listed == [
        *("/", "application/vnd.oasis.opendocument.text"),
        *("content.xml", "text/xml", "styles.xml", "text/xml"),
        *("Pictures/a.png", "image/png"),
    ]
    assert b"${" not in parts["META-INF/manifest.xml"]


def test_an_entry_that_lies_about_its_size_is_not_unpacked_further():
    content = bytearray(pack(extra=[("layout-cache", "0" * 10 * 1024**2)]))
    name = content.rindex(b"layout-cache")
    content[name - 46 + 24 : name - 46 + 28] = (5).to_bytes(4, "little")
    with pytest.raises(TemplateRefusedError) as caught:
        check_template(bytes(content), FIELDS)
    assert caught.value.problems[0].code in {"not_odt", "too_large"}


def test_two_parts_of_one_name_are_refused():
    with pytest.warns(UserWarning, match="Duplicate"):
        content = pack(extra=[("content.xml", "<x/>")])
    with pytest.raises(TemplateRefusedError) as caught:
        check_template(content, FIELDS)
    assert caught.value.problems[0].place.part == "content.xml"


def test_a_package_is_written_the_same_for_the_same_parts():
    parts = read_package(pack(p("x")))
    again = read_package(write_package(parts))
    assert {name: parts[name] for name in parts} == {
        name: again[name] for name in parts
    }


def test_settings_of_the_computer_stay_behind():
    space = 'xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0"'
    items = "".join(
        f'<config:config-item config:name="{name}">x</config:config-item>'
        for name in ("PrinterSetup", "CurrentDatabaseDataSource", "TabsRelative")
    )
    settings_xml = (
        '<office:document-settings xmlns:office="urn:oasis:names:tc:opendocument:'
        f'xmlns:office:1.0" {space}><office:settings>{items}</office:settings>'
        "</office:document-settings>"
    )
    text = fill_template(
        pack(p("x"), extra=[("settings.xml", settings_xml)]), FIELDS, DOCUMENT, {}
    )
    settings_xml = read_package(text)["settings.xml"]
    assert b"TabsRelative" in settings_xml
    assert b"Printer" not in settings_xml
    assert b"Database" not in settings_xml


# ---------------------------------------------------------------- places


def test_places_are_counted_as_a_reader_counts():
    row = "<table:table-row>{}</table:table-row>"
    cell = "<table:table-cell>{}</table:table-cell>"
    table = f"<table:table>{row.format(cell.format(p('a')) + cell.format(p('b')))}"
    table += f"{row.format(cell.format(p('c')))}</table:table>"
    root = etree.fromstring(read_package(pack(p("satu"), table, table))["content.xml"])
    found = {}
    counted = itertools.count()
    for paragraph in root.iter("{*}p"):
        place = find_place(paragraph)
        found[next(counted), place.excerpt] = (place.table, place.row, place.column)
    assert found == {
        (0, "satu"): (0, 0, 0),
        (1, "a"): (1, 1, 1),
        (2, "b"): (1, 1, 2),
        (3, "c"): (1, 2, 1),
        (4, "a"): (2, 1, 1),
        (5, "b"): (2, 1, 2),
        (6, "c"): (2, 2, 1),
    }


@pytest.mark.parametrize("side", ["header", "footer", "header-left", "footer-first"])
def test_heads_and_feet_are_told_apart(side):
    styles = STYLES.replace(
        '<style:master-page style:name="A"/>',
        f'<style:master-page style:name="A"><style:{side}>{p("x")}</style:{side}>'
        "</style:master-page>",
    )
    root = etree.fromstring(read_package(pack(styles=styles))["styles.xml"])
    [paragraph] = root.iter("{*}p")
    assert find_place(paragraph).part == side[:6]
