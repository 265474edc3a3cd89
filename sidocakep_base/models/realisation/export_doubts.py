"""What of a file of the finance system only a person can decide: named, not guessed."""

from decimal import Decimal

from ...engine.budget_stage import read_budget_stage
from ...engine.document_number import get_number_key
from ...engine.figures.indonesian import format_rupiah
from ...engine.workbook.texts import row_ranges
from .sidocakep_realisation import STAGES

#: So many documents that a file no longer has are named.
_NAMED_ROWS = 10
#: What two rows of one document, line, account and unit differ in.
_TOLD_APART = ("date", "sp2d_date", "amount", "returned")


class DoubtfulRows:
    """Of the rows of a file: what is there twice, is missing, or is not understood."""

    def _is_repeated(self, row, key):
        """Tell whether an earlier row says all that this one says, and note it.

        Several receipts of a document on one account differ in their day or amount;
        where they do not, nobody can tell them from a row that was exported twice.
        """
        numbers = tuple(
            get_number_key(row.get(name) or "") for name in ("number", "sp2d")
        )
        said = (key, numbers, *(row.get(name) or False for name in _TOLD_APART))
        first = self._said.setdefault(said, row)
        if first is not row:
            self._repeated.append((first, row))
        return first is not row

    def _warn_of_repeated(self):
        """Name the rows that were left out, each with the row that says the same."""
        if not self._repeated:
            return
        named = [f"{row.number} = {first.number}" for first, row in self._repeated]
        total = sum(
            (
                row.get("amount") - (row.get("returned") or 0)
                for _first, row in self._repeated
            ),
            Decimal(0),
        )
        self.warn(
            "export_row_repeated",
            self._repeated[0][1] if len(self._repeated) == 1 else None,
            rows="; ".join(named[:_NAMED_ROWS]) + _dots(named),
            total=format_rupiah(total, 0),
        )

    def _read_stage(self, row):
        """Return the version of the budget that a row says; name one not understood."""
        said = row.get("stage") or ""
        stage = read_budget_stage(said) if said else None
        if said and not stage:
            self.warn("export_stage_unknown", row, "stage")
        return stage or False

    def _say_stage(self, old, new):
        """Return the change of the version of the budget for the preview."""
        labels = dict(STAGES)
        header = self.sheet.column("stage").header
        return (header, labels.get(old, ""), labels[new])

    def _warn_of_stage_kept(self):
        """Name the rows of which only the version is another, in a closed month."""
        if self._stage_kept:
            self.warn("export_stage_kept", rows=row_ranges(self._stage_kept))

    def _warn_of_missing(self, rows, documents):
        """Name what an earlier file brought and this one of the same months has not.

        A file is what the finance system holds now: a payment that it took back is in
        none. Only a person knows whether it was; nothing is taken back here.
        """
        months = {vals["month"] for _row, vals in documents.values()}
        units = {vals["unit_code"] or "" for _row, vals in documents.values()}
        # What the file has and does not count is named for itself.
        numbers = {
            get_number_key(row.get(name) or "")
            for row in rows
            if row.number not in self._collected
            for name in ("number", "sp2d")
        }
        # A total that came to stand beside its documents is refused for itself.
        by_document = {(key[0], key[3]) for key in documents if key[1]}
        missing = [
            stored
            for key, stored in self.rows.items()
            if key not in documents
            and stored.origin
            and stored.month in months
            and (stored.unit_code or "") in units
            and (stored.amount or stored.returned)
            and (stored.number_key or "") not in numbers
            and (stored.number or (stored.kind, stored.identity) not in by_document)
        ]
        if missing:
            total = sum((Decimal(str(row.net)) for row in missing), Decimal(0))
            self.warn(
                "export_row_missing",
                count=len(missing),
                total=format_rupiah(total, 0),
                documents=_name(missing),
            )

    def _warn_of_other_account(self, documents):
        """Name what was entered by hand of a document that the file has elsewhere.

        On another account or line it is not the same row: both would be counted.
        """
        numbers = {key[1] for key in documents if key[1]}
        beside = [
            stored
            for key, stored in self.rows.items()
            if key[1] in numbers
            and key not in documents
            and not stored.origin
            and (stored.amount or stored.returned)
        ]
        if beside:
            total = sum((Decimal(str(row.net)) for row in beside), Decimal(0))
            self.warn(
                "export_beside_hand",
                total=format_rupiah(total, 0),
                documents=_name(beside),
            )


def _name(stored):
    """Return rows of the realisation in words, the first of them."""
    named = [
        " ".join(filter(None, (row.number, row.code, row.account, row.unit_code)))
        + f" {format_rupiah(Decimal(str(row.net)), 0)}"
        for row in stored
    ]
    return "; ".join(named[:_NAMED_ROWS]) + _dots(named)


def _dots(named):
    return "; ..." if len(named) > _NAMED_ROWS else ""
