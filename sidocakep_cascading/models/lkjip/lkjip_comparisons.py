"""The tables that set a figure beside another: years, the plan, other regions."""

import re

from odoo.addons.sidocakep_base.engine.figures.reading import says
from odoo.addons.sidocakep_base.engine.figures.values import LABELS, NoFigureKind

from ...engine.report_data import list_by_row, list_sources, name_reserves
from ..measurement.sidocakep_measurement import ACCEPTED
from .lkjip_figures import OF_WHOLE_YEAR_ROW, TREND_HEAD, YEAR_ROW

EMPTY = "-"
#: Behind a figure whose standing is said below the table, where its cell has no room.
LOOSE_MARK = " *)"
LOOSE_NOTE = "Berdasarkan angka yang belum final"
#: Of figures that count although nobody accepted them. Gunung Mas 24/2024 art. 9(6).
AWAITED = "Belum diterima Tim Monev"
#: The rows of an indicator in the table of years, below its target.
YEAR_WORDS = ("Realisasi", "Capaian (%)")
#: A target with the years that it is of.
WITH_YEARS = re.compile(r" \((jumlah )?\d{4}(-\d{4})?\)$")
LAST_YEAR_NOTE = (
    "Target yang disertai tahun tidak dinyatakan {plan} sebagai target lima tahun: "
    "yang dipakai adalah target tahun terakhir {plan}, atau jumlah target tahunannya "
    "bila angkanya dijumlahkan"
)
TREND_NOTE = (
    "Perkembangan realisasi terhadap {year} menurut arah indikator: yang makin rendah "
    "makin baik memburuk bila angkanya naik"
)
DOUBT_NOTE = "Angka yang jauh dari targetnya, menurut pengirimnya"
INTERIM_NOTE = (
    "Setengah tahun tidak dibandingkan dengan tahun penuh: capaian dan perkembangannya "
    "tidak disajikan. Target tahunan adalah target satu tahun penuh"
)
FORMER_PLAN_NOTE = (
    "Tahun {year} mendahului {plan} ini: targetnya tidak termuat di dalamnya"
)


