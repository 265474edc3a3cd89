from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.const import OUR_ADDONS


class BaseModuleUninstall(models.TransientModel):
    """Says what goes with the addons that nobody can make again: what was signed."""

    _name = "base.module.uninstall"
    _inherit = "base.module.uninstall"

    sidocakep_signed_count = fields.Integer(
        string="Signed Agreements", compute="_compute_sidocakep_signed_count"
    )
    sidocakep_has_export = fields.Boolean(
        string="The signed documents are kept elsewhere",
        help="Ticked by who has exported them, or wants to lose them.",
    )

    @api.depends("module_ids")
    def _compute_sidocakep_signed_count(self):
        agreements = self.env["sidocakep.pk"].sudo().with_context(active_test=False)
        count = agreements.search_count([("signature_ids", "!=", False)])
        for wizard in self:
            names = wizard._get_modules().mapped("name")
            ours = any(name.startswith(OUR_ADDONS) for name in names)
            wizard.sidocakep_signed_count = count if ours else 0

    def action_export_signed(self):
        """Download what was signed: papers, signatures, seals."""
        self.check_access("read")
        return {
            "type": "ir.actions.act_url",
            "url": "/sidocakep/signed_documents.zip",
            "target": "download",
        }

    def action_uninstall(self):
        if self.sidocakep_signed_count and not self.sidocakep_has_export:
            raise UserError(
                self.env._(
                    "%(count)s signed agreements go with the addon, their papers and "
                    "signatures too. Choose Export the Signed Documents, then tick "
                    "that they are kept elsewhere.",
                    count=self.sidocakep_signed_count,
                )
            )
        return super().action_uninstall()
