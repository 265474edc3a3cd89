"""The tables of what money brought, in the words of the paper."""

from functools import cached_property

from odoo.addons.sidocakep_base.engine.achievement.rollup import Method, Part
from odoo.addons.sidocakep_base.engine.figures.indonesian import format_number
from odoo.addons.sidocakep_base.engine.figures.values import LABELS, NoFigureKind

from ...engine.efficiency import (
    MET,
    MISSED,
    WITHOUT_FIGURE,
    Basis,
    Formula,
    Refusal,
    compute,
)
from ...engine.report_data import name_reserves
from ...engine.report_reasons import ROLE_WORDS, weigh
from .lkjip_budget_tables import (
    NOT_COMPUTABLE,
    LkjipBudgetTables,
    name_money,
    write_share,
)
from .lkjip_comparisons import EMPTY, mark_loose, note_loose
from .lkjip_money import NOT_ASKED

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
    Refusal.IMPOSSIBLE: "penghematan lebih dari 100 persen",
}
#: Why efficiency is not judged > the state of what is named with it.
NOT_JUDGED = {
    Refusal.NOT_REACHED: (None, "kinerja tidak tercapai"),
    Refusal.OUTPUT_MISSED: (MISSED, "kinerja tidak tercapai"),
    Refusal.OUTPUT_UNKNOWN: (WITHOUT_FIGURE, "kinerja belum diketahui"),
}
#: Whose efficiency is judged, as it is named under the table.
BASIS_WORDS = {
    Basis.OUTPUTS: "Efisiensi hanya dinilai bila kinerja tercapai: capaian program "
    "sekurang-kurangnya 100 persen, dan semua indikator hasil dan keluarannya mencapai "
    "target",
    Basis.OUTCOMES: "Efisiensi hanya dinilai bila kinerja tercapai: capaian program "
    "sekurang-kurangnya 100 persen",
    Basis.ALL: "Efisiensi dinilai untuk setiap program yang memiliki angka capaian",
}
METHOD_WORDS = {
    Method.MEAN: "rata-rata capaian indikator hasilnya",
    Method.SHARE_MET: "persentase indikator hasilnya yang mencapai target",
    Method.BANDS: "cacah indikator hasilnya per predikat",
}
#: What becomes of indicators without a figure, said of all that are treated alike.
PART_WORDS = {
    Part.OUT: "tidak ikut dihitung",
    Part.ZERO: "dihitung sebagai 0",
    Part.STOP: "membuat capaian programnya tidak dihitung",
}
REACHED = 100
ROLE_NOTE = (
    "Menunjang: semua indikator sasaran mencapai target dan capaian program "
    "sekurang-kurangnya 100 persen; menghambat: keduanya tidak"
)


