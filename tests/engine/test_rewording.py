"""A typing error is corrected; other words are another promise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine.rewording import find_other_meaning


@pytest.mark.parametrize(
    "old, new",
    [
        ("Persentsae Ibu Hamil K4", "Persentase Ibu Hamil K4"),
        ("persentase ibu hamil yang dilayani", "Persentase Ibu Hamil yang Dilayani"),
        ("Indeks Kepuasan  Masyrakat.", "Indeks Kepuasan Masyarakat"),
        ("Jumlah kerja sama daerah", "Jumlah kerjasama daerah"),
        ("Jumlah jumlah dokumen", "Jumlah dokumen"),
        ("Jumlah dokumen tersusun", "Jumlah dokumen yang tersusun"),
        ("Kasus non medis yang ditangani", "Kasus non-medis yang ditangani"),
        ("Desa dan/atau kelurahan", "Desa dan atau Kelurahan"),
        ("(Realisasi/target) x 100%", "(realisasi/target) x 100%"),
        ("Opini BPK", "Opini  BPK"),
        ("Program di laksanakan", "Program dilaksanakan"),
        ("Usaha non formal", "Usaha nonformal"),
        ("Jumlah orangtua asuhh", "Jumlah orang tua asuh"),
        ("Dokumen tersusn", "Dokumen yang tersusun"),
        ("umlah penduduk", "Jumlah penduduk"),
        ("Rasio guru : murid", "Rasio guru: murid"),
        ("Keterangan:", "Keterangan"),
        ("Kelas viii", "Kelas VIII"),
        ("Usia 0 – 59 bulan", "Usia 0 - 59 bulan"),
        ("(A − B) / C", "(A - B) / C"),
        ("Penduduk yang dilayni", "Penduduk yang dilayani"),
        ("Jumlah “dokumen”", "Jumlah dokumen"),
    ],
)
def test_a_typing_error(old, new):
    assert find_other_meaning(old, new) is None


@pytest.mark.parametrize(
    "old, new, said",
    [
        ("Persentase jalan mantap", "Panjang jalan mantap", ("persentase", "panjang")),
        ("Menurunnya kasus", "Meningkatnya kasus", ("menurunnya", "meningkatnya")),
        ("Waktu tunggu minimal", "Waktu tunggu maksimal", ("minimal", "maksimal")),
        ("Ibu hamil dilayani", "Ibu hamil tidak dilayani", ("", "tidak")),
        ("Rumah tidak layak huni", "Rumah layak huni", ("tidak", "")),
        ("Jalan mantap 60 km", "Jalan mantap 40 km", ("60", "40")),
        ("Nilai SAKIP >= 80", "Nilai SAKIP <= 80", ("> =", "< =")),
        ("Persentase PUS", "Persentase usia subur", ("pus", "usia subur")),
        ("a / b x 100%", "a * b x 100%", ("/ %", "* %")),
        ("Angka kematian ibu", "Angka kematian bayi", ("ibu", "bayi")),
        ("Angka kematian ibu", "Angka kematian", ("ibu", "")),
        ("Jumlah dokumen perencanaan", "Jumlah dokumen", ("perencanaan", "")),
        ("OPD A", "OPD B", ("a", "b")),
        ("Ibu dan bayi", "Ibu atau bayi", ("dan", "atau")),
        ("Ibu dan bayii", "Ibu atau bayi", ("dan bayii", "atau bayi")),
        ("Miskin turun", "Miskin naik", ("turun", "naik")),
        (
            "Jumlah penduduk miskin turun",
            "Jumlahpendudukmiskin naik",
            ("jumlah penduduk miskin turun", "jumlahpendudukmiskin naik"),
        ),
        ("Sektor informal", "Sektor formal", ("informal", "formal")),
        ("Sektor formal", "Sektor imformal", ("formal", "imformal")),
        ("Pungutan ilegal", "Pungutan legal", ("ilegal", "legal")),
        ("Guru aktif", "Guru nonaktif", ("aktif", "nonaktif")),
        ("Pemuda takaktif", "Pemuda aktif", ("takaktif", "aktif")),
        ("Kasus tipikal", "Kasus atipikal", ("tipikal", "atipikal")),
        ("Gerakan antikorupsi", "Gerakan korupsi", ("antikorupsi", "korupsi")),
        ("Realisasi : target", "Realisasi target", (":", "")),
        ("(a) : (b)", "(a) + (b)", ("( ) : ( )", "( ) + ( )")),
        ("(A + B) / C", "A + (B / C)", ("( + ) /", "+ ( / )")),
        ("A − B", "A B", ("-", "")),
        ("A − B", "A · B", ("-", "")),
        ("5 – 3", "5 3", ("-", "")),
        ("5 ‰", "5", ("‰", "")),
        ("5 ‰", "5 %", ("‰", "%")),
        ("a ≠ b", "a = b", ("≠", "=")),
        ("√x", "x", ("√", "")),
        ("Luas 5 m²", "Luas 5 m³", ("²", "³")),
        ("Siswa kelas VIII", "Siswa kelas VII", ("viii", "vii")),
        ("Golongan XVIII", "Golongan XVII", ("xviii", "xvii")),
        ("Jumlah penerima", "Jumlah penerimaan", ("penerima", "penerimaan")),
        ("Jumlah pekerjaan", "Jumlah pekerja", ("pekerjaan", "pekerja")),
        ("Warga dilayani", "Warga melayani", ("dilayani", "melayani")),
    ],
)
def test_another_promise(old, new, said):
    assert find_other_meaning(old, new) == said


@pytest.mark.parametrize(
    "old, new",
    [("rawan", "rawat"), ("penduduk", "pendudukan"), ("hutan", "hutang")],
)
def test_a_word_that_is_written_so_was_not_mistyped(old, new):
    """One letter of it makes another word, which letters alone do not tell."""
    before, after = f"Luas kawasan {old}", f"Luas kawasan {new}"
    assert find_other_meaning(before, after, {old}) == (old, new)
    assert find_other_meaning(f"Luas kawasn {old}", before, {old, "kawasan"}) is None


@given(st.text(max_size=60), st.integers(0, 999), st.integers(0, 999))
def test_the_same_text_says_the_same_and_another_number_does_not(text, one, other):
    old, new = f"{text} {one} km", f"{text} {other} km"
    assert (find_other_meaning(old, new) is None) == (one == other)
