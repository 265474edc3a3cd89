"""Realisations of the years before the system, with the document that says them."""

from datetime import date

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.sidocakep_base.models.indicator.value_mixin import ONE_FIGURE

from .sidocakep_data_figure import BEFORE, SYSTEM, VERIFIED

#: What is said of an earlier figure when it is entered; the rest follows.
EARLIER_FIELDS = frozenset(
    {
        *("indicator_id", "year", "source", "written", "point_id"),
        *("no_figure", "no_figure_reason", "remark", "release_status", "data_year"),
        "doubt_reason",
    }
)
#: What every one of them is.
FIXED = {"origin": BEFORE, "period_kind": "year"}


class SidocakepDataFigure(models.Model):
    """A figure that no card asked for: without parts, from a document, marked so.

    It is sent and verified as any other, and there is one only for a year in which the
    system asks for none: what was collected here and what was taken over never mix.
    """

    _name = "sidocakep.data.figure"
    _inherit = "sidocakep.data.figure"

    _workflow_fields = frozenset({"origin"})
    _trail_fields = frozenset({"source"})

    origin = fields.Selection(
        [(SYSTEM, "Collected in the System"), (BEFORE, "From before the System")],
        string="Where the Figure Comes From",
        required=True,
        default=SYSTEM,
        readonly=True,
        copy=False,
        index=True,
    )
    source = fields.Char(
        string="Document and Page",
        help="What says the figure of an earlier year, e.g. LKjIP 2024 hlm. 31.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        """Who enters for an agency enters its earlier years; the rest asks itself."""
        if self._workflow_bypassed():
            return super().create(vals_list)
        self._check_entered_vals(vals_list)
        self._check_before_system(vals_list)
        earlier = self._with_workflow_bypass()
        figures = super(SidocakepDataFigure, earlier).create(
            self._prepare_earlier(vals_list)
        )
        figures = figures.with_env(self.env)
        figures._settle(figures)
        return figures

    @api.model
    def _check_entered_vals(self, vals_list):
        """Refuse what the program says of a figure, unless it is what it says."""
        defaults = self._get_workflow_defaults()
        for vals in vals_list:
            self._check_workflow_fields(
                name
                for name in (vals.keys() & defaults.keys()) - EARLIER_FIELDS
                if (vals[name] or False)
                not in (defaults[name] or False, FIXED.get(name))
            )

    @api.model
    def _prepare_earlier(self, vals_list):
        """Return the values of whole years, answered for as the indicator is now."""
        indicators = self._browse_indicators(vals_list)
        defaults = self._get_workflow_defaults()
        defaults = {
            name: value for name, value in defaults.items() if name not in ONE_FIGURE
        }
        result = []
        for vals in vals_list:
            year = vals["year"]
            indicator = indicators.browse(vals["indicator_id"])
            known = {name: vals[name] for name in EARLIER_FIELDS & vals.keys()}
            result.append(
                {**defaults, "release_status": "official", "data_year": year}
                | known
                | {
                    **FIXED,
                    "company_id": indicator.company_id.id,
                    "period_no": 0,
                    "date_end": date(year, 12, 31),
                    "responsible_job_id": indicator.owner_job_id.id,
                }
            )
        return result

    @api.model
    def _browse_indicators(self, vals_list):
        ids = dict.fromkeys(vals.get("indicator_id") for vals in vals_list)
        return self.env["sidocakep.indicator"].sudo().browse(filter(None, ids))

    @api.model
    def _check_before_system(self, vals_list):
        """Refuse a year that is not over, and one in which the system asks itself."""
        indicators = self._browse_indicators(vals_list)
        asked = self.env["sidocakep.data.figure"].sudo()
        asked = asked._read_group(
            [("indicator_id", "in", indicators.ids), ("origin", "=", SYSTEM)],
            ["indicator_id"],
            ["year:min"],
        )
        first = {indicator.id: year for indicator, year in asked}
        this_year = self.env.user._get_office_day().year
        for vals in vals_list:
            indicator = indicators.browse(vals.get("indicator_id") or ())
            year = vals.get("year") or 0
            limit = min(this_year, first.get(indicator.id, this_year))
            if not indicator or not 2000 <= year < limit:
                raise ValidationError(
                    self.env._(
                        '"%(indicator)s": data from before the system are of the years '
                        "2000 to %(last)s. Enter %(year)s where the system asks for "
                        "it.",
                        indicator=indicator.name or "",
                        last=limit - 1,
                        year=year,
                    )
                )

    @api.constrains("source", "origin")
    def _check_earlier_source(self):
        """A figure of an earlier year says where it stands."""
        for figure in self:
            if figure.origin == BEFORE and not (figure.source or "").strip():
                raise ValidationError(
                    self.env._(
                        '"%(figure)s" comes from before the system: write document and '
                        "page, e.g. LKjIP 2024 hlm. 31.",
                        figure=figure.display_name,
                    )
                )

    @api.model
    def _name_before_system(self, indicators, years):
        """Return ``{indicator: its earlier figures with their documents}``, on paper.

        Of the program they are not: a reader is told so, and where they stand.
        """
        figures = self.sudo().search(
            [
                ("indicator_id", "in", indicators.ids),
                ("year", "in", list(years)),
                ("origin", "=", BEFORE),
                ("state", "=", VERIFIED),
            ],
            order="year, id",
        )
        return {
            indicator: f"{indicator.name} "
            + ", ".join(
                f"tahun {item.year} {item.printed_value} ({item.source})"
                for item in of_indicator
            )
            for indicator, of_indicator in figures.grouped("indicator_id").items()
        }

    @api.model
    def _note_before_system(self, indicators, named):
        """Return the notes below a table that shows such figures: one, or none.

        :param named: of :meth:`_name_before_system`
        """
        said = [named[indicator] for indicator in indicators if indicator in named]
        return [f"Data sebelum sistem: {'; '.join(said)}."] if said else []

    def _get_asked_users_today(self):
        """An earlier figure is asked of nobody; returned, of who sent it."""
        earlier = self.filtered(lambda figure: figure.origin == BEFORE)
        users = super(SidocakepDataFigure, self - earlier)._get_asked_users_today()
        return users | {
            figure.id: figure.sent_by_id for figure in earlier if figure.sent_by_id
        }
