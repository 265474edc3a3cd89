from odoo import fields, models

from ...const import PK_STATES
from ..measurement.measured_mixin import STATUSES


class SidocakepCascadingReportLine(models.Model):
    """One indicator of one PK of the agency, as the report was drawn.

    A PK that is not in force yet has one line without an indicator: it says in which
    state it is. Written by the program only, and kept as it was when the report was
    sent. Paser 23/2016 art. 7(5), annex II.
    """

    _name = "sidocakep.cascading.report.line"
    _description = "Line of a Cascading Report"
    _order = "report_id, sequence, id"
    _rec_name = "holder_title"

    report_id = fields.Many2one(
        "sidocakep.cascading.report",
        string="Cascading Report",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    company_id = fields.Many2one(
        related="report_id.company_id", store=True, index=True, precompute=True
    )
    sequence = fields.Integer(readonly=True)
    pk_id = fields.Many2one(
        "sidocakep.pk",
        string="PK",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    pk_state = fields.Selection(PK_STATES, string="State of the PK", readonly=True)
    holder_title = fields.Char(string="Title", readonly=True)
    holder_name = fields.Char(
        string="Official",
        readonly=True,
        help="Who held the position on the last day of the period.",
    )
    superior_title = fields.Char(string="Direct Superior", readonly=True)
    objective = fields.Text(readonly=True)
    name = fields.Text(string="Indicator Wording", readonly=True)
    target_text = fields.Char(string="Target of the Period", readonly=True)
    year_target_text = fields.Char(string="Target of the Year", readonly=True)
    realisation_text = fields.Char(string="Realisation of the Period", readonly=True)
    printed = fields.Char(string="Achievement, Printed", readonly=True)
    status = fields.Selection(STATUSES, readonly=True)
