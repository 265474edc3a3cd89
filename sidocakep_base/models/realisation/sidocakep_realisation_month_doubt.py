"""What is doubtful in a month is said on it, and asked about when it is closed."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...engine.finding import SEVERE
from .sidocakep_realisation import BLUD_RATIFIED, BLUD_SPENT, LS, RETURN

_BLUD = (BLUD_SPENT, BLUD_RATIFIED)


class SidocakepRealisationMonth(models.Model):
    """What cannot be refused, for it may be so: who closes the month says why."""

    _name = "sidocakep.realisation.month"
    _inherit = "sidocakep.realisation.month"

    doubt_text = fields.Text(
        string="To Be Looked At",
        compute="_compute_doubt_text",
        help="With the rows of this month as they stand on the screen.",
    )

    @api.depends(
        *("company_id", "year", "month"),
        *(f"realisation_ids.{name}" for name in ("node_id", "net", "is_current")),
        *(f"realisation_ids.{name}" for name in ("kind", "number", "date", "amount")),
    )
    @api.depends_context("lang")
    def _compute_doubt_text(self):
        for month in self:
            sentences = [*month._say_misdated(), *month._say_above_spent()]
            month.doubt_text = "\n".join(sentences) or False

    def _say_misdated(self):
        """Say which SP2D and STS are of an earlier month than this one."""
        first = (self.year, int(self.month or 0))
        return [
            self.env._(
                "%(number)s is dated %(date)s, before this month. Enter it in its own "
                "month, or correct its date.",
                number=row.number or row.display_name,
                date=self._format_day(row.date),
            )
            for row in self.realisation_ids
            if row.is_current
            and row.kind in (LS, RETURN)
            and row.date
            and (row.amount or row.returned)
            and (row.date.year, row.date.month) < first
        ]

    def _say_above_spent(self):
        """Say of which lines more of a BLUD is ratified than it has spent till then."""
        entered = {}
        for row in self.realisation_ids.filtered("is_current"):
            if row.kind in _BLUD and row.node_id:
                sums = entered.setdefault(row.node_id, dict.fromkeys(_BLUD, 0))
                sums[row.kind] += row.amount - row.returned
        if not (entered and self.month):
            return []
        rows = self.env["sidocakep.realisation"]
        before = rows._get_sums(self.company_id, self.year, int(self.month) - 1)
        sentences = []
        for node, sums in entered.items():
            key = (self.company_id._origin.id, node.identity)
            if key in before:
                sums[BLUD_SPENT] += float(before[key][2].blud_spent)
                sums[BLUD_RATIFIED] += float(before[key][2].blud_ratified)
            if sums[BLUD_RATIFIED] > sums[BLUD_SPENT]:
                words = rows._describe_above_spent(
                    node, self.year, sums[BLUD_RATIFIED], sums[BLUD_SPENT]
                )
                sentences.append(" ".join(words))
        return sentences

    def _say_open_before(self, closing):
        """Say which earlier months of the year stay open.

        :param closing: the months that are closed now
        """
        labels = dict(self._fields["month"]._description_selection(self.env))
        earlier = self.search(
            [
                ("company_id", "=", self.company_id.id),
                ("year", "=", self.year),
                ("month", "<", self.month),
                ("state", "=", "open"),
                ("id", "not in", closing.ids),
            ],
            order="month",
        )
        if not earlier:
            return []
        return [
            self.env._(
                "Not closed yet: %(months)s. What is still entered there changes the "
                "realisation to date of this month too. Close those first.",
                months=", ".join(labels[month.month] for month in earlier),
            )
        ]

    def _get_close_doubts(self, closing=None):
        """Return what who closes this month has to know, in one text, or ``""``.

        Beyond the DPA what the profile holds to be severe.
        """
        self.ensure_one()
        sentences = self._say_open_before(self if closing is None else closing)
        if beyond := self._say_beyond(SEVERE):
            sentences.append(beyond)
        if self.doubt_text:
            sentences.append(self.doubt_text)
        return "\n".join(sentences)

    def action_close(self, reason=None):
        """Close the month; what is doubtful in it is named, and wants a reason."""
        doubtful = self.filtered(lambda month: month._get_close_doubts(self))
        if not doubtful:
            return super().action_close()
        if reason is None and len(self) > 1:
            raise UserError(
                self.env._(
                    "In %(months)s there is something to be looked at first. Close "
                    "each of them on its own page.",
                    months=", ".join(doubtful.mapped("display_name")),
                )
            )
        if reason is None:
            self._check_step("close")
            self._check_close()
            self._end_try()
            action = self.env["ir.actions.act_window"]._for_xml_id(
                "sidocakep_base.sidocakep_realisation_close_action"
            )
            return action | {"context": {"default_month_id": self.id}}
        empty = self.env._(
            "Say why the month is closed all the same: the reason stays."
        )
        reason = self._check_says_why(reason, empty)
        return super().action_close(reason)
