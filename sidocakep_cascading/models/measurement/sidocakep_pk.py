from markupsafe import Markup

from odoo import api, fields, models

from ...const import IN_FORCE, REPLACED
from ..data_collection.sidocakep_data_figure import VERIFIED


class SidocakepPk(models.Model):
    """From a PK its results are reached, and what the superior wrote of them.

    The evaluation of the direct superior stands on every PK each quarter (Gunung Mas
    24/2024 annex C, Pihak Kedua supervises and evaluates).
    """

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    measured_count = fields.Integer(compute="_compute_measured_count")
    unmeasured_text = fields.Text(
        string="Why There Is No Achievement",
        compute="_compute_unmeasured_text",
        help="And how many figures of its indicators are verified all the same.",
    )

    @api.depends_context("uid")
    def _compute_measured_count(self):
        counts = dict(
            self.env["sidocakep.measurement.sheet"]._read_group(
                [("pk_id", "in", self.ids)], ["pk_id"], ["__count"]
            )
        )
        for pk in self:
            pk.measured_count = counts.get(pk._origin, 0)

    @api.depends("state", "measured_count", "date_from")
    @api.depends_context("lang", "uid")
    def _compute_unmeasured_text(self):
        counts = self._count_verified()
        for pk in self:
            reason = not pk.measured_count and pk._get_unmeasured_reason()
            pk.unmeasured_text = reason and self.env._(
                "%(reason)s Verified figures of its indicators: %(count)s.",
                reason=reason,
                count=counts[pk.id],
            )

    def _count_verified(self):
        """Return ``{id: number of verified figures of its lines}``; one query."""
        rows = self.env["sidocakep.data.figure"]._read_group(
            self._get_verified_domain(), ["year", "indicator_id"], ["__count"]
        )
        counts = {(year, indicator.id): count for year, indicator, count in rows}
        return {
            pk.id: sum(
                counts.get((pk.year, indicator_id), 0)
                for indicator_id in pk.sudo().line_ids.indicator_id.ids
            )
            for pk in self
        }

    def _get_unmeasured_reason(self):
        """Say why nothing is measured of it, with what has to come first."""
        if self.state in (IN_FORCE, REPLACED):
            return self.env._(
                "No achievement yet: no period that ended while the PK was in force is "
                "measured."
            )
        states = dict(self._fields["state"]._description_selection(self.env))
        return self.env._(
            "No achievement yet: a period is measured against the PK in force on its "
            "last day, and this one is %(state)s.",
            state=states.get(self.state, ""),
        )

    def _get_verified_domain(self):
        """Return which verified figures are of their indicators in their years."""
        return [
            ("state", "=", VERIFIED),
            ("year", "in", self.mapped("year")),
            ("indicator_id", "in", self.sudo().line_ids.indicator_id.ids),
        ]

    def action_view_measured(self):
        """Open the sheets of this PK, with the evaluations of the superior.

        Before anything is measured of it, the verified figures of its indicators.
        """
        self.ensure_one()
        self.check_access("read")
        if not self.measured_count:
            name = "sidocakep_cascading.sidocakep_data_figure_action"
            window = self.env["ir.actions.act_window"]._for_xml_id(name)
            return window | {
                "display_name": self.env._(
                    "Verified Figures of %(pk)s", pk=self.display_name
                ),
                "domain": self._get_verified_domain(),
                "context": {"create": False},
                "help": Markup("<p>%s</p>") % self._get_unmeasured_reason(),
            }
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Results of %(pk)s", pk=self.display_name),
            "res_model": "sidocakep.measurement.sheet",
            "view_mode": "list,kanban,form",
            "domain": [("pk_id", "=", self.id)],
            "context": {"create": False},
        }
