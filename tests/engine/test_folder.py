"""Names of files in a folder: whatever somebody calls a file, it can be unpacked."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine.folder import ALONE, LENGTH, Places, clean_name

FORBIDDEN = set('<>:"/\\|?*') | {chr(code) for code in range(32)}
texts = st.text(max_size=120)


@given(texts)
def test_a_name_holds_no_sign_that_a_file_system_refuses(text):
    name = clean_name(text)
    assert not FORBIDDEN & set(name)
    assert 0 < len(name) <= LENGTH


@given(texts)
def test_a_name_leads_out_of_no_folder(text):
    name = clean_name(text)
    assert not name.startswith((".", "-", " "))
    assert name not in {"", ".", ".."}


@given(texts)
def test_a_clean_name_stays_as_it_is(text):
    name = clean_name(text)
    assert clean_name(name) == name


@given(st.lists(texts, max_size=12))
def test_every_file_has_a_place_of_its_own(names):
    places = Places()
    found = [places.find("1.a.1 Pedoman", name) for name in names]
    assert len({place.lower() for place in found}) == len(names), "also on Windows"
    assert all(place.count("/") == 1 for place in found)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Laporan.pdf", "Laporan.pdf"),
        ("Laporan Triwulan I.xlsx", "Laporan Triwulan I.xlsx"),
        ("SK Bupati No. 12/2026.pdf", "SK Bupati No. 12-2026.pdf"),
        ("a/b\\c.pdf", "a-b-c.pdf"),
        ("...", "berkas"),
        ("", "berkas"),
        (".env", "env"),
        ("CON", "berkas"),
        ("nul.pdf", "berkas.pdf"),
        ("titik di akhir.", "titik di akhir"),
        ("x" * 200, "x" * LENGTH),
        ("1.a.1 Terdapat pedoman.", "1.a.1 Terdapat pedoman"),
    ],
)
def test_names_are_read_as_they_were_written(text, name):
    assert clean_name(text) == name


def test_the_ending_of_a_long_name_stays():
    name = clean_name("Berita acara rapat " * 10 + ".docx")
    assert name.endswith(".docx")
    assert len(name) <= LENGTH


@given(texts, st.sampled_from([20, LENGTH, ALONE]))
def test_whoever_has_more_room_gets_more_of_the_name(text, length):
    name = clean_name(f"a{text}.xlsx", length)
    assert len(name) <= length
    assert name.endswith(".xlsx")
    agency = "Dinas Pemberdayaan Masyarakat, Pengendalian Penduduk / KB " * 2
    assert clean_name(agency, ALONE) == agency.replace(" /", " -").strip()


def test_the_third_file_of_a_name_is_counted_on():
    places = Places()
    for expected in ("f/SK.pdf", "f/SK (2).pdf", "f/SK (3).pdf"):
        assert places.find("f", "SK.pdf") == expected


def test_a_name_without_an_ending_is_counted_on_too():
    places = Places()
    assert [places.find("f", "SK") for _time in "12"] == ["f/SK", "f/SK (2)"]


@given(st.lists(texts, min_size=1, max_size=6))
def test_an_archive_of_such_names_is_read_again(names):
    stream, places, contents = io.BytesIO(), Places(), {}
    with zipfile.ZipFile(stream, "w") as archive:
        for number, name in enumerate(names):
            place = places.find("folder", name)
            contents[place] = str(number).encode()
            archive.writestr(place, contents[place])
    with zipfile.ZipFile(stream) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == contents


@pytest.mark.parametrize(
    "name",
    [
        "Keputusan Bupati tentang Tim Penyusun.pdf",
        "Foto rapat 12 Januari 2026.jpg",
        "Notula.docx",
        "Rekapitulasi.ods",
        "Surat pengantar (tembusan).pdf",
        "Laporan Kinerja Instansi Pemerintah Tahun 2026.pdf",
    ],
)
@pytest.mark.parametrize("folder", ["1.a.1 Pedoman", "4.c.5 Hasil Evaluasi"])
def test_a_usual_name_is_kept_in_each_folder(folder, name):
    places = Places()
    place = places.find(folder, name)
    assert place == f"{folder}/{name}"
    second = places.find(folder, name)
    assert second != place
    assert second.startswith(f"{folder}/")
    assert second.rpartition(".")[2] == name.rpartition(".")[2]
    other = "2.b.1 Folder Lain"
    assert places.find(other, name) == f"{other}/{name}"
