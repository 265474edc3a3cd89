from odoo import fields, models
from odoo.tools import format_list

from odoo.addons.sidocakep_base.engine.achievement.rollup import (
    NONE_MEASURED,
    roll_up,
)

from ...engine.rollup_basis import say_basis
from ..data_collection.sidocakep_profile import LONGEST
from .measured_words import is_figure

#: Station of a measurement > field of the profile with its days after the period.
STATIONS = {
    "complete": "data_verify_days",
    "send": "measurement_send_days",
    "accept": "measurement_accept_days",
    "report": "measurement_report_days",
}
#: The fields of one achievement that is made of many, where there is none.
EMPTY = {
    "achievement": 0,
    "printed": False,
    "rating": False,
    "color": 0,
    "trace": False,
    "is_blank_zero": False,
}
#: What the column "Target" of annex D holds, and what Tabel II compares.
FORM_TARGETS = [
    ("year", "Target of the Year (PK)"),
    ("plan", "Target at the End of the Plan"),
]
FORM_MEASURES = [
    ("performance", "Performance"),
    ("money", "Budget"),
    ("both", "Performance and Budget"),
]
#: What is printed of the year while its figure is not released.
WORD, LAST = "word", "last"
FORM_UNRELEASED = [
    (WORD, "That It Is Not Yet Released"),
    (LAST, "The Last Release, with the Year of Its Data"),
]


