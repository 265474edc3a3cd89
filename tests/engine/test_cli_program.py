"""The auditor's calculator as it is used: a folder on a bare interpreter."""

import csv
import io
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from . import real

ENGINE = Path(__file__).resolve().parents[2] / "sidocakep_base" / "engine"
OUTPUT = ["raw", "capped", "printed", "rating", "status", "trace"]


def run(text, *arguments):
    """Run the folder without site-packages and without the environment."""
    data = text.encode() if isinstance(text, str) else text
    return subprocess.run(
        [sys.executable, "-I", "-S", "-B", str(ENGINE), *arguments],
        input=data,
        capture_output=True,
        check=False,
        timeout=60,
        env={},
    )


def table_of(rows):
    stream = io.StringIO()
    writer = csv.DictWriter(stream, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "presentation", "disagreeing"),
    [
        # Dishub prints 0 where target and realisation are blank
        (real.DISHUB, "percent", {("1", "2020")}),
        (real.PUCKPKP, "ratio", set()),
    ],
)
def test_real_table_on_a_bare_interpreter(name, presentation, disagreeing):
    source = real.rows(name)
    rows = [
        {
            "no": row["no"],
            "indikator": row["indikator"],
            "tahun": row["tahun"],
            "direction": real.DIRECTIONS[row["arah_dugaan"]],
            "target": row["target"],
            "actual": row["realisasi"],
            "decimals": real.decimals(row["capaian_sumber_persen"]),
            "presentation": presentation,
        }
        for row in source
    ]
    process = run("# source: see tests/data/real\n" + table_of(rows))
    assert process.returncode == 0, process.stderr.decode()
    assert process.stderr == b""
    output = list(csv.DictReader(io.StringIO(process.stdout.decode())))
    assert list(output[0]) == [*rows[0], *OUTPUT]
    assert [row["indikator"] for row in output] == [row["indikator"] for row in rows]
    wrong = {
        (row["no"], row["tahun"])
        for row, expected in zip(output, source, strict=True)
        if row["printed"] != expected["capaian_sumber_persen"]
    }
    assert wrong == disagreeing
    assert {row["status"] for row in output if row["raw"]} == {"ok"}


def test_real_worksheet_on_a_bare_interpreter():
    """Deli Serdang 2025: decimal points announced; two targets are zero."""
    source = real.rows(real.DELISERDANG)
    rows = [
        {
            "baris_excel": row["baris_excel"],
            "direction": "higher",
            "target": row["renstra2030_k"],
            "actual": row["sd2025_k"],
        }
        for row in source
    ]
    process = run(table_of(rows), "--decimal", ".")
    assert process.returncode == 0, process.stderr.decode()
    output = list(csv.DictReader(io.StringIO(process.stdout.decode())))
    for row, expected in zip(output, source, strict=True):
        printed = expected["capaian_k_persen"]
        if printed in ("", "#DIV/0!"):
            blank = "tidak berlaku" if printed else "belum dilaporkan"
            assert (row["status"], row["raw"]) == (blank, "")
        else:
            assert abs(Decimal(row["raw"]) - Decimal(printed)) < Decimal("1E-9")


def test_bad_rows_are_reported_and_the_others_go_on():
    process = run(
        "\ufeff# tabel contoh\n"
        "\n"
        "direction;target;actual;catatan\n"
        "higher;1.234;5;a\n"
        '"higher";81,92;93,7;"b;\n'
        '# bukan komentar"\n'
        "sideways;1;2;c\n"
        "lower;5;#DIV/0!;d\n"
    )
    assert process.returncode == 2
    assert process.stderr.decode() == "3 baris tidak dapat dihitung.\n"
    text = process.stdout.decode()
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert text.startswith("direction;target;actual;catatan;raw;")
    assert [row["catatan"] for row in rows] == ["a", "b;\n# bukan komentar", "c", "d"]
    assert rows[0]["status"].startswith("baris 4: Angka '1.234' dapat dibaca 1234")
    assert rows[1]["status"] == "ok"
    assert rows[1]["printed"] == "114,38"
    assert rows[1]["rating"] == "Sangat Tinggi"
    assert rows[2]["status"].startswith("baris 7: Kolom direction berisi 'sideways'")
    assert rows[3]["status"].startswith("baris 8: '#DIV/0!' adalah galat")
    for row in (rows[0], rows[2], rows[3]):
        assert [row[name] for name in ("raw", "capped", "printed", "rating")] == [
            ""
        ] * 4


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "Masukan kosong"),
        (b"\n# hanya komentar\n", "Masukan kosong"),
        (b"a,b\n1,2\n", "Kolom direction, target, actual tidak ada"),
        (b"direction,target\nhigher,1\n", "Kolom actual tidak ada"),
        (b"direction,target,actual,raw\n", "Kolom raw sudah dipakai"),
        (b"direction,target,actual,target\n", "Kolom target berulang"),
        (b"direction,target,actual\nhigher,\xff,1\n", "UTF-8"),
        (b"direction,target,actual\nhigher,\x00,1\n", "bukan tabel teks"),
        (b'direction,target,actual\nhigher,"1,2\n', "Baris 2 tidak terbaca"),
        (b'direction,target,actual\nhigher,"1"x,2\n', "Baris 2 tidak terbaca"),
    ],
)
def test_unusable_input(data, words):
    process = run(data)
    assert process.returncode == 2
    assert process.stdout == b""
    assert words in process.stderr.decode()
    assert b"Traceback" not in process.stderr


def test_table_without_rows():
    process = run("direction,target,actual\n")
    assert (process.returncode, process.stderr) == (0, b"")
    assert process.stdout.decode() == f"direction,target,actual,{','.join(OUTPUT)}\n"


def test_help_and_list():
    text = run("", "--help").stdout.decode()
    for column in ("direction, target, actual", "zero_target", "raw, capped, printed"):
        assert column in text
    process = run("", "--list")
    assert process.returncode == 0
    text = process.stdout.decode()
    for word in (
        "lower_met: 100 bila R <= T, selain itu T / R x 100 [makin rendah makin baik]",
        "sumber: aplikasi e-SAKIP Boyolali",
        "bpk: TMP < TW < WDP < WTP",
        "Kolom zero_target: no_figure, full, full_if_met, zero, error",
        "Kolom rounding: half_up, truncate",
        "Kolom presentation: percent, ratio",
        "Sangat Tinggi: 91 ke atas",
        "maluku_tengah: LKJIP Kab. Maluku Tengah 2021",
    ):
        assert word in text
    assert text.endswith("\n")
    assert text.index("Sangat Tinggi: 91") < text.index(
        "Tinggi: 76 ke atas dan di bawah 91"
    )


@pytest.mark.parametrize("argument", ["--decimal=;", "--bands=x", "--nothing"])
def test_unknown_argument(argument):
    assert run("", argument).returncode == 2


def test_bands_are_chosen():
    table = 'direction,target,actual\nhigher,100,"90,5"\n'
    for bands, rating in (
        ("from_91", "Tinggi"),
        ("above_90", "Sangat Tinggi"),
        ("interval", ""),
        ("none", ""),
    ):
        rows = run(table, "--bands", bands).stdout.decode()
        (row,) = csv.DictReader(io.StringIO(rows))
        assert row["rating"] == rating
        assert ("redikat" in row["trace"]) is (bands != "none")
    assert ",Tinggi,ok," in run(table).stdout.decode()
