"""The tables of ceilings and realisation, in the words of the paper."""

from odoo.addons.sidocakep_base.engine.absorption import UNRATIFIED
from odoo.addons.sidocakep_base.engine.figures.indonesian import format_rupiah
from odoo.addons.sidocakep_base.engine.figures.values import LABELS, NoFigureKind

from ...engine.report_table import SERVED
from .lkjip_comparisons import EMPTY, LkjipComparisons
from .lkjip_money import OF_ALL, OF_PROGRAM

NOT_COMPUTABLE = LABELS[NoFigureKind.NOT_COMPUTABLE]
#: The one word for money of which nothing was reported, of amount and share.
NOT_REPORTED = LABELS[NoFigureKind.NOT_REPORTED]
NO_OBJECTIVE = "Tidak di bawah sasaran yang diperjanjikan"
SUM = "Jumlah"
MONEY_HEADS = ("Pagu", "Realisasi", "Serapan (%)")
#: Gunung Mas 24/2024 art. 8: the budget of each performance, as Tabel II states it.
SERVED_NOTE = (
    "Indikator di samping program adalah yang ditunjangnya menurut Tabel II Perjanjian "
    "Kinerja. Setiap program tercetak satu kali: anggaran program yang menunjang "
    "beberapa indikator tidak dibagi, indikatornya tercetak bersama"
)


class LkjipBudgetTables(LkjipComparisons):
    """Composes tables of the budget; what nobody reported is no zero."""

    def get_budget(self):
        """Budget realisation per programme. Gunung Mas 24/2024 annex E chapter III."""
        return self._table(
            f"Realisasi Anggaran {self._when}",
            ("Program", *MONEY_HEADS),
            (37, 24, 24, 10),
            [
                [name_money(entry), *write_money(entry)]
                for entry in self._source.programs
            ],
            self._note_money(),
            self._get_totals(),
        )

    def get_budget_objectives(self):
        """Budget realisation per performance. Gunung Mas 24/2024 annex E 3.b.

        A row is a programme, or the indicators that none serves; no amount stands
        twice, and an objective of several programmes has its sum.
        """
        source = self._source
        if not (source.programs and source.rows):
            return None
        rows, number = [], 0
        for promised, entries in source.objectives:
            name = promised[0]["objective"] if promised else NO_OBJECTIVE
            for served, entry in _pair(promised, entries):
                number += 1
                sign = "- " if len(served) > 1 else ""
                reached = "\n".join(
                    f"{sign}{self._name_reached(row)}" for row in served
                )
                money = [EMPTY] * 4
                if entry:
                    money = [name_money(entry), *write_money(entry)]
                rows.append([str(number), name, reached or EMPTY, *money])
            if len(entries) > 1:
                total = source.add_up(entries)
                rows.append(["", name, SUM, "", *write_money(total)])
        return {
            "title": f"Realisasi Anggaran per Sasaran dan Indikator {self._when}",
            "heads": ["No.", "Sasaran", SERVED, "Program", *MONEY_HEADS],
            "widths": [5, 16, 19, 18, 17, 16, 9],
            "is_dense": True,
            "rows": [*rows, *(["", *total] for total in self._get_totals(2))],
            "notes": [
                SERVED_NOTE,
                *self._note_awaited(),
                *self._note_placed(),
                *self._note_money(),
            ],
        }

    def _name_reached(self, row):
        """Return an indicator with its achievement, and how final that is."""
        words = [row["printed"] or row["why"] or EMPTY]
        if row["printed"]:
            words += self._list_standing(row)
        return f"{row['name']} ({'; '.join(words)})"

    def _note_placed(self):
        """Name the programmes that Tabel II does not place, or places twice."""
        source, loose, shared = self._source, [], []
        for promised, entries in source.objectives:
            keys = {row["key"] for row in promised}
            for entry in entries:
                others = [row for row in entry.serves if row["key"] not in keys]
                if others:
                    names = "; ".join(row["name"] for row in others)
                    shared.append(f"{name_money(entry)} ({names})")
                elif promised and not entry.serves:
                    loose.append(name_money(entry))
        twice = (
            "Tercetak pada sasaran pertamanya, menunjang juga indikator sasaran lain"
        )
        unnamed = (
            f"Tidak termuat dalam Tabel II, ditempatkan menurut {source.plan_name}"
        )
        return [
            f"{words}: {'; '.join(names)}"
            for words, names in ((twice, shared), (unnamed, loose))
            if names
        ]

    def _get_totals(self, empty=0):
        """Return the sum of all money, and that of those that reported.

        Where not all reported, the share is of the ceiling of those that did.

        :param empty: columns between the word and the amounts
        """
        whole, blank = self._source.whole, [""] * empty
        total = [SUM, *blank, *write_money(whole)]
        if whole.is_whole or whole.spent is None:
            return [total]
        reported = ["Di antaranya dilaporkan", *blank]
        return [
            [*total[:-1], EMPTY],
            [*reported, *write_money(whole, is_reported=True)],
        ]

    def _note_money(self):
        """Say whose money is not known, or not final, and of which months."""
        source = self._source
        notes = source.say_money_covered()
        if source.has_parts and not source.whole.is_whole:
            notes.append("Serapan dihitung dari pagu yang dilaporkan")
        notes += self._note_unratified()
        if source.has_parts:
            return notes
        return notes + [
            f"Bulan yang realisasinya {words}: {source.name_months(months)}"
            for words, months in (
                ("belum dilaporkan", source.missing_by_agency),
                ("belum ditutup, masih dapat berubah", source.open_by_agency),
            )
            if months
        ]

    def _note_covered(self):
        """Say of whose money and whose measurement it is, where both are added up."""
        source = self._source
        money = source.say_money_covered(is_summed=False)
        return money + source.say_measured_covered()

    def _note_unratified(self):
        """Say apart what a BLUD spent that is not ratified: it is in no sum."""
        source = self._source
        if not source.whole.unratified:
            return []
        said = [
            f"{name_money(entry)} {entry.say_unratified(OF_PROGRAM)}"
            for entry in source.programs
            if entry.unratified
        ]
        if len(said) > 1:
            said.append(f"jumlah {source.whole.say_unratified(OF_ALL)}")
        return [f"{UNRATIFIED}, di luar realisasi dan serapan: {'; '.join(said)}"]


