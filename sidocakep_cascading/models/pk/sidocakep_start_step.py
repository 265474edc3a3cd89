from odoo import models

from ...const import DRAFT


class SidocakepStartStep(models.Model):
    """The last step of the first day: an agreement that was proposed."""

    _name = "sidocakep.start.step"
    _inherit = "sidocakep.start.step"

    def _open_pk(self):
        """Open what draws them up, as long as there is none; then their list."""
        if self.env["sidocakep.pk"].search_count([], limit=1):
            return self._open_screen()
        name = "sidocakep_cascading.sidocakep_pk_draw_up_action"
        return self.env["ir.actions.act_window"]._for_xml_id(name)

    def _look_pk(self, government, agencies):
        pks = self.env["sidocakep.pk"].sudo()
        of_agencies = [("company_id", "in", agencies.ids)]
        drafts = pks.search_count([*of_agencies, ("state", "=", DRAFT)])
        others = pks.search_count([*of_agencies, ("state", "!=", DRAFT)])
        found = self.env._(
            "%(proposed)s proposed or signed, %(drafts)s drafts",
            proposed=others,
            drafts=drafts,
        )
        return bool(others), found
