"""Texts that an office words itself: fields, instructions, and what is refused."""

import io
import zipfile

import pytest
from lxml import etree

from sidocakep_report.engine.house import (
    TemplateRefusedError,
    check_template,
    fill_template,
    read_fields,
    read_sample,
    read_values,
)
from sidocakep_report.engine.house.fields import FIXED, FOLDER, LIST, Field, parse
from sidocakep_report.engine.house.package import MIMETYPE, PACKED_BYTES

_BASE = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = (
    f'xmlns:office="{_BASE}:office:1.0" xmlns:text="{_BASE}:text:1.0" '
    f'xmlns:table="{_BASE}:table:1.0" xmlns:style="{_BASE}:style:1.0" '
    f'xmlns:draw="{_BASE}:drawing:1.0" xmlns:script="{_BASE}:script:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:py="http://genshi.edgewall.org/" '
    'xmlns:xi="http://www.w3.org/2001/XInclude"'
)
FIELDS = {
    "nomor": Field("nomor", "number", "text", empty="...."),
    "tanggal": Field("tanggal", "date", "date"),
    "resmi": Field("resmi", "is_official", "flag"),
    "orang": Field(
        "orang",
        "people",
        "list",
        empty="o",
        items={
            "nama": Field("nama", "name", "text", empty="-"),
            "urut": Field("urut", "", "number"),
        },
    ),
}
DOCUMENT = {
    "number": "7/BA <&> $x ${1+1}",
    "date": "2026-01-02",
    "is_official": False,
    "people": [{"name": "Ani\nBudi"}, {"name": ""}],
}
WRITERS = {"tanggal": lambda value: f"<{value}>", "angka": str, "kapital": str.upper}
STYLES = (
    f"<office:document-styles {NAMES}><office:master-styles>"
    '<style:master-page style:name="A"/></office:master-styles>'
    "</office:document-styles>"
)


def field(name):
    return f'<text:user-field-get text:name="py3o.{name}">x</text:user-field-get>'


def link(written, shown=None):
    target = written.replace('"', "%22").replace(" ", "%20")
    shown = (shown or written).replace('"', "&quot;")
    return f'<text:a xlink:type="simple" xlink:href="py3o://{target}">{shown}</text:a>'


def p(*content):
    return f"<text:p>{''.join(content)}</text:p>"


