"""The auditor's calculator: a table in, the same table with achievements out.

Runs on bare Python: ``python3 sidocakep_base/engine < table.csv``. A row that
cannot be computed says why in its ``status`` and the others go on.
"""

import argparse
import csv
import io
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from typing import BinaryIO, TypeVar

from .achievement.achievement import OK, Result, achieve
from .achievement.bands import BAND_SCALES, BandScale
from .achievement.formulas import DIRECTION_LABELS, FORMULAS, Direction
from .achievement.policy import Policy, Presentation, ZeroRule
from .achievement.scales import SCALES, Scale, scale_of
from .errors import EngineError
from .figures.arithmetic import Rounding, strip_zeros
from .figures.reading import ValueKind, read_value
from .figures.values import LABELS, NoFigure, NoFigureKind, Number, Value

EXIT_GOOD = 0
EXIT_BAD = 2
REQUIRED = ("direction", "target", "actual")
OUTPUT = ("raw", "capped", "printed", "rating", "status", "trace")
NONE = "none"

_DIRECTION_WORDS = {
    "naik": Direction.HIGHER,
    "turun": Direction.LOWER,
    "rentang": Direction.RANGE,
}
_EPILOG = f"""\
Kolom wajib: {", ".join(REQUIRED)}. Kolom pilihan: formula, cap, zero_target, decimals,
rounding, scale, presentation. Kolom lain disalin apa adanya; baris yang diawali # dan
baris kosong dilewati. Pemisah kolom boleh koma, titik koma atau tab; sel yang memuat
pemisah ditulis dalam tanda kutip.

Kolom keluaran: {", ".join(OUTPUT)}. raw dan capped memakai titik desimal supaya dapat
dihitung lagi; printed adalah bentuk tercetak. Kode keluar 0 bila semua baris terhitung,
2 bila ada yang tidak.
"""

_Choice = TypeVar("_Choice", bound=Enum)


