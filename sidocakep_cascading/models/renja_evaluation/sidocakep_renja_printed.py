"""What a document prints of a row of the evaluation, kept beside our own figures."""

from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.sidocakep_base.engine.errors import EngineError
from odoo.addons.sidocakep_base.engine.figures.reading import ValueKind, read_value
from odoo.addons.sidocakep_base.engine.figures.values import Number

KEY_FIELDS = (
    *("company_id", "year", "period_kind", "period_no"),
    *("node_id", "indicator_id"),
)
#: Field of what is printed > field of the evaluation that it stands beside.
FIGURES = {
    "year_printed": "year_printed",
    "five_printed": "five_printed",
    "absorbed": "absorbed",
}
CENT = Decimal("0.01")


class SidocakepRenjaPrinted(models.Model):
    """The percentages of one row as a document prints them, and why they differ.

    Kept as they are printed, also where they are no figures; they enter no sum and no
    average. Where one differs from ours the record says why: the reader of the
    document finds both.
    """

    _name = "sidocakep.renja.printed"
    _description = "Figure as a Document Prints It"
    _inherit = ["sidocakep.kept.mixin"]
    _order = "year desc, period_kind, period_no desc, company_id, node_id, id"
    _rec_name = "document_name"

    _kept_in = "indicator_id"

    company_id = fields.Many2one(
        "res.company", string="Agency", required=True, index=True
    )
    year = fields.Integer(string="Performance Year", required=True, aggregator=None)
    period_kind = fields.Selection(
        [("quarter", "Quarter"), ("year", "Year")], string="Period", required=True
    )
    period_no = fields.Integer(
        string="Quarter (0: the Year)", required=True, aggregator=None
    )
    node_id = fields.Many2one(
        "sidocakep.plan.node",
        string="Programme, Activity or Sub-activity",
        required=True,
        index=True,
        ondelete="restrict",
    )
    indicator_id = fields.Many2one(
        "sidocakep.indicator", required=True, index=True, ondelete="restrict"
    )
    document_name = fields.Char(
        string="Document and Page",
        required=True,
        help="Which document prints it, and where, e.g. “Evaluasi Renja TW I, p. 3”.",
    )
    year_printed = fields.Char(
        string="Against the Year, as Printed",
        help="As it stands there, without what was corrected in reading it.",
    )
    five_printed = fields.Char(string="Against the Plan, as Printed")
    absorbed = fields.Char(string="Of the Ceiling, as Printed")
    reason = fields.Text(
        string="Why It Differs",
        help="E.g. percentages were added over years, an empty cell was read as 0.",
    )
    difference_text = fields.Char(
        string="Beside Our Figures", compute="_compute_difference_text"
    )

    _key_uniq = models.UniqueIndex(
        "(company_id, year, period_kind, period_no, node_id, indicator_id)",
        "What a document prints of this row is recorded already. Open that record.",
    )

    def write(self, vals):
        if set(KEY_FIELDS) & vals.keys():
            raise UserError(
                self.env._(
                    "Which row of the evaluation this stands beside stays as it is. "
                    "Delete the record and begin at the other row."
                )
            )
        return super().write(vals)

    def _find_rows(self):
        """Return ``{record: row of the evaluation}``, in one query."""
        rows = self.env["sidocakep.renja.evaluation"].search(
            [
                ("company_id", "in", self.company_id.ids),
                ("year", "in", self.mapped("year")),
                ("node_id", "in", self.node_id.ids),
            ]
        )
        by_key = {row._get_printed_key(): row for row in rows}
        return {record: by_key.get(record._get_key()) for record in self}

    def _get_key(self):
        self.ensure_one()
        return tuple(
            self[name].id if name.endswith("_id") else self[name] for name in KEY_FIELDS
        )

    def _find_own_rows(self):
        """Return ``{record: row}``; refuse what stands beside none one can read."""
        rows = self._find_rows()
        for record in self:
            if not rows[record]:
                raise UserError(
                    self.env._(
                        "“%(indicator)s” is no row of the evaluation of %(agency)s in "
                        "this period. Press As Printed at a row of it.",
                        indicator=record.indicator_id.sudo().name,
                        agency=record.company_id.sudo().name,
                    )
                )
        return rows

    @api.constrains(*FIGURES, "reason")
    def _check_reason(self):
        """Both figures without a reason would leave the reader where he was."""
        rows = self._find_own_rows()
        for record in self:
            if not any((record[name] or "").strip() for name in FIGURES):
                raise ValidationError(
                    self.env._(
                        "Write at least one figure as the document prints it, or "
                        "delete the record."
                    )
                )
            differing = record._list_differences(rows[record])
            if differing and not (record.reason or "").strip():
                raise ValidationError(
                    self.env._(
                        "The document and the measurement differ: %(differences)s. "
                        "Write why.",
                        differences="; ".join(differing),
                    )
                )

    def _get_printed_text(self):
        """Return what is printed, where it differs, and why, as one text."""
        self.ensure_one()
        text = f"{self.document_name}: {self.difference_text}"
        return f"{text}. {self.reason.strip()}" if self.reason else text

    @api.depends(*FIGURES, *KEY_FIELDS)
    @api.depends_context("lang")
    def _compute_difference_text(self):
        rows = self._find_rows()
        for record in self:
            differing = record._list_differences(rows[record])
            record.difference_text = "; ".join(differing) or self.env._("The same")

    def _list_differences(self, row):
        """Return in words where the document says another figure than ours."""
        self.ensure_one()
        labels = {
            "year_printed": self.env._("against the year"),
            "five_printed": self.env._("against the plan"),
            "absorbed": self.env._("of the ceiling"),
        }
        return [
            self.env._(
                "%(what)s the document prints %(printed)s, here it is %(own)s",
                what=labels[name],
                printed=self[name].strip(),
                own=(row and row[own]) or "-",
            )
            for name, own in FIGURES.items()
            if (self[name] or "").strip()
            and not _is_same(self[name], (row and row[own]) or "")
        ]


def _is_same(printed, own):
    """Tell whether two printed percentages are one figure, rounded to the cent."""
    return printed.strip() == own or (
        _read(printed) is not None and _read(printed) == _read(own)
    )


def _read(text):
    """Return a printed percentage as a number, ``None`` where it is none."""
    try:
        value = read_value(text.strip().removesuffix("%"), kind=ValueKind.NUMBER)
    except EngineError:
        return None
    return value.value.quantize(CENT) if isinstance(value, Number) else None