class SidocakepProfile(models.Model):
    """By which day after a period each station of a measurement has done its part.

    The days of the regulation stand in its deadlines; these lie inside them and are the
    regency's own. A quarter has two weeks of them, the year a month (Gunung Mas 24/2024
    art. 9(8), 9(9)): its figures are entered once, with those of quarter IV, and what
    follows is so many days later.
    """

    _name = "sidocakep.profile"
    _inherit = "sidocakep.profile"

    measurement_send_days = fields.Integer(
        string="Measurements Sent Within",
        default=8,
        help="Days after the end of a period within which the head of an agency sends "
        "its measurement.",
        aggregator=None,
    )
    measurement_accept_days = fields.Integer(
        string="Measurements Accepted Within",
        default=11,
        help="Days after the end of a period within which Tim Monev accepts it.",
        aggregator=None,
    )
    measurement_report_days = fields.Integer(
        string="Report of the Measurement Within",
        default=14,
        help="Days after the end of a period within which the head of Tim Monev signs "
        "its report to the head of region.",
        aggregator=None,
    )
    measurement_year_days = fields.Integer(
        string="Of the Whole Year Later By",
        default=17,
        help="Days by which each of these days is later for the measurement of the "
        "whole year: 14 after a quarter and 17 more are 31 January.",
        aggregator=None,
    )
    rollup_ids = fields.One2many(
        "sidocakep.rollup", "profile_id", string="Roll-up of Achievements", copy=True
    )

    measurement_form_target = fields.Selection(
        FORM_TARGETS,
        string="Target on the Form",
        required=True,
        default="year",
        help="What the one column Target of the form of the measurement holds.",
    )
    measurement_form_table2 = fields.Selection(
        FORM_MEASURES,
        string="Tabel II Compares",
        required=True,
        default="performance",
        help="Target and realisation of performance, of the budget, or a line each.",
    )
    measurement_form_unreleased = fields.Selection(
        FORM_UNRELEASED,
        string="While Not Yet Released",
        required=True,
        default=WORD,
        help="What the form of the measurement and the LKjIP print of a figure of the "
        "year that is not released. That of last year never counts as an achievement.",
    )

    _measurement_days_check = models.Constraint(
        f"CHECK(measurement_send_days BETWEEN 0 AND {LONGEST}"
        f" AND measurement_accept_days BETWEEN measurement_send_days AND {LONGEST})",
        "A measurement is sent first and accepted afterwards: write days from 0 to 90, "
        "the second not before the first.",
    )

    _measurement_report_days_check = models.Constraint(
        f"CHECK(measurement_report_days BETWEEN 0 AND {LONGEST})",
        "Write days from 0 to 90 for the report of the measurement.",
    )

    _measurement_year_days_check = models.Constraint(
        f"CHECK(measurement_year_days BETWEEN 0 AND {LONGEST})",
        "Write days from 0 to 90 by which the whole year is later than a quarter.",
    )

    def _get_measurement_days(self, station, periods):
        """Return ``{period: the last day of a station after it}``.

        :param periods: pairs of the kind of a period and its last day
        """
        return self._get_all_measurement_days([station], periods)[station]

    def _get_all_measurement_days(self, stations, periods):
        """Return ``{station: {period: last day}}``; the calendar is asked once."""
        spans = {
            (station, kind): self[STATIONS[station]]
            + (self.measurement_year_days if kind == "year" else 0)
            for station in stations
            for kind in ("quarter", "year")
        }
        last = self._get_last_days(
            [
                (end, spans[station, kind])
                for station in stations
                for kind, end in periods
            ]
        )
        return {
            station: {
                (kind, end): last[end, spans[station, kind]] for kind, end in periods
            }
            for station in stations
        }

    def _find_rollup(self, scope, day):
        """Return the row of a scope that is in force on a day, if any."""
        rows = self.rollup_ids.filtered(lambda row: row.scope == scope)
        return rows._filter_in_force(day)[:1]

    def _get_rollup_basis(self, scope, day, printed=None):
        """Return on paper of which indicators a rolled-up achievement is.

        Empty where nothing is rolled up.

        :param printed: the achievement: beside a word for none nothing is said
        """
        is_none = not is_figure(printed) or printed == NONE_MEASURED
        if printed is not None and is_none:
            return ""
        return say_basis(scope, self._find_rollup(scope, day).method or "")

    def _get_rollup(self, scope, day):
        """Return the engine's ``Rollup`` of a scope on a day, or ``None``."""
        row = self._find_rollup(scope, day)
        return row._to_engine() if row else None

    def _say_part(self, kind, day):
        """Return in sentences what a kind of no figure does to what is rolled up.

        :param kind: a field of the roll-up, as ``no_target``
        :param day: the last day of the period
        """
        scopes = {
            "official": self.env._("the official"),
            "agency": self.env._("the agency"),
        }
        said = {
            "zero": self.env._("counts as 0 beside what is measured"),
            "out": self.env._("takes no part"),
            "stop": self.env._("leaves it without a figure"),
            None: self.env._("counts for nothing, as nothing is rolled up"),
        }
        parts = {}
        for scope, name in scopes.items():
            row = self._find_rollup(scope, day)
            parts.setdefault(row[kind] if row else None, []).append(name)
        return " ".join(
            self.env._(
                "By the roll-up policy it %(does)s in the achievement of %(scopes)s.",
                does=said[part],
                scopes=format_list(self.env, names),
            )
            for part, names in parts.items()
        )

    def _roll_up_result(self, scope, day, results, silent=0):
        """Return the engine's ``Result`` that is made of many, or ``None``.

        :param day: the last day of the period
        :param silent: how many of them are agencies, and no indicators
        """
        rollup = self._get_rollup(scope, day)
        if not rollup:
            return None
        return roll_up(results, rollup, self._get_policy(day), silent)

    def _get_rolled_fields(self, result, day):
        """Return the fields of one achievement, where there is none those empty."""
        return _get_fields(result, self._get_band_colors(day)) if result else EMPTY

    def _get_band_colors(self, day):
        return {band.name: band.color for band in self._get_bands(day)}

    def _get_roller(self, scope, day):
        """Return what makes of many results the fields of one achievement.

        What the profile says is read once for all that are made.

        :param day: the last day of the period
        """
        rollup = self._get_rollup(scope, day)
        if not rollup:
            return lambda _results: EMPTY
        policy = self._get_policy(day)
        colors = self._get_band_colors(day)
        return lambda results: (
            _get_fields(roll_up(results, rollup, policy), colors) if results else EMPTY
        )


def _get_fields(result, colors):
    """Return the fields of an achievement that is the engine's ``Result``."""
    return {
        "achievement": float(result.capped or 0),
        "printed": result.printed,
        "rating": result.rating,
        "color": colors.get(result.rating, 0),
        "trace": "\n".join(result.trace),
        "is_blank_zero": result.is_blank,
    }
