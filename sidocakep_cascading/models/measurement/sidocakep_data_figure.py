from odoo import models
from odoo.exceptions import UserError

from .measured_mixin_refresh import FINAL_STANDINGS
from .sidocakep_measurement import ACCEPTED


class SidocakepDataFigure(models.Model):
    """What is verified is measured, and what was accepted is closed.

    A figure that replaces another in an accepted period would contradict what was
    reported: it waits for the reopening, as the measurement does. The exception is what
    was officially released or audited since, which takes its own cell (decision 0023).
    What was asked for and never entered may still come: it contradicts nothing.
    """

    _name = "sidocakep.data.figure"
    _inherit = "sidocakep.data.figure"

    def _verify(self):
        result = super()._verify()
        self.env["sidocakep.measurement.line"]._follow(self)
        self.env["sidocakep.measurement.output"]._follow(self)
        return result

    def _get_correction_day(self):
        """Where its year is reopened, until the last day on which that is sent."""
        running = (
            self.env["sidocakep.measurement.reopening"]
            .sudo()
            .search(
                [
                    ("is_open", "=", True),
                    ("company_id", "=", self.company_id.id),
                    ("measurement_id.year", "=", self.year),
                ]
            )
        )
        days = [day for day in running.mapped("date_until") if day]
        return max(days, default=None) or super()._get_correction_day()

    # ------------------------------------------------------------------
    # The lock of an accepted period
    # ------------------------------------------------------------------

    def action_amend(self):
        """Refuse it in a closed period, unless a release may still be waited for."""
        for figure in self:
            if figure.release_status in FINAL_STANDINGS:
                figure._check_period_open()
        return super().action_amend()

    def _check_send(self):
        self._check_replaces_in_open_period()
        return super()._check_send()

    def _check_verify(self):
        self._check_replaces_in_open_period()
        return super()._check_verify()

    def _check_replaces_in_open_period(self):
        for figure in self.filtered("previous_id"):
            if figure.release_status not in FINAL_STANDINGS:
                figure._check_period_open()
            elif not figure.remark and figure._find_closing():
                raise UserError(
                    self.env._(
                        "%(figure)s replaces a figure of a closed period. Write in the "
                        "remark where it was released or audited: its source and day.",
                        figure=figure.display_name,
                    )
                )

    def _find_closing(self):
        """Return the accepted measurements that cover it, if none is reopened; sudo."""
        self.ensure_one()
        found = (
            self.env["sidocakep.measurement"]
            .sudo()
            .search(
                [
                    ("company_id", "=", self.company_id.id),
                    ("year", "=", self.year),
                    ("date_end", ">=", self.date_end),
                    ("state", "=", ACCEPTED),
                ]
            )
        )
        covering = found.filtered(lambda item: item._get_first_day() <= self.date_end)
        if any(item._is_reopened() for item in covering):
            return covering.browse()
        return covering.sorted("date_end")

    def _check_period_open(self):
        """Refuse in a closed period.

        :raises UserError: names the measurement that closed it and who opens it
        """
        closing = self._find_closing()
        if not closing:
            return
        raise UserError(
            self.env._(
                "%(figure)s is closed: %(measurement)s was accepted by Tim Monev. Ask "
                "for its reopening on the measurement (Ask to Reopen); Bagian "
                "Organisasi grants it. A figure that was officially released or "
                "audited since may replace it: choose that as its standing.",
                figure=self.display_name,
                measurement=closing[0].display_name,
            )
        )
