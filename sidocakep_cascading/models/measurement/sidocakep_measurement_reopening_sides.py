"""Two sides of a reopening: an agency asks and says why, Bagian Organisasi answers."""

from odoo import api, models
from odoo.exceptions import AccessError

from ...const import ORGANISASI_GROUP

#: What who asks says.
QUESTION_FIELDS = frozenset({"measurement_id", "reason"})
#: What who grants or refuses it says: until when it is open is no wish of the agency.
ANSWER_FIELDS = frozenset({"answer", "date_until"})


class SidocakepMeasurementReopening(models.Model):
    """Guards of the two sides, whatever else a login may write."""

    _name = "sidocakep.measurement.reopening"
    _inherit = "sidocakep.measurement.reopening"

    @api.model_create_multi
    def create(self, vals_list):
        requests = super().create(vals_list)
        said = {name for vals in vals_list for name in vals if vals[name]}
        requests._check_sides(said)
        return requests

    def write(self, vals):
        self._check_sides(vals.keys())
        return super().write(vals)

    def _check_sides(self, names):
        """Refuse the words of the other side."""
        if self.env.su or self._workflow_bypassed():
            return
        foreign = QUESTION_FIELDS & names and self - self._filter_asked()
        if foreign:
            raise AccessError(
                self.env._(
                    "%(request)s: what has to be corrected and why is said by the "
                    "agency, %(agency)s. Write your answer instead.",
                    request=foreign[0].display_name,
                    agency=foreign[0].company_id.name,
                )
            )
        foreign = ANSWER_FIELDS & names and self - self._filter_answered()
        if foreign:
            raise AccessError(
                self.env._(
                    "%(request)s: whether and until when it is opened is answered by "
                    "Bagian Organisasi. Say in the reason by when you need it.",
                    request=foreign[0].display_name,
                )
            )

    def _filter_asked(self):
        """Return what the current user asked for, or his agency."""
        own = self.env.user.sudo()._get_own_agencies()
        return self.filtered(
            lambda request: (
                request.asked_by_id == self.env.user or request.company_id in own
            )
        )

    def _filter_answered(self):
        """Return what the current user answers: as Bagian Organisasi, not his own."""
        if not self.env.user.has_group(ORGANISASI_GROUP):
            return self.browse()
        return self._filter_others()