def pack(*body, extra=(), styles=STYLES, head="", mimetype=MIMETYPE):
    content = (
        f"{head}<office:document-content {NAMES}><office:body><office:text>"
        f"{''.join(body)}</office:text></office:body></office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", mimetype, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("styles.xml", styles)
        for name, part in extra:
            archive.writestr(name, part)
    return buffer.getvalue()


def fill(*body, document=DOCUMENT, **kw):
    text = fill_template(pack(*body), FIELDS, document, WRITERS, **kw)
    with zipfile.ZipFile(io.BytesIO(text)) as archive:
        assert archive.namelist()[0] == "mimetype"
        content = etree.fromstring(archive.read("content.xml"))
        styles = etree.fromstring(archive.read("styles.xml"))
    lines = ["".join(item.itertext()) for item in content.iter("{*}p")]
    return lines, content, styles


def refused(content, fields=FIELDS):
    with pytest.raises(TemplateRefusedError) as caught:
        check_template(content, fields)
    return caught.value.problems


# ---------------------------------------------------------------- what is filled


def test_values_stand_where_their_fields_stood():
    lines, content, _styles = fill(
        p("Nomor ", field("nomor"), " tanggal ", field("tanggal"), ". Rp$a $$b"),
        p(link('function="kapital(nomor)"')),
    )
    assert lines[0] == "Nomor 7/BA <&> $x ${1+1} tanggal <2026-01-02>. Rp$a $$b"
    assert lines[1] == "7/BA <&> $X ${1+1}"
    assert not content.findall(".//{*}user-field-get")


def test_empty_values_leave_what_the_form_leaves():
    lines, _content, _styles = fill(
        p(field("nomor")), document={**DOCUMENT, "number": ""}
    )
    assert lines == ["...."]


def test_paragraphs_and_rows_repeat():
    row = "<table:table-row><table:table-cell>{}</table:table-cell></table:table-row>"
    lines, content, _styles = fill(
        "<table:table>",
        row.format(p(link('for="o in orang"'))),
        row.format(p(field("o.urut"), ". ", field("o.nama"))),
        row.format(p(link("/for"))),
        "</table:table>",
        p(link('for="x in orang"')),
        p("Yth. ", field("x.nama")),
        p(link("/for")),
    )
    assert lines == ["1. AniBudi", "2. -", "Yth. AniBudi", "Yth. -"]
    assert len(content.findall(".//{*}table-row")) == 2
    assert len(content.findall(".//{*}line-break")) == 2


def test_what_is_not_so_is_left_out():
    lines, _content, _styles = fill(
        p("A", link('if="resmi"'), " resmi", link("/if"), " B"),
        p(link('if="not resmi"')),
        p("biasa"),
        p(link("/if")),
        p(link('if="orang"')),
        p("ada"),
        p(link("/if")),
    )
    assert lines == ["A B", "biasa", "ada"]


def test_each_page_says_that_it_is_a_copy():
    _lines, _content, styles = fill(p("x"), notice="Salinan ${x}")
    heads = styles.findall(".//{*}master-page/{*}header/{*}p")
    assert [head.text for head in heads] == ["Salinan ${x}"]


def test_a_value_that_cannot_be_written_so_is_named_with_its_place():
    def fail(_value):
        raise ValueError

    with pytest.raises(TemplateRefusedError) as caught:
        fill_template(
            pack(p("x"), p(field("tanggal"))), FIELDS, DOCUMENT, {"tanggal": fail}
        )
    [problem] = caught.value.problems
    assert (problem.code, problem.facts["what"]) == ("value", "tanggal")
    assert problem.place.paragraph == 2


# ---------------------------------------------------------------- fields refused


@pytest.mark.parametrize(
    "written",
    [
        "__import__('os').popen('id').read()",
        "nomor.__class__",
        "nomor.upper()",
        "nomor[0]",
        "kapital(kapital(nomor))",
        "nomor or tanggal",
        "lambda: 1",
        "open('/etc/passwd')",
        "1+1",
        "a" * 300,
    ],
)
def test_code_in_a_field_is_refused(written):
    quoted = written.replace("'", "&apos;")
    for place in (
        field(quoted),
        link(f'function="{quoted}"'),
        link(f'if="{quoted}"'),
        link(f'for="o in {quoted}"'),
        f'<text:text-input text:description="py3o://function=&quot;{quoted}&quot;"/>',
    ):
        assert {item.code for item in refused(pack(p(place)))} & {"code"}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (p("${__import__('os')}"), "code"),
        ('<text:p text:style-name="${1}">x</text:p>', "code"),
        ('<text:p py:content="1">x</text:p>', "code"),
        ('<py:for each="x in y"/>', "element"),
        ('<xi:include href="file:///etc/passwd"/>', "element"),
        ("<?python import os ?>", "code"),
        ('<draw:frame draw:name="py3o.image(open(1))"/>', "code"),
        ('<draw:frame draw:name="Py3o.staticimage.x"/>', "code"),
        (p(field("lain")), "unknown"),
        (p(field("o.nama")), "unknown"),
        (p(field("orang")), "no_value"),
        (p(field("resmi")), "no_value"),
        (p(link('for="o in nomor"')) + p(link("/for")), "no_list"),
        (p(link('for="nomor in orang"')) + p(link("/for")), "word_taken"),
        (p(link('function="rapi(nomor)"')), "formatter"),
        (p(link('function="terbilang(nomor)"')), "formatter_kind"),
        (p(link('if="resmi"', 'if="nomor"')) + p(link("/if")), "shown"),
        (p(link('if="resmi"')), "unclosed"),
        (p(link("/if")), "unopened"),
        (p(link('for="o in orang"')) + p(link("/if")), "unopened"),
        (p("x", link('if="resmi"')) + p(link("/if")), "alone"),
        (p(link('if="resmi"')) + p("y", link("/if")), "alone"),
    ],
)
def test_what_a_field_is_refused_for(body, code):
    assert code in {item.code for item in refused(pack(body))}


