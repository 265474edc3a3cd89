"""The documents by which a budget was spent; a row does not change, it is replaced."""

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import SQL

from ...const import BUDGET_LEVELS
from ...engine.document_number import get_number_key
from ..document.period import get_period_end
from ..organisation.turn import take_turn

LS, SPJ, RETURN = "ls", "spj", "return"
BLUD_SPENT, BLUD_RATIFIED = "blud_spent", "blud_ratified"
KINDS = [
    (LS, "LS (SP2D)"),
    (SPJ, "Ratified SPJ (UP, GU, TU)"),
    (RETURN, "Returned (STS)"),
    (BLUD_SPENT, "Spent by BLUD, BOS, Kapitasi"),
    (BLUD_RATIFIED, "Ratified BLUD, BOS, Kapitasi"),
]
STAGES = [
    ("murni", "Original (Murni)"),
    ("pergeseran", "Shift (Pergeseran)"),
    ("perubahan", "Revision (Perubahan)"),
]
#: What a correction may say otherwise; the month stays.
CORRECTED = frozenset(
    {"kind", "number", "date", "node_id", "account", "unit_code", "amount"}
    | {"returned", "is_apart", "stage"}
)
_TEXTS = ("number", "account", "unit_code")
_STANDS_ALREADY = """
    SELECT MIN(other.id), BOOL_OR(other.month_id != mine.month_id
                                  AND mine.number IS NOT NULL)
      FROM sidocakep_realisation mine
      JOIN sidocakep_realisation other
        ON other.company_id = mine.company_id
       AND other.year = mine.year
       AND other.kind = mine.kind
       AND other.is_current AND other.id != mine.id
       AND (other.number IS NULL
            OR other.amount != 0 OR other.returned != 0)
       AND (other.number_key = mine.number_key
            AND (other.month_id != mine.month_id
                 OR other.identity = mine.identity
                AND ((other.account IS NULL) != (mine.account IS NULL)
                     OR other.account IS NOT DISTINCT FROM mine.account
                    AND other.unit_code IS NOT DISTINCT
                        FROM mine.unit_code))
            OR other.month_id = mine.month_id
           AND other.identity = mine.identity
           AND other.unit_code IS NOT DISTINCT FROM mine.unit_code
           AND (other.number IS NULL) != (mine.number IS NULL))
     WHERE mine.id = ANY(%s) AND mine.is_current
       AND (mine.number IS NULL OR mine.amount != 0 OR mine.returned != 0)
    HAVING COUNT(*) > 0
"""


