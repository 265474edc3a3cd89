"""The budget that stands behind a promise."""

from odoo import api, fields, models

from odoo.addons.sidocakep_base.models.regulation.sidocakep_profile_reading import (
    BUDGET_SHARED,
)


class SidocakepPkLine(models.Model):
    """The budget of each performance. Gunung Mas 24/2024 art. 8.

    A programme may serve several indicators. The DPA does not say how much of it each
    of them costs: the profile says whether the money is shared out evenly or shown at
    the first of them, with the others named beside it. Either way it is counted once.
    """

    _name = "sidocakep.pk.line"
    _inherit = "sidocakep.pk.line"

    table2_ids = fields.Many2many(
        "sidocakep.pk.table2",
        "sidocakep_pk_table2_line_rel",
        "line_id",
        "table2_id",
        string="Tabel II",
        readonly=True,
        copy=False,
    )
    amount = fields.Monetary(
        string="Budget",
        compute="_compute_amount",
        help="What Tabel II allocates to this promise.",
    )
    budget_note = fields.Char(
        string="Together With",
        compute="_compute_amount",
        help="The promises that the same programmes serve, and where their budget is "
        "shown.",
    )

    @api.depends(
        "table2_ids.amount",
        "table2_ids.parent_id",
        "table2_ids.pk_line_ids",
        "pk_id.line_ids.sequence",
        "pk_id.profile_id",
    )
    @api.depends_context("lang")
    def _compute_amount(self):
        for line in self:
            rows = line.table2_ids
            # A row under a row that serves the same promise is part of it.
            tops = rows.filtered(lambda row, rows=rows: row.parent_id not in rows)
            line.amount = sum(map(line._get_part, tops))
            line.budget_note = line._get_budget_note(tops)

    def _get_part(self, row):
        """Return what of the budget of ``row`` counts for this line."""
        lines = self._get_served_lines(row)
        if self.pk_id.sudo().profile_id.shared_budget != BUDGET_SHARED:
            return row.amount if lines[:1] == self else 0.0
        # In whole rupiah; what is left over stands at the first.
        share = row.amount // len(lines)
        rest = row.amount - share * len(lines)
        return share + (rest if lines[:1] == self else 0.0)

    def _get_budget_note(self, rows):
        """Return what else the programmes behind this line serve, or ``False``."""
        others = self.pk_id.line_ids & rows.pk_line_ids - self
        if not others:
            return False
        numbers = {line: no for no, line in enumerate(self.pk_id.line_ids, start=1)}
        words = ", ".join(str(numbers[line]) for line in others)
        if self.pk_id.sudo().profile_id.shared_budget == BUDGET_SHARED:
            return self.env._("Shared with line %s", words)
        if all(self._get_served_lines(row)[:1] == self for row in rows):
            return self.env._("For line %s too", words)
        return self.env._("One budget with line %s", words)

    def _get_served_lines(self, row):
        """Return the lines that ``row`` serves, in the order of Tabel I."""
        return self.pk_id.line_ids & row.pk_line_ids
