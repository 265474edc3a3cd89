from odoo import fields, models


class ResCompany(models.Model):
    """The regulation a government adopts and the government affairs of its agencies."""

    _name = "res.company"
    _inherit = "res.company"

    profile_id = fields.Many2one(
        "sidocakep.profile",
        string="Regulation Profile",
        ondelete="restrict",
        # an administrator without a role here may not read profiles
        groups="sidocakep_base.group_employee",
        help="The regulation whose level rules, deadlines, forms and achievement "
        "policy hold. Chosen once for the government; its agencies follow.",
    )
    bidang_ids = fields.Many2many(
        "sidocakep.nomenclature",
        "sidocakep_company_bidang_rel",
        "company_id",
        "nomenclature_id",
        string="Government Affairs (Bidang)",
        groups="sidocakep_base.group_employee",
        domain=[("level", "=", "bidang")],
        help="Bidang of the nomenclature this agency carries out. The supporting "
        "programme X.XX.01 takes the first of them.",
    )

    def _get_profile(self, day=None):
        """Return the profile of the government this agency is part of.

        :param day: a day before the adopted regulation began is governed by the one it
            replaced, as far as that is known
        """
        self.ensure_one()
        profile = self.root_id.sudo().profile_id.sudo(False)
        while (
            day
            and profile.replaces_id
            and profile.date_start
            and day < profile.date_start
        ):
            profile = profile.replaces_id
        return profile
