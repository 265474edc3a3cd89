"""Reads the tables in which editions of the nomenclature travel.

Two shapes are recognised by their header: one row per code (``tingkat, kode, nama``)
for bidang, program and kegiatan, and one row per sub kegiatan with its parents'
codes, performance, indicator and unit. Urusan rows are not in either table: they are
derived from the bidang. Nothing is guessed: what cannot be read is a `Problem`.

>>> table = read_table([["tingkat", "kode", "nama"], ["bidang", "1.01", "PENDIDIKAN"]])
>>> [(entry.code, entry.level, entry.name) for entry in table.entries]
[('1.01', 'bidang', 'PENDIDIKAN')]
>>> read_table([["kode", "nama"]]).problems[0].message
'Judul kolom tidak dikenal.'
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from .errors import EngineError
from .nomenclature import Code, CodeLevel, parse_code

NAME_SEPARATOR = " | "
COMMENT = "#"
SPM = "SPM"
YES_NO_SPM = {"": False, "NON-SPM": False, SPM: True}

STRUCTURE_COLUMNS = ("tingkat", "kode", "nama")
SUB_KEGIATAN_COLUMNS = (
    "kode_bidang",
    "kode_program",
    "kode_kegiatan",
    "kode_sub_kegiatan",
    "sub_kegiatan",
    "kinerja",
    "indikator",
    "satuan",
    "spm",
    "jenis",
    "sub_kegiatan_sebelumnya",
)
# from the parent upwards
PARENT_COLUMNS = ("kode_kegiatan", "kode_program", "kode_bidang")

# What the first segment of a code means; no table carries rows for it.
URUSAN_NAMES = {
    "1": "URUSAN PEMERINTAHAN WAJIB YANG BERKAITAN DENGAN PELAYANAN DASAR",
    "2": "URUSAN PEMERINTAHAN WAJIB YANG TIDAK BERKAITAN DENGAN PELAYANAN DASAR",
    "3": "URUSAN PEMERINTAHAN PILIHAN",
    "4": "UNSUR PENDUKUNG URUSAN PEMERINTAHAN",
    "5": "UNSUR PENUNJANG URUSAN PEMERINTAHAN",
    "6": "UNSUR PENGAWASAN URUSAN PEMERINTAHAN",
    "7": "UNSUR KEWILAYAHAN",
    "8": "UNSUR PEMERINTAHAN UMUM",
    "9": "UNSUR KEKHUSUSAN",
    "X": "NON URUSAN",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One code of an edition, ready to be stored; `row` is its line in the table."""

    code: str
    level: str
    name: str
    aliases: tuple[str, ...] = ()
    performance: str = ""
    indicator_name: str = ""
    unit_name: str = ""
    spm: bool = False
    kind: str = ""
    predecessor_code: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in which cell, and how to mend it."""

    row: int
    column: str
    error: EngineError

    @property
    def message(self) -> str:
        return self.error.message

    @property
    def remedy(self) -> str:
        return self.error.remedy


class Table:
    """The entries of a table in its order, and all problems found in it."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.is_recognised = False
        self._entries: dict[str, Entry] = {}

    @property
    def entries(self) -> list[Entry]:
        return list(self._entries.values())

    def add(self, entry: Entry) -> None:
        """Take an entry; a second one for its code is a problem."""
        first = self._entries.setdefault(entry.code, entry)
        if first is not entry:
            self.refuse_duplicate(entry, first)

    def refuse_duplicate(self, entry: Entry, first: Entry) -> None:
        self.refuse(
            entry.row,
            "kode",
            EngineError(
                "code_twice",
                "Kode '{code}' sudah ada di baris {row}.",
                "Satu kode hanya boleh sekali; hapus salah satu barisnya.",
                code=entry.code,
                row=first.row,
            ),
        )

    def refuse(self, row: int, column: str, error: EngineError) -> None:
        self.problems.append(Problem(row, column, error))


