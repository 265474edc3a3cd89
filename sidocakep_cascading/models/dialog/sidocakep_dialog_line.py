"""What was said of one indicator."""

from odoo import api, fields, models
from odoo.exceptions import AccessError

from ..action_plan.sidocakep_action_month import DONE, FAILED_STATUSES
from ..measurement.sidocakep_measurement import OPEN, RETURNED
from ..measurement.sidocakep_measurement_line_actions import add_words, say_months

#: What people write on a row; the program makes the rows.
TEXT_FIELDS = frozenset({"course", "obstacle", "solution", "no_follow_up"})


class SidocakepDialogLine(models.Model):
    """A measured indicator of a PK below the superior: how it was reached, what then.

    Figures are those of the measurement and follow it until the dialog is decided. The
    words begin as what was written there and in the work of the months; people edit
    them.
    """

    _name = "sidocakep.dialog.line"
    _description = "Indicator of a Dialog"
    _inherit = ["sidocakep.shaped.part.mixin"]
    _order = "dialog_id, sequence, id"
    _rec_name = "name"
    _workflow_document_field = "dialog_id"
    _trail_fields = TEXT_FIELDS
    # follow-ups that a form sends with the row are rows of their own
    _written_fields = TEXT_FIELDS | {"follow_up_ids"}

    dialog_id = fields.Many2one(
        "sidocakep.dialog",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    company_id = fields.Many2one(
        related="dialog_id.company_id", store=True, index=True, precompute=True
    )
    sequence = fields.Integer(readonly=True)
    measurement_line_id = fields.Many2one(
        "sidocakep.measurement.line",
        string="Measured Indicator",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    pk_line_id = fields.Many2one(related="measurement_line_id.pk_line_id")
    job_id = fields.Many2one(related="measurement_line_id.job_id")
    holder_name = fields.Char(related="measurement_line_id.sheet_id.holder_name")
    name = fields.Text(string="Indicator Wording", related="pk_line_id.name")
    target_text = fields.Char(related="measurement_line_id.target_text")
    realisation_text = fields.Char(related="measurement_line_id.realisation_text")
    printed = fields.Char(related="measurement_line_id.printed")
    rating = fields.Char(related="measurement_line_id.rating")
    status = fields.Selection(related="measurement_line_id.status")
    is_met = fields.Boolean(related="measurement_line_id.is_met")
    is_unsent = fields.Boolean(
        string="Not Sent Yet",
        compute="_compute_is_unsent",
        compute_sudo=True,
        help="The measurement of the figure was not sent yet, or was returned: the "
        "figure may still change, and the minutes say so beside it.",
    )
    unsent_text = fields.Char(
        string="Standing of the Figure",
        compute="_compute_is_unsent",
        compute_sudo=True,
    )
    course = fields.Text(
        string="How It Was Reached", help="What was done, and what helped."
    )
    obstacle = fields.Text(help="What stood in the way (kendala).")
    solution = fields.Text(string="Alternative Solution")
    follow_up_ids = fields.One2many(
        "sidocakep.dialog.follow_up", "line_id", string="What Is Done About It"
    )
    no_follow_up = fields.Char(
        string="Why Nothing Is Done",
        help="Asked where the target was missed and nothing is to be followed up.",
    )

    _measured_uniq = models.UniqueIndex(
        "(dialog_id, measurement_line_id)",
        "This indicator is in the dialog already. Open that row.",
    )

    @api.depends("measurement_line_id.measurement_id.state", "status")
    @api.depends_context("lang")
    def _compute_is_unsent(self):
        texts = {
            OPEN: self.env._("measurement not sent yet"),
            RETURNED: self.env._("measurement returned"),
        }
        for line in self:
            state = line.measurement_line_id.measurement_id.state
            line.is_unsent = state in texts and line.status != "not_due"
            line.unsent_text = line.is_unsent and texts[state]

    def _get_shape_error(self):
        return AccessError(
            self.env._(
                "The rows of a dialog follow the measurement of the period. Write how "
                "it was reached, obstacle and solution on the rows that are there."
            )
        )

    def action_open_line(self):
        """Open the row: its figures and all that was said of it."""
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Indicator of a Dialog"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }

    def action_view_measured(self):
        """Open the measured row: where its figure comes from."""
        self.ensure_one()
        return self.measurement_line_id.action_explain()

    def _assemble(self):
        """Add what the measurement and the work of the months say and these do not."""
        measured = self.measurement_line_id.sudo()
        months = measured._find_months() if measured else measured
        for line in self:
            row = line.measurement_line_id.sudo()
            own = months.filtered(
                lambda month, row=row: row.pk_line_id in month.action_id.pk_line_ids
            )
            done = own.filtered(lambda month: month.status == DONE)
            failed = own.filtered(lambda month: month.status in FAILED_STATUSES)
            vals = {
                "course": add_words(line.course, say_months(done, "note")),
                "obstacle": add_words(
                    line.obstacle, say_months(failed, "justification")
                ),
                "solution": add_words(line.solution, [row.solution]),
            }
            vals["course"] = add_words(vals["course"], [row.supporting_factor])
            vals["obstacle"] = add_words(vals["obstacle"], [row.obstacle])
            changed = {key: text for key, text in vals.items() if text != line[key]}
            if changed:
                line._with_workflow_bypass().write(changed)
