from odoo import api, fields, models


class SidocakepPk(models.Model):
    """Weights of promises are asked for where the regulation counts by them."""

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    has_weights = fields.Boolean(compute="_compute_has_weights", compute_sudo=True)

    @api.depends("company_id", "year")
    def _compute_has_weights(self):
        for (company, year), pks in self.grouped(
            lambda pk: (pk.company_id, pk.year)
        ).items():
            pks.has_weights = bool(company) and self._weighs_promises(company, year)

    @api.model
    def _weighs_promises(self, company, year):
        """Whether achievements of a year are rolled up by weights in an agency.

        The room that rolls them up says so.
        """
        return False
