"""Indicators: one definition, one identity that lasts."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...const import DIRECTIONS, MONTHS, VALUE_KINDS
from ...engine.achievement.formulas import FORMULAS, Direction, find_formula
from ...engine.errors import EngineError
from ...engine_words import get_formula_name, say
from ...exceptions import FrozenRecordError

SMART_ANSWERS = [("unanswered", "Not Answered"), ("yes", "Yes"), ("no", "No")]
SMART_FIELDS = (
    "smart_specific",
    "smart_measurable",
    "smart_achievable",
    "smart_relevant",
    "smart_time_bound",
)
DEFAULT_LEVELS = {"iku": "iku", "program": "outcome", "kegiatan": "output"}


class SidocakepIndicator(models.Model):
    """A measure of success and everything needed to measure it.

    The record is the identity: plans, their amendments, agreements and measurements
    of all years point at the same indicator. Gunung Mas 24/2024 art. 1.13-1.17;
    levels of Paser 23/2016 art. 1.7, 1.8.
    """

    _name = "sidocakep.indicator"
    _description = "Indicator"
    _made_elsewhere = True
    _inherit = ["mail.thread", "mail.activity.mixin", "sidocakep.kept.mixin"]
    _order = "company_id, code, name, id"
    _rec_names_search = ["code", "name"]
    _check_company_auto = True
    _check_company_domain = models.check_company_domain_parent_of

    name = fields.Text(required=True, tracking=True)
    code = fields.Char(help="Short code, unique in the agency.", copy=False)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        "res.company",
        string="Agency",
        required=True,
        index=True,
        default=lambda self: self.env.company,
    )
    kind = fields.Selection(
        [
            ("iku", "Key Performance Indicator (IKU)"),
            ("target", "Target Indicator"),
            ("program", "Programme Indicator (Outcome)"),
            ("kegiatan", "Activity Indicator (Output)"),
            ("other", "Other"),
        ],
        required=True,
        default="other",
        tracking=True,
        help="IKU: success of the organisation in reaching its goal. Target: success "
        "of a stated target. Programme: outcome of a programme. Activity: output of an "
        "activity, logically tied to a programme indicator.",
    )
    level_id = fields.Many2one(
        "sidocakep.indicator.level",
        string="Indicator Level",
        compute="_compute_level_id",
        store=True,
        readonly=False,
        required=True,
        precompute=True,
        index=True,
        ondelete="restrict",
        help="Place in the cascade, which says who may sign for the indicator.",
    )
    unit_id = fields.Many2one(
        "sidocakep.unit", index=True, ondelete="restrict", tracking=True
    )
    value_kind = fields.Selection(
        VALUE_KINDS, required=True, default="number", tracking=True
    )
    direction = fields.Selection(
        DIRECTIONS,
        required=True,
        default="higher",
        tracking=True,
        help="Which way is success. It chooses the formula of the achievement.",
    )
    scale_id = fields.Many2one(
        "sidocakep.ordinal.scale", index="btree_not_null", ondelete="restrict"
    )
    accumulation = fields.Selection(
        [
            ("sum", "Sum of the Periods"),
            ("last", "Last Period"),
            ("average", "Average of the Periods"),
            ("position", "Position at the End"),
            ("released_later", "Released Later"),
        ],
        required=True,
        default="last",
        tracking=True,
        help="How the figures of the quarters make the figure of the year.",
    )
    release_month = fields.Selection(
        MONTHS, help="Month of the following year in which the figure is released."
    )
    numerator = fields.Text(help="What is counted above the line.")
    denominator = fields.Text(help="What it is divided by.")
    formula_text = fields.Text(
        string="Formula of the Figure", help="How the figure is calculated, in words."
    )
    data_source = fields.Text(help="Where the data come from.")
    operational_definition = fields.Text(
        help="What the indicator means, in terms that can be observed."
    )
    owner_job_id = fields.Many2one(
        "hr.job",
        string="Owner",
        check_company=True,
        index="btree_not_null",
        tracking=True,
        help="The position that answers for the indicator.",
    )
    node_ids = fields.Many2many(
        "sidocakep.plan.node",
        relation="sidocakep_indicator_plan_node_rel",
        column1="indicator_id",
        column2="node_id",
        string="Plan Nodes",
        domain="[('company_id', '=', company_id)]",
        copy=False,
    )
    parent_indicator_id = fields.Many2one(
        "sidocakep.indicator",
        string="Supports Indicator",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        tracking=True,
        help="The indicator that this one contributes to; an output is logically tied "
        "to the outcome of its programme.",
    )
    child_indicator_ids = fields.One2many(
        "sidocakep.indicator", "parent_indicator_id", string="Supported by"
    )
    formula_code = fields.Selection(
        selection="_selection_formula_code",
        string="Formula of the Achievement",
        help="Overrides the formula that the achievement policy chooses.",
    )
    smart_specific = fields.Selection(
        SMART_ANSWERS,
        string="Specific",
        required=True,
        default="unanswered",
        copy=False,
        tracking=True,
        help="It has one meaning only.",
    )
    smart_measurable = fields.Selection(
        SMART_ANSWERS,
        string="Measurable",
        required=True,
        default="unanswered",
        copy=False,
        tracking=True,
        help="It can be measured; its unit or parameter is identified.",
    )
    smart_achievable = fields.Selection(
        SMART_ANSWERS,
        string="Achievable",
        required=True,
        default="unanswered",
        copy=False,
        tracking=True,
        help="The target can be reached.",
    )
    smart_relevant = fields.Selection(
        SMART_ANSWERS,
        string="Relevant",
        required=True,
        default="unanswered",
        copy=False,
        tracking=True,
        help="It is directly tied to the objective or plan.",
    )
    smart_time_bound = fields.Selection(
        SMART_ANSWERS,
        string="Time-bound",
        required=True,
        default="unanswered",
        copy=False,
        tracking=True,
        help="It is to be reached within a stated time.",
    )
    smart_count = fields.Integer(
        string="SMART Criteria Met",
        compute="_compute_smart_count",
        store=True,
        aggregator=None,
    )

    _code_uniq = models.UniqueIndex(
        "(company_id, code) WHERE code IS NOT NULL",
        "The agency has an indicator with this code already. Choose another code, or "
        "use that indicator.",
    )

    @api.depends("kind")
    def _compute_level_id(self):
        levels = {
            level.code: level
            for level in self.env["sidocakep.indicator.level"].search([])
        }
        for indicator in self:
            if not indicator.level_id:
                code = DEFAULT_LEVELS.get(indicator.kind, "output")
                indicator.level_id = levels.get(code)

    @api.depends(*SMART_FIELDS)
    def _compute_smart_count(self):
        """Count the criteria that are met. Gunung Mas 24/2024 art. 6(4)."""
        for indicator in self:
            indicator.smart_count = sum(
                indicator[name] == "yes" for name in SMART_FIELDS
            )

    @api.depends("code", "name")
    def _compute_display_name(self):
        for indicator in self:
            parts = (indicator.code and f"[{indicator.code}]", indicator.name)
            indicator.display_name = " ".join(filter(None, parts))

    @api.model
    def _selection_formula_code(self):
        return [(code, get_formula_name(self.env, code)) for code in FORMULAS]

    @api.constrains("formula_code", "direction")
    def _check_formula_code(self):
        for indicator in self.filtered("formula_code"):
            try:
                find_formula(indicator.formula_code, Direction(indicator.direction))
            except EngineError as error:
                raise ValidationError(say(self.env, error)) from error

    @api.constrains("value_kind", "direction", "scale_id")
    def _check_value_kind(self):
        """A place on a scale needs the scale, and only a range goes by a range."""
        for indicator in self:
            ordinal = indicator.value_kind == "ordinal"
            if ordinal != (indicator.direction == "ordinal"):
                raise ValidationError(
                    self.env._(
                        '"%(indicator)s": a point on a scale is judged by its place on '
                        "the scale; set both the kind of value and the direction.",
                        indicator=indicator.name,
                    )
                )
            if ordinal != bool(indicator.scale_id):
                raise ValidationError(
                    self.env._(
                        '"%(indicator)s": a point on a scale needs the scale, and '
                        "nothing else has one. Choose the scale, or another kind of "
                        "value.",
                        indicator=indicator.name,
                    )
                )
            if indicator.direction == "range" and indicator.value_kind != "range":
                raise ValidationError(
                    self.env._(
                        '"%(indicator)s": success within a range needs targets that '
                        "are ranges. Choose the kind of value Range, or another "
                        "direction.",
                        indicator=indicator.name,
                    )
                )

    @api.constrains("parent_indicator_id", "kind", "level_id")
    def _check_parent_indicator(self):
        """An output hangs on the outcome of its programme, never the other way.

        Gunung Mas 24/2024 art. 1.16.
        """
        if self._has_cycle("parent_indicator_id"):
            raise ValidationError(
                self.env._(
                    "An indicator cannot support itself, directly or not. Choose "
                    "another indicator above it."
                )
            )
        for indicator in (self | self.child_indicator_ids).sudo():
            parent = indicator.parent_indicator_id
            if not parent:
                continue
            if indicator.kind == "kegiatan" and parent.kind not in (
                "program",
                "kegiatan",
            ):
                raise ValidationError(
                    self.env._(
                        '"%(indicator)s" is an activity indicator: it is tied to a '
                        'programme indicator, not to "%(parent)s". Choose a programme'
                        " indicator.",
                        indicator=indicator.name,
                        parent=parent.name,
                    )
                )
            if parent.level_id.rank < indicator.level_id.rank:
                raise ValidationError(
                    self.env._(
                        '"%(indicator)s" (%(level)s) cannot support "%(parent)s" '
                        "(%(parent_level)s), which is of a lower level. Choose an "
                        "indicator of the same level or a higher one.",
                        indicator=indicator.name,
                        level=indicator.level_id.name,
                        parent=parent.name,
                        parent_level=parent.level_id.name,
                    )
                )

    @api.constrains("node_ids", "company_id")
    def _check_node_company(self):
        self.node_ids._check_indicators()

    @api.model_create_multi
    def create(self, vals_list):
        indicators = super().create(vals_list)
        indicators.node_ids._check_document_open()
        return indicators

    def write(self, vals):
        if not self._is_correction():
            self._check_meaning_free(vals)
        if not vals.get("active", True):
            self._check_not_in_force()
        before = {indicator: indicator.node_ids for indicator in self}
        result = super().write(vals)
        if "company_id" in vals:
            # Odoo checks the rules before a write only.
            self.check_access("write")
        if "node_ids" in vals:
            # The link is content of the node: a decided plan keeps its indicators.
            for indicator, nodes in before.items():
                after = indicator.node_ids
                ((nodes - after) | (after - nodes))._check_document_open()
        return result

    def action_view_trail(self):
        """Open what was changed, and by whom."""
        return self._open_trail()

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        """An indicator with figures, or in a decided plan, stays: archive it."""
        targets = self.env["sidocakep.target"].sudo()
        used = targets.search([("indicator_id", "in", self.ids)]).indicator_id
        used |= self.sudo().filtered(
            lambda indicator: any(
                plan._is_frozen() for plan in indicator.node_ids.plan_id
            )
        )
        if used:
            raise FrozenRecordError(
                self.env._(
                    "Used in targets or decided plans and therefore not deleted: "
                    "%(indicators)s. Archive them instead.",
                    indicators=", ".join(used.mapped("name")),
                )
            )

    def _get_smart_criteria(self, answer):
        """Return the labels of the SMART criteria with this answer."""
        self.ensure_one()
        return [
            self._fields[name]._description_string(self.env)
            for name in SMART_FIELDS
            if self[name] == answer
        ]
