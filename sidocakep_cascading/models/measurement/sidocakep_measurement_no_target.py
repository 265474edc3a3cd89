"""Which figures are compared with nothing, because nobody set a target."""

from collections import defaultdict

from odoo import api, fields, models
from odoo.fields import Domain

from ..data_collection.res_users import BAPPEDA
from .sidocakep_measurement import ACCEPTED, FOLLOWING_STATES, SENT
from .sidocakep_measurement_open import SHOWN

NO_TARGET = "no_target"
#: Rows that may come to it: of Tabel I, and of the DPA.
ROWS = {
    "line_ids": "sidocakep.measurement.line",
    "output_ids": "sidocakep.measurement.output",
}


class SidocakepMeasurement(models.Model):
    """A quarter without a target is compared with nothing, however well it is reported.

    Said in every state to whoever reads the measurement, with what the policy makes of
    it and who sets the target: Tim Monev may still return what was sent. What was
    accepted says what it was.
    """

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    no_target_count = fields.Integer(
        string="Target Not Set",
        compute="_compute_no_target_count",
        search="_search_no_target_count",
        help="Indicators that are due and have no target of the period, those of "
        "outputs of the DPA too.",
    )

    @api.depends("line_ids.status", "output_ids.status")
    def _compute_no_target_count(self):
        found = self._find_untargeted()
        for item in self:
            item.no_target_count = len(found.get(item._origin.id, ()))

    def _search_no_target_count(self, operator, value):
        """Find those that have any, or none."""
        if operator not in (">", "=") or value:
            return NotImplemented
        some = Domain.OR([(f"{name}.status", "=", NO_TARGET)] for name in ROWS)
        return some if operator == ">" else ~some

    def _find_untargeted(self):
        """Return ``{measurement id: indicators (sudo)}``: due, and without a target."""
        found = defaultdict(self.env["sidocakep.indicator"].sudo().browse)
        for model in ROWS.values():
            rows = self.env[model].sudo()
            for item, indicator in rows._read_group(
                [("measurement_id", "in", self.ids), ("status", "=", NO_TARGET)],
                ["measurement_id", "indicator_id"],
            ):
                found[item.id] |= indicator
        return found

    def _get_gaps(self):
        return [*super()._get_gaps(), *self._say_no_target()]

    def _say_no_target(self):
        """Say what the missing targets do, and by whom and until when they are set."""
        self.ensure_one()
        indicators = self._find_untargeted().get(self.id)
        if not indicators:
            return []
        profile = self.company_id._get_profile(self.date_end).sudo()
        words = {
            "indicators": self._say_some(indicators.mapped("name"), SHOWN),
            "policy": profile._say_part(NO_TARGET, self.date_end),
            "who": self.company_id._say_target_setter(),
        }
        if self.state == SENT:
            return [
                self.env._(
                    "Target of this period not set, so compared with nothing: "
                    "%(indicators)s. %(policy)s As long as it is not accepted, Tim "
                    "Monev may return it for that: the target is set by %(who)s, of a "
                    "verified figure by a change of the plan.",
                    **words,
                )
            ]
        if self.state in FOLLOWING_STATES:
            return [
                self.env._(
                    "Target of this period not set, so compared with nothing: "
                    "%(indicators)s. %(policy)s It is set by %(who)s on the indicator "
                    "(Targets) before the figure is verified, afterwards by a change "
                    "of the plan; where this period is not meant to be measured, the "
                    "collection card says so (Entered).",
                    **words,
                )
            ]
        said = self.env._(
            "Target of this period was not set, so compared with nothing: "
            "%(indicators)s. %(policy)s",
            **words,
        )
        if self.state == ACCEPTED:
            way = self.env._(
                "A target that a change of the plan brings (%(who)s) counts in it "
                "after a reopening (Ask to Reopen).",
                **words,
            )
            said = f"{said} {way}"
        return [said]

    def _list_own_gaps(self, lines):
        """Add it for who sets the targets, and for who may return what was sent."""
        own = super()._list_own_gaps(lines)
        user = self.env.user
        if self.company_id.sudo().parent_id:
            sets = self._is_drafter()
        else:
            sets = self.state in FOLLOWING_STATES and user.has_group(BAPPEDA)
        return own + self._say_no_target() if sets or self.can_return else own

    def _get_warnings(self):
        """Name each row without a target to who hands the measurement on."""
        rows = [
            self.env._("%(indicator)s (%(job)s)", indicator=line.name, job=job.name)
            for line in self.sudo().line_ids
            if line.status == NO_TARGET and (job := line.job_id)
        ]
        promised = self.sudo().line_ids.indicator_id
        indicators = self._find_untargeted().get(self.id, promised.browse())
        rows += (indicators - promised).mapped("name")
        if not rows:
            return super()._get_warnings()
        head = self.env._("Rows without a target of this period:")
        return [*super()._get_warnings(), head, *(f"- {row}" for row in rows)]
