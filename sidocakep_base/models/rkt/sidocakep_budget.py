"""The RKT that a budget is based on."""

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...engine.finding import SEVERE
from ..document.seal_rows import sealing_anew


class SidocakepBudget(models.Model):
    """Ties a budget to the RKT of its agency and year.

    Gunung Mas 24/2024 art. 10(4): the RKT is the basis of the RKA, which is decided as
    the DPA. A budget without a decided RKT is not refused, it is named.
    """

    _name = "sidocakep.budget"
    _inherit = "sidocakep.budget"

    rkt_id = fields.Many2one(
        "sidocakep.rkt",
        string="Based on RKT",
        domain="[('company_id', '=', company_id), ('year', '=', year),"
        " ('state', '=', 'decided')]",
        compute="_compute_rkt_id",
        store=True,
        readonly=False,
        index="btree_not_null",
        ondelete="restrict",
        tracking=True,
        help="The decided yearly performance plan that this budget follows.",
    )
    rkt_notice = fields.Char(
        compute="_compute_rkt_notice",
        help="What keeps the budget from standing on a decided RKT.",
    )
    can_tie_rkt = fields.Boolean(compute="_compute_rkt_notice")

    @api.depends("company_id", "year")
    def _compute_rkt_id(self):
        """Offer the RKT in force to a budget that is being drafted."""
        for year, budgets in self.grouped("year").items():
            rkts = self.env["sidocakep.rkt"]._get_in_force(
                budgets.company_id, year=year
            )
            for budget in budgets:
                rkt = budget.rkt_id
                if budget.state != "draft" or (
                    (rkt.company_id, rkt.year) == (budget.company_id, year)
                ):
                    budget.rkt_id = rkt
                else:
                    budget.rkt_id = rkts.get(budget.company_id.id)

    @api.depends("rkt_id", "ratified_on", "company_id", "year", "state")
    def _compute_rkt_notice(self):
        """Name a budget that stands on no decided RKT.

        Gunung Mas 24/2024 art. 10(4). Where the regulation asks for no RKT before the
        budget, nothing is named.
        """
        rkt_model = self.env["sidocakep.rkt"]
        in_force = {
            year: rkt_model._get_in_force(budgets.company_id, year=year)
            for year, budgets in self.grouped("year").items()
        }
        for budget in self:
            budget.can_tie_rkt = budget.rkt_notice = False
            if not budget.company_id.sudo().parent_id:
                continue
            rkt = in_force[budget.year].get(budget.company_id.id)
            if not budget.rkt_id:
                budget.can_tie_rkt = bool(rkt) and not budget._is_before(rkt)
            rule = budget._get_rkt_rule()
            notice = rule and budget._get_rkt_notice(rkt, rule)
            budget.rkt_notice = notice or False

    def _get_rkt_rule(self):
        """Return the row that puts the RKT before this budget, if any."""
        self.ensure_one()
        return self.company_id._get_rule("rkt_before_rka", self.ratified_on or None)

    def _get_rkt_notice(self, rkt, rule):
        """Return what is wrong with the basis of the budget, and the remedy."""
        self.ensure_one()
        if self.rkt_id and not self._is_dated_before(self.rkt_id):
            return ""
        if self.rkt_id and self.state == "draft":
            wrong = self.env._(
                "The date of ratification is before the day on which the RKT was "
                "decided (%(date)s), which is its basis.",
                date=self._format_day(self.rkt_id.document_date),
            )
            remedy = self.env._(
                "Correct it before you press Ratify: it does not change afterwards."
            )
        elif self.rkt_id:
            wrong = self.env._(
                "The budget was ratified before the RKT was decided (%(date)s), which "
                "is its basis.",
                date=self._format_day(self.rkt_id.document_date),
            )
            remedy = self.env._("Both dates stay on record as they were decided.")
        elif not rkt:
            wrong = self.env._(
                "There is no decided RKT %(year)s of %(agency)s; it is the basis of "
                "the RKA.",
                year=self.year,
                agency=self.company_id.name,
            )
            remedy = self.env._("Draw it up and decide it under Planning > RKT.")
        elif self._is_before(rkt):
            wrong = self.env._(
                "The RKT was decided on %(date)s, after this budget was ratified; it "
                "is to be the basis of the RKA.",
                date=self._format_day(rkt.document_date),
            )
            remedy = ""
        else:
            wrong = self.env._(
                "The budget is not tied to %(rkt)s yet, which is its basis.",
                rkt=rkt.display_name,
            )
            remedy = self.env._("Press Tie to the RKT.")
        return f"{rule._cite(wrong)} {remedy}".strip()

    def _is_before(self, rkt):
        """Tell whether the budget was ratified before the RKT was decided."""
        return self.state != "draft" and self._is_dated_before(rkt)

    def _is_dated_before(self, rkt):
        """Tell whether it carries such a date, ratified or not."""
        self.ensure_one()
        ratified, decided = self.ratified_on, rkt.document_date
        return bool(ratified and decided and ratified < decided)

    def action_tie_rkt(self):
        """Tie budgets to the RKT in force that they came after.

        Also one that was ratified before its RKT was entered here: the documents, not
        the day of typing, say which came first.
        """
        self.check_access("write")
        for budget in self:
            if not budget.can_tie_rkt:
                raise UserError(
                    budget.rkt_notice
                    or self.env._(
                        "%(budget)s is tied to its RKT already. Open that RKT from "
                        "the budget.",
                        budget=budget.display_name,
                    )
                )
            rkts = self.env["sidocakep.rkt"]._get_in_force(
                budget.company_id, year=budget.year
            )
            with sealing_anew(budget):
                budget._with_workflow_bypass().write(
                    {"rkt_id": rkts[budget.company_id.id].id}
                )
        return True

    def _before_transition(self, name):
        """Keep on record that a budget was ratified without an RKT, or refuse it."""
        if name == "ratify":
            for budget in self.filtered("rkt_notice"):
                if budget._get_rkt_rule().severity == SEVERE:
                    raise UserError(budget.rkt_notice)
        result = super()._before_transition(name)
        if name == "ratify":
            for budget in self.filtered("rkt_notice"):
                budget.sudo().message_post(body=budget.rkt_notice)
        return result

    @api.constrains("rkt_id", "company_id", "year")
    def _check_rkt(self):
        """The RKT is decided, and of the agency and year of the budget."""
        for budget in self.sudo().filtered("rkt_id"):
            rkt = budget.rkt_id
            if (rkt.company_id, rkt.year) != (budget.company_id, budget.year) or (
                rkt.state == "draft"
            ):
                raise ValidationError(
                    self.env._(
                        "%(budget)s is based on a decided RKT of the same agency and "
                        "year, not on %(rkt)s. Choose that RKT.",
                        budget=budget.display_name,
                        rkt=rkt.display_name,
                    )
                )
