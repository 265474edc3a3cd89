from odoo import models


class ResCompany(models.Model):
    """Which company is a government decides how far the rights of its offices reach."""

    _name = "res.company"
    _inherit = "res.company"

    def write(self, vals):
        result = super().write(vals)
        if "sidocakep_kind" in vals:
            self.env.registry.clear_cache()
            self._make_officials()
        return result

    def _make_officials(self):
        """Those who work in what is called a government from now on are officials."""
        self.invalidate_recordset(["is_of_government"])
        governments = self.filtered(
            lambda company: company.sidocakep_kind == "government"
        )
        if not governments:
            return
        people = self.env["hr.employee"].sudo().with_context(active_test=False)
        people = people.search(
            [("company_id", "child_of", governments.ids), ("asn_kind", "=", False)]
        )
        people.env.add_to_compute(people._fields["asn_kind"], people)
