"""The covering letter of an agency's report: numbered when it leaves, not before."""

from odoo import api, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.sidocakep_base.exceptions import FrozenRecordError
from odoo.addons.sidocakep_base.models.document.letter_mixin import LETTER_FIELDS

from .sidocakep_lkjip import SIGNED


class SidocakepLkjip(models.Model):
    """The register of outgoing mail gives the number after the signature.

    So it is written on a signed report too, until that is received: the receipt is the
    lower half of that letter. It is not in what is signed; the trail keeps each change.
    Gunung Mas 24/2024 art. 11(2).
    """

    _name = "sidocakep.lkjip"
    _inherit = "sidocakep.lkjip"

    _workflow_free_fields = LETTER_FIELDS
    _trail_fields = LETTER_FIELDS

    def write(self, vals):
        if LETTER_FIELDS & vals.keys() and not self._workflow_bypassed():
            self._check_letter_free()
        return super().write(vals)

    def _check_letter_free(self):
        """Refuse another letter for what was received, or is history."""
        for report in self.filtered("is_government"):
            raise UserError(
                self.env._(
                    "%(report)s has a covering letter to each recipient. Write number "
                    "and date in the tab “Sent Upwards”.",
                    report=report.display_name,
                )
            )
        for report in self:
            if report.received_on or (report._is_frozen() and report.state != SIGNED):
                raise FrozenRecordError(
                    self.env._(
                        "%(report)s was received with its covering letter, whose "
                        "number and date stay. Make a new version instead.",
                        report=report.display_name,
                    )
                )

    @api.constrains("letter_date")
    def _check_letter_date(self):
        """Nothing is sent before it is signed."""
        today = self.env.user._get_office_day()
        for report in self:
            day, signed = report.letter_date, report.signed_on
            if day and signed and not signed <= day <= today:
                raise ValidationError(
                    self.env._(
                        "%(report)s: write a date of the covering letter from the "
                        "signature of the report, %(signed)s, until today.",
                        report=report.display_name,
                        signed=report._format_day(signed),
                    )
                )
