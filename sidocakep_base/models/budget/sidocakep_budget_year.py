"""When the budget of a year was decided."""

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..regulation.counting_reason import REASON, take_reason


class SidocakepBudgetYear(models.Model):
    """The budget year of a government, decided (disahkan) on a day by its Perda APBD.

    The day starts the clock of handing in the performance agreements (Gunung Mas
    24/2024 art. 7(4)) and of the agreements of units without a DPA of their own. Moved,
    it moves what is late: so it is moved with a reason, and each change is kept.
    """

    _name = "sidocakep.budget.year"
    _description = "Budget Year"
    _inherit = ["sidocakep.kept.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "year desc, company_id"

    company_id = fields.Many2one(
        "res.company",
        string="Government",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.company.root_id,
        domain="[('parent_id', '=', False)]",
    )
    year = fields.Integer(
        required=True,
        aggregator=None,
        default=lambda self: self.env.user._get_office_day().year,
    )
    decided_on = fields.Date(
        string="Decided on",
        required=True,
        tracking=True,
        help="Day on which the budget of the year (APBD) was decided.",
    )
    number = fields.Char(
        string="Regulation on the Budget",
        tracking=True,
        help='As cited, e.g. "Peraturan Daerah Nomor 7 Tahun 2025".',
    )

    change_reason = fields.Char(
        string="Reason of the Change",
        store=False,
        copy=False,
        help="Asked where the day of a year that was entered is moved, and kept in the "
        "trail.",
    )

    _year_uniq = models.UniqueIndex(
        "(company_id, year)",
        "The budget of this year has been entered already. Open"
        " that year and change it there.",
    )

    @api.depends("company_id.name", "year")
    def _compute_display_name(self):
        for budget_year in self:
            budget_year.display_name = self.env._(
                "Budget %(year)s %(government)s",
                year=budget_year.year,
                government=budget_year.company_id.sudo().name,
            )

    def write(self, vals):
        """Keep why the day is moved, in the row that says from when to when."""
        rest, reason = take_reason(vals)
        if reason:
            self._check_input({REASON: reason.text})
        elif "decided_on" in rest and not self.env.su:
            self._check_day_stays(fields.Date.to_date(rest["decided_on"]))
        records = reason.bind(self) if reason else self
        return super(SidocakepBudgetYear, records).write(rest)

    def _check_day_stays(self, day):
        for budget_year in self:
            if budget_year.decided_on != day:
                raise UserError(
                    self.env._(
                        "The days by which agreements are handed in count from "
                        "%(day)s. Write why it changes into Reason of the Change.",
                        day=self._format_day(budget_year.decided_on),
                    )
                )

    def action_view_trail(self):
        """Open what was changed, and by whom."""
        return self._open_trail()

    @api.constrains("company_id")
    def _check_government(self):
        for budget_year in self:
            if budget_year.company_id.sudo().parent_id:
                raise ValidationError(
                    self.env._(
                        "The budget is decided for the whole government: choose %s.",
                        budget_year.company_id.sudo().root_id.name,
                    )
                )

    @api.constrains("year", "decided_on")
    def _check_decided_on(self):
        for budget_year in self:
            if not 2000 <= budget_year.year <= 2100:
                raise ValidationError(
                    self.env._(
                        "%(year)s is not a budget year: write it with four digits.",
                        year=budget_year.year,
                    )
                )
            today = self.env.user._get_office_day()
            if budget_year.decided_on > today:
                raise ValidationError(
                    self.env._(
                        "The budget of %(year)s cannot have been decided on a day to "
                        "come (%(date)s). Enter today or an earlier day.",
                        year=budget_year.year,
                        date=self._format_day(budget_year.decided_on),
                    )
                )
            if budget_year.decided_on.year not in (
                budget_year.year - 1,
                budget_year.year,
            ):
                raise ValidationError(
                    self.env._(
                        "The budget of %(year)s is decided in the year before or in "
                        "that year, not on %(date)s. Correct the date.",
                        year=budget_year.year,
                        date=self._format_day(budget_year.decided_on),
                    )
                )

    @api.model
    def _get_decided_on(self, governments, years):
        """Return ``{(government id, year): day}``, in one query."""
        return {
            (row.company_id.id, row.year): row.decided_on
            for row in self.sudo().search_fetch(
                [("company_id", "in", governments.ids), ("year", "in", list(years))],
                ["company_id", "year", "decided_on"],
            )
        }
