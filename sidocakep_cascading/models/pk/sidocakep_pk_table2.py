import re

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.sidocakep_base.const import BUDGET_LEVELS


class SidocakepPkTable2(models.Model):
    """A row of Tabel II: what is done for the indicators, and with which budget.

    Gunung Mas 24/2024 annex C.6, penjelasan b.2: column 3 holds the programme, for
    eselon III the kegiatan, for a pengawas the sub kegiatan. Paser 23/2016 annex II
    lists the kegiatan under their programme: there a row has a parent row.
    """

    _name = "sidocakep.pk.table2"
    _description = "Performance Agreement Programme and Budget"
    _inherit = ["sidocakep.pk.part.mixin"]
    _order = "pk_id, sequence, id"

    _trail_fields = frozenset(
        {"name", "indicator_text", "amount", "fund_source", "note"}
    )

    pk_id = fields.Many2one(
        "sidocakep.pk", string="PK", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="pk_id.company_id", store=True, index=True)
    currency_id = fields.Many2one(related="pk_id.currency_id")
    sequence = fields.Integer(default=10)
    parent_id = fields.Many2one(
        "sidocakep.pk.table2",
        string="Under",
        index="btree_not_null",
        ondelete="cascade",
        domain="[('pk_id', '=', pk_id), ('parent_id', '=', False)]",
    )
    child_ids = fields.One2many("sidocakep.pk.table2", "parent_id")
    pk_line_ids = fields.Many2many(
        "sidocakep.pk.line",
        "sidocakep_pk_table2_line_rel",
        "table2_id",
        "line_id",
        string="Lines of Tabel I",
        domain="[('pk_id', '=', pk_id)]",
        help="What this budget serves; one programme may serve several indicators.",
    )
    indicator_text = fields.Text(
        string="Indicators",
        help="The indicators of Tabel I that this budget serves, as printed.",
    )
    node_id = fields.Many2one(
        "sidocakep.plan.node",
        string="Programme, Kegiatan or Sub Kegiatan",
        domain=[("level", "in", BUDGET_LEVELS)],
        index="btree_not_null",
        ondelete="restrict",
    )
    code = fields.Char()
    name = fields.Text(required=True, string="Programme or Activity")
    amount = fields.Monetary(required=True, default=0)
    fund_source = fields.Char(string="Source of Funds")
    note = fields.Char()

    _amount_check = models.Constraint(
        "CHECK(amount >= 0)",
        "A budget in Tabel II cannot be negative. Enter zero or more.",
    )

    @api.constrains("parent_id", "pk_id")
    def _check_parent(self):
        for row in self.filtered("parent_id"):
            if row.parent_id.pk_id != row.pk_id or row.parent_id.parent_id:
                raise ValidationError(
                    self.env._(
                        "%(row)s must stand under a programme of the same PK. Choose "
                        "a programme of this PK.",
                        row=row.name,
                    )
                )

    @api.constrains("pk_line_ids", "pk_id")
    def _check_line(self):
        for row in self.filtered("pk_line_ids"):
            if row.pk_line_ids.pk_id != row.pk_id:
                raise ValidationError(
                    self.env._(
                        "The indicator of %(row)s must be in Tabel I of the same PK. "
                        "Choose a line of this PK.",
                        row=row.name,
                    )
                )

    def _get_levels(self):
        """Return the levels of what the rows hold, from the programme down.

        A form that nests them says under each programme what stands there, whatever
        the level rule asks for: what has no budget at that level stands for itself.
        """
        levels = set(self.node_id.sudo().mapped("level"))
        return [level for level in BUDGET_LEVELS if level in levels]

    def _list_worded(self):
        """Return ``[(indicator, line of Tabel I)]`` of a row that names them in words.

        The line is the one of the same name, or none; a row that is tied to its lines,
        or names nothing, has no such.
        """
        self.ensure_one()
        text = _squeeze(self.indicator_text)
        if self.pk_line_ids or not text:
            return []
        lines = {_squeeze(line.name): line for line in self.pk_id.line_ids}
        said = self.indicator_text
        parts = [said] if text in lines else re.split("[;\n]", said)
        nothing = self.env["sidocakep.pk.line"]
        return [
            (part.strip(), lines.get(_squeeze(part), nothing))
            for part in parts
            if part.strip()
        ]

    def _get_printed_values(self, number):
        """Return the row as the document prints it."""
        self.ensure_one()
        return {
            "no": str(number),
            "indicator": self.indicator_text or "",
            "name": self.name,
            "amount": self.env["sidocakep.pk"]._format_amount(self.amount),
            "note": self.note or self.fund_source or "",
        }


def _squeeze(text):
    return " ".join((text or "").split()).casefold()
