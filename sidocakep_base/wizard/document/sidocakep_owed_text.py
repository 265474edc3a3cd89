from odoo import api, fields, models


class SidocakepOwedText(models.TransientModel):
    """What is late or due soon, to be copied into a group of WhatsApp.

    Reminders by mail are not read. An agency has a part of its own, in it each unit,
    those that are companies of their own too.
    """

    _name = "sidocakep.owed.text"
    _description = "Text for WhatsApp"

    company_ids = fields.Many2many("res.company", string="Agencies")
    text = fields.Text(compute="_compute_text", compute_sudo=False)

    @api.depends("company_ids")
    @api.depends_context("lang", "uid")
    def _compute_text(self):
        for window in self:
            chosen = window.company_ids
            # A unit stands in the part of its agency.
            agencies = chosen.filtered(
                lambda item, chosen=chosen: (
                    not (item.sudo()._get_agency() & chosen.sudo()) - item.sudo()
                )
            )
            texts = agencies.sorted("name").mapped("document_owed_text")
            window.text = "\n\n".join(texts)

    @api.model
    def _open_window(self, companies):
        window = self.create({"company_ids": companies.ids})
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Text for WhatsApp"),
            "res_model": self._name,
            "res_id": window.id,
            "view_mode": "form",
            "target": "new",
        }
