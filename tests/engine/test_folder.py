"""Names of files in a folder: whatever somebody calls a file, it can be unpacked."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine.folder import LENGTH, clean_name, find_place

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
    taken = {}
    for name in names:
        place = find_place("1.a.1 Pedoman", name, taken)
        assert place not in taken
        taken[place] = name
    assert len(taken) == len(names)
    assert all(place.count("/") == 1 for place in taken)


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


def test_the_third_file_of_a_name_is_counted_on():
    taken = set()
    for expected in ("f/SK.pdf", "f/SK (2).pdf", "f/SK (3).pdf"):
        place = find_place("f", "SK.pdf", taken)
        assert place == expected
        taken.add(place)


def test_a_name_without_an_ending_is_counted_on_too():
    assert find_place("f", "SK", {"f/SK"}) == "f/SK (2)"


@given(st.lists(texts, min_size=1, max_size=6))
def test_an_archive_of_such_names_is_read_again(names):
    stream, places = io.BytesIO(), {}
    with zipfile.ZipFile(stream, "w") as archive:
        for number, name in enumerate(names):
            place = find_place("folder", name, places)
            places[place] = str(number).encode()
            archive.writestr(place, places[place])
    with zipfile.ZipFile(stream) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == places


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
    place = find_place(folder, name)
    assert place == f"{folder}/{name}"
    second = find_place(folder, name, {place})
    assert second != place
    assert second.startswith(f"{folder}/")
    assert second.rpartition(".")[2] == name.rpartition(".")[2]
    assert find_place("2.b.1 Folder Lain", name, {place}) == f"2.b.1 Folder Lain/{name}"
