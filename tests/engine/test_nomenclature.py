"""Codes of the national nomenclature."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine.errors import EngineError
from sidocakep_base.engine.nomenclature import (
    CodeLevel,
    instantiate,
    level_of,
    parent_of,
    parse_code,
    template_of,
)


@pytest.mark.parametrize(
    ("text", "level", "parent"),
    [
        ("1", CodeLevel.URUSAN, None),
        ("X", CodeLevel.URUSAN, None),
        ("1.01", CodeLevel.BIDANG, "1"),
        ("X.XX", CodeLevel.BIDANG, "X"),
        ("1.01.02", CodeLevel.PROGRAM, "1.01"),
        ("1.01.02.2.01", CodeLevel.KEGIATAN, "1.01.02"),
        ("1.01.02.2.01.0001", CodeLevel.SUB_KEGIATAN, "1.01.02.2.01"),
        # Bondowoso 2021: two digits in the sub part
        ("4.01.02.2.03.01", CodeLevel.SUB_KEGIATAN, "4.01.02.2.03"),
        ("x.xx.01.7.01.0002", CodeLevel.SUB_KEGIATAN, "X.XX.01.7.01"),
    ],
)
def test_level_and_parent(text, level, parent):
    assert level_of(f" {text} ") is level
    assert parent_of(text) == parent
    assert str(parse_code(text)) == text.upper()


@pytest.mark.parametrize(
    ("text", "error", "words"),
    [
        ("", "code_segment", "urusan"),
        ("1.01.02.2", "code_length", "4 bagian"),
        ("1.01.02.2.01.0001.1", "code_length", "7 bagian"),
        ("1.01.02.", "code_length", "4 bagian"),
        ("12.01", "code_segment", "urusan"),
        ("1.1", "code_segment", "bidang"),
        ("1.01.2", "code_segment", "program"),
        ("1.01.02.02.01", "code_segment", "jenis"),
        ("1.01.02.2.1", "code_segment", "kegiatan"),
        ("1.01.02.2.01.001", "code_segment", "sub kegiatan"),
        ("1.01.02.2.01.00001", "code_segment", "sub kegiatan"),
        ("1.٠1", "code_segment", "bidang"),
        ("X.01.01", "code_template", "X"),
        ("1.XX.01", "code_template", "X"),
        ("1.XX", "code_template", "X"),
        ("X.01", "code_template", "X"),
        ("1,01", "code_segment", "urusan"),
    ],
)
def test_malformed(text, error, words):
    with pytest.raises(EngineError) as caught:
        parse_code(text)
    assert caught.value.code == error
    assert words in caught.value.message
    assert caught.value.remedy


@pytest.mark.parametrize("bidang", ["1.05", "2.23", "5.01"])
def test_support_programme_of_an_agency(bidang):
    assert instantiate("X.XX.01", bidang) == f"{bidang}.01"
    assert instantiate("X.XX", bidang) == bidang
    assert template_of(f"{bidang}.01") == "X.XX.01"
    assert template_of(f"{bidang}.01.2.01.0001") == "X.XX.01.2.01.0001"


@pytest.mark.parametrize(
    ("template", "bidang", "error"),
    [
        ("1.05.01.2.01.0001", "1.05", "code_not_template"),
        ("X.XX.01", "1", "code_not_bidang"),
        ("X.XX.01", "1.05.01", "code_not_bidang"),
        ("X.XX.01", "X.XX", "code_not_bidang"),
    ],
)
def test_instantiate_refuses(template, bidang, error):
    with pytest.raises(EngineError) as caught:
        instantiate(template, bidang)
    assert caught.value.code == error


@pytest.mark.parametrize("text", ["1", "1.05", "1.05.02", "1.05.02.2.01.0001"])
def test_other_programmes_have_no_template(text):
    assert template_of(text) is None


def test_bidang():
    assert str(parse_code("1.05.01.2.01").bidang) == "1.05"
    assert str(parse_code("1.05").bidang) == "1.05"
    assert parse_code("1").bidang is None
    assert parse_code("X.XX.01").is_template
    assert not parse_code("1.05.01").is_template


@given(st.integers(1, 9), st.integers(1, 99), st.integers(1, 9999))
def test_instance_and_template_are_inverse(urusan, field, sub):
    bidang = f"{urusan}.{field:02}"
    template = f"X.XX.01.2.01.{sub:04}"
    assert template_of(instantiate(template, bidang)) == template
    assert str(parse_code(instantiate(template, bidang)).bidang) == bidang