def read_table(rows: Iterable[Sequence[object]]) -> Table:
    """Read the rows of one sheet or file, the header among them.

    Rows are numbered as the person sees them, from 1. Blank rows and rows that begin
    with ``#`` (where a file says its source) are passed over.
    """
    table = Table()
    reader, columns = None, {}
    for number, cells in enumerate(rows, start=1):
        texts = ["" if cell is None else str(cell) for cell in cells]
        if not any(text.strip() for text in texts):
            continue
        if texts[0].lstrip().startswith(COMMENT):
            continue
        if reader is None:
            reader, columns = _recognise(texts)
            if reader is None:
                table.problems.append(_unknown_header(number))
                return table
            table.is_recognised = True
            continue
        values = {
            name: " ".join(texts[index].split()) if index < len(texts) else ""
            for name, index in columns.items()
        }
        reader(table, number, values)
    if reader is None:
        table.problems.append(_unknown_header(1))
    return table


def complete(
    entries: Sequence[Entry], known: Iterable[str] = (), create_missing: bool = False
) -> tuple[list[Entry], list[Problem]]:
    """Return the entries with their urusan and parents, parents first.

    `known` are the codes that the edition already has. A bidang, program or kegiatan
    that neither the table nor the edition names is a problem, or is added with its
    code as its name when `create_missing` is set.

    >>> entries, problems = complete([Entry("1.01.02", "program", "P", row=4)])
    >>> problems[0].row, problems[0].message
    (4, "Induk '1.01' dari kode '1.01.02' tidak ada di berkas maupun di edisi ini.")
    >>> entries, problems = complete(
    ...     [Entry("1.01.02", "program", "P")], create_missing=True
    ... )
    >>> [entry.code for entry in entries], problems
    (['1', '1.01', '1.01.02'], [])
    """
    by_code = {entry.code: entry for entry in entries}
    known, problems = set(known), []
    for entry in entries:
        child, parent = entry, parse_code(entry.code).parent
        while parent and str(parent) not in by_code and str(parent) not in known:
            code, level = str(parent), parent.level
            if level is not CodeLevel.URUSAN and not create_missing:
                problems.append(_missing_parent(child, code))
                break
            name = URUSAN_NAMES.get(code) if level is CodeLevel.URUSAN else None
            added = Entry(code, level.value, name or f"{level.value} {code}")
            by_code[code] = added
            child, parent = replace(added, row=entry.row), parent.parent
    order = {level.value: rank for rank, level in enumerate(CodeLevel)}
    return sorted(by_code.values(), key=lambda e: (order[e.level], e.code)), problems


def unit_key(text: str) -> str:
    """Fold the spellings of one unit: case and blanks do not tell units apart.

    >>> unit_key("  Orang /  bulan ") == unit_key("orang / Bulan")
    True
    """
    return " ".join(text.split()).casefold()


def preferred_spellings(texts: Iterable[str]) -> dict[str, str]:
    """Return for each unit its most frequent spelling; of two, the first written.

    >>> preferred_spellings(["UNIT", "Unit", "Unit", "Dokumen "])
    {'unit': 'Unit', 'dokumen': 'Dokumen'}
    """
    counts: dict[str, dict[str, int]] = {}
    for text in texts:
        spelling = " ".join(text.split())
        if spelling:
            spellings = counts.setdefault(unit_key(spelling), {})
            spellings[spelling] = spellings.get(spelling, 0) + 1
    return {
        key: max(spellings, key=spellings.__getitem__)
        for key, spellings in counts.items()
    }


def _recognise(header: Sequence[str]):
    columns = {text.strip().lower(): index for index, text in enumerate(header)}
    names: tuple[str, ...]
    if set(SUB_KEGIATAN_COLUMNS[:5]) <= set(columns):
        names, reader = SUB_KEGIATAN_COLUMNS, _read_sub_kegiatan
    elif set(STRUCTURE_COLUMNS) <= set(columns):
        names, reader = STRUCTURE_COLUMNS, _read_structure
    else:
        return None, {}
    return reader, {name: columns[name] for name in names if name in columns}


def _read_structure(table: Table, row: int, values: Mapping[str, str]) -> None:
    code = _read_code(table, row, "kode", values["kode"])
    if code is None:
        return
    level = values["tingkat"].lower().replace(" ", "_")
    if code.level.value != level:
        table.refuse(
            row,
            "tingkat",
            EngineError(
                "code_other_level",
                "Tingkat '{written}' tidak cocok dengan kode '{code}', yang merupakan "
                "{level}.",
                "Perbaiki tingkat atau kodenya.",
                written=values["tingkat"],
                code=code,
                level=code.level.value,
            ),
        )
        return
    names = _read_names(table, row, "nama", values["nama"], code)
    if names:
        table.add(Entry(str(code), level, names[0], names[1:], row=row))


