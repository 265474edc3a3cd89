"""Agencies as lists of a personnel office write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine.agencies import (
    AgencyLine,
    AgencyNames,
    agency_key,
    guess_kind,
    read_agencies,
)
from sidocakep_base.engine.workbook.nearest import nearest

NAMES = AgencyNames(
    {
        1: ("Dinas Pendidikan dan Kebudayaan", ["Disdikbud", "1.01"]),
        2: ("Badan Penanggulangan Bencana Daerah", ["BPBD", ""]),
        3: ("Sekretariat DPRD", [""]),
        4: ("Kecamatan Tewah", [""]),
        5: ("Kelurahan Tewah", [""]),
        6: ("Rumah Sakit Umum Daerah Kuala Kurun", [""]),
        7: ("Satuan Polisi Pamong Praja", [""]),
        8: ("Pemerintah Kabupaten Gunung Mas", [""]),
        9: ("Sekretariat Daerah", [""]),
        10: ("Dinas Pendidikan", [""]),
    },
    "Gunung Mas",
)


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("DINAS PENDIDIKAN & KEBUDAYAAN", 1),
        ("Dinas Pendidikan, Kebudayaan Kab. Gunung Mas", 1),
        ("disdikbud", 1),
        ("1.01", 1),
        ("Badan Penanggulangan Bencana Daerah (BPBD)", 2),
        ("BPBD Kabupaten Gunung Mas", 2),
        ("Sekretariat Dewan Perwakilan Rakyat Daerah", 3),
        ("Set. DPRD", 3),
        ("SETWAN", 3),
        ("Din. Pendidikan dan Kebudayaan", 1),
        ("Bdn. Penanggulangan Bencana Daerah", 2),
        ("Kec. Tewah", 4),
        ("Kel. Tewah", 5),
        ("RSUD Kuala Kurun", 6),
        ("Satpol PP", 7),
        ("SATPOL-PP", 7),
        ("Pemkab Gunung Mas", 8),
        ("Setda Kab. Gunung Mas", 9),
        ("Dinas Pendidikan", 10),
    ],
)
def test_one_agency_however_it_is_written(text, agency):
    assert NAMES.find(text) == [agency]


@pytest.mark.parametrize("text", ["", "Tewah", "Dinas", "Bidang Sosial", "UPT Tewah"])
def test_what_is_no_agency_is_none(text):
    assert NAMES.find(text) == []


def test_a_short_name_of_two_is_of_both_and_a_slip_is_near_to_one():
    names = AgencyNames({1: ("Dinas A", ["Dis"]), 2: ("Dinas B", ["DIS."])})
    assert names.find("dis") == [1, 2]
    assert NAMES.nearest("Dinas Pendidkan dan Kebudayaan", nearest) == 1
    assert NAMES.nearest("PT Sawit Makmur", nearest) is None


@given(st.text(max_size=60), st.text(max_size=20))
def test_a_key_is_a_key_already(text, region):
    key = agency_key(text, region)
    assert agency_key(key, region) == key or "  " not in key


PASTED = """No\tNama Perangkat Daerah\tSingkatan\tKode SKPD\tInduk
1\tDinas Kesehatan\tDinkes\t1.02.0.00.0.00.01.0000\t
2\tUPTD Puskesmas Tewah\t\t\tDinas Kesehatan

3\t\tkosong\t\t"""


def test_lines_with_headers_are_read_by_them():
    assert read_agencies(PASTED) == [
        AgencyLine("Dinas Kesehatan", short="Dinkes", code="1.02.0.00.0.00.01.0000"),
        AgencyLine("UPTD Puskesmas Tewah", above="Dinas Kesehatan"),
    ]


def test_lines_without_headers_are_read_by_what_stands_in_them():
    text = (
        "1. ; Kecamatan Tewah ; Kecamatan ; 7.01.0.00 \n2|Kel. Tewah|Kec. Tewah|Tewah"
    )
    assert read_agencies(text) == [
        AgencyLine("Kecamatan Tewah", kind="Kecamatan", code="7.01.0.00"),
        AgencyLine("Kel. Tewah", above="Kec. Tewah", short="Tewah"),
    ]
    assert read_agencies(" \n\t\n") == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("DINAS Perhubungan", "dinas"),
        ("Setda Kab. Uji", "setda"),
        ("Sekretariat DPRD", "setwan"),
        ("Satpol PP", "satpol"),
        ("Kec. Tewah", "kecamatan"),
        ("Kel. Tewah", "kelurahan"),
        ("Rumah Sakit Umum Daerah X", "rsud"),
        ("Pusat Kesehatan Masyarakat X", "puskesmas"),
        ("Bag. Umum", "bagian"),
        ("Produksi", False),
        ("", False),
    ],
)
def test_names_tell_the_kind(name, kind):
    assert guess_kind(name) == kind
