"""Which signs no font has, asked before a paper is made of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sidocakep_report.typeset.engine.signs import find_unprintable

LATIN = st.characters(max_codepoint=0x024F, exclude_categories=["Cc", "Cs"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("Persentase balita, 98,5 % - Kafé Ümit Łódź", []),
        # what officials paste: bullets of Word, quotes, dashes, marks nobody sees
        ("\uf0b7 satu \u2013 \u201cdua\u201d \u2026 \u200btiga\u00ad", []),
        ("≥ 95 ≤ 100 ± 2 × 3 °C ✓", []),
        ("Layanan 👍 cepat 👍👍", ["👍"]),
        ("👍 dan 🏆", ["👍", "🏆"]),
        ("🏆 dan 👍, é", ["🏆", "👍"]),
        ('"#import" \\u{1f44d}', []),
        ('"👍"\\', ["👍"]),
    ],
)
def test_each_sign_without_a_font_is_named_once_in_order(text, found):
    assert find_unprintable(text) == found


@settings(deadline=None, max_examples=30)
@given(st.text(LATIN, max_size=60))
def test_letters_with_their_marks_are_always_printed(text):
    assert find_unprintable(text) == []


@settings(deadline=None, max_examples=10)
@given(
    st.text("abc é≥", max_size=6),
    st.lists(st.sampled_from("👍🏆🎉"), min_size=1, max_size=4),
    st.text("xyz –", max_size=6),
)
def test_what_stands_around_it_hides_no_sign(before, signs, after):
    text = f"{before}{after.join(signs)}{after}"
    assert find_unprintable(text) == list(dict.fromkeys(signs))
