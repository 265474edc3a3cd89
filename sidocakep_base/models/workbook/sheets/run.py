"""One reading of one workbook: what it would do to the records of the agency."""

import hashlib
import json
from collections import Counter

from ....engine.figures.values import NoFigure, Number, Point, Range
from ....engine.workbook import (
    Book,
    Problem,
    read_workbook_apart,
    write_workbook,
)
from ...document.document_lang import document_lang
from .base import CREATED, UNCHANGED
from .batches import cut
from .origin import check_origin, facts_of
from .pending import Saver

_TRIED_FIGURES = 500
#: Problem of a row that a model refuses.
REFUSED = "refused"
# Problems of the form of a workbook, from which others follow.
_OF_THE_FORM = frozenset({"missing_sheet", "missing_header", "missing_column"})
NOTES = (
    (
        "Satu berkas untuk satu perangkat daerah. Isi lembar demi lembar, simpan, "
        "lalu unggah pada Impor > Buku Kerja. Sebelum ada yang tersimpan, aplikasi "
        "menunjukkan apa yang akan dibuat dan diubah."
    ),
    (
        "Sel kosong berarti: biarkan seperti yang sudah ada. Impor tidak pernah "
        "menghapus."
    ),
    (
        "Baris abu-abu adalah contoh dan tidak dibaca selama tidak diubah. Baris lain "
        "yang tidak ingin dibaca ditandai dengan kata apa pun pada kolom “Lewati”."
    ),
    (
        "Kolom boleh dipindahkan, tetapi judul kolom dan nama lembar jangan diubah."
        " Kolom bertanda * wajib diisi. Jangan menggabungkan sel."
    ),
    (
        "Angka ditulis dengan koma sebagai tanda desimal (75,35). Angka yang dapat "
        "dibaca dengan dua cara, misalnya 1.234, ditolak; tulis 1234 atau 1,234."
    ),
    (
        "Tingkat terbawah (sub kegiatan, atau kegiatan bila hanya itu yang ada) "
        "memuat pagu dan anggaran; jumlah di atasnya dihitung sendiri."
    ),
)


