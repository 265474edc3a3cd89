"""The shape of a workbook as data: books, sheets, columns.

The same specification generates the file and reads it back, so the two cannot
drift apart. Headers and sheet titles are Indonesian because the file is an
Indonesian form; keys are English.
"""

from dataclasses import dataclass
from enum import StrEnum

from .texts import clean_text

SKIP_KEY = "_skip"
SKIP_HEADER = "Lewati"
SKIP_EXAMPLE = "contoh"


class Kind(StrEnum):
    """How the cells of a column are understood."""

    TEXT = "text"
    CODE = "code"
    DIGITS = "digits"
    YEAR = "year"
    MONEY = "money"
    FIGURE = "figure"
    DATE = "date"
    CHOICE = "choice"


def normalize(text: object) -> str:
    """Return ``text`` as it is compared: as it is seen, without case.

    >>> normalize("  Nama   INDIKATOR * ")
    'nama indikator'
    """
    return clean_text(str(text).replace("*", " ")).casefold()


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet.

    :param choices: (code, label) pairs of a closed list; both are accepted
    :param list_name: name of the drop-down whose words are given at writing
    :param list_from: (sheet key, column key) whose cells are the drop-down, so
        that rows typed in the same file can be chosen at once
    :param open_list: words outside the drop-down are allowed
    :param aliases: other headers that are understood
    :param paid_back: an amount that whoever adds it up writes with a minus
    """

    key: str
    header: str
    kind: Kind = Kind.TEXT
    help: str = ""
    required: bool = False
    width: int = 20
    choices: tuple[tuple[str, str], ...] = ()
    list_name: str = ""
    list_from: tuple[str, str] | None = None
    open_list: bool = False
    aliases: tuple[str, ...] = ()
    paid_back: bool = False

    @property
    def title(self) -> str:
        """The header as printed; a star marks a column that must be filled."""
        return f"{self.header} *" if self.required else self.header

    def names(self) -> tuple[str, ...]:
        """Return the normalised headers this column answers to."""
        return tuple(normalize(name) for name in (self.header, *self.aliases))

    def choice_code(self, text: str) -> str | None:
        """Return the code of a label or code of the closed list.

        >>> Column("d", "Arah", choices=(("higher", "Makin tinggi"),)).choice_code(
        ...     " makin TINGGI ")
        'higher'
        """
        wanted = normalize(text)
        for code, label in self.choices:
            if wanted in (normalize(code), normalize(label)):
                return code
        return None

    def choice_label(self, code: str) -> str:
        """Return the label of a code, or the code itself when it is unknown."""
        return dict(self.choices).get(code, code)


SKIP_COLUMN = Column(
    SKIP_KEY,
    SKIP_HEADER,
    help="Baris yang kolom ini terisi tidak dibaca. Baris contoh berisi kata "
    "“contoh” dan dibaca begitu isinya diubah. Kosongkan agar baris dibaca.",
    width=9,
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its title, what it is for, its columns and example rows.

    :param match: sentence saying by what a row is recognised as the same record
    :param examples: rows shown as examples; skipped at reading while they are untouched
    :param frozen: number of columns that stay in sight
    :param is_list: a list as an office keeps it: found by its headers, whatever the
        sheet is called and where they stand; its rows are judged where they go
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    purpose: str = ""
    match: str = ""
    examples: tuple[dict[str, object], ...] = ()
    frozen: int = 2
    is_list: bool = False

    def all_columns(self) -> tuple[Column, ...]:
        """Return the columns as they stand in the file, the skip mark first."""
        return (SKIP_COLUMN, *self.columns)

    def least_headers(self) -> int:
        """Return how many known headers make a row that of the headers."""
        return 3 if self.is_list else max(2, len(self.columns) // 3)

    def column(self, key: str) -> Column:
        """Return the column of that key."""
        return next(column for column in self.columns if column.key == key)


@dataclass(frozen=True, slots=True)
class Book:
    """The whole workbook.

    :param meta: facts written on the hidden sheet and handed back at reading
    :param lists: words of the named drop-downs
    :param notes: paragraphs of the instruction sheet
    """

    sheets: tuple[Sheet, ...]
    title: str = ""
    meta: tuple[tuple[str, str], ...] = ()
    lists: tuple[tuple[str, tuple[str, ...]], ...] = ()
    notes: tuple[str, ...] = ()

    def sheet(self, key: str) -> Sheet:
        """Return the sheet of that key."""
        return next(sheet for sheet in self.sheets if sheet.key == key)
