"""The protocol of a finding: what is wrong, how bad, what mends it, where."""

from odoo import api, fields, models
from odoo.tools import SQL

from ...engine.finding import INFO, SEVERE, SEVERITIES, WARNING

SEVERITY_LABELS = [
    (SEVERE, "Serious"),
    (WARNING, "To Look At"),
    (INFO, "For Information"),
]


class SidocakepFinding(models.AbstractModel):
    """Something that a check found; read from the records of now, written by nobody.

    A model of findings is an SQL view that returns at least ``id``, ``kind``,
    ``severity`` and ``company_id`` (for the record rules). The id is made of what the
    finding is about, so that the same finding has the same id in the next query. The
    model names its kinds and writes :meth:`_describe` and :meth:`_get_remedy_action`.
    """

    _name = "sidocakep.finding"
    _inherit = ["sidocakep.view.mixin"]
    _description = "Finding"
    _order = "severity, company_id, kind, id"
    _rec_name = "message"

    kind = fields.Selection([], string="Finding", readonly=True)
    severity = fields.Selection(SEVERITY_LABELS, readonly=True)
    company_id = fields.Many2one("res.company", string="Agency", readonly=True)
    message = fields.Text(
        string="What Is Wrong", compute="_compute_message", compute_sudo=False
    )
    remedy = fields.Text(
        string="What Mends It", compute="_compute_message", compute_sudo=False
    )

    @api.depends("kind")
    @api.depends_context("lang")
    def _compute_message(self):
        for finding in self:
            finding.message, finding.remedy = finding._describe()

    def _describe(self):
        """Return what is wrong and what mends it, in the language of the user."""
        raise NotImplementedError

    def action_open_remedy(self):
        """Return the action that opens, with the rights of the user, what mends it."""
        self._ensure_row()
        self.check_access("read")
        return self._get_remedy_action()

    def _get_remedy_action(self):
        """Return the action of what mends this finding."""
        raise NotImplementedError

    @api.model
    def _open_form(self, model, record_id=False, **context):
        """Return the action of a record, or of a new one with what is known of it."""
        return {
            "type": "ir.actions.act_window",
            "res_model": model,
            "res_id": record_id,
            "view_mode": "form",
            "views": [(False, "form")],
            "context": context,
        }

    def _order_field_to_sql(self, alias, field_name, direction, nulls, query):
        """Order severities from the worst on, not by the letters of their keys."""
        if field_name != "severity":
            return super()._order_field_to_sql(
                alias, field_name, direction, nulls, query
            )
        severity = self._field_to_sql(alias, field_name, query)
        query._order_groupby.append(severity)
        place = SQL("ARRAY_POSITION(%s::varchar[], %s)", list(SEVERITIES), severity)
        return SQL("%s %s %s", place, direction, nulls)