class ImportRun:
    """Holds what the sheets share while a file is generated, checked or applied.

    :param handler_classes: the sheets, in the order of the workbook; a sheet may use
        those before it through ``handlers``
    """

    def __init__(self, env, company, year, plan, handler_classes):
        self.env = env(context=self._context(env))
        self.company = company.with_env(self.env)
        self.plan = plan.with_env(self.env)
        self.year = year
        self.problems = []
        self.readings = {}
        #: the nearest known word by (sheet, column, unknown word)
        self.suggestions = {}
        self.units = None
        self.handlers = {cls.key: cls(self) for cls in handler_classes}
        for handler in self.handlers.values():
            handler.load()

    @staticmethod
    def _context(env):
        """The workbook is an Indonesian form; its writing leaves no mail behind.

        Its agency is written on it: which agencies the screen shows is nothing to it.
        """
        others = env.user.sudo().company_ids - env.companies
        return {
            **env.context,
            "allowed_company_ids": [*env.companies.ids, *others.ids],
            "lang": document_lang(env) or env.lang,
            "tracking_disable": True,
            "no_reset_password": True,
            "mail_create_nolog": True,
            "mail_create_nosubscribe": True,
        }

    # The period ----------------------------------------------------------------

    @property
    def years(self):
        """The years of the plan, with the baseline before and the transition after.

        Tables of a Renstra 2025-2029 begin with 2024 and end with 2030.
        """
        if not self.plan:
            return range(self.year - 1, self.year + 1)
        is_five = self.plan.year_end - self.plan.year_start == 4
        return range(self.plan.year_start - 1, self.plan.year_end + 1 + is_five)

    def is_baseline(self, year):
        """Tell whether a year is the one before the plan."""
        return year < (self.plan.year_start if self.plan else self.year)

    @property
    def plan_is_frozen(self):
        return bool(self.plan) and self.plan._is_frozen()

    # The file ------------------------------------------------------------------

    def book(self):
        """Return the specification of the workbook of this agency."""
        lists = {}
        for handler in self.handlers.values():
            lists |= handler.lists()
        return Book(
            tuple(handler.sheet for handler in self.handlers.values()),
            f"Buku Kerja {self.company.name} {self.year}",
            facts_of(self),
            tuple(lists.items()),
            NOTES,
        )

    # pylint: disable-next=method-required-super
    def write(self):
        """Return the .xlsx, filled with what the agency already has."""
        data = {
            key: as_cells(handler.export()) for key, handler in self.handlers.items()
        }
        return write_workbook(self.book(), data)

    # pylint: disable-next=method-required-super
    def read(self, content):
        """Read a filled file and stage all its rows."""
        reading = read_workbook_apart(content, self.book())
        if not check_origin(self, reading):
            return
        self.problems += reading.problems
        if any(
            found.is_severe and found.code in _OF_THE_FORM for found in self.problems
        ):
            # A column or sheet is gone: that rows of others name what stood there and
            # are not understood follows from it.
            return
        self.readings = reading.sheets
        for key, handler in self.handlers.items():
            if key in reading.sheets:
                handler.stage(reading.sheets[key])
        self._check_rights()

    def _check_rights(self):
        """Say once per model that the user may not create or change it."""
        self._check_agency()
        refused = set()
        for pending in self.pendings:
            is_added = pending.is_new or hasattr(
                self.env[pending.model], "_import_change"
            )
            operation = "create" if is_added else "write"
            if not pending.is_new and not pending.vals:
                continue
            key = (pending.model, operation)
            if key in refused or self.env[pending.model].has_access(operation):
                continue
            refused.add(key)
            model = self.env["ir.model"]._get(pending.model).name
            is_login = pending.model == "res.users"
            self.problems.append(
                Problem(
                    "no_right_login" if is_login else f"no_right_{operation}",
                    sheet=pending.sheet,
                    row=pending.row,
                    value=pending.label,
                    facts={"model": model},
                )
            )

    def _check_agency(self):
        """Say once that the login may not work in the agency of the new people.

        Core refuses each file of an agency that is not among those of the login, whose
        rights may reach over all of them.
        """
        if self.company in self.env.user.company_ids:
            return
        for pending in self.pendings:
            if pending.is_new and pending.model == "hr.employee":
                self.problems.append(
                    Problem(
                        "agency_not_allowed",
                        sheet=pending.sheet,
                        row=pending.row,
                        value=pending.label,
                        facts={"agency": self.company.name},
                    )
                )
                return

    # The result ----------------------------------------------------------------

    @property
    def pendings(self):
        return [
            pending
            for handler in self.handlers.values()
            for pending in handler.pendings
        ]

    @property
    def has_errors(self):
        return any(problem.is_severe for problem in self.problems)

    def get_parts(self, after):
        """Return what is to be written in parts, each for a job of the queue.

        :param after: row of the last person who is written already
        """
        return cut(self.pendings, after)

    def get_trial_parts(self):
        """Return what is tried of it, in the same way."""
        return cut(self._trial())

    def try_out(self, part=None):
        """Write and take back; what the models refuse is a problem.

        Of figures that the sheets have verified themselves, tens of thousands in a
        large file, only the first of each model are tried.

        :param part: one of the parts; all of it if not given
        """
        saver = Saver(self.env, find_all=True)
        try:
            with self.env.cr.savepoint():
                saver.save(self._trial() if part is None else part)
                raise _TakeBackError
        except _TakeBackError:
            self.env.invalidate_all()
        for refusal in saver.refusals:
            pending = refusal.pending
            self.problems.append(
                Problem(
                    REFUSED,
                    sheet=pending.sheet,
                    row=pending.row,
                    value=pending.label,
                    facts={"reason": refusal.reason},
                )
            )

    def _trial(self):
        """Return the pending records without the bulk of the verified ones."""
        verified = Counter()
        trial = []
        for pending in self.pendings:
            if pending.is_verified and pending.is_new:
                verified[pending.model] += 1
                if verified[pending.model] > _TRIED_FIGURES:
                    continue
            trial.append(pending)
        return trial

    def apply(self, part=None):
        """Write everything, or a part; the first refusal raises and nothing remains."""
        with self.env.cr.savepoint():
            Saver(self.env).save(self.pendings if part is None else part)

    def fingerprint(self):
        """Return a hash of what the import does: the same preview, the same hash."""
        content = [
            (key, entry.row, entry.label, entry.action, entry.changes)
            for key, handler in self.handlers.items()
            for entry in handler.entries
            if entry.action != UNCHANGED
        ]
        text = json.dumps(content, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()

    def counts(self):
        """Return per sheet: rows created, changed, unchanged; those left out."""
        counts = []
        for key, handler in self.handlers.items():
            actions = [entry.action for entry in handler.entries]
            reading = self.readings.get(key)
            created, unchanged = actions.count(CREATED), actions.count(UNCHANGED)
            counts.append(
                {
                    "sheet": handler.sheet.title,
                    "created": created,
                    "changed": len(actions) - created - unchanged,
                    "unchanged": unchanged,
                    "examples": reading.examples if reading else [],
                    "marked": reading.marked if reading else [],
                }
            )
        return counts


class _TakeBackError(Exception):
    """Ends a trial run; the savepoint undoes it."""


def as_cells(rows):
    """Return rows of records as the writer puts them into the cells of a sheet."""
    return [{key: _cell(value) for key, value in row.items()} for row in rows]


def _cell(value):
    """Return a value of a record as the writer puts it into a cell."""
    if isinstance(value, Number):
        return value.value
    if isinstance(value, (Range, Point, NoFigure)):
        return str(value)
    return value or (value if value == 0 and value is not False else None)
