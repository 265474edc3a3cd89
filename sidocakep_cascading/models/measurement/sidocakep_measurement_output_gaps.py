"""Which rows of the DPA say nothing, and who mends that."""

from odoo import api, fields, models
from odoo.fields import Domain

from .sidocakep_measurement_open import SHOWN

#: Rows of which something is owed and nothing is known.
GAPS = Domain.OR(
    [
        [("indicator_id", "=", False)],
        [("status", "=", "not_reported")],
        [("year_status", "=", "not_reported")],
    ]
)
#: Rows of which nothing is due yet: they are named all the same, while no card asks.
NOT_DUE = Domain(
    [
        ("status", "=", "not_due"),
        ("year_status", "=", "not_due"),
        ("figure_id", "=", False),
    ]
)


class SidocakepMeasurement(models.Model):
    """A hole in what the money came to is named as one in what was promised is.

    A figure that was asked for is named with who holds it already; here stands what
    nobody was asked for, and what nothing can be asked of. Gunung Mas 24/2024
    art. 11(3).
    """

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    output_gap_count = fields.Integer(
        string="Outputs of the DPA Not Reported",
        compute="_compute_output_gap_count",
        help="Rows of the DPA of which no figure is verified, no card asks for one, or "
        "the plan has no indicator.",
    )

    @api.depends("output_ids.status", "output_ids.year_status")
    def _compute_output_gap_count(self):
        counts = {
            item.id: number
            for item, number in self.env["sidocakep.measurement.output"]._read_group(
                Domain("measurement_id", "in", self.ids) & self._get_gap_domain(),
                ["measurement_id"],
                ["__count"],
            )
        }
        for item in self:
            item.output_gap_count = counts.get(item._origin.id, 0)

    @api.depends("output_ids.status", "output_ids.year_status")
    def _compute_notice(self):
        return super()._compute_notice()

    def _get_gaps(self):
        own = [*self._get_output_gaps(), *self._say_worded()]
        return [*super()._get_gaps(), *own]

    def _list_own_gaps(self, lines):
        """They are mended by who coordinates the agency."""
        own = super()._list_own_gaps(lines)
        return own + self._get_output_gaps() if self._is_drafter() else own

    def _say_worded(self):
        worded = [
            name for sheet in self.sudo().sheet_ids for name in sheet._list_worded()
        ]
        if not worded:
            return []
        return [
            self.env._(
                "Tabel II names in words what is no indicator of Tabel I of the same "
                "PK, so it is not measured: %(count)s (%(names)s). Who draws up the PK "
                "chooses the lines that the row serves in its next version.",
                count=len(worded),
                names=self._say_some(worded, SHOWN),
            )
        ]

    def _get_gap_domain(self):
        """Return which rows say nothing, or will not unless somebody is asked.

        What only the year owes is not due until then; without a card nobody will be
        asked for it then either.
        """
        collections = self.env["sidocakep.data.collection"].sudo()
        asked = collections._get_worked_by(self.company_id).card_ids.indicator_id
        return GAPS | (NOT_DUE & Domain("indicator_id", "not in", asked.ids))

    def _get_output_gaps(self):
        """Return in words what is not asked for of the DPA, and who mends it."""
        rows = self.sudo().output_ids.filtered_domain(self._get_gap_domain())
        blind = rows.filtered(lambda row: not row.indicator_id)
        gaps = []
        if blind:
            gaps.append(
                self.env._(
                    "Rows of the DPA without an indicator in the plan, of which "
                    "nothing can be measured: %(count)s (%(rows)s). Who draws up the "
                    "plan links one to each (Plan, Indicators).",
                    count=len(blind),
                    rows=self._say_some(blind.node_id.mapped("display_name"), SHOWN),
                )
            )
        asked = self._find_unverified().get(self.id)
        known = (
            self.sudo()
            .line_ids.filtered(lambda line: line.status == "not_reported")
            .indicator_id
        )
        known |= asked.indicator_id if asked else known
        silent = (rows - blind).filtered(lambda row: not row.asked_job_id)
        silent = silent.indicator_id - known
        if silent:
            gaps.append(
                self.env._(
                    "Outputs of the DPA of which nobody was asked for a figure: "
                    "%(count)s (%(names)s). The Sekretaris adds their cards to the "
                    "data collection (Draw the Indicators), which asks for them.",
                    count=len(silent),
                    names=self._say_some(silent.mapped("name"), SHOWN),
                )
            )
        return gaps
