from odoo import Command, api, fields, models

from ...const import DRAFT


class SidocakepProfileAdopt(models.TransientModel):
    """Lists the drafts that follow the new regulation; one confirmation for all.

    A signed agreement stays as it was signed. A draft is made by the regulation of its
    day, so one that is dated before is dated anew.
    """

    _name = "sidocakep.profile.adopt"
    _inherit = "sidocakep.profile.adopt"

    line_ids = fields.One2many(
        "sidocakep.profile.adopt.line",
        "adopt_id",
        string="Drafts",
        compute="_compute_line_ids",
        store=True,
        readonly=False,
        help="Those that are ticked are made by the new regulation from now on.",
    )

    @api.depends("profile_id", "company_id", "date_start")
    def _compute_line_ids(self):
        for wizard in self:
            government = wizard.company_id.root_id
            drafts = (
                self.env["sidocakep.pk"]
                .sudo()
                .search(
                    [
                        ("company_id", "child_of", government.ids),
                        ("state", "=", DRAFT),
                        ("year", ">=", wizard.date_start and wizard.date_start.year),
                        ("profile_id", "!=", wizard.profile_id.id),
                    ]
                )
            )
            wizard.line_ids = [
                Command.clear(),
                *(Command.create({"pk_id": pk.id}) for pk in drafts),
            ]

    def action_confirm(self):
        """Adopt the regulation, then move the drafts that are ticked."""
        action = super().action_confirm()
        chosen = self.line_ids.filtered("is_chosen").pk_id.sudo()
        government = self.company_id.root_id
        drafts = chosen.filtered(
            lambda pk: pk.state == DRAFT and pk.company_id.root_id == government
        )
        drafts._follow_adoption(self.date_start)
        return action