def _pair(promised, entries):
    """Return ``[(indicators served, Money or None)]`` of an objective, in its order.

    Programmes of the same indicators stand together. What nothing serves has a row
    too: that no money stands behind it is something to be seen.

    :param promised: rows of the indicators of the objective
    """
    pairs = []
    for entry in entries:
        keys = {row["key"] for row in entry.serves}
        pairs.append(
            ([row for row in promised if row["key"] in keys] or promised, entry)
        )
    paid = {row["key"] for served, _entry in pairs for row in served}
    pairs += [([row], None) for row in promised if row["key"] not in paid]
    places = {row["key"]: place for place, row in enumerate(promised)}
    return sorted(pairs, key=lambda pair: [places[row["key"]] for row in pair[0]])


def name_money(entry):
    """Return a programme as it is printed."""
    return " ".join(filter(None, (entry.node.code, entry.node.name)))


def write_money(entry, is_reported=False):
    """Return the cells of amounts and share."""
    ceiling = entry.reported_ceiling if is_reported else entry.ceiling
    return [
        format_rupiah(ceiling),
        NOT_REPORTED if entry.spent is None else format_rupiah(entry.spent),
        write_share(entry),
    ]


def write_share(entry):
    """Return the share of a ceiling that was spent, or why there is none."""
    return entry.share or (NOT_REPORTED if entry.spent is None else NOT_COMPUTABLE)
