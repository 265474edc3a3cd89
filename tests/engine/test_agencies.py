"""Agencies as lists of a personnel office write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine.agencies import AgencyNames, agency_key
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
