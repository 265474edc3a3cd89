from odoo import api, fields, models


class SidocakepPk(models.Model):
    """From a PK its results are reached, and what the superior wrote of them.

    The evaluation of the direct superior stands on every PK each quarter (Gunung Mas
    24/2024 annex C, Pihak Kedua supervises and evaluates).
    """

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    measured_count = fields.Integer(compute="_compute_measured_count")

    @api.depends_context("uid")
    def _compute_measured_count(self):
        counts = dict(
            self.env["sidocakep.measurement.sheet"]._read_group(
                [("pk_id", "in", self.ids)], ["pk_id"], ["__count"]
            )
        )
        for pk in self:
            pk.measured_count = counts.get(pk._origin, 0)

    def action_view_measured(self):
        """Open the sheets of this PK, with the evaluations of the superior."""
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Results of %(pk)s", pk=self.display_name),
            "res_model": "sidocakep.measurement.sheet",
            "view_mode": "list,kanban,form",
            "domain": [("pk_id", "=", self.id)],
            "context": {"create": False},
        }
