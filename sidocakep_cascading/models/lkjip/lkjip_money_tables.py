"""The tables of money and of what it brought, in the words of the paper."""

from odoo.addons.sidocakep_base.engine.achievement.rollup import Method, Part
from odoo.addons.sidocakep_base.engine.figures.indonesian import (
    format_number,
    format_rupiah,
)
from odoo.addons.sidocakep_base.engine.figures.values import LABELS

from ...engine.efficiency import Formula, Refusal, compute
from ...engine.report_reasons import ROLE_WORDS, weigh
from .lkjip_comparisons import EMPTY, LkjipComparisons

NOT_COMPUTABLE = "tidak dapat dihitung"
NO_POLICY = "tidak dihitung (kebijakan belum ditetapkan)"
#: Formula > how it is named under the table.
FORMULA_WORDS = {
    Formula.UNSPENT: "Efisiensi = (pagu - realisasi) : pagu x 100, hanya bila capaian "
    "sekurang-kurangnya 100 persen",
    Formula.COST: "Efisiensi = (pagu x capaian - realisasi) : (pagu x capaian) x 100",
    Formula.INDEX: "Efisiensi = persen capaian : persen realisasi anggaran; efisien "
    "bila sekurang-kurangnya 1",
}
REFUSAL_WORDS = {
    Refusal.NO_ACHIEVEMENT: "tanpa angka capaian",
    Refusal.NO_CEILING: "tanpa pagu",
    Refusal.NOT_REPORTED: "realisasi belum dilaporkan",
    Refusal.NOTHING_SPENT: "tidak ada realisasi",
    Refusal.NOT_REACHED: "capaian di bawah 100 persen",
    Refusal.IMPOSSIBLE: "penghematan lebih dari 100 persen",
}
METHOD_WORDS = {
    Method.MEAN: "rata-rata capaian indikator hasilnya",
    Method.SHARE_MET: "persentase indikator hasilnya yang mencapai target",
    Method.BANDS: "cacah indikator hasilnya per predikat",
}
PART_WORDS = {
    Part.OUT: "tidak ikut",
    Part.ZERO: "sebagai 0",
    Part.STOP: "program tanpa angka",
}
REACHED = 100
ROLE_NOTE = (
    "Menunjang: semua indikator sasaran mencapai target dan capaian program "
    "sekurang-kurangnya 100 persen; menghambat: keduanya tidak"
)
NO_OBJECTIVE = "Tidak di bawah sasaran yang diperjanjikan"