def _read_sub_kegiatan(table: Table, row: int, values: Mapping[str, str]) -> None:
    code = _read_code(table, row, "kode_sub_kegiatan", values["kode_sub_kegiatan"])
    if code is None or not _check_family(table, row, values, code):
        return
    names = _read_names(table, row, "sub_kegiatan", values["sub_kegiatan"], code)
    spm = values.get("spm", "").upper()
    if spm not in YES_NO_SPM:
        table.refuse(
            row,
            "spm",
            EngineError(
                "spm",
                "Isi '{text}' tidak dikenal.",
                "Tulis SPM atau NON-SPM.",
                text=values["spm"],
            ),
        )
    elif names:
        table.add(
            Entry(
                code=str(code),
                level=code.level.value,
                name=names[0],
                aliases=names[1:],
                performance=values.get("kinerja", ""),
                indicator_name=values.get("indikator", ""),
                unit_name=values.get("satuan", ""),
                spm=YES_NO_SPM[spm],
                kind=values.get("jenis", ""),
                predecessor_code=_predecessor(
                    values.get("sub_kegiatan_sebelumnya", "")
                ),
                row=row,
            )
        )


def _check_family(
    table: Table, row: int, values: Mapping[str, str], code: Code
) -> bool:
    """Whether the row names a sub kegiatan and its true parents."""
    if code.level is not CodeLevel.SUB_KEGIATAN:
        table.refuse(
            row,
            "kode_sub_kegiatan",
            EngineError(
                "code_no_sub_kegiatan",
                "Kode '{code}' adalah kode {level}, bukan sub kegiatan.",
                "Tulis kode sub kegiatan lengkap, misalnya 1.01.02.2.01.0001.",
                code=code,
                level=code.level.value,
            ),
        )
        return False
    parent = code.parent
    for column in PARENT_COLUMNS:
        if values[column].upper() != str(parent):
            table.refuse(
                row,
                column,
                EngineError(
                    "code_other_parent",
                    "'{written}' bukan induk dari '{code}'; seharusnya '{parent}'.",
                    "Tulis '{parent}' atau perbaiki kode sub kegiatannya.",
                    written=values[column],
                    code=code,
                    parent=parent,
                ),
            )
            return False
        parent = parent.parent if parent else None
    return True


def _read_code(table: Table, row: int, column: str, text: str) -> Code | None:
    try:
        if not text:
            raise EngineError(
                "code_missing", "Kode belum diisi.", "Isi kode, atau hapus barisnya."
            )
        return parse_code(text)
    except EngineError as error:
        table.refuse(row, column, error)
        return None


def _read_names(
    table: Table, row: int, column: str, text: str, code: Code
) -> tuple[str, ...]:
    """Several names for one code are parted by " | ": the first, then the aliases."""
    parts = (" ".join(part.split()) for part in f" {text} ".split(NAME_SEPARATOR))
    names = tuple(part for part in parts if part)
    if not names:
        table.refuse(
            row,
            column,
            EngineError(
                "code_without_name",
                "Nama untuk kode '{code}' belum diisi.",
                "Isi namanya.",
                code=code,
            ),
        )
    return names


def _predecessor(text: str) -> str:
    """The code at the head of "1.02.02.2.02.0028 Pengambilan ..."."""
    code = text.split(" ", 1)[0]
    try:
        return str(parse_code(code)) if code else ""
    except EngineError:
        return ""


def _missing_parent(entry: Entry, parent: str) -> Problem:
    return Problem(
        entry.row,
        "kode",
        EngineError(
            "code_without_parent",
            "Induk '{parent}' dari kode '{code}' tidak ada di berkas maupun di edisi "
            "ini.",
            "Tambahkan baris induknya, atau pilih membuat induk yang belum ada.",
            parent=parent,
            code=entry.code,
        ),
    )


def _unknown_header(row: int) -> Problem:
    return Problem(
        row,
        "",
        EngineError(
            "table_header",
            "Judul kolom tidak dikenal.",
            "Pakai judul kolom {short}, atau {long} dan seterusnya.",
            short=", ".join(STRUCTURE_COLUMNS),
            long=", ".join(SUB_KEGIATAN_COLUMNS[:5]),
        ),
    )
