from odoo import fields, models

from ..measurement.half_year_mixin import QUARTER, RHYTHMS


class SidocakepProfile(models.Model):
    """What the meeting of a superior on the figures of a period is called.

    Paser 23/2016 annex I row 8 calls it a monev meeting; elsewhere it is the dialog
    kinerja of PermenPANRB 6/2022.
    """

    _name = "sidocakep.profile"
    _inherit = "sidocakep.profile"

    dialog_name = fields.Char(
        string="Meeting on the Figures",
        default="Dialog Kinerja",
        help="What the meeting of a superior on the figures of a period is called in "
        "print. Empty: no such meetings are prepared.",
    )
    dialog_rhythm = fields.Selection(
        RHYTHMS,
        string="Meetings Are Held",
        required=True,
        default=QUARTER,
        help="Of a half of the year: the first on the figures of quarter II, the "
        "second on those of the year.",
    )
