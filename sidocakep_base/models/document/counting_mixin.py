"""Why a setting that counts was changed: read from the trail, which stays."""

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import groupby

from ..regulation.counting_reason import REASON


class SidocakepCountingMixin(models.AbstractModel):
    """Each change that said why is a row of the trail: who, when, from what to what."""

    _name = "sidocakep.counting.mixin"
    _inherit = "sidocakep.counting.mixin"

    changed_ids = fields.Many2many(
        "sidocakep.trail",
        string="Changes with Their Reasons",
        compute="_compute_changed_ids",
        compute_sudo=True,
        help="The first stands first.",
    )
    changed_text = fields.Text(
        string="Changes",
        compute="_compute_changed_text",
        compute_sudo=True,
        help="What was changed inside a year that was being measured, and why.",
    )

    def _compute_changed_ids(self):
        part_of = getattr(self, "_kept_in", "")
        model, number = (
            ("field_model", "part_id") if part_of else ("res_model", "res_id")
        )
        domain = Domain(model, "=", self._name) & Domain(number, "in", self.ids)
        domain &= Domain("reason", "!=", False)
        rows = self.env["sidocakep.trail"].search(domain, order="id")
        for setting in self:
            setting.changed_ids = rows.filtered(
                lambda row, own=setting._origin.id: row[number] == own
            )

    @api.depends("changed_ids")
    @api.depends_context("lang", "tz")
    def _compute_changed_text(self):
        """Say each act once: when, who and why, and below it what it changed."""
        for setting in self:
            setting.changed_text = (
                "\n".join(
                    line
                    for (day, user, reason), rows in setting._group_changes()
                    for line in (
                        self.env._(
                            "%(day)s, %(user)s: %(reason)s",
                            day=self._format_day(day),
                            user=user,
                            reason=reason,
                        ),
                        *(f"- {row._get_sentence()}" for row in rows),
                    )
                )
                or False
            )

    def _group_changes(self):
        """Return ``[((day, who, why), rows of the trail)]``, the first first."""

        to_day = self.env.user._to_office_day

        def get_key(row):
            return to_day(row.date), row.user_name, row.reason

        return list(groupby(self.changed_ids, get_key))

    def _get_reasons(self):
        """Return ``[(day, why)]`` of what was changed, each once, the first first."""
        found = ((day, why) for (day, _who, why), _rows in self.sudo()._group_changes())
        return list(dict.fromkeys(found))

    def _take_reason(self, vals):
        rest, reason = super()._take_reason(vals)
        if reason:
            # No column has it, so nobody else asks.
            self._check_input({REASON: reason.text})
        return rest, reason

    def _check_reason_kept(self, reason):
        self.invalidate_recordset(["changed_ids", "changed_text"])
        return super()._check_reason_kept(reason)
