from odoo import api, fields, models
from odoo.exceptions import ValidationError

#: Reminders end with the year of the agreement.
LONGEST = 366
REMINDERS = ("remind_after", "remind_every", "remind_coordinator_after")


class SidocakepProfile(models.Model):
    """When who has not signed is reminded."""

    _name = "sidocakep.profile"
    _inherit = "sidocakep.profile"

    remind_after = fields.Integer(
        string="First Reminder After",
        default=3,
        help="Days an agreement waits for a signature before its person is reminded. "
        "0: nobody is reminded.",
        aggregator=None,
    )
    remind_every = fields.Integer(
        string="Remind Again Every",
        default=3,
        help="Days between two reminders of the same agreement.",
        aggregator=None,
    )
    remind_coordinator_after = fields.Integer(
        string="Tell the Coordinator After",
        default=7,
        help="Days after which also the Sekretaris of the agency (in the Setda an "
        "Asisten) is told who has not signed. 0: never.",
        aggregator=None,
    )

    _remind_check = models.Constraint(
        "CHECK(remind_after >= 0 AND remind_every >= 1"
        " AND remind_coordinator_after >= 0)",
        "Reminders are counted in days: 0 for never, at least 1 between two of them. "
        "Correct the number of days.",
    )

    @api.constrains(*REMINDERS)
    def _check_reminders(self):
        for profile in self:
            if any(profile[name] > LONGEST for name in REMINDERS):
                raise ValidationError(
                    self.env._(
                        "Reminders end with the year: write at most %(days)s days.",
                        days=LONGEST,
                    )
                )