class LkjipMoneyTables(LkjipBudgetTables):
    """Composes tables of what money brought; what nobody reported is no zero."""

    def get_efficiency(self):
        """By the formula of the profile. Gunung Mas 24/2024 annex E chapter III."""
        chosen = self._source.profile.lkjip_efficiency
        if not chosen:
            return None
        formula = Formula(chosen)
        return self._table(
            f"Efisiensi Penggunaan Sumber Daya Tahun {self._year}",
            ("Program", "Capaian (%)", "Serapan (%)", "Efisiensi"),
            (37, 12, 12, 34),
            [
                [
                    name_money(entry),
                    _mark_achievement(entry) or EMPTY,
                    write_share(entry),
                    self._say_efficiency(formula, entry),
                ]
                for entry in self._source.programs
            ],
            [
                FORMULA_WORDS[formula],
                *self._note_awaited(),
                *self._note_basis(formula),
                self._note_policy(),
                *note_loose(self._list_judged()),
                *self._note_covered(),
                *self._note_unratified(),
            ],
        )

    def _note_basis(self, formula):
        """Say whose efficiency is judged, where the formula does not say it itself.

        What was not spent is a saving of those alone that came to 100 percent.
        """
        is_said = formula is Formula.UNSPENT and self._basis is Basis.ALL
        return [] if is_said else [BASIS_WORDS[self._basis]]

    @property
    def _basis(self):
        return Basis(self._source.profile.lkjip_efficiency_basis or Basis.ALL)

    def _list_judged(self):
        """Return what is not final of what the table rests on."""
        return [
            fact
            for entry in self._source.programs
            for fact in (*_list_loose(entry.parts), *self._list_of(entry))
        ]

    def _list_of(self, entry):
        """Return what is not final of what the efficiency of a programme rests on.

        Whose efficiency is not judged by its outputs has that of its outcomes alone.
        """
        return _list_loose(entry.parts, self._basis is Basis.OUTPUTS)

    def _say_efficiency(self, formula, entry):
        if not self._source.program_policy:
            return NO_POLICY
        # Against the ceiling that was reported on: of the rest nothing is known.
        ceiling = entry.ceiling if entry.spent is None else entry.reported_ceiling
        states = [part["state"] for part in entry.parts]
        result = compute(
            formula, ceiling, entry.spent, entry.reached, self._basis, states
        )
        if result.refusal in NOT_JUDGED:
            return mark_loose(
                _say_not_judged(result.refusal, entry), self._list_of(entry)
            )
        if result.value is None:
            return f"{NOT_COMPUTABLE} ({REFUSAL_WORDS[result.refusal]})"
        text = format_number(result.value, 3 if formula is Formula.INDEX else 2)
        return mark_loose(text, self._list_of(entry))

    def _note_policy(self):
        """Name the policy by which many outcomes make the figure of a programme."""
        policy = self._source.program_policy
        if not policy:
            return (
                "Capaian program tidak dihitung: kebijakan penggabungan capaian untuk "
                "program belum ditetapkan dalam profil peraturan"
            )
        said = [f"Capaian program adalah {METHOD_WORDS[policy.method]}"]
        for part, words in PART_WORDS.items():
            kinds = [
                label
                for kind, label in LABELS.items()
                if policy.parts.get(kind) is part
            ]
            if kinds:
                *first, last = kinds
                which = f"{', '.join(first)} atau {last}" if first else last
                said.append(f"Indikator yang {which} {words}")
        return ". ".join(said)

    def get_programs(self):
        """Which programmes supported or hindered. PermenPANRB 53/2014."""
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
            (20, 12, 25, 10, 10, 18),
            [
                [
                    row["objective"],
                    row["met_mark"],
                    row["program"],
                    row["achieved_mark"] or EMPTY,
                    row["share"] or EMPTY,
                    mark_loose(ROLE_WORDS[row["role"]], row["reserve"]),
                ]
                for row in self.weighed
            ],
            [
                ROLE_NOTE,
                *self._note_awaited(),
                *self._note_not_asked(),
                self._note_policy(),
                *note_loose(self._list_weighed()),
                *self._note_covered(),
                *self._note_unratified(),
            ],
        )

    def _list_weighed(self):
        """Return what is not final of both sides: of objectives, and of programmes."""
        return [
            fact
            for rows, entries in self._source.objectives
            if rows and entries
            for fact in (
                *rows,
                *(fact for entry in entries for fact in _list_loose(entry.parts)),
            )
        ]

    def _note_not_asked(self):
        """Name the indicators of which nothing was asked yet: they are not counted."""
        named = {kind: [] for kind in NOT_ASKED}
        for rows, entries in self._source.objectives:
            for row in rows if entries else ():
                if row["kind"] in named:
                    named[row["kind"]].append(row["name"])
        return [
            f"Tidak dihitung dalam Indikator Tercapai, {LABELS[NoFigureKind(kind)]}: "
            f"{'; '.join(names)}"
            for kind, names in named.items()
            if names
        ]

    @cached_property
    def weighed(self):
        """A dict of texts for each programme below an objective promised."""
        found = []
        for rows, entries in self._source.objectives:
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
                        "met": _count_met(rows),
                        "program": name_money(entry),
                        "achieved": entry.printed_achievement,
                        "met_mark": mark_loose(_count_met(rows), name_reserves(rows)),
                        "achieved_mark": _mark_achievement(entry),
                        "share": write_share(entry),
                        "role": role,
                        "reserve": name_reserves([*rows, *_list_loose(entry.parts)]),
                    }
                )
        return found


def _count_met(rows):
    """Return how many of the indicators that were asked for met their target.

    Where nothing was asked of any, the word for that.
    """
    asked = [row for row in rows if row["kind"] not in NOT_ASKED]
    if not asked:
        return rows[0]["why"]
    return f"{sum(row['state'] == MET for row in asked)} dari {len(asked)}"


def _mark_achievement(entry):
    """Return the achievement of a programme, marked where an outcome is not final."""
    return mark_loose(entry.printed_achievement, _list_loose(entry.parts))


def _list_loose(parts, with_outputs=False):
    """Return what is not final of a programme: its outcomes make its achievement."""
    return [
        fact
        for part in parts
        if with_outputs or part["is_outcome"]
        for fact in part["loose"]
    ]


def _say_not_judged(refusal, entry):
    """Say that efficiency is not judged, and by what the performance was missed."""
    state, words = NOT_JUDGED[refusal]
    named = [part["said"] for part in entry.parts if part["state"] == state]
    if state is None:
        named = [f"capaian program {entry.printed_achievement} persen"]
    return f"tidak dinilai: {words} ({'; '.join(named)})"
