from odoo import fields, models


class SidocakepProfileRule(models.Model):
    """What is asked of the tables of an agreement (PK)."""

    _name = "sidocakep.profile.rule"
    _inherit = "sidocakep.profile.rule"

    code = fields.Selection(
        selection_add=[
            ("table1_filled", "A PK holds indicators"),
            ("line_target", "Every indicator of a PK has a target of the year"),
            ("line_unit", "The target of an indicator of a PK has a unit"),
            ("line_tied", "A kegiatan indicator is tied to a programme indicator"),
            ("objectives_whole", "The head answers for every sasaran of the agency"),
            ("line_kind", "A PK uses IKU, programme or kegiatan indicators"),
            ("earlier_years", "Outcomes of earlier years' work are named in a PK"),
            ("budget_total", "The head answers for the whole budget of the agency"),
            ("plan_decided", "A PK stands on plans that are decided"),
            ("dpa_before_pk", "A PK is dated after its DPA was ratified"),
        ],
        ondelete={
            "table1_filled": "cascade",
            "line_target": "cascade",
            "line_unit": "cascade",
            "line_tied": "cascade",
            "objectives_whole": "cascade",
            "line_kind": "cascade",
            "earlier_years": "cascade",
            "budget_total": "cascade",
            "plan_decided": "cascade",
            "dpa_before_pk": "cascade",
        },
    )
