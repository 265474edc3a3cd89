from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

VALUE_FIELDS = ("value", "value_high", "point_id", "figure_status", "written")


class SidocakepRktPartMixin(models.AbstractModel):
    """A row of an RKT: frozen with it, also against somebody who decides meanwhile.

    ``drawn_*`` is what the plan said when the row was last drawn: where the row says
    something else, a person changed it, and a new draw leaves it alone.
    """

    _name = "sidocakep.rkt.part.mixin"
    _description = "Part of an RKT"
    _inherit = ["sidocakep.value.mixin", "sidocakep.workflow.part.mixin"]
    _workflow_document_field = "rkt_id"

    rkt_id = fields.Many2one(
        "sidocakep.rkt", string="RKT", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(
        related="rkt_id.company_id", store=True, index=True, precompute=True
    )
    year = fields.Integer(
        related="rkt_id.year", store=True, precompute=True, aggregator=None
    )
    sequence = fields.Integer(default=1000)
    indicator_id = fields.Many2one(ondelete="restrict")
    name = fields.Text(
        string="Indicator Wording",
        compute="_compute_name",
        store=True,
        precompute=True,
        readonly=False,
        help="The indicator as the documents print it.",
    )
    target_id = fields.Many2one(
        "sidocakep.target",
        string="Target of the Plan",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        help="The row of the plan from which the target of this line was taken.",
    )
    is_included = fields.Boolean(
        string="In the RKT",
        default=True,
        help="Untick a line that this year's RKT leaves out; a new draw from the plan "
        "does not bring it back.",
    )
    origin = fields.Selection(
        [("plan", "Plan"), ("hand", "By Hand")],
        required=True,
        readonly=True,
        default="hand",
        help="Where the line comes from.",
    )
    drawn_figure = fields.Char(readonly=True)
    drawn_name = fields.Text(readonly=True)
    is_changed = fields.Boolean(string="Changed by Hand", compute="_compute_is_changed")

    @api.model
    def _get_promise_domain(self):
        year = self.env.user._get_office_day().year
        return Domain("year", ">=", year) & Domain("rkt_id.state", "!=", "amended")

    @api.depends("indicator_id")
    def _compute_name(self):
        for part in self:
            part.name = part.indicator_id.sudo().name

    @api.depends("origin", "drawn_figure", "drawn_name", "name", *VALUE_FIELDS)
    def _compute_is_changed(self):
        for part in self:
            part.is_changed = part.origin == "plan" and bool(part._get_changed_parts())

    def _get_changed_parts(self):
        """Return the parts that a person changed since the row was drawn."""
        self.ensure_one()
        parts = {
            "figure": self._get_figure_key() != (self.drawn_figure or ""),
            "name": (self.name or "") != (self.drawn_name or ""),
        }
        return {part for part, changed in parts.items() if changed}

    def _get_figure_key(self):
        """Return the figure as one text, equal when the figures are."""
        return figure_key(self)

    def _check_document_open(self):
        """Hold the RKT while its rows change: the decision locks it too."""
        self.sudo().rkt_id.lock_for_update(allow_referencing=True)
        return super()._check_document_open()

    def _keep_wording(self, vals):
        """Return ``vals`` with the wording that would follow another node: none."""
        return vals

    @api.constrains("node_id", "rkt_id")
    def _check_same_plan(self):
        for part in self.sudo():
            node, plan = part.node_id, part.rkt_id.plan_id
            if (node.company_id, node.plan_id.kind) != (plan.company_id, plan.kind):
                raise ValidationError(
                    self.env._(
                        '"%(node)s" is not a component of %(plan)s. Choose a '
                        "component of that plan.",
                        node=node.display_name,
                        plan=plan.display_name,
                    )
                )

    @api.constrains("indicator_id", "rkt_id")
    def _check_indicator_company(self):
        for part in self.sudo():
            indicator, company = part.indicator_id, part.rkt_id.company_id
            if indicator and indicator.company_id != company:
                raise ValidationError(
                    self.env._(
                        '"%(indicator)s" is an indicator of %(other)s, the RKT is of '
                        "%(agency)s. Choose an indicator of the agency of the RKT.",
                        indicator=indicator.name,
                        other=indicator.company_id.name,
                        agency=company.name,
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_if_by_hand(self):
        """A row of the plan is left out, not deleted: else a new draw returns it."""
        if self._workflow_bypassed():
            return
        included = self._fields["is_included"]._description_string(self.env)
        for part in self.filtered(lambda part: part.origin == "plan"):
            raise UserError(
                self.env._(
                    '"%(line)s" comes from the plan: untick "%(included)s" to leave it '
                    "out.",
                    line=part.name,
                    included=included,
                )
            )

    def action_remove(self):
        """Delete a row that was added by hand."""
        self.unlink()
        return True


def figure_key(record):
    """Return the figure of a record as one text, equal when the figures are."""
    if record.figure_status != "figure":
        return record.figure_status or ""
    return f"{record.value!r}|{record.value_high!r}|{record.point_id.id or ''}"
