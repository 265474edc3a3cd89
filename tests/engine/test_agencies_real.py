"""The agencies of a whole regency as its offices write them, none mistaken for another.

The names are those that Permendagri 90/2019 and Peraturan Pemerintah 18/2016 know; how
lists shorten them is what personnel offices do (titles in capitals, "&", "Kab.", short
names in brackets).
"""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine.agencies import (
    AgencyNames,
    agency_key,
    agency_keys,
    guess_kind,
    read_agencies,
)

REGION = "Gunung Mas"
#: Official name > kind, and what people call it.
AGENCIES = {
    "Sekretariat Daerah": ("setda", "Setda"),
    "Sekretariat DPRD": ("setwan", "Setwan"),
    "Inspektorat": ("inspektorat", ""),
    "Dinas Pendidikan, Kepemudaan dan Olahraga": ("dinas", "Disdikpora"),
    "Dinas Kesehatan": ("dinas", "Dinkes"),
    "Dinas Pekerjaan Umum": ("dinas", "DPU"),
    "Dinas Perumahan, Kawasan Permukiman dan Pertanahan": ("dinas", "Disperkimtan"),
    "Dinas Sosial": ("dinas", "Dinsos"),
    "Dinas Pemberdayaan Masyarakat dan Desa": ("dinas", "DPMD"),
    "Dinas Pengendalian Penduduk dan Keluarga Berencana": ("dinas", "DPPKB"),
    "Dinas Perhubungan": ("dinas", "Dishub"),
    "Dinas Komunikasi dan Informatika": ("dinas", "Diskominfo"),
    "Dinas Perpustakaan dan Kearsipan": ("dinas", "Dispusip"),
    "Dinas Pertanian": ("dinas", "Distan"),
    "Dinas Perikanan": ("dinas", "Diskan"),
    "Satuan Polisi Pamong Praja": ("satpol", "Satpol PP"),
    "Badan Perencanaan Pembangunan Daerah": ("badan", "Bappeda"),
    "Badan Kepegawaian dan Pengembangan SDM": ("badan", "BKPSDM"),
    "Badan Penanggulangan Bencana Daerah": ("badan", "BPBD"),
    "Badan Pendapatan Daerah": ("badan", "Bapenda"),
    "Badan Keuangan dan Aset Daerah": ("badan", "BKAD"),
    "Kecamatan Kurun": ("kecamatan", ""),
    "Kecamatan Tewah": ("kecamatan", ""),
    "Kelurahan Tewah": ("kelurahan", ""),
    "Rumah Sakit Umum Daerah Kuala Kurun": ("rsud", ""),
}
NAMES = AgencyNames(
    {name: (name, [short]) for name, (_kind, short) in AGENCIES.items()}, REGION
)
SPELLINGS = {
    "as it is": str,
    "in capitals": str.upper,
    "in small letters": str.lower,
    "with a sign for and": lambda name: name.replace(" dan ", " & "),
    "without commas": lambda name: name.replace(",", ""),
    "with its regency": lambda name: f"{name} Kabupaten {REGION}",
    "with its regency for short": lambda name: f"{name} Kab. {REGION}",
    "with many blanks": lambda name: f"  {name.replace(' ', '   ')} ",
    "with lines": lambda name: name.replace(" ", "\n", 1),
    "with a stop": lambda name: f"{name}.",
    "with a hard blank": lambda name: name.replace(" ", "\N{NO-BREAK SPACE}"),
}


@pytest.mark.parametrize("spell", SPELLINGS.values(), ids=SPELLINGS)
@pytest.mark.parametrize("name", AGENCIES)
def test_an_agency_is_found_by_each_spelling_of_its_name(name, spell):
    assert NAMES.find(spell(name)) == [name]


@pytest.mark.parametrize(
    ("name", "short"),
    [(name, short) for name, (_kind, short) in AGENCIES.items() if short],
)
def test_an_agency_is_found_by_what_people_say(name, short):
    for said in (short, short.upper(), f"{short} {name}"[: len(short)], f" {short} "):
        assert NAMES.find(said) == [name]
    assert NAMES.find(f"{name} ({short})") == [name]
    assert agency_key(short) in agency_keys([f"{name} ({short})"])


@pytest.mark.parametrize(("name", "kind"), [(n, k) for n, (k, _s) in AGENCIES.items()])
def test_the_name_tells_the_kind(name, kind):
    assert guess_kind(name) == kind
    assert guess_kind(name.upper()) == kind


def test_no_two_agencies_are_one():
    keys = [agency_key(name, REGION) for name in AGENCIES]
    assert len(set(keys)) == len(AGENCIES)


@pytest.mark.parametrize(
    "text",
    [
        *("Kurun", "Tewah", "Daerah", "Dinas", "Badan", "Gunung Mas"),
        *("Bidang Sosial", "Dinas Kehutanan", "PT Gunung Mas", "-", "1", "LOWONG"),
    ],
)
def test_part_of_a_name_is_no_agency(text):
    """A row that is dealt to the wrong agency is worse than one that is asked about."""
    assert NAMES.find(text) == []


@given(st.sampled_from(sorted(AGENCIES)), st.integers(0, 2**16))
def test_any_spelling_after_another(name, seed):
    """Two habits at once are still one agency."""
    first, second = random.Random(seed).sample(sorted(SPELLINGS), 2)
    if "regency" in first and "regency" in second:
        return
    # What is put behind a name goes last.
    first, second = sorted((first, second), key=lambda habit: "regency" in habit)
    assert NAMES.find(SPELLINGS[second](SPELLINGS[first](name))) == [name]


@pytest.mark.parametrize("sign", ["\t", ";", "|"], ids=["tab", "semicolon", "bar"])
@pytest.mark.parametrize("is_numbered", [False, True])
def test_a_pasted_table_says_the_same_with_any_sign_between(sign, is_numbered):
    lines = [
        sign.join(
            ([str(number)] if is_numbered else []) + [name, short, f"1.{number:02}"]
        )
        for number, (name, (_kind, short)) in enumerate(AGENCIES.items(), start=1)
    ]
    found = read_agencies("\n".join(lines))
    assert [line.name for line in found] == list(AGENCIES)
    assert [line.short for line in found] == [
        short for _kind, short in AGENCIES.values()
    ]
    assert found[0].code == "1.01"
    assert found[-1].code == f"1.{len(AGENCIES)}"


def test_headers_decide_whatever_their_order():
    text = "KODE SKPD\tSingkatan\tNama OPD\tInduk\n1.02\tDinkes\tDinas Kesehatan\t\n"
    text += "1.02.01\t\tPuskesmas Kurun\tDinas Kesehatan\n"
    first, second = read_agencies(text)
    assert (first.name, first.short, first.code) == (
        "Dinas Kesehatan",
        "Dinkes",
        "1.02",
    )
    assert (second.name, second.above) == ("Puskesmas Kurun", "Dinas Kesehatan")
