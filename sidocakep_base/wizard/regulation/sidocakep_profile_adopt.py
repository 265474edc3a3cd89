from odoo import api, fields, models

from ...models.organisation.res_company import GOVERNMENTS


class SidocakepProfileAdopt(models.TransientModel):
    """Asks from which day on a regulation governs, and adopts it."""

    _name = "sidocakep.profile.adopt"
    _description = "Adopt a Regulation"

    profile_id = fields.Many2one(
        "sidocakep.profile", string="Regulation Profile", required=True, readonly=True
    )
    company_id = fields.Many2one(
        "res.company",
        string="Government",
        required=True,
        domain=GOVERNMENTS,
        default=lambda self: self.env["res.company"]._get_default_government(),
        help="Its agencies follow. A company is one when Government is chosen as its "
        "kind in Organisation > Agencies.",
    )
    former_id = fields.Many2one(
        "sidocakep.profile",
        string="Governing Until Then",
        compute="_compute_former_id",
        compute_sudo=True,
    )
    date_start = fields.Date(
        string="Adopted On",
        required=True,
        default=lambda self: self.env.user._get_office_day(),
        help="Documents of this day and of later days are made by this regulation. The "
        "day on which it was promulgated, as a rule.",
    )
    date_counted = fields.Date(
        string="Deadlines Counted From",
        compute="_compute_date_counted",
        store=True,
        precompute=True,
        readonly=False,
        required=True,
        help="Clocks that start on this day or later run by this regulation; what was "
        "due before stays as it was.",
    )

    is_reason_asked = fields.Boolean(compute="_compute_is_reason_asked")
    change_reason = fields.Char(
        string="Reason of the Change",
        help="Printed on the measurements of the year that the former regulation has "
        "begun to judge.",
    )

    @api.depends("profile_id", "company_id", "date_start")
    def _compute_is_reason_asked(self):
        for wizard in self:
            government = wizard.company_id.root_id.sudo()
            wizard.is_reason_asked = bool(
                government
                and wizard.profile_id._find_judged(government, wizard.date_start)
            )

    @api.depends("profile_id", "company_id")
    def _compute_former_id(self):
        for wizard in self:
            wizard.former_id = wizard.company_id.root_id.profile_id

    @api.depends("date_start", "company_id")
    def _compute_date_counted(self):
        """Whoever begins here is not late on the first day."""
        today = self.env.user._get_office_day()
        for wizard in self:
            wizard.date_counted = wizard.date_start
            if not wizard.former_id and wizard.date_start:
                wizard.date_counted = max(wizard.date_start, today)

    def action_confirm(self):
        """Adopt the regulation from the day on; rooms above move their drafts."""
        self.ensure_one()
        self.profile_id._adopt_for(
            self.company_id, self.date_start, self.date_counted, self.change_reason
        )
        return {"type": "ir.actions.client", "tag": "soft_reload"}