class LkjipMoneyTables(LkjipComparisons):
    """Composes tables of money; what nobody reported is no zero."""

    def get_budget(self):
        """Budget realisation per programme. Gunung Mas 24/2024 annex E chapter III."""
        return self._table_of_money(
            f"Realisasi Anggaran {self._when}",
            "Program",
            [(name_money(entry), entry) for entry in self._source.programs],
        )

    def get_budget_objectives(self):
        """Budget realisation per performance. Gunung Mas 24/2024 annex E 3.b."""
        return self._table_of_money(
            f"Realisasi Anggaran per Sasaran {self._when}",
            "Sasaran, Indikator Kinerja (Capaian), dan Program",
            [
                (_name_objective(rows, entries), self._source.add_up(entries))
                for rows, entries in self._source.get_objectives()
            ]
            if self._source.programs and self._source.rows
            else [],
        )

    def _table_of_money(self, title, head, rows):
        """Return a table of ceilings and realisation with its sum.

        Where not all agencies reported, a second sum is of those that did: the share is
        of their ceiling.

        :param rows: pairs of a leading text and :class:`.lkjip_money.Money`
        """
        whole = self._source.whole
        totals = [["Jumlah", *_write_money(whole)]]
        if not whole.is_whole and whole.spent is not None:
            totals = [
                [*totals[0][:3], EMPTY],
                ["Di antaranya dilaporkan", *_write_money(whole, is_reported=True)],
            ]
        return self._table(
            title,
            (head, "Pagu", "Realisasi", "Serapan (%)"),
            (37, 24, 24, 10),
            [[text, *_write_money(entry)] for text, entry in rows],
            self._note_money(),
            totals,
        )

    def _note_money(self):
        """Say whose money is not known, or not final, and of which months."""
        source = self._source
        notes = []
        if source.is_government and len(source.reporting) < len(source.budgeted):
            notes.append(
                f"{len(source.reporting)} dari {len(source.budgeted)} Perangkat Daerah "
                "melaporkan realisasi anggaran; serapan dihitung dari pagu yang "
                "dilaporkan"
            )
        return notes + [
            f"Bulan yang realisasinya {words}: {source.name_months(months)}"
            for words, months in (
                ("belum dilaporkan", source.missing_by_agency),
                ("belum ditutup, masih dapat berubah", source.open_by_agency),
            )
            if months
        ]

    def get_efficiency(self):
        """By the formula of the profile. Gunung Mas 24/2024 annex E chapter III."""
        chosen = self._source.profile.lkjip_efficiency
        if not chosen:
            return None
        formula = Formula(chosen)
        return self._table(
            f"Efisiensi Penggunaan Sumber Daya Tahun {self._year}",
            ("Program", "Capaian (%)", "Serapan (%)", "Efisiensi"),
            (45, 13, 13, 24),
            [
                [
                    name_money(entry),
                    entry.printed_achievement or EMPTY,
                    entry.share or EMPTY,
                    self._say_efficiency(formula, entry),
                ]
                for entry in self._source.programs
            ],
            [FORMULA_WORDS[formula], self._note_policy()],
        )

    def _say_efficiency(self, formula, entry):
        if not self._source.program_policy:
            return NO_POLICY
        # Against the ceiling that was reported on: of the rest nothing is known.
        ceiling = entry.ceiling if entry.spent is None else entry.reported_ceiling
        result = compute(formula, ceiling, entry.spent, entry.reached)
        if result.value is None:
            return f"{NOT_COMPUTABLE} ({REFUSAL_WORDS[result.refusal]})"
        return format_number(result.value, 3 if formula is Formula.INDEX else 2)

    def _note_policy(self):
        """Name the policy by which many outcomes make the figure of a programme."""
        policy = self._source.program_policy
        if not policy:
            return (
                "Capaian program tidak dihitung: kebijakan penggabungan capaian untuk "
                "program belum ditetapkan dalam profil peraturan"
            )
        parts = "; ".join(
            f"{label}: {PART_WORDS[policy.parts[kind]]}"
            for kind, label in LABELS.items()
            if kind in policy.parts
        )
        return (
            f"Capaian program adalah {METHOD_WORDS[policy.method]}, menurut kebijakan "
            f"penggabungan profil peraturan ({parts})"
        )

    def get_programs(self):
        """Which programmes supported or hindered. PermenPANRB 53/2014."""
        rows = self.weigh_programs()
        return self._table(
            f"Program yang Menunjang atau Menghambat Pencapaian Kinerja {self._when}",
            (
                "Sasaran",
                "Indikator Tercapai",
                "Program",
                "Capaian (%)",
                "Serapan (%)",
                "Terhadap Sasaran",
            ),
            (22, 10, 26, 10, 10, 17),
            [
                [
                    row["objective"],
                    row["met"],
                    row["program"],
                    row["achieved"] or EMPTY,
                    row["share"] or EMPTY,
                    ROLE_WORDS[row["role"]],
                ]
                for row in rows
            ],
            [
                ROLE_NOTE,
                self._note_policy(),
            ],
        )

    def weigh_programs(self):
        """Return a dict of texts for each programme below an objective promised."""
        found = []
        for rows, entries in self._source.get_objectives():
            if not rows:
                continue
            states = [row["state"] for row in rows]
            for entry in entries:
                reached = entry.reached
                role = weigh(states, None if reached is None else reached >= REACHED)
                found.append(
                    {
                        "key": f"{rows[0]['key']}-{entry.node.code or entry.node.id}",
                        "objective": rows[0]["objective"],
                        "met": f"{states.count('met')} dari {len(states)}",
                        "program": name_money(entry),
                        "achieved": entry.printed_achievement,
                        "share": entry.share,
                        "role": role,
                    }
                )
        return found


def name_money(entry):
    """Return a programme as it is printed."""
    return " ".join(filter(None, (entry.node.code, entry.node.name)))


def _name_objective(rows, entries):
    """Return an objective with its indicators and the programmes below it."""
    parts = [
        rows[0]["objective"] if rows else NO_OBJECTIVE,
        f"Indikator: {'; '.join(map(_name_reached, rows))}" if rows else "",
        f"Program: {'; '.join(map(name_money, entries)) or EMPTY}",
    ]
    return ". ".join(filter(None, parts))


def _name_reached(row):
    return f"{row['name']} ({row['printed'] or row['why'] or EMPTY})"


def _write_money(entry, is_reported=False):
    """Return the cells of amounts and share."""
    ceiling = entry.reported_ceiling if is_reported else entry.ceiling
    return [
        format_rupiah(ceiling),
        EMPTY if entry.spent is None else format_rupiah(entry.spent),
        entry.share or NOT_COMPUTABLE,
    ]
