from odoo import fields, models


class SidocakepProfile(models.Model):
    """Until which day of the next month the realisation of a month is entered."""

    _name = "sidocakep.profile"
    _inherit = "sidocakep.profile"

    realisation_day = fields.Integer(
        string="Realisation Entered by Day",
        default=10,
        help="Day of the next month until which the realisation of a month is entered; "
        "from the day after, a month without a document is found. It is closed in the "
        "same days.",
    )

    _realisation_day_check = models.Constraint(
        "CHECK(realisation_day BETWEEN 1 AND 28)",
        "The day by which the realisation is entered is one of 1 to 28. Correct it.",
    )