def test_begin_and_end_in_one_row_are_refused_with_their_cell():
    cell = "<table:table-cell>{}</table:table-cell>"
    row = cell.format(p(link('for="o in orang"'))) + cell.format(p(link("/for")))
    [problem] = refused(
        pack(f"<table:table><table:table-row>{row}</table:table-row></table:table>")
    )
    place = problem.place
    assert problem.code == "own_row"
    assert (place.part, place.table, place.row, place.column) == ("body", 1, 1, 2)


def test_a_field_in_the_head_of_the_page_is_named_there():
    styles = STYLES.replace(
        '<style:master-page style:name="A"/>',
        '<style:master-page style:name="A"><style:header>'
        f"{p(field('lain'))}</style:header></style:master-page>",
    )
    [problem] = refused(pack(p("x"), styles=styles))
    assert (problem.place.part, problem.facts["what"]) == ("header", "lain")


# ---------------------------------------------------------------- files refused

BOMB = "<!DOCTYPE a [<!ENTITY b 'bb'><!ENTITY c '&b;&b;&b;'>]>"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not_odt"),
        (b"PK\x03\x04 but no zip", "not_odt"),
        (b"x" * (PACKED_BYTES + 1), "too_large"),
        (pack(mimetype=MIMETYPE + b"-template"), "not_odt"),
        (pack(head=BOMB), "entities"),
        (pack(head='<?xml version="1.0" encoding="UTF-16"?>'), "encoding"),
        (pack(head='<?xml version="1.0" encoding="UTF-7"?>'), "encoding"),
        (pack("<text:p>"), "not_xml"),
        (pack(extra=[("Basic/Standard/Module1.xml", "x")]), "macro"),
        (pack(extra=[("Scripts/python/a.py", "x")]), "macro"),
        (pack(extra=[("META-INF/macrosignatures.xml", "x")]), "macro"),
        (pack(extra=[("Object 1/content.xml", "x")]), "object"),
        (pack(extra=[("ObjectReplacements/Object 1", "x")]), "object"),
        (pack(extra=[("../../etc/cron.d/x", "x")]), "part_unknown"),
        (pack(extra=[("Configurations2/menubar/menubar.xml", "x")]), "part_unknown"),
        (pack(extra=[("Pictures/a.svg", "<svg/>")]), "picture_kind"),
        (pack(extra=[("Pictures/a.png", "MZ")]), "picture_kind"),
        (pack(extra=[("settings.xml", "0" * 3 * 1024**2)]), "too_large"),
        (pack(extra=[("layout-cache", "0" * 30 * 1024**2)]), "too_large"),
        (pack(extra=[(f"Pictures/{n}.png", "") for n in range(300)]), "too_many_parts"),
    ],
)
def test_what_a_file_is_refused_for(content, code):
    assert refused(content)[0].code == code


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<office:scripts><office:event-listeners/></office:scripts>", "macro"),
        (
            "<office:event-listeners><script:event-listener/></office:event-listeners>",
            "macro",
        ),
        ('<text:script script:language="Basic">x</text:script>', "macro"),
        *(
            (f'<text:p><text:s text:c="{count}"/></text:p>', "repeated")
            for count in ("201", "1000000", "-1", "", "٣", "9" * 5000)
        ),
        *(
            (f"<table:table><{part} table:number-{name}='16384'/></table:table>", code)
            for part, name, code in (
                ("table:table-column", "columns-repeated", "repeated"),
                ("table:table-row", "rows-repeated", "repeated"),
                ("table:table-cell", "columns-spanned", "repeated"),
                ("table:table-cell", "rows-spanned", "repeated"),
            )
        ),
        ('<text:execute-macro text:name="x"/>', "macro"),
        ('<draw:object xlink:href="./Object 1"/>', "object"),
        ('<draw:object-ole xlink:href="./Object 1"/>', "object"),
        ('<draw:floating-frame xlink:href="http://x"/>', "object"),
        ('<draw:plugin xlink:href="http://x"/>', "object"),
        ('<text:a xlink:href="http://x.example">x</text:a>', "outside"),
        ('<text:a xlink:href="javascript:alert(1)">x</text:a>', "outside"),
        ('<text:a xlink:href="vnd.sun.star.script:x">x</text:a>', "outside"),
        ('<draw:image xlink:href="http://x.example/a.png"/>', "outside"),
        ('<draw:image xlink:href="file:///etc/passwd"/>', "outside"),
        ('<draw:image xlink:href="Pictures/../../a.png"/>', "outside"),
        ('<draw:image xlink:href="py3o://nomor"/>', "outside"),
        ('<text:section-source xlink:href="x.odt"/>', "outside"),
        ("<text:dde-connection/>", "outside"),
        ("<text:database-display/>", "outside"),
        ("<text:tracked-changes/>", "tracked"),
        ("<script:x/>", "macro"),
        ('<office:forms><a xmlns="x"/></office:forms>', "object"),
    ],
)
def test_what_is_not_of_a_page_is_refused(body, code):
    assert code in {item.code for item in refused(pack(body))}


