from odoo import fields, models

#: After a quarter nobody waits a whole one for its figures.
LONGEST = 90


class SidocakepProfile(models.Model):
    """By which day after a period figures are entered and verified inside an agency."""

    _name = "sidocakep.profile"
    _inherit = "sidocakep.profile"

    data_entry_days = fields.Integer(
        string="Figures Entered Within",
        default=5,
        help="Days after the end of a period within which a figure is entered.",
    )
    data_verify_days = fields.Integer(
        string="Figures Verified Within",
        default=7,
        help="Days after the end of a period within which a figure is verified.",
    )

    _data_days_check = models.Constraint(
        f"CHECK(data_entry_days BETWEEN 0 AND {LONGEST}"
        f" AND data_verify_days BETWEEN data_entry_days AND {LONGEST})",
        "Figures are entered first and verified afterwards: write days from 0 to 90, "
        "the second not before the first.",
    )