@dataclass(frozen=True, slots=True)
class Options:
    """What holds for the whole table."""

    decimal: str | None
    bands: BandScale | None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code."""
    options = _parse_arguments(arguments)
    if options is None:
        sys.stdout.buffer.write(_catalogue().encode())
        return EXIT_GOOD
    try:
        output, bad = compute_table(_decode(sys.stdin.buffer), options)
    except EngineError as error:
        sys.stderr.buffer.write(f"{error}\n".encode())
        return EXIT_BAD
    sys.stdout.buffer.write(output.encode())
    sys.stdout.buffer.flush()
    if bad:
        sys.stderr.buffer.write(f"{bad} baris tidak dapat dihitung.\n".encode())
    return EXIT_BAD if bad else EXIT_GOOD


def compute_table(text: str, options: Options) -> tuple[str, int]:
    """Compute a table given as text; return the output and the count of bad rows."""
    delimiter = _delimiter(text)
    rows = _rows(text, delimiter)
    _, header = next(rows)
    names = [name.strip().casefold() for name in header]
    _check_header(names)
    output = io.StringIO()
    writer = csv.writer(output, delimiter=delimiter, lineterminator="\n")
    writer.writerow([*header, *OUTPUT])
    bad = 0
    for line, cells in rows:
        try:
            _check_width(cells, names)
            figures = _figures(_achieve(dict(zip(names, cells, strict=False)), options))
        except EngineError as error:
            bad += 1
            figures = ["", "", "", "", f"baris {line}: {error}", ""]
        padding = [""] * (len(names) - len(cells))
        writer.writerow([*cells[: len(names)], *padding, *figures])
    return output.getvalue(), bad


def _figures(result: Result) -> list[str]:
    return [
        _machine(result.raw),
        _machine(result.capped),
        result.printed,
        result.rating,
        OK if result.has_figure else result.printed,
        " ".join(result.trace),
    ]


def _machine(value: Decimal | None) -> str:
    return "" if value is None else strip_zeros(f"{value:f}")


def _achieve(row: dict[str, str], options: Options) -> Result:
    direction = _direction(row["direction"])
    target, actual, scale = _values(row, direction, options)
    if isinstance(target, NoFigure) != isinstance(actual, NoFigure):
        _refuse_missing_target(row, target)
    policy = Policy(
        zero_target=_choice(row, "zero_target", ZeroRule.NO_FIGURE),
        cap=_cap(row, options),
        decimals=_decimals(row),
        rounding=_choice(row, "rounding", Rounding.HALF_UP),
        presentation=_choice(row, "presentation", Presentation.PERCENT),
        bands=options.bands,
    )
    formula = _cell(row, "formula") or None
    result = achieve(target, actual, direction, policy, formula=formula, scale=scale)
    return replace(result, trace=(*result.trace, *_unit_of_one(target, actual)))


def _unit_of_one(target: Value, actual: Value) -> Iterator[str]:
    """Say that words stand behind the figure of one of the two alone."""
    if not (isinstance(target, Number) and isinstance(actual, Number)):
        return
    units = {"target": target.unit, "realisasi": actual.unit}
    for name, other in (("target", "realisasi"), ("realisasi", "target")):
        if units[name] and not units[other]:
            yield (
                f"Kata '{units[name]}' hanya ada pada {name}; angkanya dihitung "
                f"seolah-olah {other} bersatuan sama. Periksa apakah itu satuannya."
            )


def _values(
    row: dict[str, str], direction: Direction, options: Options
) -> tuple[Value, Value, Scale | None]:
    target, actual = row["target"], row["actual"]
    if direction is not Direction.ORDINAL:
        read = [read_value(text, decimal=options.decimal) for text in (target, actual)]
        return read[0], read[1], None
    points = [read_value(text, kind=ValueKind.POINT) for text in (target, actual)]
    names = [str(point) for point in points if not isinstance(point, NoFigure)]
    if not names:
        return points[0], points[1], None
    scale = _scale(_cell(row, "scale"), names)
    read = [read_value(text, scale=scale) for text in (target, actual)]
    return read[0], read[1], scale


def _scale(text: str, names: list[str]) -> Scale:
    if not text:
        return scale_of(*names)
    return SCALES.get(text.casefold()) or Scale.parse(text)


def _refuse_missing_target(row: dict[str, str], target: Value) -> None:
    if isinstance(target, NoFigure) and not _cell(row, "target"):
        raise EngineError(
            "missing_target",
            "Target kosong, padahal realisasinya ada.",
            f"Isi target, atau tulis '{LABELS[NoFigureKind.NOT_APPLICABLE]}'.",
        )


def _direction(text: str) -> Direction:
    word = text.strip().casefold()
    if word in _DIRECTION_WORDS:
        return _DIRECTION_WORDS[word]
    return _member(Direction, word, "direction", text)


def _choice(row: dict[str, str], column: str, default: _Choice) -> _Choice:
    text = _cell(row, column)
    if not text:
        return default
    return _member(type(default), text.casefold(), column, text)


def _member(kind: type[_Choice], word: str, column: str, text: str) -> _Choice:
    try:
        return kind(word)
    except ValueError:
        raise EngineError(
            "choice",
            f"Kolom {column} berisi '{text.strip()}'.",
            f"Isi salah satu: {', '.join(member.value for member in kind)}.",
        ) from None


def _cap(row: dict[str, str], options: Options) -> Decimal | None:
    text = _cell(row, "cap")
    if text.casefold() in ("", NONE):
        return None
    value = read_value(text, decimal=options.decimal)
    if not isinstance(value, Number):
        raise EngineError(
            "cap", f"Kolom cap berisi '{text}'.", "Isi angka, atau kosongkan."
        )
    return value.value


def _decimals(row: dict[str, str]) -> int:
    text = _cell(row, "decimals")
    if not text:
        return 2
    if not (text.isascii() and text.isdigit()):
        raise EngineError(
            "decimals", f"Kolom decimals berisi '{text}'.", "Isi bilangan bulat 0-10."
        )
    return int(text)


def _cell(row: dict[str, str], column: str) -> str:
    return row.get(column, "").strip()


def _decode(stream: BinaryIO) -> str:
    try:
        text = stream.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise EngineError(
            "encoding",
            "Tabel tidak tersimpan sebagai UTF-8.",
            "Simpan ulang sebagai 'CSV UTF-8'.",
        ) from None
    if "\0" in text:
        raise EngineError(
            "encoding", "Masukan bukan tabel teks.", "Simpan ulang sebagai 'CSV UTF-8'."
        )
    return text


def _delimiter(text: str) -> str:
    """Find the column separator in the header, the first line that says something."""
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            return max(",;\t", key=line.count)
    raise EngineError(
        "empty", "Masukan kosong.", f"Beri tabel dengan kolom {', '.join(REQUIRED)}."
    )


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the line number on which a row starts, and its cells.

    Comments and blank lines are dropped between rows only: inside a quoted cell
    they belong to the cell.
    """
    lines = enumerate(io.StringIO(text, newline=""), start=1)
    between_rows, start = True, 0

    def feed() -> Iterator[str]:
        nonlocal between_rows, start
        for number, line in lines:
            if between_rows:
                if not line.strip() or line.startswith("#"):
                    continue
                between_rows, start = False, number
            yield line

    reader = csv.reader(feed(), delimiter=delimiter, strict=True)
    while True:
        between_rows = True
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise EngineError(
                "csv",
                f"Baris {start} tidak terbaca sebagai baris tabel.",
                "Periksa tanda kutip pada baris itu: berpasangan dan mengapit sel.",
            ) from None
        yield start, cells


