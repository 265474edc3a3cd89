"""The realisation of an agency in one month: entered, closed, reconciled."""

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...const import MONTH_CODES
from ...known_fields import KnownMonetary
from ..budget.sidocakep_budget import BUDGET_GROUPS
from ..document.workflow_mixin import Transition

RECONCILED = frozenset({"lra_amount", "lra_date", "lra_note"})
#: Which month of which agency: the documents in it are of that month.
KEY_FIELDS = ("company_id", "year", "month")


class SidocakepRealisationMonth(models.Model):
    """One agency and month: its documents, until the finance officer closes it.

    A closed month changes no more; it is opened again with a reason. Beside it stands
    what the finance office reports (LRA), to the end of the month, with the difference
    and why: that may come later than the closing.
    """

    _name = "sidocakep.realisation.month"
    _description = "Month of the Budget Realisation"
    _inherit = ["sidocakep.workflow.mixin", "mail.thread"]
    _order = "year desc, month desc, company_id"
    _rec_names_search = ["company_id.name"]
    _trail_fields = RECONCILED

    _workflow_transitions = {
        "close": Transition(
            ("open",), "closed", check="_check_close", groups=BUDGET_GROUPS
        ),
        "reopen": Transition(("closed",), "open", groups=BUDGET_GROUPS),
    }
    _workflow_fields = frozenset({"state", "closed_on", "closed_by_id"})
    _workflow_frozen_states = {"closed"}
    _workflow_free_fields = RECONCILED
    _workflow_unlink_states = {"open"}
    _sealed_first_columns = {
        "realisation_ids": (
            *("account", "amount", "date", "is_apart", "is_current", "kind", "net"),
            *("node_id", "number", "number_key", "origin", "previous_id", "reason"),
            *("returned", "stage", "unit_code"),
        )
    }

    company_id = fields.Many2one(
        "res.company",
        string="Agency",
        required=True,
        index=True,
        default=lambda self: self.env.company,
    )
    currency_id = fields.Many2one(
        related="company_id.currency_id", store=True, precompute=True
    )
    year = fields.Integer(
        required=True,
        aggregator=None,
        default=lambda self: self.env.user._get_office_day().year,
    )
    month = fields.Selection(
        MONTH_CODES,
        required=True,
        default=lambda self: self._get_first_missing(),
    )
    state = fields.Selection(
        [("open", "Being Entered"), ("closed", "Month Closed")],
        required=True,
        default="open",
        readonly=True,
        copy=False,
        tracking=True,
    )
    closed_on = fields.Date(string="Month Closed on", readonly=True, copy=False)
    closed_by_id = fields.Many2one(
        "res.users", string="Month Closed by", readonly=True, copy=False
    )
    realisation_ids = fields.One2many(
        "sidocakep.realisation",
        "month_id",
        string="Documents",
        domain=[("is_current", "=", True)],
        copy=False,
    )
    is_reported = fields.Boolean(
        compute="_compute_amounts",
        compute_sudo=False,
        help="The month has a document, or was closed: without either nobody has "
        "said what was spent.",
    )
    month_amount = KnownMonetary(
        known_by="is_reported",
        string="Realisation of the Month",
        compute="_compute_amounts",
        compute_sudo=False,
        help="LS and ratified SPJ less what was returned, with ratified BLUD.",
    )
    to_date_amount = fields.Monetary(
        string="Realisation to Date", compute="_compute_amounts", compute_sudo=False
    )
    blud_open = fields.Monetary(
        string="BLUD not yet Ratified to Date",
        compute="_compute_blud_open",
        compute_sudo=False,
        help="Spent by a BLUD, a school or from kapitasi to the end of this month and "
        "not ratified yet: in no sum and in no share.",
    )
    lra_amount = KnownMonetary(
        known_by="lra_date",
        string="LRA of the Finance Office",
        tracking=True,
        copy=False,
        help="Realisation of the agency to the end of this month, as the finance "
        "office reports it.",
        aggregator=None,
    )
    lra_date = fields.Date(
        string="Reconciled on",
        tracking=True,
        copy=False,
        help="Without a day the month is not reconciled.",
    )
    lra_note = fields.Text(
        string="Why They Differ", copy=False, help="Asked for where the two differ."
    )
    lra_difference = KnownMonetary(
        known_by="lra_date",
        string="Difference from the LRA",
        compute="_compute_amounts",
        compute_sudo=False,
        help="Realisation to date less the figure of the finance office.",
    )
    can_close = fields.Boolean(compute="_compute_workflow_can")
    can_reopen = fields.Boolean(compute="_compute_workflow_can")

    _month_uniq = models.UniqueIndex(
        "(company_id, year, month)",
        "The agency has this month already. Open that month.",
    )

    @api.depends("company_id.name", "year", "month")
    @api.depends_context("lang")
    def _compute_display_name(self):
        labels = dict(self._fields["month"]._description_selection(self.env))
        for record in self:
            record.display_name = self.env._(
                "Realisation %(month)s %(year)s %(agency)s",
                month=labels.get(record.month, ""),
                year=record.year,
                agency=record.company_id.name,
            )

    @api.model
    def _get_first_missing(self):
        """Return the first month of this year that the agency has not; else today's.

        None is skipped in silence: what is spent is summed to the end of each month.
        """
        today = self.env.user._get_office_day()
        domain = [("company_id", "=", self.env.company.id), ("year", "=", today.year)]
        known = set(self.search(domain).mapped("month"))
        codes = [f"{number:02}" for number in range(1, today.month + 1)]
        return next((code for code in codes if code not in known), codes[-1])

    @api.depends("company_id", "year", "month", "realisation_ids")
    def _compute_blud_open(self):
        """What was spent less what was ratified, to the end of each month."""
        months = self.env["sidocakep.realisation"]._get_blud_months(
            self.company_id, self.mapped("year")
        )
        for record in self:
            record.blud_open = sum(
                amount
                for (company, year, month), amount in months.items()
                if (company, year) == (record.company_id.id, record.year)
                and month <= (record.month or "")
            )

    @api.depends(
        *("company_id", "year", "month", "state", "realisation_ids", "lra_amount")
    )
    def _compute_amounts(self):
        """Add up the month, and all to its end, in one query."""
        totals = self.env["sidocakep.realisation"]._get_month_totals(
            self.company_id, self.mapped("year")
        )
        for record in self:
            months = {
                month: amount
                for (company_id, year, month), amount in totals.items()
                if (company_id, year) == (record.company_id.id, record.year)
            }
            record.is_reported = record.state == "closed" or record.month in months
            record.month_amount = months.get(record.month, 0)
            record.to_date_amount = sum(
                amount
                for month, amount in months.items()
                if month <= (record.month or "")
            )
            record.lra_difference = (
                record.to_date_amount - record.lra_amount if record.lra_date else 0
            )

    @api.constrains("lra_amount", "lra_date")
    def _check_lra(self):
        today = self.env.user._get_office_day()
        for record in self:
            if record.lra_amount and not record.lra_date:
                raise ValidationError(
                    self.env._(
                        "%(month)s: the figure of the finance office has no day. Enter "
                        "the day on which it was compared.",
                        month=record.display_name,
                    )
                )
            if record.lra_date and record.lra_date > today:
                raise ValidationError(
                    self.env._(
                        "%(month)s cannot have been reconciled on a day to come. Enter "
                        "today or an earlier day.",
                        month=record.display_name,
                    )
                )

    @api.constrains("lra_amount", "lra_date", "lra_note")
    def _check_lra_explained(self):
        """What is compared after the closing is explained as it is at the closing."""
        for record in self:
            is_closed = record.state == "closed"
            if is_closed and record.lra_difference and not record._has_lra_note():
                raise ValidationError(
                    self.env._(
                        "%(month)s is closed and differs from the figure of the "
                        "finance office. Enter why they differ together with it.",
                        month=record.display_name,
                    )
                )

    def _has_lra_note(self):
        return bool((self.lra_note or "").strip())

    def write(self, vals):
        """A month keeps its name once there are documents in it: they would move."""
        if not self._workflow_bypassed() and any(name in vals for name in KEY_FIELDS):
            self._check_key_free(vals)
        return super().write(vals)

    def _check_key_free(self, vals):
        rows = self.env["sidocakep.realisation"].sudo()
        filled = rows.search([("month_id", "in", self.ids)]).month_id
        for record in self & filled.with_env(self.env):
            if any(
                name in vals
                and self._fields[name].convert_to_write(record[name], record)
                != vals[name]
                for name in KEY_FIELDS
            ):
                raise UserError(
                    self.env._(
                        "%(month)s has documents, which are of that month. Open the "
                        "other month and enter there what belongs there.",
                        month=record.display_name,
                    )
                )

    def action_close(self, reason=None):
        """Close the month: its documents change no more."""
        day = self.env.user._get_office_day()
        vals = {"closed_on": day, "closed_by_id": self.env.uid}
        self._transition("close", vals, reason=reason)
        return True

    def action_reopen(self, reason=None):
        """Open a closed month again; without a reason, ask for it in a window."""
        if reason is None:
            self.ensure_one()
            action = self.env["ir.actions.act_window"]._for_xml_id(
                "sidocakep_base.sidocakep_realisation_reopen_action"
            )
            return action | {"context": {"default_month_id": self.id}}
        self._reopen(reason)
        return True

    def _reopen(self, reason):
        empty = self.env._("Say why the month is opened again: the reason stays.")
        reason = self._check_says_why(reason, empty)
        vals = {"closed_on": False, "closed_by_id": False}
        self._transition("reopen", vals, reason=reason)

    def action_view_documents(self):
        """Show all rows of the month, those that were corrected too."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_base.sidocakep_realisation_action"
        )
        return action | {"domain": [("month_id", "=", self.id)], "context": {}}

    def _check_close(self):
        """A month is closed when it is over, and a difference is explained."""
        today = self.env.user._get_office_day()
        for record in self:
            if (record.year, int(record.month)) >= (today.year, today.month):
                raise UserError(
                    self.env._(
                        "%(month)s is not over yet. Close it when the month has ended.",
                        month=record.display_name,
                    )
                )
            below = record._find_below_zero()
            if below:
                raise UserError(
                    self.env._(
                        "%(month)s: more was returned than was ever paid for "
                        "%(nodes)s. Correct the rows before you close it.",
                        month=record.display_name,
                        nodes=", ".join(below),
                    )
                )
            doubtful = record.realisation_ids._find_doubtful()
            if doubtful:
                raise UserError(
                    self.env._(
                        "%(month)s: %(numbers)s may be counted twice. Read in the "
                        "Findings of the Realisation what it is, and correct the rows "
                        "before you close it.",
                        month=record.display_name,
                        numbers=", ".join(doubtful),
                    )
                )
            if record.lra_difference and not record._has_lra_note():
                raise UserError(
                    self.env._(
                        "%(month)s differs from the figure of the finance office. Say "
                        "why before you close it.",
                        month=record.display_name,
                    )
                )

    def _find_below_zero(self):
        """Return the codes of what has spent less than nothing to the end of the month.

        A return is of a payment of the year; of an earlier year it is income.
        """
        self.ensure_one()
        months = [code for code, _label in MONTH_CODES if code <= self.month]
        groups = self.env["sidocakep.realisation"]._read_group(
            [
                ("company_id", "=", self.company_id.id),
                ("year", "=", self.year),
                ("month", "in", months),
                ("is_current", "=", True),
            ],
            ["code", "identity"],
            ["net:sum"],
        )
        return sorted({code for code, _identity, net in groups if net < 0})

    def _get_frozen_remedy(self):
        return self.env._(
            "Ask who keeps the budget realisation of %(agency)s to open the month "
            "again, with a reason, first.",
            agency=self.company_id.sudo().name,
        )

    @api.model
    def _find_or_create(self, company, year, months):
        """Return ``{month: record}``; who asks needs the right to create them."""
        domain = [("company_id", "=", company.id), ("year", "=", year)]
        found = {record.month: record for record in self.search(domain)}
        missing = sorted(set(months) - found.keys())
        created = self.create(
            [
                {"company_id": company.id, "year": year, "month": month}
                for month in missing
            ]
        )
        return found | {record.month: record for record in created}
