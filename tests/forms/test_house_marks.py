"""Fields where an office program puts them: styled, nested, side by side, left over."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from sidocakep_report.engine.house import TemplateRefusedError
from sidocakep_report.engine.house.package import (
    MANIFEST,
    MIMETYPE,
    read_package,
    read_xml,
    write_package,
)

from .test_house import DOCUMENT, NAMES, STYLES, field, fill, link, p, pack, refused

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
SPACE = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
PICTURE = '<draw:frame><draw:image xlink:href="Pictures/a.png"/></draw:frame>'
PNG = b"\x89PNG\r\n\x1a\n"


def row(*cells):
    written = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
    return f"<table:table-row>{written}</table:table-row>"


# ---------------------------------------------------------------- fields of a text


def test_a_field_keeps_the_letters_in_which_it_is_set():
    """What is shown of a link is a span of its own where somebody made it bold."""
    bold = '<text:span text:style-name="Tebal">nomor</text:span>'
    target = f'<text:a xlink:type="simple" xlink:href="py3o://nomor">{bold}</text:a>'
    lines, content, _styles = fill(p("No. ", target, " ya"), p(field("nomor")))
    assert lines == ["No. 7/BA <&> $x ${1+1} ya", "7/BA <&> $x ${1+1}"]
    styled = [
        ("".join(span.itertext()), span.get(f"{TEXT}style-name"))
        for span in content.iter(f"{TEXT}span")
        if span.get(f"{TEXT}style-name")
    ]
    assert styled == [("7/BA <&> $x ${1+1}", "Tebal")]


def test_a_span_without_a_style_is_no_letter_to_keep():
    plain = "<text:span>nomor</text:span>"
    target = f'<text:a xlink:type="simple" xlink:href="py3o://nomor">{plain}</text:a>'
    lines, content, _styles = fill(p(target))
    assert lines == ["7/BA <&> $x ${1+1}"]
    assert not [span for span in content.iter(f"{TEXT}span") if span.attrib]


def test_declared_fields_go_and_the_words_behind_them_stay():
    declared = "".join(
        f'<text:user-field-decl text:name="{name}"/>{behind}'
        for name, behind in (
            ("py3o.nomor", "depan "),
            ("py3o.tanggal", ""),
            ("kantor", "tengah "),
            ("py3o.o.nama", "belakang"),
        )
    )
    lines, content, _styles = fill(
        f"<text:user-field-decls>{declared}</text:user-field-decls>", p(field("nomor"))
    )
    [decls] = content.iter(f"{TEXT}user-field-decls")
    assert [item.get(f"{TEXT}name") for item in decls] == ["kantor"]
    assert "".join(decls.itertext()) == "depan tengah belakang"
    assert lines == ["7/BA <&> $x ${1+1}"]


NESTED = (
    '<text:a xlink:type="simple" xlink:href="py3o://nomor">'
    '<text:user-field-get text:name="py3o.nomor">nomor</text:user-field-get></text:a>'
)


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        # what is refused, and in which words the office finds it
        (p(NESTED), [("nested", "nomor")]),
        (p(link('if="lain"')) + p(link("/if")), [("unknown", "lain")]),
        (p(link('for="a in lain"')) + p(link("/for")), [("unknown", "lain")]),
        (p(link('for="a in nomor"')) + p(link("/for")), [("no_list", "nomor")]),
        (p(link('for="nomor in orang"')) + p(link("/for")), [("word_taken", "nomor")]),
        (
            p(link('for="a in orang"'))
            + p(link('for="b in orang"'))
            + p(link("/for"))
            + p(link("/for")),
            [("too_deep", "orang")],
        ),
        (p(link('if="resmi"')), [("unclosed", 'if="resmi"')]),
        (p(link("/if")), [("unopened", "/if")]),
        (p(link('for="a in orang"')), [("unclosed", 'for="a in orang"')]),
        (
            p(link('if="resmi"')) + p(link("/for")),
            [("unopened", "/for"), ("unclosed", 'if="resmi"')],
        ),
        (p(field("resmi")), [("no_value", "resmi")]),
        (p(field("orang")), [("no_value", "orang")]),
        (p(field("o.nama")), [("unknown", "o.nama")]),
        (p(field("")), [("code", "?")]),
        (p(link("besar(nomor)")), [("formatter", "besar")]),
        (p(link("kapital(tanggal)")), [("formatter_kind", "kapital(tanggal)")]),
        (p(link("nomor", "tanggal")), [("shown", "tanggal / nomor")]),
        # a picture beside an instruction would be left out with it
        (p(link('if="resmi"'), PICTURE) + p(link("/if")), [("alone", "/if")]),
        (p(link('if="resmi"'), "<draw:frame/>") + p(link("/if")), [("alone", "/if")]),
        (p(link('if="resmi"'), "kata") + p(link("/if")), [("alone", "/if")]),
    ],
)
def test_what_is_refused_is_named_as_the_office_wrote_it(body, problems):
    content = pack(body, extra=[("Pictures/a.png", PNG)])
    found = [(item.code, item.facts["what"]) for item in refused(content)]
    assert found == problems


# What a text says may be any of these, one in the other; a list of them is a text.
_WORD = st.sampled_from(["satu", "dua $x", "a & b"])
_LEAF = st.one_of(
    st.tuples(st.just("word"), _WORD),
    st.tuples(st.just("field"), st.just("nomor")),
)
_TREE = st.recursive(
    st.lists(_LEAF, max_size=3),
    lambda inner: st.lists(
        st.one_of(
            _LEAF,
            st.tuples(st.sampled_from(["if", "unless", "for"]), inner),
        ),
        max_size=3,
    ),
    max_leaves=8,
)


def open_once(tree, is_open=False):
    """Return a tree in which no list stands in itself: that is refused."""
    result = []
    for kind, what in tree:
        if kind == "for" and is_open:
            result.append(("if", open_once(what, is_open)))
        elif kind in ("for", "if", "unless"):
            result.append((kind, open_once(what, is_open or kind == "for")))
        else:
            result.append((kind, what))
    return result


def write(tree, depth=0):
    """Return a tree as paragraphs with instructions around them."""
    parts = []
    for kind, what in tree:
        if kind == "word":
            parts.append(p(what.replace("&", "&amp;")))
        elif kind == "field":
            parts.append(p(field(what)))
        elif kind == "for":
            head = p(link(f'for="o{depth} in orang"'))
            item = p(field(f"o{depth}.nama"))
            parts += [head, item, *write(what, depth + 1), p(link("/for"))]
        else:
            asked = "nomor" if kind == "if" else "not nomor"
            parts += [p(link(f'if="{asked}"')), *write(what, depth), p(link("/if"))]
    return parts


def say(tree, document):
    """Return the lines that a reader expects of it, worked out by hand."""
    lines = []
    for kind, what in tree:
        if kind == "word":
            lines.append(what)
        elif kind == "field":
            lines.append(document["number"] or "....")
        elif kind == "for":
            for person in document["people"]:
                lines.append(person["name"] or "-")
                lines += say(what, document)
        elif (kind == "if") == bool(document["number"]):
            lines += say(what, document)
    return lines


@settings(deadline=None, max_examples=60)
@given(
    _TREE,
    st.sampled_from(["7/BA", ""]),
    st.lists(st.sampled_from(["Ani", "Budi", ""]), max_size=3),
)
def test_a_text_says_what_its_instructions_ask_for(tree, number, names):
    document = {
        **DOCUMENT,
        "number": number,
        "people": [{"name": name} for name in names],
    }
    tree = open_once(tree)
    lines, _content, _styles = fill(*write(tree), p("akhir"), document=document)
    assert lines == [*say(tree, document), "akhir"]


# ---------------------------------------------------------------- the file


def test_the_type_comes_first_and_the_manifest_names_each_part():
    parts = {
        "mimetype": MIMETYPE,
        "content.xml": b"<a/>",
        "styles.xml": b"<b/>",
        "meta.xml": b"<author/>",
        "Thumbnails/thumbnail.png": PNG,
        "Pictures/a.png": PNG,
        "Pictures/b.JPG": b"\xff\xd8\xff",
        "Pictures/c.jpeg": b"\xff\xd8\xff",
        "Pictures/d.gif": b"GIF89a",
    }
    content = write_package(parts)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        first = archive.infolist()[0]
        manifest = etree.fromstring(archive.read(MANIFEST))
        names = archive.namelist()
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert "meta.xml" not in names
    assert "Thumbnails/thumbnail.png" not in names
    said = {
        entry.get(f"{SPACE}full-path"): entry.get(f"{SPACE}media-type")
        for entry in manifest
    }
    assert said == {
        "/": MIMETYPE.decode(),
        "content.xml": "text/xml",
        "styles.xml": "text/xml",
        "Pictures/a.png": "image/png",
        "Pictures/b.JPG": "image/jpeg",
        "Pictures/c.jpeg": "image/jpeg",
        "Pictures/d.gif": "image/gif",
    }
    read = read_package(content)
    assert {name: read[name] for name in said if name != "/"} == {
        name: parts[name] for name in said if name != "/"
    }


def test_folders_are_no_parts_and_a_locked_part_is_refused():
    folder = zipfile.ZipInfo("Pictures/")
    content = pack(p("x"), extra=[(folder, b"")])
    assert "Pictures/" not in read_package(content)
    # the flag of a password, in the list of the parts and at the part
    locked = bytearray(pack(p("x"), extra=[("settings.xml", "<a/>")]))
    for sign, away in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        locked[locked.rindex(sign) + away] |= 1
    [problem] = refused(bytes(locked))
    assert (problem.code, problem.place.part) == ("encrypted", "settings.xml")


def test_a_name_twice_is_refused_whatever_the_second_says():
    with pytest.warns(UserWarning, match="Duplicate name"):
        content = pack(p("x"), extra=[("styles.xml", STYLES)])
    [problem] = refused(content)
    assert (problem.code, problem.place.part) == ("part_unknown", "styles.xml")


@pytest.mark.parametrize(
    ("part", "code"),
    [
        (b"<a>\0</a>", "encoding"),
        (b"<?xml version='1.0' encoding='latin-1'?><a/>", "encoding"),
        (b"\xef\xbb\xbf<?xml version='1.0' encoding='UTF-16'?><a/>", "encoding"),
        (b"<!DOCTYPE a><a/>", "entities"),
        (b"<a>&b;</a>", "not_xml"),
        (b"<a>\xff</a>", "not_xml"),
        (b"", "not_xml"),
    ],
)
def test_a_part_that_is_no_plain_xml(part, code):
    with pytest.raises(TemplateRefusedError) as caught:
        read_xml({"content.xml": part}, "content.xml")
    assert [item.code for item in caught.value.problems] == [code]


def test_a_comment_says_nothing():
    body = f"<office:text {NAMES}>a<!-- rahasia -->b</office:text>".encode()
    root = read_xml({"content.xml": body}, "content.xml")
    assert "".join(root.itertext()) == "ab"
    assert b"rahasia" not in etree.tostring(root)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_row_with_a_list_stands_once_for_each(count):
    people = [{"name": f"Nama {number}"} for number in range(count)]
    table = (
        "<table:table>"
        + row(p("Nama"))
        + row(p(link('for="o in orang"')))
        + row(p(field("o.nama")))
        + row(p(link("/for")))
        + "</table:table>"
    )
    document = {**DOCUMENT, "people": people}
    lines, content, _styles = fill(table, document=document)
    assert lines == ["Nama", *(f"Nama {number}" for number in range(count))]
    assert len(content.findall(".//{*}table-row")) == count + 1
