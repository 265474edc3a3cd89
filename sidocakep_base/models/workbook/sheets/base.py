"""What all sheets have in common: compare the file with the records, by column."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from ....engine.figures.indonesian import format_date
from ....engine.figures.values import NoFigure, Number, Point, Range
from ....engine.finding import SEVERE, WARNING
from ....engine.workbook import Kind, Problem, normalize
from ....engine.workbook.cells import shown
from ....engine.workbook.nearest import nearest
from ....engine.workbook.texts import clean_text
from .pending import Pending

CREATED = "created"
CHANGED = "changed"
UNCHANGED = "unchanged"
# Unknown words of a file to which the nearest known one is looked for.
_SUGGESTED = 50


@dataclass(slots=True)
class Entry:
    """What the import does with one row, for the preview.

    :param changes: (column header, old words, new words)
    """

    row: int
    label: str
    action: str = UNCHANGED
    changes: list = field(default_factory=list)


class SheetHandler:
    """Binds one sheet to the models: exports records as rows, stages rows as records.

    A blank cell leaves what is there alone, so nothing is ever emptied by an import.
    ``stage`` runs a constant number of queries: it loads the records of the agency
    once and looks every row up in memory. Subclasses say what a row is.
    """

    key = ""
    #: Words for problems that only this sheet finds: see :mod:`..import_messages`.
    messages: dict = {}

    def __init__(self, run):
        self.run = run
        self.env = run.env
        self.company = run.company
        self.entries = []
        self.pendings = []
        self._sheet = None

    # To be given by each sheet -----------------------------------------------

    def build_sheet(self):
        """Return the specification of the sheet for this agency and plan."""
        raise NotImplementedError

    def lists(self):
        """Return {name: words} of the drop-downs that the sheet owns."""
        return {}

    def export(self):
        """Return the present records as rows: {column key: value}."""
        raise NotImplementedError

    def stage_rows(self, rows):
        """Turn the rows into entries, pending records and problems."""
        raise NotImplementedError

    # Shared --------------------------------------------------------------------

    @property
    def sheet(self):
        if self._sheet is None:
            self._sheet = self.build_sheet()
        return self._sheet

    def stage(self, reading):
        """Stage all readable rows of the sheet."""
        self.stage_rows(reading.rows)

    def pend(self, model, row, label, vals, record=None, **options):
        """Remember a record to create or change and return it."""
        pending = Pending(
            model, self.sheet.title, row.number, label, vals, record or None, **options
        )
        self.pendings.append(pending)
        return pending

    def enter(self, row, label, is_new, changes):
        """Note for the preview what happens with a row."""
        action = CREATED if is_new else (CHANGED if changes else UNCHANGED)
        self.entries.append(Entry(row.number, label, action, changes))

    def _say_new(self, row, *keys):
        """Return what cells of a new row say, as changes of the preview."""
        return [
            (column.header, "", row.written[column.key])
            for column, _value in self.filled(row)
            if column.key in keys
        ]

    def add_problem(self, code, row=None, key=None, severity=SEVERE, **facts):
        """Add a problem at a cell (or the row, or the sheet) to the run."""
        number = row.number if row else 0
        header = self.sheet.column(key).header if key else ""
        value = row.written.get(key, "") if row and key else ""
        words = {name: str(fact) for name, fact in facts.items()}
        self.run.problems.append(
            Problem(code, severity, self.sheet.title, number, header, value, words)
        )

    def warn(self, code, row=None, key=None, **facts):
        """Add a problem that does not stop the import."""
        self.add_problem(code, row, key, WARNING, **facts)

    def filled(self, row):
        """Yield (column, value) of the cells that say something readable."""
        for column in self.sheet.columns:
            value = row.get(column.key)
            if value is not None and column.key not in row.failed:
                yield column, value

    def differences(self, row, current, same=None):
        """Return {column key: (header, old words, new words)} against ``current``.

        :param same: {column key: function(old, new)} for columns whose words can
            differ and mean the same
        """
        same = same or {}
        found = {}
        for column, value in self.filled(row):
            old = current.get(column.key)
            compare = same.get(column.key) or (lambda a, b, c=column: equal(c, a, b))
            if not compare(old, value):
                found[column.key] = (
                    column.header,
                    words(column, old),
                    words(column, value)
                    if column.kind is Kind.DATE
                    else row.written[column.key],
                )
        return found

    def resolve(self, row, key, matches, known=(), word=None):
        """Return the one of ``matches`` a cell means; else add the problem.

        :param known: all words that would have been understood, to suggest one; a
            mapping says how each is written
        :param word: what was looked up, if it is not the whole cell
        """
        if len(matches) == 1:
            return matches[0]
        if matches:
            self.add_problem("reference_ambiguous", row, key, count=len(matches))
            return None
        suggestion = self._suggest(key, normalize(word or row.get(key)), known)
        self.add_problem("reference_unknown", row, key, near=suggestion)
        return None

    def _suggest(self, key, word, known):
        """Return how the known word is written that comes nearest, or ``""``.

        Comparing a word with 4,000 names takes a tenth of a second: a file in which
        everything is unknown has one cause, and only its first words get an answer.
        """
        told = self.run.suggestions
        if (self.key, key, word) not in told and len(told) < _SUGGESTED:
            suggestion = nearest(word, known)
            if suggestion and isinstance(known, Mapping):
                suggestion = _spelling(suggestion, known[suggestion])
            told[self.key, key, word] = suggestion
        return told.get((self.key, key, word), "")

    def by_words(self, records):
        """Return {word: record} by code and by name in every installed language.

        A drop-down that was downloaded in one language is read in each.
        """
        found = {}
        for code, _name in self.env["res.lang"].get_installed():
            for record in records.with_context(lang=code):
                found.setdefault(normalize(record.name), record)
        for record in records:
            found.setdefault(normalize(record.code), record)
            found[normalize(record.name)] = record
        return {word: record.with_env(self.env) for word, record in found.items()}

    def first_use(self, row, key_column, seen, key):
        """Tell whether ``key`` comes for the first time; a second row is a problem."""
        first = seen.setdefault(key, row.number)
        if first == row.number:
            return True
        self.add_problem("duplicate_key", row, key_column, other=first)
        return False


def _spelling(word, known):
    """Return how a person writes a word: as the text or the record that answers to it.

    :param known: a text, a record, pending or not, or a list of records
    """
    if isinstance(known, str):
        return known
    for record in known if isinstance(known, list) else [known]:
        values = record.vals if isinstance(record, Pending) else record
        for name in ("name", "code"):
            text = values.get(name) if isinstance(values, dict) else values[name]
            if normalize(text or "") == word:
                return text
    return word


def equal(column, old, new):
    """Tell whether a cell says what the record says already."""
    if old is None or old == "" or old is False:
        return False
    if column.kind is Kind.FIGURE:
        return same_figure(old, new)
    if column.kind is Kind.MONEY:
        return Decimal(str(old)) == Decimal(str(new))
    if column.list_name or column.list_from:
        return normalize(old) == normalize(new)
    if isinstance(old, str):
        return clean_text(old) == new
    return old == new


def same_figure(old, new):
    """Compare two engine values by what they say, not by how it was written."""
    match old, new:
        case Number(), Number():
            return old.value == new.value
        case Range(), Range():
            return (old.low, old.high) == (new.low, new.high)
        case Point(), Point():
            return normalize(old.name) == normalize(new.name)
        case NoFigure(), NoFigure():
            return old.kind == new.kind
    return False


def words(column, value):
    """Return a value of a record as its cell would show it."""
    if value is None or value is False or value == "":
        return ""
    if column.kind is Kind.CHOICE:
        return column.choice_label(value)
    if column.kind is Kind.YEAR:
        return str(value)
    if isinstance(value, Decimal):
        return shown(float(value))
    if hasattr(value, "strftime"):
        return format_date(value)
    return " ".join(str(value).split())


def split_words(text, find):
    """Part a cell at its semicolons, but for those that belong to a name.

    >>> split_words("A; B; C", {"A": 1, "B; C": 1}.get)
    ['A', 'B; C']
    """
    parts = [part.strip() for part in text.split(";") if part.strip()]
    found = []
    while parts:
        lengths = range(len(parts), 1, -1)
        length = next((n for n in lengths if find("; ".join(parts[:n]))), 1)
        found.append("; ".join(parts[:length]))
        parts = parts[length:]
    return found
