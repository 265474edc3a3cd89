from odoo import api, fields, models
from odoo.tools import SQL

from ...const import BASIS_TUPOKSI, REVISABLE_STATES

BUDGET_CHANGED = "budget_changed"


class SidocakepCoverageFinding(models.Model):
    """A PK that no longer says what the DPA says. Gunung Mas 24/2024 art. 6(2)."""

    _name = "sidocakep.coverage.finding"
    _inherit = "sidocakep.coverage.finding"
    _depends = {"sidocakep.pk": ["basis", "budget_difference"]}

    kind = fields.Selection(
        selection_add=[(BUDGET_CHANGED, "PK That Differs From the DPA")]
    )

    def _get_findings(self):
        changed = SQL(
            """
            SELECT agreement.id::bigint * 16 + 5, 'budget_changed',
                   CASE WHEN pk.basis = %s THEN 'severe' ELSE 'warning' END,
                   agreement.company_id, agreement.year, agreement.job_id,
                   agreement.employee_id, agreement.id, NULL, agreement.state, NULL
              FROM agreement
              JOIN sidocakep_pk pk ON pk.id = agreement.id
             WHERE pk.budget_difference IS NOT NULL
               AND agreement.state != 'draft'
            """,
            BASIS_TUPOKSI,
        )
        return [*super()._get_findings(), changed]

    def _get_describers(self):
        return {
            **super()._get_describers(),
            BUDGET_CHANGED: self._describe_budget_changed,
        }

    @api.model
    def _describe_budget_changed(self, finding):
        pk = finding.pk_id
        if pk.basis == BASIS_TUPOKSI:
            message = self.env._(
                "The PK stands on the tupoksi, but the DPA in force has a budget for "
                "the position: %(difference)s."
            )
        else:
            message = self.env._(
                "The PK no longer equals the DPA in force: %(difference)s."
            )
        remedy = (
            self.env._("Revise it on a lawful ground, or answer why it stays.")
            if pk.state in REVISABLE_STATES
            else self.env._("Have it returned and draw Tabel II again.")
        )
        difference = "; ".join((pk.budget_difference or "").splitlines())
        return message % {"difference": difference}, remedy

    def _get_remedy_action(self):
        if self.kind == BUDGET_CHANGED:
            return self._open_form(self.pk_id._name, self.pk_id.id)
        return super()._get_remedy_action()
