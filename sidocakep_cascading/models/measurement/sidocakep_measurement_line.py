"""What was reached of one promise of a PK, by the end of a period."""

from odoo import api, fields, models
from odoo.exceptions import AccessError

from odoo.addons.sidocakep_base.exceptions import FrozenRecordError
from odoo.addons.sidocakep_base.models.organisation.turn import take_turn

#: What people write on a line; the program writes the rest.
TEXT_FIELDS = frozenset({"obstacle", "solution", "supporting_factor"})


class SidocakepMeasurementLine(models.Model):
    """One row of Tabel I, measured: against the period, the year, the end of the plan.

    The engine alone computes, from the verified figures; the rows and all they say of
    figures are written by the program. Zero is measured. People write the obstacle, the
    alternative solution and the supporting factor. Gunung Mas 24/2024 art. 9(2), 9(3),
    9(5), annex D.
    """

    _name = "sidocakep.measurement.line"
    _description = "Measured Indicator"
    _inherit = ["sidocakep.measured.mixin"]
    # Sheets are in the order of their measurements.
    _order = "sheet_id, sequence, id"
    _rec_name = "name"
    _written_fields = TEXT_FIELDS
    _trail_fields = TEXT_FIELDS | {
        *("achievement", "raw"),
        *("year_achievement", "year_raw"),
    }

    # Whose
    sheet_id = fields.Many2one(
        "sidocakep.measurement.sheet",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    job_id = fields.Many2one(
        related="sheet_id.job_id", store=True, index=True, precompute=True
    )
    holder_name = fields.Char(related="sheet_id.holder_name")
    pk_line_id = fields.Many2one(
        "sidocakep.pk.line",
        string="Line of the PK",
        required=True,
        readonly=True,
        ondelete="restrict",
    )
    ladder = fields.Integer(
        string="Place on the Ladder",
        related="sheet_id.sequence",
        store=True,
        precompute=True,
        aggregator=None,
    )
    sequence = fields.Integer(readonly=True)
    objective = fields.Text(related="pk_line_id.objective")
    name = fields.Text(string="Indicator Wording", related="pk_line_id.name")
    indicator_id = fields.Many2one(
        related="pk_line_id.indicator_id", store=True, index=True, precompute=True
    )
    wording_text = fields.Text(related="indicator_id.correction_text")
    weight = fields.Float(
        related="pk_line_id.weight", store=True, precompute=True, aggregator=None
    )
    level_id = fields.Many2one(
        related="pk_line_id.level_id", store=True, precompute=True
    )
    # What people write
    obstacle = fields.Text(help="What stood in the way (kendala).")
    solution = fields.Text(string="Alternative Solution")
    supporting_factor = fields.Text(help="What helped to reach it.")
    can_write_texts = fields.Boolean(compute="_compute_can_write_texts")

    #: It begins with what has no index of its own; each costs a row that is written.
    _line_uniq = models.UniqueIndex(
        "(pk_line_id, measurement_id)",
        "This line of the PK is measured here already. Open that line.",
    )
    #: The list of all shows the latest first, agency by agency down the ladder, each
    #: official's in the order of his PK. A page of it is read from here, nothing is
    #: sorted: so agencies and officials stand in the order of their ids.
    _latest = models.Index(
        "(year DESC, period_no DESC, company_id, ladder, sheet_id, sequence, id)"
    )

    def _get_row_key(self):
        return self.pk_line_id

    @api.depends_context("uid")
    @api.depends("measurement_id.state")
    def _compute_can_write_texts(self):
        allowed = self._filtered_access("write")
        closed = self._filter_unit_closed()
        for line in self:
            frozen = line.measurement_id.sudo()._is_frozen() or line in closed
            line.can_write_texts = line in allowed and not frozen

    def write(self, vals):
        """What a unit has closed is not written of until it has it back."""
        if TEXT_FIELDS & vals.keys() and not self._workflow_bypassed():
            sheets = self.sudo().sheet_id.filtered("unit_code")._get_unit_sheets()
            # Who closes it in this moment reads what is written here, or is first.
            take_turn(sheets.filtered(lambda sheet: sheet._leads_open_unit()))
            for line in self._filter_unit_closed():
                raise FrozenRecordError(
                    self.env._(
                        "%(indicator)s: its unit has closed its figures. The "
                        "Sekretaris of the agency gives them back.",
                        indicator=line.name,
                    )
                )
        return super().write(vals)

    def _filter_unit_closed(self):
        """Return the lines of posts whose unit has closed its figures."""
        lines = self.sudo().filtered("sheet_id.unit_code")
        sheets = lines.sheet_id._get_unit_sheets().filtered("unit_closed_on")
        closed = {(sheet.measurement_id, sheet.unit_code) for sheet in sheets}
        found = lines.filtered(
            lambda line: (line.measurement_id, line.sheet_id.unit_code) in closed
        )
        return self.browse(found.ids)

    def _is_unexplained(self):
        """Tell whether it is below target and says nothing of why and what then."""
        self.ensure_one()
        texts = (self.obstacle, self.solution)
        is_below = self.status == "ok" and not self.is_met
        return is_below and not all((text or "").strip() for text in texts)

    def _get_shape_error(self):
        return AccessError(
            self.env._(
                "What is measured follows from the agreements in force. Write obstacle,"
                " solution and supporting factor on the lines that are there."
            )
        )
