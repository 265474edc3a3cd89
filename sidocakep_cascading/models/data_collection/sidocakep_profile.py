from datetime import timedelta

from odoo import fields, models

from odoo.addons.sidocakep_base.engine.deadline import (
    DAY,
    EXACT,
    WORKING_DAY,
    due_date,
)
from odoo.addons.sidocakep_base.models.regulation.sidocakep_profile_deadline import (
    REST_DAYS,
)

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
        aggregator=None,
    )
    data_verify_days = fields.Integer(
        string="Figures Verified Within",
        default=7,
        help="Days after the end of a period within which a figure is verified.",
        aggregator=None,
    )

    data_day_unit = fields.Selection(
        [(DAY, "Days"), (WORKING_DAY, "Working days")],
        string="Days Are Counted As",
        required=True,
        default=DAY,
    )
    data_rest_day = fields.Selection(
        REST_DAYS,
        string="On a Rest Day",
        required=True,
        default=EXACT,
        help="What happens to the last day on a day on which offices rest or on a "
        "public holiday.",
    )

    data_setda_verifier = fields.Selection(
        [
            ("office", "Bagian Organisasi"),
            ("superior", "The direct superior of who answers for the data"),
        ],
        string="Figures of the Setda Are Verified by",
        required=True,
        default="office",
        help="Those of the government itself are verified by Bagian Organisasi.",
    )

    data_doubt_factor = fields.Integer(
        string="Times That Are Far",
        default=5,
        help="A figure so many times above target and last figure, or so many times "
        "below both, is sent with a sentence why it is true. 0: nobody is asked.",
        aggregator=None,
    )

    _data_doubt_check = models.Constraint(
        "CHECK(data_doubt_factor = 0 OR data_doubt_factor BETWEEN 2 AND 1000)",
        "Write how many times are far: 2 to 1000, or 0 to ask nobody.",
    )
    _data_days_check = models.Constraint(
        f"CHECK(data_entry_days BETWEEN 0 AND {LONGEST}"
        f" AND data_verify_days BETWEEN data_entry_days AND {LONGEST})",
        "Figures are entered first and verified afterwards: write days from 0 to 90, "
        "the second not before the first.",
    )

    def _get_last_days(self, asked):
        """Return ``{(end of a period, days): the last day}``, by the calendar.

        One look-up of the holidays, however many are asked.

        :param asked: pairs of the end of a period and the days after it
        """
        self.ensure_one()
        if not asked:
            return {}
        ends = [end for end, _days in asked]
        holidays = self._get_holidays(min(ends), max(ends) + timedelta(2 * LONGEST))
        rest = self._get_rest_weekdays()
        return {
            (end, days): due_date(
                end, days, self.data_day_unit, self.data_rest_day, holidays, rest
            )
            for end, days in asked
        }