def test_what_office_programs_write_is_taken():
    picture = ("Pictures/a.png", b"\x89PNG\r\n\x1a\n")
    body = (
        "<office:scripts/><office:forms/>"
        '<text:p><draw:image xlink:href="Pictures/a.png"/>'
        '<text:a xlink:href="#x">x</text:a></text:p>'
    )
    empty = ("Configurations2/accelerator/current.xml", "")
    thumbnail = ("Thumbnails/thumbnail.png", "x")
    content = pack(body, p(field("nomor")), extra=[picture, empty, thumbnail])
    assert check_template(content, FIELDS) == 1


def test_a_text_with_thousands_of_fields_is_refused_before_they_are_read():
    [problem] = refused(pack(*[p(field("nomor"))] * 501))
    assert problem.code == "too_many_marks"


# ---------------------------------------------------------------- what is published


@pytest.mark.parametrize("path", FOLDER.glob("*.tsv"), ids=lambda path: path.stem)
def test_published_names_are_words_and_no_template_engine_sees_their_values(path):
    form = path.stem
    fields = read_fields(form)
    values = read_values(fields, read_sample(form))
    for name, item in fields.items():
        assert parse(name) == parse(f"{name} ")
        assert parse(name).name == name
        assert item.kind != FIXED
        if item.kind == LIST:
            assert parse(f'for="{item.empty} in {name}"')
            assert item.empty not in {other.partition(".")[0] for other in fields}
            [child] = values[name]
            assert all(type(value) in (str, int, bool) for value in child.values())
        else:
            assert type(values[name]) in (str, int, bool)
    described = [item for item in fields.values() if not item.description]
    assert not described


@pytest.mark.parametrize(
    ("written", "mark"),
    [
        ("nomor", ("value", "nomor", "", False)),
        ("a.b.c", ("value", "a.b.c", "", False)),
        ("kapital(nomor)", ("value", "nomor", "kapital", False)),
        ('function="kapital(a.b)"', ("value", "a.b", "kapital", False)),
        ('function="nomor"', ("value", "nomor", "", False)),
        ("for=“o in orang”", ("for", "orang", "o", False)),
        ('for="o  in\norang"', ("for", "orang", "o", False)),
        ('if="resmi"', ("if", "resmi", "", False)),
        ("if='not a.b'", ("if", "a.b", "", True)),
        ("/for", ("/for", "", "", False)),
        (" /if ", ("/if", "", "", False)),
    ],
)
def test_what_is_read_of_a_field(written, mark):
    """An office program makes typographic quotes and blanks of its own."""
    read = parse(written)
    assert (read.kind, read.name, read.word, read.is_negated) == mark


@pytest.mark.parametrize(
    "written",
    [
        *("", "?", ".", "a.", ".a", "a..b", "A", "a_b", "_a", "a.__b__", "1a", "a-b"),
        *("for=o in orang", 'for="a.b in c"', 'for="o in a(b)"', 'for="_ in a"'),
        *('if="not not a"', 'if="a and b"', 'if="a()"', 'else="a"', "/else", "//if"),
        *('function="a.b(c)"', 'function="a()"', 'function="a(b, c)"', 'attrs="a"'),
        *('content="a"', 'replace="a"', "a; b", "a\x00b", "${a}", "a|b", "a if b"),
    ],
)
def test_what_is_no_field(written):
    assert parse(written) is None
