from odoo import fields, models


class SidocakepProfile(models.Model):
    """Whose performance reports Inspektorat reviews before they are signed."""

    _name = "sidocakep.profile"
    _inherit = "sidocakep.profile"

    lkjip_agency_review = fields.Boolean(
        string="Reports of Agencies Are Reviewed Too",
        help="PermenPANRB 53/2014 asks it of the report of the government, which is "
        "always reviewed. On: no agency signs its report before Inspektorat has "
        "reviewed it.",
    )