class LkjipComparisons:
    """Composes tables of comparisons, and what every table has.

    A table is ``title``, ``heads``, ``widths`` (percent), ``rows`` of texts, ``notes``.
    A realisation says in its cell how final it is; what is worked out from figures that
    are not final has a mark, in each table alike, and a note names them.

    :param source: :class:`.lkjip_source.LkjipSource`
    """

    def __init__(self, source):
        self._source = source
        self._year = source.year
        self._when = source.period.name(source.year)
        self._to_date = source.period.name_to_date(source.year)

    def get_years(self):
        """This year against those before it: target, realisation and achievement.

        Each year as it was measured then; whether a figure got better is said by the
        direction of its indicator. PermenPANRB 53/2014.
        """
        source = self._source
        if not source.rows:
            return None
        years, rows = source.former_years, []
        for number, row in enumerate(source.rows, start=1):
            now = (
                row["target"],
                self._say_standing(row),
                "" if source.is_interim else mark_figure(row) or row["why"],
            )
            columns = [
                [text or EMPTY for text in texts]
                for texts in zip(*[*row["former"], now], strict=True)
            ]
            words = (OF_WHOLE_YEAR_ROW if source.is_interim else "Target", *YEAR_WORDS)
            heads = ([str(number), row["name"]], ["", ""], ["", ""])
            trends = ("", row["trend"] or EMPTY, "")
            rows += [
                [*head, word, *texts, trend]
                for head, word, texts, trend in zip(
                    heads, words, columns, trends, strict=True
                )
            ]
        count = len(years) + 1
        name, label = (28, 16) if count < 3 else (17, 11)
        share = (100 - 5 - name - label - 17) // count
        return {
            "title": f"Target, Realisasi, dan Capaian Kinerja sampai dengan "
            f"{self._when}",
            "heads": [
                "No.",
                "Indikator Kinerja",
                YEAR_ROW,
                *map(str, years),
                self._to_date,
                TREND_HEAD,
            ],
            "widths": [5, name, label, *[share] * count, 17],
            "rows": rows,
            "notes": self._note_years(years),
        }

    def _note_years(self, years):
        """Say what stands in the table of years, and what it does not compare."""
        source, plan = self._source, self._source.plan_name
        notes = []
        if years and years[0] < source.first_year:
            notes.append(FORMER_PLAN_NOTE.format(year=years[0], plan=plan))
        if source.is_interim:
            notes.append(INTERIM_NOTE)
        elif years:
            notes.append(TREND_NOTE.format(year=self._year - 1))
        return [
            *self._note_awaited(),
            *notes,
            *([] if source.is_interim else note_loose(source.rows)),
            *self._note_standing(),
            *source.former_figures,
            *self._note_sources(),
        ]

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
                    self._say_standing(row, "over_plan") or _say_not_due(row) or EMPTY,
                    mark_figure(row, "plan_printed") or row["plan_why"] or EMPTY,
                ]
                for row in self._source.rows
            ],
            [
                *self._note_awaited(),
                *self._note_last_year(row["plan_target"] for row in self._source.rows),
                *self._note_no_target(row["plan_target"] for row in self._source.rows),
                *self._note_doubts(),
                *note_loose(self._source.rows),
                *self._note_standing(),
                *self._note_sources(),
            ],
        )

    def _note_doubts(self, said=None):
        """Say by the numbers of the rows why a figure far from its target is true.

        :param said: what its sender said of each; default: of the indicators
        """
        if said is None:
            said = [row["doubt"] for row in self._source.rows]
        return [f"{DOUBT_NOTE}: {list_by_row(said)}"] if any(said) else []

    def _note_sources(self):
        """Say where the figures of the indicators come from, by their numbers."""
        return list_sources([row["source"] for row in self._source.rows])

    def _note_standing(self, rows=None):
        """Say how final figures are, and of which year, where cells do not say it.

        :param rows: those of the table, where they are not all
        """
        named = [
            f"{row['name']} ({', '.join(words)})"
            for row in (self._source.rows if rows is None else rows)
            if (words := self._list_standing(row))
        ]
        return [f"Keadaan angka {self._year}: {'; '.join(named)}."] if named else []

    def _note_awaited(self):
        """Say below a table that no figure of it is accepted yet, where that is so."""
        measurement = self._source.measurement
        is_awaited = measurement and measurement.state != ACCEPTED
        return [AWAITED] if is_awaited else []

    def _note_last_year(self, targets):
        """Say what a target with its year is, where one is printed."""
        named = any(map(WITH_YEARS.search, targets))
        return [LAST_YEAR_NOTE.format(plan=self._source.plan_name)] if named else []

    def _note_no_target(self, targets):
        """Say by the numbers of the rows what the plan sets no last target for.

        :param targets: of each row; ``None`` where it is of no indicator
        """
        end, plan = self._source.plan_end, self._source.plan_name
        lacking = [
            str(number)
            for number, target in enumerate(targets, start=1)
            if target is not None and not target
        ]
        if not (end and lacking):
            return []
        return [f"Target {end} belum ditetapkan dalam {plan}: no. {', '.join(lacking)}"]

    def get_benchmarks(self):
        """Against the nation, the province, another region. PermenPANRB 53/2014."""
        compared = [row for row in self._source.rows if row["benchmarks"]]
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
                    self._say_standing(row),
                    mark["region"],
                    mark["figure"],
                    mark["source"],
                ]
                for row in compared
                for mark in row["benchmarks"]
            ],
            [
                *self._note_awaited(),
                *self._note_standing(compared),
                *list_sources(
                    [row["source"] for row in compared for _mark in row["benchmarks"]]
                ),
            ],
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

    def _list_standing(self, row):
        """Return what is said of a figure: how final it is, and another year."""
        words = [row["standing"]] if row["standing"] else []
        if row["data_year"] and row["data_year"] != str(self._year):
            words.append(f"data tahun {row['data_year']}")
        return words

    def _say_standing(self, row, name="realisation"):
        """Return a realisation with what is said of a figure that is not final."""
        words = self._list_standing(row)
        if name == "realisation" and row["gap"]:
            words.append(row["gap"])
        is_said = words and row[name]
        return f"{row[name]} ({', '.join(words)})" if is_said else row[name]


def mark_loose(text, loose):
    """Return a cell with a mark, where something in it is not final."""
    return f"{text}{LOOSE_MARK}" if text and loose else text


def mark_figure(row, name="printed"):
    """Return a figure that is worked out, marked where its row is not final."""
    return mark_loose(row[name], row["reserve"])


def note_loose(facts):
    """Return a note that names the figures behind a mark, where there is one."""
    names = name_reserves(facts)
    return [f"{LOOSE_MARK.strip()} {LOOSE_NOTE}: {names}"] if names else []


def say_gap(figure, gap):
    """Return a figure with how many periods it is of, where some lack."""
    return f"{figure} ({gap})" if figure and gap else figure


def say_why(status):
    """Return in words why there is no figure; without a target nothing is owed."""
    if not status or status in ("ok", NoFigureKind.NOT_DUE):
        return ""
    return LABELS[NoFigureKind(status)]


def drop_not_due(text):
    """Return a figure as printed, empty where there is no target to compare it with."""
    is_blank = not text or text == EMPTY or says(text, NoFigureKind.NOT_DUE)
    return "" if is_blank else text


def _say_not_due(row):
    """Return the word for what is due later, as the tables before this one say it."""
    word = LABELS[NoFigureKind.NOT_DUE]
    return word if row["realisation"] == word else ""
