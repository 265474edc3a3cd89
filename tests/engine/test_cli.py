"""The auditor's calculator: rows, columns and cells of its tables."""

import csv
import io
import sys

import pytest

from sidocakep_base.engine import cli
from sidocakep_base.engine.achievement.bands import BAND_SCALES
from sidocakep_base.engine.errors import EngineError

OUTPUT = ["raw", "capped", "printed", "rating", "status", "trace"]


def compute(text, decimal=None, bands=None):
    """Compute a table in this process; return its rows and the bad ones' count."""
    output, bad = cli.compute_table(text, cli.Options(decimal, bands))
    delimiter = ";" if ";" in output.splitlines()[0] else ","
    return list(csv.DictReader(io.StringIO(output), delimiter=delimiter)), bad


def one(**cells):
    """Compute a table of one row."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, cells)
    writer.writeheader()
    writer.writerow(cells)
    (row,), bad = compute(stream.getvalue(), bands=BAND_SCALES["from_91"])
    assert bad == (row["status"].startswith("baris"))
    return row


def higher(target="80", actual="60", **cells):
    return one(direction="higher", target=target, actual=actual, **cells)


def test_main_in_this_process(monkeypatch, capsysbinary):
    def feed(text):
        stream = io.TextIOWrapper(io.BytesIO(text.encode()))
        monkeypatch.setattr(sys, "stdin", stream)

    feed("direction,target,actual\nhigher,1.234,5\n")
    assert cli.main([]) == 2
    assert b"1 baris tidak dapat dihitung." in capsysbinary.readouterr().err
    feed("direction,target,actual\nhigher,1.234,5\n")
    assert cli.main(["--decimal", ","]) == 0
    assert b"0,41" in capsysbinary.readouterr().out
    feed("")
    assert cli.main([]) == 2
    assert cli.main(["--list"]) == 0


def test_all_input_columns_are_kept_in_order():
    rows, _ = compute(" Target ,x,ACTUAL,direction,x y\n 80,a,60 ,naik, b \n")
    assert list(rows[0]) == [" Target ", "x", "ACTUAL", "direction", "x y", *OUTPUT]
    assert list(rows[0].values())[:5] == [" 80", "a", "60 ", "naik", " b "]
    assert rows[0]["printed"] == "75,00"


@pytest.mark.parametrize(
    ("word", "raw"),
    [("higher", "75"), ("Naik", "75"), (" lower ", "125"), ("turun", "125")],
)
def test_direction_words(word, raw):
    assert one(direction=word, target="80", actual="60")["raw"] == raw


def test_range_direction_words():
    for word in ("range", "rentang"):
        row = one(direction=word, target="143,33 - 139,83", actual="140")
        assert (row["raw"], row["printed"]) == ("100", "100,00")


@pytest.mark.parametrize(
    ("cells", "raw", "capped", "printed"),
    [
        ({}, "75", "75", "75,00"),
        ({"cap": "70"}, "75", "70", "70,00"),
        ({"cap": "70,5"}, "75", "70.5", "70,50"),
        ({"cap": "100"}, "75", "75", "75,00"),
        ({"cap": "none"}, "75", "75", "75,00"),
        ({"cap": ""}, "75", "75", "75,00"),
        ({"decimals": "0"}, "75", "75", "75"),
        ({"decimals": " 4 "}, "75", "75", "75,0000"),
        ({"decimals": ""}, "75", "75", "75,00"),
        ({"rounding": "Truncate"}, "75", "75", "75,00"),
        ({"formula": " higher_ratio "}, "75", "75", "75,00"),
        ({"presentation": "ratio"}, "75", "75", "0,75"),
        ({"zero_target": "zero"}, "75", "75", "75,00"),
    ],
)
def test_optional_columns(cells, raw, capped, printed):
    row = higher(**cells)
    assert (row["raw"], row["capped"], row["printed"]) == (raw, capped, printed)
    assert (row["rating"], row["status"]) == (row["rating"], "ok")


def test_optional_columns_change_the_outcome():
    cells = {"direction": "lower", "target": "80", "actual": "60"}
    assert one(**cells, formula="lower_met")["raw"] == "100"
    cut = higher("3", "2", rounding="truncate")
    assert (cut["printed"], cut["raw"][:8]) == ("66,66", "66.66666")
    assert higher("3", "2")["printed"] == "66,67"
    assert higher("0", "5", zero_target="full")["raw"] == "100"
    assert higher("0", "5", zero_target="zero")["raw"] == "0"


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"cap": "banyak"}, "Kolom cap berisi 'banyak'. Isi angka, atau kosongkan."),
        ({"cap": "1.000"}, "'1.000'"),
        ({"cap": "1 - 2"}, "'1 - 2'"),
        ({"cap": "n/a"}, "Kolom cap berisi 'n/a'. Isi angka, atau kosongkan."),
        ({"decimals": "dua"}, "Kolom decimals berisi 'dua'. Isi bilangan bulat 0-10."),
        ({"decimals": "-1"}, "Kolom decimals berisi '-1'."),
        ({"decimals": "²"}, "Kolom decimals berisi '²'."),
        ({"decimals": "11"}, "Jumlah desimal 11"),
        (
            {"rounding": "up"},
            "Kolom rounding berisi 'up'. Isi salah satu: half_up, truncate.",
        ),
        ({"zero_target": "x"}, "Kolom zero_target berisi 'x'."),
        ({"presentation": "x"}, "Kolom presentation berisi 'x'."),
        ({"formula": "lower_met"}, "Rumus 'lower_met' tidak ada untuk arah 'higher'."),
        ({"target": "0", "zero_target": "error"}, "Target nol"),
        ({"target": "WTP"}, "Arah 'higher' tidak cocok"),
        ({"target": ""}, "Target kosong, padahal realisasinya ada."),
        ({"target": " "}, "atau tulis 'tidak berlaku'"),
    ],
)
def test_bad_cells(cells, words):
    row = higher(**cells)
    assert row["status"].startswith("baris 2: ")
    assert words in row["status"]
    assert {row[name] for name in OUTPUT} == {"", row["status"]}


@pytest.mark.parametrize(
    ("target", "actual", "status"),
    [
        ("", "", "belum dilaporkan"),
        ("80", "", "belum dilaporkan"),
        ("80", "belum tiba tenggatnya", "belum tiba tenggatnya"),
        ("80", "belum dirilis", "belum dirilis"),
        ("-", "5", "tidak berlaku"),
        ("n/a", "", "tidak berlaku"),
        ("0", "5", "tidak berlaku"),
    ],
)
def test_no_figure_is_not_an_error(target, actual, status):
    row = higher(target, actual)
    assert row["status"] == row["printed"] == status
    assert (row["raw"], row["capped"], row["rating"]) == ("", "", "")
    assert status in row["trace"] or "tidak ada angka" in row["trace"]


def test_zero_is_a_figure():
    row = higher("80", "0")
    assert (row["raw"], row["printed"], row["status"]) == ("0", "0,00", "ok")
    assert row["rating"] == "Sangat Rendah"


@pytest.mark.parametrize(
    ("target", "actual", "scale", "raw"),
    [
        ("WTP", "WDP", "", "0"),
        ("wdp", "Wajar Tanpa Pengecualian", "", "100"),
        ("Level 3", "Level 3 Plus", "", "100"),
        ("BB", "A", "SAKIP", "100"),
        ("tinggi", "sedang", "rendah<sedang<tinggi", "0"),
        ("sedang", "tinggi", "tinggi>sedang>rendah", "100"),
        ("3", "3 plus", "maturity", "100"),
        ("1.000", "500", "500<1.000", "0"),
    ],
)
def test_ordinal(target, actual, scale, raw):
    row = one(direction="ordinal", target=target, actual=actual, scale=scale)
    assert (row["raw"], row["status"]) == (raw, "ok")


@pytest.mark.parametrize(
    ("target", "actual", "status"),
    [
        ("WTP", "", "belum dilaporkan"),
        ("", "", "belum dilaporkan"),
        ("-", "", "tidak berlaku"),
        ("-", "WTP", "tidak berlaku"),
        ("", "WTP", "baris 2: Target kosong"),
        ("WTP", "AA", "baris 2: Skala untuk 'WTP' dan 'AA' tidak dikenal"),
        ("baik", "", "baris 2: Skala untuk 'baik' tidak dikenal"),
    ],
)
def test_ordinal_without_figure(target, actual, status):
    row = one(direction="ordinal", target=target, actual=actual)
    assert row["status"].startswith(status)


def test_point_off_the_given_scale():
    row = one(direction="ordinal", target="WTP", actual="WTP", scale="a<b")
    assert "'WTP' bukan tingkat pada skala a<b" in row["status"]


HEAD = "direction,target,actual,cap\n"


def test_decimal_comma_without_quotes_is_explained():
    rows, bad = compute(HEAD + "higher,81,92,93,7\n")
    assert bad == 1
    assert "Ada 5 sel untuk 4 kolom" in rows[0]["status"]
    assert '"81,92"' in rows[0]["status"]
    assert "'7'" in rows[0]["status"]
    assert rows[0]["cap"] == "93"


def test_short_rows():
    rows, bad = compute(HEAD + "higher,80,60\nhigher,80\n")
    assert bad == 1
    assert (rows[0]["cap"], rows[0]["status"]) == ("", "ok")
    assert rows[1]["status"].startswith("baris 3: Hanya 2 sel untuk 4 kolom.")
    assert rows[1]["actual"] == ""


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiters(delimiter):
    text = f"direction{delimiter}target{delimiter}actual\nhigher{delimiter}80"
    output, bad = cli.compute_table(f"{text}{delimiter}60\r\n", cli.Options(None, None))
    assert bad == 0
    assert "\r" not in output
    lines = output.splitlines()
    assert lines[0] == delimiter.join(["direction", "target", "actual", *OUTPUT])
    assert lines[1].startswith(delimiter.join(["higher", "80", "60", "75", "75"]))


def test_header_may_follow_comments_with_other_delimiters():
    text = "# a;b;c;d;e;f\n\n" + HEAD + "# x;y\nhigher,80,60,\n\nlower,80,60,\n"
    rows, bad = compute(text)
    assert bad == 0
    assert [row["raw"] for row in rows] == ["75", "125"]


def test_delimiter_is_a_delimiter():
    text = "direction,target,actual,XXXXXXXX\nhigher,80,60,X\n"
    rows, _ = compute(text)
    assert (rows[0]["XXXXXXXX"], rows[0]["raw"]) == ("X", "75")


def test_line_ends():
    text = 'direction,target,actual,x\rhigher,80,60,"a\r\nb"\r'
    output, bad = cli.compute_table(text, cli.Options(None, None))
    assert bad == 0
    assert '"a\r\nb",75,75' in output


def test_trace_is_one_line_of_sentences():
    trace = higher()["trace"]
    assert trace == (
        "Rumus: Realisasi terhadap target (R / T x 100); makin tinggi makin baik. "
        "Realisasi 60 dibagi target 80 dikali 100 = 75. "
        "Ditulis dengan 2 desimal (dibulatkan, setengah ke atas): 75,00. "
        "Predikat Sedang: 75 berada pada rentang 66 ke atas dan di bawah 76."
    )


def test_line_numbers_count_every_line():
    text = '# 1\n\ndirection,target,actual,n\nx,1,1,"\n\n"\n# 7\ny,1,1,1\n'
    rows, bad = compute(text)
    assert bad == 2
    assert [row["status"].split(":")[0] for row in rows] == ["baris 4", "baris 8"]


def test_options_hold_for_the_whole_table():
    rows, _ = compute(HEAD + "higher,1.234,2468,150.5\n", decimal=".")
    assert rows[0]["raw"] == "200000"
    assert rows[0]["capped"] == "150.5"
    rows, _ = compute(HEAD + "higher,1,2,1.234\n", decimal=".")
    assert rows[0]["capped"] == "1.234"
    rows, _ = compute(HEAD + "higher,1.234,1234,\n", decimal=",")
    assert rows[0]["raw"] == "100"
    assert rows[0]["rating"] == ""


def test_errors_of_the_table_are_engine_errors():
    with pytest.raises(EngineError) as caught:
        compute("a;b\n")
    assert caught.value.code == "header"
    assert "a, b" in caught.value.message
    assert caught.value.remedy


def test_catalogue():
    lines = cli._catalogue().split("\n")
    assert lines[:3] == [
        "Rumus (kolom formula):",
        "  higher_ratio: R / T x 100 [makin tinggi makin baik]",
        "    sumber: LKJIP Kab. Maluku Tengah 2021; LKJIP Kab. Banjarnegara 2016",
    ]
    assert (
        "  range_inside: 100 di dalam rentang; batas atas / R x 100 di atasnya; "
        "R / batas bawah x 100 di bawahnya [di dalam rentang]"
    ) in lines
    (ratio,) = (line for line in lines if line.startswith("  range_ratio"))
    assert ratio.endswith("[di dalam rentang, makin tinggi makin baik]")
    scales = lines.index(
        "Skala ordinal (kolom scale, atau tingkat-tingkatnya seperti A<B<C):"
    )
    assert lines[scales + 1] == "  bpk: TMP < TW < WDP < WTP"
    bands = lines.index("Skala predikat (--bands):")
    assert bands == scales + 4
    assert lines[bands + 1 : bands + 7] == [
        "  from_91: aplikasi e-SAKIP daerah, 'Interval Nilai Realisasi Kinerja'",
        "    Sangat Tinggi: 91 ke atas",
        "    Tinggi: 76 ke atas dan di bawah 91",
        "    Sedang: 66 ke atas dan di bawah 76",
        "    Rendah: 51 ke atas dan di bawah 66",
        "    Sangat Rendah: di bawah 51",
    ]
    assert lines[-4:] == [
        "Kolom zero_target: no_figure, full, full_if_met, zero, error",
        "Kolom rounding: half_up, truncate",
        "Kolom presentation: percent, ratio",
        "",
    ]


def test_arguments():
    assert cli._parse_arguments([]) == cli.Options(None, BAND_SCALES["from_91"])
    chosen = cli._parse_arguments(["--decimal", ".", "--bands", "berhasil"])
    assert chosen == cli.Options(".", BAND_SCALES["berhasil"])
    assert cli._parse_arguments(["--decimal", ","]).decimal == ","
    assert cli._parse_arguments(["--bands", "none"]).bands is None
    assert cli._parse_arguments(["--list"]) is None
    for wrong in (["--decimal", ";"], ["--bands", "x"]):
        with pytest.raises(SystemExit) as caught:
            cli._parse_arguments(wrong)
        assert caught.value.code == 2


def test_help(monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "250")
    with pytest.raises(SystemExit) as caught:
        cli._parse_arguments(["--help"])
    assert caught.value.code == 0
    text = " ".join(capsys.readouterr().out.split())
    for words in (
        "python3 sidocakep_base/engine [-h]",
        (
            "Menghitung capaian kinerja: tabel dari masukan standar, tabel yang sama "
            "dengan capaian ke keluaran standar. "
        ),
        (
            "tanda desimal seluruh tabel bila diketahui; tanpa ini 1.234 ditolak "
            "karena bermakna ganda --bands"
        ),
        (
            "skala predikat (baku: from_91) --list tampilkan rumus, skala dan aturan "
            "yang dapat dipilih Kolom wajib: direction, target, actual."
        ),
    ):
        assert words in text


def test_help_keeps_its_paragraphs(capsys):
    with pytest.raises(SystemExit):
        cli._parse_arguments(["--help"])
    assert "\n\nKolom keluaran: raw, capped, printed" in capsys.readouterr().out


def test_decode():
    assert cli._decode(io.BytesIO("\ufeffé".encode())) == "é"


def test_words_behind_one_of_two_figures_are_told():
    """Real table: ``2,55 Perubahan Target``; words are no unit that was agreed."""
    table = "direction;target;actual\nnaik;2,20;2,55 Perubahan Target\nnaik;90 %;85 %\n"
    rows, bad = compute(table)
    told, same = (row["trace"] for row in rows)
    assert bad == 0
    assert "Kata 'Perubahan Target' hanya ada pada realisasi" in told
    assert "hanya ada pada" not in same