def _check_header(names: list[str]) -> None:
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        raise EngineError(
            "header",
            f"Kolom {', '.join(missing)} tidak ada; yang ada: {', '.join(names)}.",
            "Tambahkan kolom itu pada baris kepala.",
        )
    taken = [name for name in OUTPUT if name in names]
    repeated = sorted({name for name in names if name and names.count(name) > 1})
    if taken or repeated:
        raise EngineError(
            "header",
            f"Kolom {', '.join(taken or repeated)} sudah dipakai untuk keluaran."
            if taken
            else f"Kolom {', '.join(repeated)} berulang.",
            "Hapus atau ganti nama kolom itu.",
        )


def _check_width(cells: list[str], names: list[str]) -> None:
    if len(cells) > len(names):
        raise EngineError(
            "width",
            f"Ada {len(cells)} sel untuk {len(names)} kolom: {cells}.",
            'Beri tanda kutip pada angka berkoma, misalnya "81,92".',
        )
    if len(cells) <= max(names.index(name) for name in REQUIRED):
        raise EngineError(
            "width",
            f"Hanya {len(cells)} sel untuk {len(names)} kolom.",
            "Lengkapi baris ini.",
        )


def _parse_arguments(arguments: Sequence[str] | None) -> Options | None:
    parser = argparse.ArgumentParser(
        prog="python3 sidocakep_base/engine",
        description="Menghitung capaian kinerja: tabel dari masukan standar, tabel "
        "yang sama dengan capaian ke keluaran standar.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--decimal",
        choices=(",", "."),
        help="tanda desimal seluruh tabel bila diketahui; tanpa ini 1.234 ditolak "
        "karena bermakna ganda",
    )
    parser.add_argument(
        "--bands",
        choices=(*BAND_SCALES, NONE),
        default="from_91",
        help="skala predikat (baku: from_91)",
    )
    parser.add_argument(
        "--list",
        action="store_true",
        help="tampilkan rumus, skala dan aturan yang dapat dipilih",
    )
    parsed = parser.parse_args(arguments)
    if parsed.list:
        return None
    return Options(parsed.decimal, BAND_SCALES.get(parsed.bands))


def _catalogue() -> str:
    lines = ["Rumus (kolom formula):"]
    for formula in FORMULAS.values():
        labels = ", ".join(DIRECTION_LABELS[item] for item in formula.directions)
        lines.append(f"  {formula.code}: {formula.expression} [{labels}]")
        lines.append(f"    sumber: {formula.source}")
    lines.append("Skala ordinal (kolom scale, atau tingkat-tingkatnya seperti A<B<C):")
    lines += [f"  {code}: {scale}" for code, scale in SCALES.items()]
    lines.append("Skala predikat (--bands):")
    for code, bands in BAND_SCALES.items():
        lines.append(f"  {code}: {bands.source}")
        lines += [f"    {band.label}: {band}" for band in reversed(bands.bands)]
    for column, kind in (
        ("zero_target", ZeroRule),
        ("rounding", Rounding),
        ("presentation", Presentation),
    ):
        lines.append(f"Kolom {column}: {', '.join(item.value for item in kind)}")
    return "\n".join([*lines, ""])
