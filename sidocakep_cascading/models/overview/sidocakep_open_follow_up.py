"""Tindak Lanjut Terbuka: every open follow-up of an agency, whichever document asks."""

from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.sidocakep_base.models.document.follow_up_mixin import ANSWERED, OPEN

from .follow_ups import FOLLOW_UPS, get_follow_ups

_COLUMNS = ("name", "responsible_job_id", "date_due", "state", "company_id")
_QUERY = """
    SELECT item.source_id::bigint * %(sources)s + item.source AS id,
           item.source::text AS source, item.source_id, item.name,
           item.responsible_job_id, item.date_due, item.state, item.company_id,
           CASE WHEN item.state = 'open'
                THEN GREATEST(%(today)s - item.date_due, 0) ELSE 0 END AS days_late
      FROM (%(items)s) item
"""


class SidocakepOpenFollowUp(models.Model):
    """One open follow-up of those that the standing of an agency counts.

    It is of the agency of the post that answers. Read by whoever reads the standing;
    the document itself opens by its own rights.
    """

    _name = "sidocakep.open.follow.up"
    _description = "Open Follow-up"
    _inherit = ["sidocakep.view.mixin"]
    _auto = False
    _order = "date_due, company_id, id"
    _depends = {
        "hr.job": ["company_id"],
        "sidocakep.dialog": ["state"],
        **{source.model: list(_COLUMNS) for source in FOLLOW_UPS},
    }

    company_id = fields.Many2one("res.company", string="Agency", readonly=True)
    source = fields.Selection("_get_sources", string="Asked by", readonly=True)
    source_id = fields.Integer(readonly=True, aggregator=None)
    name = fields.Text(string="Follow-up", readonly=True)
    responsible_job_id = fields.Many2one(
        "hr.job", string="Responsible Position", readonly=True
    )
    date_due = fields.Date(string="To Be Done By", readonly=True)
    state = fields.Selection(
        [(OPEN, "Not Followed Up Yet"), (ANSWERED, "Answered")], readonly=True
    )
    days_late = fields.Integer(readonly=True, aggregator="max")

    @property
    def _table_query(self):
        return SQL(
            _QUERY,
            sources=len(FOLLOW_UPS),
            today=self.env.user._get_office_day(),
            items=get_follow_ups(self.env),
        )

    @api.model
    def _get_sources(self):
        return [
            (str(number), self.env._(source.label))  # pylint: disable=W8161
            for number, source in enumerate(FOLLOW_UPS)
        ]

    @api.depends("name")
    def _compute_display_name(self):
        for row in self:
            row.display_name = (row.name or "").split("\n")[0]

    def action_open_source(self):
        """Open the document in which it is answered."""
        self._ensure_row()
        item = self.env[FOLLOW_UPS[int(self.source)].model].browse(self.source_id)
        item.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "res_model": item._name,
            "res_id": item.id,
            "views": [(False, "form")],
        }
