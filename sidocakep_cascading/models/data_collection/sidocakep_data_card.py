"""The collection card of an indicator."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

FREQUENCIES = [
    ("month", "Every Month"),
    ("quarter", "Every Quarter"),
    ("half", "Every Half of the Year"),
    ("year", "Yearly"),
]
FORMULAS = [
    ("typed", "Entered as Counted or Released"),
    ("ratio", "Numerator Divided by Denominator"),
    ("sum", "Sum of the Parts"),
    ("average", "Average of the Parts"),
    ("change", "Change against the Comparison"),
]
#: Formulas that divide, and so need a part below the line.
DIVIDING = ("ratio", "change")
INSTRUMENTS = [
    ("form", "Form"),
    ("register", "Register"),
    ("application", "Source Application"),
]


class SidocakepDataCard(models.Model):
    """What is collected for an indicator: how, from what, by whom, for what.

    The value of a card is the baseline of the indicator. Paser 23/2016 art. 8(2);
    Gunung Mas 24/2024 art. 9(4).
    """

    _name = "sidocakep.data.card"
    _description = "Collection Card"
    _inherit = ["sidocakep.workflow.part.mixin", "sidocakep.value.mixin"]
    _order = "collection_id, sequence, id"
    _workflow_document_field = "collection_id"
    _trail_fields = frozenset(
        {
            "indicator_id",
            "formula",
            "factor",
            "decimals",
            "frequency",
            "responsible_job_id",
            "printed_value",
            "retention_years",
            "released_by",
            "applies_when",
        }
    )

    collection_id = fields.Many2one(
        "sidocakep.data.collection", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="collection_id.company_id", store=True, index=True, precompute=True
    )
    collection_state = fields.Selection(related="collection_id.state")
    sequence = fields.Integer(default=10)
    indicator_id = fields.Many2one(
        required=True,
        ondelete="restrict",
        domain="[('company_id', '=', company_id)]",
    )
    collected = fields.Text(
        string="Data Collected", help="What is counted or recorded, in plain words."
    )
    formula = fields.Selection(FORMULAS, required=True, default="typed")
    formula_text = fields.Text(
        string="Formula in Words", help="How the figure is computed, as people say it."
    )
    factor = fields.Float(
        string="Multiplied by",
        digits=False,
        required=True,
        default=100,
        help="100 for per cent, 1.000 or 100.000 for rates.",
        aggregator=None,
    )
    decimals = fields.Integer(
        default=2,
        required=True,
        help="Places after the comma of the computed figure.",
        aggregator=None,
    )
    part_ids = fields.One2many(
        "sidocakep.data.card.part", "card_id", string="Parts", copy=True
    )
    method = fields.Text(
        string="Method of Collection", help="How the data are had: census, survey ..."
    )
    frequency = fields.Selection(
        FREQUENCIES,
        string="Entered",
        required=True,
        default="quarter",
        help="An indicator that is known once a year is asked for once a year; in the "
        "other periods it is not due.",
    )
    released_by = fields.Char(
        string="Released by",
        help="Who outside the government publishes the figure, e.g. BPS. Of such an "
        "indicator a figure may be “not yet released”; of another it may not.",
    )
    applies_when = fields.Char(
        string="Applies Only When",
        help="What has to happen in a period for the indicator to apply, e.g. an "
        "application was filed. Of such an indicator a figure may be “not applicable”; "
        "of another it may not.",
    )
    date_from = fields.Date(
        string="Collected From",
        required=True,
        default=lambda self: self._default_date_from(),
        help="No figure is asked for of a period that ended before.",
    )
    entry_days = fields.Integer(
        string="Days for Entry",
        compute="_compute_entry_days",
        store=True,
        precompute=True,
        readonly=False,
        help="Days after the end of the period within which the figure is entered.",
        aggregator=None,
    )
    procedure = fields.Text(
        string="Procedure of Entry", help="Who hands what to whom before it is entered."
    )
    purpose = fields.Text(
        string="Use of the Data", help="Which decisions and reports rest on the data."
    )
    responsible_job_id = fields.Many2one(
        "hr.job",
        string="Responsible for the Data",
        index="btree_not_null",
        ondelete="restrict",
        help="The position that answers for the data. Whoever holds it on the day is "
        "asked; while it is vacant its superior.",
    )
    responsible_company_id = fields.Many2one(
        related="responsible_job_id.company_id", string="Responsible Agency"
    )
    instrument_kind = fields.Selection(INSTRUMENTS, string="Kind of Instrument")
    instrument = fields.Text(help="Name of the form, register or source application.")
    specimen = fields.Binary(string="Specimen of the Instrument", attachment=True)
    specimen_name = fields.Char(string="File Name of the Specimen")
    recording_unit = fields.Char(help="The unit that writes the data down.")
    kept_at = fields.Char(help="Where the records are kept.")
    archive_code = fields.Char(help="Classification code of the archive.")
    retention_years = fields.Integer(
        string="Years Kept", aggregator=None, help="0: not said."
    )
    baseline_year = fields.Integer(aggregator=None)
    baseline_source = fields.Char(help="Document and page, e.g. LKjIP 2024 hlm. 31.")
    baseline_revision = fields.Text(
        string="When the Baseline Is Revised",
        help="What happens to targets and comparisons when the baseline is revised.",
    )

    _indicator_uniq = models.UniqueIndex(
        "(collection_id, indicator_id)",
        "This indicator has a card in this collection already. Open that card.",
    )
    _numbers_check = models.Constraint(
        "CHECK(factor > 0 AND decimals BETWEEN 0 AND 6 AND entry_days BETWEEN 0 AND 90"
        " AND retention_years BETWEEN 0 AND 100)",
        "A card has a factor above 0, at most 6 decimals, at most 90 days for entry "
        "and at most 100 years of keeping. Correct the number.",
    )

    @api.model
    def _default_date_from(self):
        """Begin with the quarter that is running: the past is not asked for."""
        today = self.env.user._get_office_day()
        return today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)

    @api.depends("collection_id")
    def _compute_entry_days(self):
        day = self.env.user._get_office_day()
        for company, cards in self.grouped("company_id").items():
            days = company._get_profile(day).sudo().data_entry_days if company else 5
            for card in cards:
                card.entry_days = card.entry_days or days

    @api.depends("indicator_id.name")
    def _compute_display_name(self):
        for card in self:
            card.display_name = card.indicator_id.name

    @api.constrains("indicator_id", "collection_id")
    def _check_indicator(self):
        for card in self:
            if card.indicator_id.company_id != card.company_id:
                raise ValidationError(
                    self.env._(
                        '"%(indicator)s" is no indicator of %(agency)s. Choose an '
                        "indicator of that agency.",
                        indicator=card.indicator_id.name,
                        agency=card.company_id.name,
                    )
                )

    @api.constrains("responsible_job_id")
    def _check_responsible(self):
        """A position of another agency may answer, never of another government."""
        for card in self.sudo().filtered("responsible_job_id"):
            if card.responsible_job_id.company_id.root_id != card.company_id.root_id:
                raise ValidationError(
                    self.env._(
                        "%(job)s belongs to another government than the indicator. "
                        "Choose a position of the same government.",
                        job=card.responsible_job_id.name,
                    )
                )

    @api.constrains("formula", "indicator_id")
    def _check_formula(self):
        """Only a number is computed; a range or a place on a scale is entered."""
        for card in self:
            if card.formula != "typed" and card.value_kind != "number":
                raise ValidationError(
                    self.env._(
                        '"%(indicator)s" is no number and is not computed from parts. '
                        "Choose that it is entered as counted or released.",
                        indicator=card.indicator_id.name,
                    )
                )

    def action_open_card(self):
        """Show the whole card."""
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
        }
