"""What holds when the decree of a team has lapsed and the next one is not there yet."""

from odoo import fields, models

#: Nobody accepts; the secretariat receives what comes in.
WAIT = "wait"
#: The members of the last decree go on until the next one.
CARRY = "carry"
LAPSES = [
    (WAIT, "The Secretariat Receives, Acceptance Waits"),
    (CARRY, "The Members Go On Until the Next Decree"),
]


class SidocakepProfile(models.Model):
    """New decrees come in February, the last quarter is due in January."""

    _name = "sidocakep.profile"
    _inherit = "sidocakep.profile"

    team_lapse = fields.Selection(
        LAPSES,
        string="Lapsed Decree of a Team",
        required=True,
        default=WAIT,
        help="What holds from the last day of a team's decree until the next one. The "
        "secretariat receives: what comes in keeps its date, and is accepted once "
        "there is a team. The members go on: they keep their rights, and the screens "
        "say that the decree has lapsed.",
    )
