"""Choose programmes, activities and sub-activities for a plan."""

from odoo import api, fields, models


class SidocakepPlanAddPrograms(models.TransientModel):
    """One programme of the nomenclature with the parts that the agency carries out."""

    _name = "sidocakep.plan.add.programs"
    _description = "Add Programmes from the Nomenclature"

    plan_id = fields.Many2one("sidocakep.plan", required=True, ondelete="cascade")
    company_id = fields.Many2one(related="plan_id.company_id")
    agency_bidang_ids = fields.Many2many(related="company_id.bidang_ids")
    bidang_id = fields.Many2one(
        "sidocakep.nomenclature",
        required=True,
        compute="_compute_bidang_id",
        store=True,
        readonly=False,
        domain="[('level', '=', 'bidang')]",
        help="Field of government of the agency. It takes the place of X.XX in the "
        "codes of the supporting programme.",
    )
    parent_id = fields.Many2one(
        "sidocakep.plan.node",
        string="Under",
        domain="[('plan_id', '=', plan_id),"
        " ('level', 'not in', ('program', 'kegiatan', 'sub_kegiatan'))]",
        help="The objective (or strategy) that the programme serves.",
    )
    program_id = fields.Many2one(
        "sidocakep.nomenclature",
        string="Programme",
        required=True,
        domain="[('level', '=', 'program'), '|', ('parent_id', '=', bidang_id),"
        " ('code', '=like', 'X.XX%')]",
    )
    row_ids = fields.Many2many(
        "sidocakep.nomenclature",
        string="Activities and Sub-activities",
        domain="[('id', 'child_of', program_id),"
        " ('level', 'in', ('kegiatan', 'sub_kegiatan'))]",
        help="An activity is added by itself when one of its sub-activities is chosen.",
    )
    with_indicators = fields.Boolean(
        default=True,
        help="Also create the indicator and unit that the nomenclature states for each "
        "sub-activity.",
    )

    @api.depends("plan_id")
    def _compute_bidang_id(self):
        for wizard in self:
            wizard.bidang_id = wizard.company_id.bidang_ids[:1]

    @api.onchange("program_id")
    def _onchange_program_id(self):
        self.row_ids = False

    def action_add(self):
        """Add the chosen rows to the plan and show its tree."""
        self.ensure_one()
        self.plan_id._add_from_nomenclature(
            self.program_id | self.row_ids,
            self.bidang_id,
            parent=self.parent_id,
            with_indicators=self.with_indicators,
        )
        return self.plan_id.action_view_tree()
