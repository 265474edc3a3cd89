"""Whatever a person types is printed as it stands, and never read as code."""

import doctest
import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sidocakep_report.typeset.engine import text
from sidocakep_report.typeset.engine.text import (
    LONGEST_WORD,
    breakable_pieces,
    collapse,
    literal,
    tidy,
)

from .reading import convert, page_texts, query, squeeze, typeset_texts

HOSTILE = [
    '#import "x": *',
    '#panic("x")',
    "*tebal* _miring_ `kode`",
    "= Judul",
    "- butir",
    "+ butir",
    "/ istilah: arti",
    "a \\ b \\u{41} \\",
    "] ) } [ ( {",
    '"); #read("/etc/passwd"); ("',
    "$x^2$ <label> @rujukan",
    "// bukan komentar /* juga bukan */",
    "~ -- --- ... -? \\#",
    "https://contoh.go.id/a_b*c",
    '"kutip" ‘tunggal’ ' + "'lurus'",
    "{{ 7*7 }} ${x} %s %(a)s",
    "<script>alert(1)</script> &amp; &lt;",
]

# Any character that HTML can carry; controls and surrogates cannot be typed into it.
typed = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60)


def expected(string):
    """What HTML shows of a string, without marks that are meant to be invisible."""
    return collapse(tidy(string)).strip(" ")


def test_examples():
    assert doctest.testmod(text).failed == 0


@given(typed)
@settings(max_examples=200, deadline=None)
def test_literal_is_the_string(string):
    """Typst evaluates the literal to the very string it was made of."""
    source = f"#metadata({literal(string)}) <value>"
    assert query(source, "<value>", field="value", one=True) == string


@given(typed)
@settings(max_examples=150, deadline=None)
def test_any_text_comes_through_the_converter(string):
    document = convert(f"<p>x{html.escape(string)}y</p>")
    printed = "".join(typeset_texts(document)).replace("\u200b", "")
    assert printed == expected(f"x{string}y")


@given(st.lists(typed, min_size=1, max_size=4))
@settings(max_examples=50, deadline=None)
def test_any_text_comes_through_a_table(strings):
    cells = "".join(f"<td><p>x{html.escape(s)}</p></td>" for s in strings)
    document = convert(f'<table class="ts-grid"><tr>{cells}</tr></table>')
    printed = [text.replace("\u200b", "") for text in typeset_texts(document)]
    assert printed == [expected(f"x{string}") for string in strings]


@pytest.mark.parametrize("string", HOSTILE)
def test_code_prints_literally(string):
    document = convert(f"<h1>{html.escape(string)}</h1><p>{html.escape(string)}</p>")
    (page,) = page_texts(document)
    assert page.count(squeeze(string)) == 2


@pytest.mark.parametrize("name", ["title", "author", "keywords", "mark"])
def test_code_in_the_description_of_a_document_is_text(name):
    value = '"); #panic("x") \\'
    document = convert("<h1>x</h1><p>y</p>", **{name: html.escape(value)})
    assert len(page_texts(document)) == 1


def test_blanks_are_those_of_html():
    document = convert(
        "<p>\n  satu <b>\n dua</b>\n\ttiga<br/>  empat <i> </i> lima </p>"
    )
    assert typeset_texts(document) == ["satu dua tiga\nempat lima"]


def test_no_break_space_stays():
    assert typeset_texts(convert("<p>a&#160; b</p>")) == ["a\u00a0 b"]


def test_pasted_bullets_become_real_ones():
    assert typeset_texts(convert("<p>\uf0b7 satu</p>")) == ["• satu"]


def test_long_word_may_break_and_short_ones_stay():
    word = "x" * 95
    narrow = "".join(f"<td>{word if i == 3 else 'a'}</td>" for i in range(8))
    (page,) = page_texts(convert(f'<table class="ts-grid"><tr>{narrow}</tr></table>'))
    assert page.count("x") == 95


@given(st.text(st.sampled_from("ab7 /"), max_size=120))
def test_pieces_are_the_text_and_only_long_words_are_cut(words):
    pieces = breakable_pieces(words)
    assert "".join(pieces) == words
    longest = max(map(len, words.split()), default=0)
    assert (len(pieces) == 1) == (longest <= LONGEST_WORD)
    assert all(len(word) <= LONGEST_WORD for p in pieces for word in p.split())


def test_where_a_line_may_break_leaves_no_character_in_the_pdf():
    """It stuck to the glyph before it: each amount with a 7 then had it too."""
    address = "http://contoh/dokumen/" + "7" * 40
    (page,) = page_texts(convert(f"<p>{address}</p><p>Rp175.000.000,00</p>"))
    assert "\u200b" not in page
    assert "Rp175.000.000,00" in page
    assert address in page
