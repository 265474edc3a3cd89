"""The tables that set a figure beside another: years, the plan, other regions."""

import re

from odoo.addons.sidocakep_base.engine.figures.reading import says
from odoo.addons.sidocakep_base.engine.figures.values import NoFigureKind

from .lkjip_figures import YEAR_ROW

EMPTY = "-"
LAST_YEAR_NOTE = (
    "Target yang disertai tahun adalah target tahun terakhir {plan}: {plan} tidak "
    "memuat target lima tahunnya, sehingga capaian terhadapnya tidak dihitung"
)
FORMER_PLAN_NOTE = (
    "Tahun {year} mendahului {plan} ini: targetnya tidak termuat di dalamnya"
)


class LkjipComparisons:
    """Composes tables of comparisons, and what every table has.

    A table is ``title``, ``heads``, ``widths`` (percent), ``rows`` of texts, ``notes``.

    :param source: :class:`.lkjip_source.LkjipSource`
    """

    def __init__(self, source):
        self._source = source
        self._year = source.year
        self._when = source.period.name(source.year)
        self._to_date = source.period.name_to_date(source.year)

    def get_years(self):
        """This year against the years before it in the plan, and against last year."""
        if not self._source.rows:
            return None
        first = self._source.first_year
        count = self._year - first + 1
        # In the first year of a plan: last year's figure stands in the plan before it.
        before = first == self._year and any(
            row["last_year"] for row in self._source.rows
        )
        rows = []
        for number, row in enumerate(self._source.rows, start=1):
            targets = [text or EMPTY for text in row["targets"][:count]]
            reached = [text or EMPTY for text in row["years"][:count]]
            if before:
                targets.insert(0, EMPTY)
                reached.insert(0, row["last_year"] or EMPTY)
            rows.append([str(number), row["name"], "Target", *targets])
            rows.append(["", "", "Realisasi", *reached])
        years = range(self._year - 1 if before else first, self._year)
        note = FORMER_PLAN_NOTE.format(year=self._year - 1, plan=self._source.plan_name)
        return {
            "title": f"Target dan Realisasi Kinerja sampai dengan {self._when}",
            "heads": [
                "No.",
                "Indikator Kinerja",
                YEAR_ROW,
                *map(str, years),
                self._to_date,
            ],
            "widths": [5, 22, 13, *[60 // (len(years) + 1)] * (len(years) + 1)],
            "rows": rows,
            "notes": [
                *([note] if before else ()),
                *self._note_standing(),
                *self._source.former_figures,
            ],
        }

    def get_plan(self):
        """Against the five-year target. Gunung Mas 24/2024 annex E chapter III."""
        return self._table(
            f"Realisasi Kinerja terhadap Target Akhir {self._source.plan_name}",
            (
                "Indikator Kinerja",
                f"Target Akhir {self._source.plan_name}",
                f"Realisasi s.d. {self._to_date}",
                "Capaian (%)",
            ),
            (40, 20, 20, 15),
            [
                [
                    row["name"],
                    row["plan_target"] or EMPTY,
                    row["over_plan"] or EMPTY,
                    row["plan_printed"] or EMPTY,
                ]
                for row in self._source.rows
            ],
            [
                *self._note_last_year(row["plan_target"] for row in self._source.rows),
                *self._note_standing(),
            ],
        )

    def _note_standing(self):
        """Name the figures that are not final, where their cells do not say it."""
        named = [
            f"{row['name']} ({row['standing']})"
            for row in self._source.rows
            if row["standing"]
        ]
        return [f"Keadaan angka {self._year}: {'; '.join(named)}."] if named else []

    def _note_last_year(self, targets):
        """Say what a target with its year is, where one is printed."""
        named = any(re.search(r" \(\d{4}\)$", target) for target in targets)
        return [LAST_YEAR_NOTE.format(plan=self._source.plan_name)] if named else []

    def get_benchmarks(self):
        """Against the nation, the province, another region. PermenPANRB 53/2014."""
        return self._table(
            f"Perbandingan Kinerja {self._when} dengan Nasional, Provinsi, atau Daerah "
            "Lain",
            (
                "Indikator Kinerja",
                f"Realisasi {self._to_date}",
                "Pembanding",
                "Angka Pembanding",
                "Sumber",
            ),
            (25, 16, 16, 16, 22),
            [
                [
                    row["name"],
                    row["realisation"],
                    mark["region"],
                    mark["figure"],
                    mark["source"],
                ]
                for row in self._source.rows
                for mark in row["benchmarks"]
            ],
            self._note_standing(),
        )

    def _table(self, title, heads, widths, rows, notes, totals=()):
        """Return a table; the first column numbers its rows, but not that of sums."""
        if not rows:
            return None
        return {
            "title": title,
            "heads": ["No.", *heads],
            "widths": [5, *widths],
            "rows": [
                *([str(number), *row] for number, row in enumerate(rows, start=1)),
                *(["", *total] for total in totals),
            ],
            "notes": notes,
        }

    def _say_standing(self, row, name="realisation"):
        """Return a realisation with what is said of a figure that is not final."""
        words = [row["standing"]]
        if row["data_year"] and row["data_year"] != str(self._year):
            words.append(f"data tahun {row['data_year']}")
        if name == "realisation":
            words.append(row["gap"])
        text = ", ".join(filter(None, words))
        return f"{row[name]} ({text})" if text else row[name]


def say_gap(figure, gap):
    """Return a figure with how many periods it is of, where some lack."""
    return f"{figure} ({gap})" if figure and gap else figure


def drop_not_due(text):
    """Return a figure as printed, empty where there is no target to compare it with."""
    return "" if not text or says(text, NoFigureKind.NOT_DUE) else text