class SidocakepRealisation(models.Model):
    """A document (SP2D, SPJ, STS), or the month's total of a kind without documents.

    One document is counted once: it stands in one month, whole or by account, and a
    total of a kind does not stand beside documents of it. A row is not changed and not
    deleted: a correction is the next row, with a reason; the former stays, uncounted.
    """

    _name = "sidocakep.realisation"
    _description = "Budget Realisation"
    _inherit = ["sidocakep.workflow.part.mixin"]
    _order = "year desc, month desc, code, kind, id"
    _rec_names_search = ["number", "code", "node_id.name"]

    _workflow_document_field = "month_id"

    month_id = fields.Many2one(
        "sidocakep.realisation.month",
        string="Month of the Agency",
        required=True,
        index=True,
        ondelete="restrict",
    )
    company_id = fields.Many2one(
        related="month_id.company_id", store=True, index=True, precompute=True
    )
    currency_id = fields.Many2one(
        related="company_id.currency_id", store=True, precompute=True
    )
    year = fields.Integer(
        related="month_id.year", store=True, precompute=True, aggregator=None
    )
    month = fields.Selection(related="month_id.month", store=True, precompute=True)
    node_id = fields.Many2one(
        "sidocakep.plan.node",
        string="Programme, Activity or Sub-activity",
        required=True,
        index=True,
        ondelete="restrict",
        domain="[('company_id', '=', company_id), ('plan_id.kind', '=', 'renstra'),"
        " ('level', 'in', ('program', 'kegiatan', 'sub_kegiatan'))]",
    )
    identity = fields.Char(
        related="node_id.identity", store=True, precompute=True, index=True
    )
    code = fields.Char(related="node_id.code", store=True, precompute=True)
    kind = fields.Selection(KINDS, required=True, default=LS)
    number = fields.Char(
        string="Document Number",
        help="Empty: the total of the month of this kind, without its documents.",
    )
    number_key = fields.Char(
        compute="_compute_number_key",
        store=True,
        precompute=True,
        help="The number without what two ways of writing it differ in.",
    )
    date = fields.Date(string="Document Date")
    account = fields.Char(string="Account (Rekening)")
    unit_code = fields.Char(
        string="Spending Unit",
        help="Code of the unit below the agency (UPTD, puskesmas, kelurahan) that "
        "spent it.",
    )
    stage = fields.Selection(
        STAGES,
        string="Version of the Budget",
        help="The version of the budget under which it was paid, as the file says.",
    )
    amount = fields.Monetary(string="Gross")
    returned = fields.Monetary(string="Returned (Setoran)")
    net = fields.Monetary(compute="_compute_net", store=True, precompute=True)
    is_current = fields.Boolean(
        string="Is Counted", default=True, readonly=True, copy=False
    )
    previous_id = fields.Many2one(
        "sidocakep.realisation",
        string="Corrects",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    reason = fields.Char(string="Why It Was Corrected", readonly=True, copy=False)
    origin = fields.Char(string="File", readonly=True, copy=False)
    can_correct = fields.Boolean(compute="_compute_can_correct")

    _document_uniq = models.UniqueIndex(
        "(company_id, year, kind, number_key, identity, account, unit_code)"
        " NULLS NOT DISTINCT WHERE is_current AND number IS NOT NULL"
        " AND (amount <> 0 OR returned <> 0)",
        "This document has been entered already for the sub-activity. Correct that "
        "row.",
    )
    _total_uniq = models.UniqueIndex(
        "(month_id, kind, identity, account, unit_code)"
        " NULLS NOT DISTINCT WHERE is_current AND number IS NULL",
        "The month has a total of this kind for the sub-activity already. Correct "
        "that row.",
    )
    _previous_uniq = models.UniqueIndex(
        "(previous_id) WHERE previous_id IS NOT NULL",
        "Another user has just corrected this row. Load the page again.",
    )
    _amount_check = models.Constraint(
        "CHECK(COALESCE(amount, 0) >= 0 AND COALESCE(returned, 0) >= 0)",
        "Gross and returned amounts are not negative. Enter zero or more.",
    )

    @api.depends("number")
    def _compute_number_key(self):
        for row in self:
            row.number_key = get_number_key(row.number or "") or False

    @api.depends("kind", "amount", "returned")
    def _compute_net(self):
        """What the row adds to the realisation; what is not ratified adds nothing."""
        for row in self:
            counted = row.kind != BLUD_SPENT
            row.net = row.amount - row.returned if counted else 0

    @api.depends("code", "kind", "number")
    def _compute_display_name(self):
        labels = dict(self._fields["kind"]._description_selection(self.env))
        for row in self:
            row.display_name = " ".join(
                filter(None, (row.code, labels.get(row.kind), row.number))
            )

    @api.depends_context("uid")
    @api.depends("is_current", "month_id.state")
    def _compute_can_correct(self):
        allowed = self.has_access("create")
        for row in self:
            row.can_correct = allowed and row.is_current and row.month_id.can_write

    # ------------------------------------------------------------------
    # Rows are added, never changed
    # ------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create([self._clean(vals) for vals in vals_list])
        records._check_document_once()
        return records

    def write(self, vals):
        if vals and not self._workflow_bypassed():
            raise UserError(
                self.env._(
                    "What was entered as realisation does not change. Correct the row "
                    "with a reason: the former one stays on record."
                )
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        if self and not self._workflow_bypassed():
            raise UserError(
                self.env._(
                    "What was entered as realisation stays on record. Correct the row "
                    "to zero, with a reason."
                )
            )

    @api.model
    def _clean(self, vals):
        """Return the values with texts as they are compared; an empty one is none."""
        return vals | {
            name: " ".join(vals[name].split()) or False
            for name in _TEXTS
            if isinstance(vals.get(name), str)
        }

    def _correct(self, vals, reason, **kept):
        """Put a row in the place of this one and return it.

        :param vals: what is otherwise, of :data:`CORRECTED`
        :param kept: ``origin``, where a file says so
        """
        self.ensure_one()
        empty = self.env._("Say why the row is corrected: the reason stays.")
        reason = self._check_says_why(reason, empty)
        self.check_access("create")
        take_turn(self.sudo())
        if not self.is_current:
            raise UserError(
                self.env._(
                    "%(row)s was corrected already. Correct the row that counts.",
                    row=self.display_name,
                )
            )
        self._check_document_open()
        [content] = self.copy_data()
        content |= {name: vals[name] for name in vals.keys() & CORRECTED}
        content |= {"previous_id": self.id, "reason": reason, **kept}
        self.sudo()._with_workflow_bypass().write({"is_current": False})
        self.flush_recordset()
        # As the person: the rules of the agency hold for the new row too.
        return self._with_workflow_bypass().create(content).with_env(self.env)

    def _import_change(self, vals):
        """Correct a row by what a file says otherwise; called by the import."""
        vals = dict(vals)
        self._correct(vals, vals.pop("reason", ""), origin=vals.pop("origin", False))

    def action_correct(self):
        """Open the window that asks what is right, and why."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_base.sidocakep_realisation_correct_action"
        )
        return action | {"context": {"default_realisation_id": self.id}}

    # ------------------------------------------------------------------
    # Checks
    # ------------------------------------------------------------------

    @api.constrains("node_id", "month_id")
    def _check_node(self):
        for row in self:
            node = row.node_id.sudo()
            if node.level not in BUDGET_LEVELS or node.plan_id.kind != "renstra":
                raise ValidationError(
                    self.env._(
                        '"%(node)s" carries no budget: choose a programme, an activity '
                        "or a sub-activity.",
                        node=node.display_name,
                    )
                )
            if node.company_id != row.company_id:
                raise ValidationError(
                    self.env._(
                        '"%(node)s" is not in the Renstra of %(agency)s. Choose a '
                        "programme, activity or sub-activity of its Renstra.",
                        node=node.display_name,
                        agency=row.company_id.name,
                    )
                )

    @api.constrains("date", "month_id")
    def _check_date(self):
        for row in self.filtered("date"):
            number = int(row.month)
            last = get_period_end("month", row.year, number)
            if row.date > last or row.date > self.env.user._get_office_day():
                raise ValidationError(
                    self.env._(
                        "%(row)s is dated %(date)s, after its month or after today. "
                        "Correct the date, or enter it in its own month.",
                        row=row.display_name,
                        date=self._format_day(row.date),
                    )
                )

    @api.constrains("kind", "amount")
    def _check_return(self):
        if self.filtered(lambda row: row.kind == RETURN and row.amount):
            raise ValidationError(
                self.env._(
                    "A return has no gross amount: enter what was paid back as "
                    "returned, and zero as gross."
                )
            )

    def _check_document_once(self):
        """Refuse what would count one payment twice; asked of what was just created.

        The unique indexes see the same document for the same purpose only, and one of
        them is not there while an older database still holds a document twice. A
        document that was corrected to zero stands nowhere.
        """
        if not self:
            return
        self.flush_model()
        rows = self.env.execute_query(SQL(_STANDS_ALREADY, self.ids))
        for [other_id, is_elsewhere] in rows:
            other = self.browse(other_id)
            if is_elsewhere:
                message = self.env._(
                    "%(row)s stands in %(month)s already: a document is counted once. "
                    "Leave it out here, or correct it there.",
                    row=other.display_name,
                    month=other.month_id.display_name,
                )
            else:
                message = self.env._(
                    "%(row)s says already what this row says in another way: whole or "
                    "by account, a total or its documents. Keep one of the two.",
                    row=other.display_name,
                )
            raise ValidationError(message)
