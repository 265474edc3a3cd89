"""The RKA that becomes the DPA, and what it is guided by."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...engine.finding import SEVERE
from ..document.workflow_mixin import Transition
from .sidocakep_budget import BUDGET_GROUPS, RKA


class SidocakepBudget(models.Model):
    """The stage before the DPA: the RKA, its number and date, and its guides.

    Gunung Mas 24/2024 art. 6(1): the agency makes an RKA, which is decided as the DPA,
    guided by KUA/PPAS and RKPD. Paser 23/2016 art. 4(3) lets agreements stand on the
    definitive RKA: whether they may, the profile says.
    """

    _name = "sidocakep.budget"
    _inherit = "sidocakep.budget"

    _workflow_transitions = {
        "decide_rka": Transition(
            ("draft",), RKA, check="_check_decide_rka", groups=BUDGET_GROUPS
        ),
        "reopen_rka": Transition((RKA,), "draft", groups=BUDGET_GROUPS),
    }
    _workflow_frozen_states = {RKA, "ratified", "superseded"}
    _days_in_order = (
        ("rkpd_date", "kua_ppas_date"),
        ("kua_ppas_date", "rka_date"),
        ("rka_date", "ratified_on"),
    )

    rka_number = fields.Char(string="RKA Number", tracking=True, copy=False)
    rka_date = fields.Date(
        string="RKA Definitive on",
        tracking=True,
        copy=False,
        help="Day on which the RKA became definitive, before the DPA was ratified.",
    )
    kua_ppas_number = fields.Char(
        string="KUA/PPAS Number",
        tracking=True,
        copy=False,
        help="The agreement on KUA and PPAS by which the RKA is guided.",
    )
    kua_ppas_date = fields.Date(string="KUA/PPAS Date", tracking=True, copy=False)
    rkpd_number = fields.Char(
        string="RKPD Number",
        tracking=True,
        copy=False,
        help="The regulation that decides the RKPD by which the RKA is guided.",
    )
    rkpd_date = fields.Date(string="RKPD Date", tracking=True, copy=False)
    reference_notice = fields.Char(compute="_compute_reference_notice")
    can_decide_rka = fields.Boolean(compute="_compute_workflow_can")
    can_reopen_rka = fields.Boolean(compute="_compute_workflow_can")

    @api.depends(
        "state",
        "rka_number",
        "rka_date",
        "kua_ppas_number",
        "kua_ppas_date",
        "rkpd_number",
        "rkpd_date",
        "ratified_on",
        "company_id",
    )
    @api.depends_context("lang")
    def _compute_reference_notice(self):
        for budget in self:
            rule = budget._get_reference_rule()
            missing = rule and budget._get_missing_references()
            budget.reference_notice = bool(missing) and rule._cite(
                budget._describe_missing_references(rule, ", ".join(missing))
            )

    def _get_reference_rule(self):
        """Return the row that names the guides of this budget, if any."""
        self.ensure_one()
        return self.company_id._get_rule("budget_guides", self.ratified_on or None)

    def _describe_missing_references(self, rule, documents):
        """Return what is said of missing guides, before and after the ratification."""
        if self.state not in ("draft", RKA):
            return self.env._(
                "The DPA was ratified without number and date of: %(documents)s.",
                documents=documents,
            )
        if rule.severity == SEVERE:
            return self.env._(
                "Number and date are missing of: %(documents)s. Enter them before the "
                "DPA is ratified.",
                documents=documents,
            )
        return self.env._(
            "Number and date are missing of: %(documents)s. The DPA can be ratified "
            "without them, but they cannot be added afterwards.",
            documents=documents,
        )

    def _get_missing_references(self):
        """Return the names of the guides without number and date.

        Gunung Mas 24/2024 art. 6(1).
        """
        self.ensure_one()
        if self.state == "superseded":
            return []
        documents = {"RKA": "rka", "KUA/PPAS": "kua_ppas", "RKPD": "rkpd"}
        return [
            name
            for name, prefix in documents.items()
            if not (self[f"{prefix}_number"] and self[f"{prefix}_date"])
        ]

    def action_decide_rka(self):
        """Make the RKA definitive: its lines change no more, the DPA is awaited."""
        self._transition("decide_rka")
        return True

    def action_reopen_rka(self):
        """Take a definitive RKA back to correct it."""
        self._transition("reopen_rka")
        return True

    def _check_decide_rka(self):
        """A definitive RKA has number, date and lines."""
        for budget in self:
            if not budget.rka_number or not budget.rka_date or not budget.line_ids:
                raise UserError(
                    self.env._(
                        "%(budget)s needs the number and date of its RKA and at least "
                        "one line before the RKA is definitive. Fill these in first.",
                        budget=budget.display_name,
                    )
                )
            if budget.rka_date > self.env.user._get_office_day():
                raise UserError(
                    self.env._(
                        "The RKA of %(budget)s cannot be definitive on a day to come. "
                        "Correct its date.",
                        budget=budget.display_name,
                    )
                )

    def _check_ratify(self):
        """The DPA does not come before the RKA that it decides."""
        self._check_days_in_order()
        return super()._check_ratify()

    def _before_transition(self, name):
        """Keep on record that a DPA was ratified without its guides, or refuse it."""
        if name == "ratify":
            for budget in self.filtered("reference_notice"):
                if budget._get_reference_rule().severity == SEVERE:
                    raise UserError(budget.reference_notice)
        result = super()._before_transition(name)
        if name == "ratify":
            for budget in self.filtered("reference_notice"):
                budget.sudo().message_post(body=budget.reference_notice)
        return result

    def _get_frozen_remedy(self):
        if self.state == RKA:
            return self.env._("Take the RKA back to draft first.")
        return super()._get_frozen_remedy()

    @api.model
    def _get_definitive_rkas(self, companies, year):
        """Return ``{company id: definitive RKA}`` of the year that is no DPA yet.

        A changed RKA beside a DPA in force is not one: the DPA stands until the next.
        """
        rkas = self.search(
            [
                ("company_id", "in", companies.ids),
                ("year", "=", year),
                ("state", "=", RKA),
                ("previous_id", "=", False),
            ]
        )
        return {rka.company_id.id: rka for rka in rkas}
