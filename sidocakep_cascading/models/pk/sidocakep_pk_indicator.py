"""What the promised indicators owe, and which objective of the plan is left out."""

from odoo import models

from odoo.addons.sidocakep_base.const import OBJECTIVE_LEVELS
from odoo.addons.sidocakep_base.engine.finding import SEVERE, Finding

from ...const import AGENCY_HEAD_KINDS


class SidocakepPk(models.Model):
    """A promise is measured in something, tied upwards, and none is left out.

    Gunung Mas 24/2024 art. 1.16 (an output is tied to its programme's indicator), 6(4)
    (SMART), 8 (the head answers for the performance of the agency) and annex B.3 (a
    target has a unit).
    """

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    def _get_indicator_problems(self, sources):
        """Return what is wrong with the indicators of Tabel I."""
        for number, line in enumerate(self.line_ids, start=1):
            yield from self._get_unit_problems(line, number)
            yield from self._get_tie_problems(line, number)
            yield from self._get_reason_problems(line, number)
        yield from self._get_left_out_problems(sources)

    def _get_unit_problems(self, line, number):
        indicator, rule = line.indicator_id.sudo(), self._get_rule("line_unit")
        if rule and indicator.value_kind != "ordinal" and not indicator.unit_id:
            yield Finding(
                rule.severity,
                rule._cite(
                    self.env._(
                        "The target of line %(number)s, %(indicator)s, has no unit.",
                        number=number,
                        indicator=line.name,
                    )
                ),
                self.env._("Choose the unit at the indicator, under How It Is Read."),
            )

    def _get_tie_problems(self, line, number):
        indicator, rule = line.indicator_id.sudo(), self._get_rule("line_tied")
        if rule and indicator.kind == "kegiatan" and not indicator.parent_indicator_id:
            yield Finding(
                rule.severity,
                rule._cite(
                    self.env._(
                        "The kegiatan indicator of line %(number)s, %(indicator)s, is "
                        "tied to no programme indicator.",
                        number=number,
                        indicator=line.name,
                    )
                ),
                self.env._(
                    "Choose at the indicator, under What It Is, the one that it "
                    "supports."
                ),
            )

    def _get_reason_problems(self, line, number):
        profile = self.profile_id.sudo()
        if profile.smart_required and line.indicator_id.sudo().lacks_smart_reason:
            yield Finding(
                SEVERE,
                profile._cite_article(
                    profile.smart_article,
                    self.env._(
                        "Most SMART answers of the indicator of line %(number)s, "
                        "%(indicator)s, stand against hints that something is missing.",
                        number=number,
                        indicator=line.name,
                    ),
                ),
                self.env._(
                    "Add to the indicator what its SMART page misses, or write there "
                    "why the criteria are met all the same."
                ),
            )

    def _get_left_out_problems(self, sources):
        """Name the tujuan and sasaran of the plan that the head does not promise."""
        rule = self._get_rule("objectives_whole")
        is_head = self.position_kind_id.code in AGENCY_HEAD_KINDS
        if not rule or not is_head or not sources.is_top(self):
            return
        plan = sources.get_plan(self)
        lines = self.line_ids.sudo()
        identities = set(lines.node_id.mapped("identity"))
        for node in sources.nodes_by_plan.get(plan, ()):
            indicators = node.indicator_ids.filtered("active")
            if (
                node.level in OBJECTIVE_LEVELS
                and indicators
                and node.identity not in identities
                and not indicators & lines.indicator_id
            ):
                yield Finding(
                    rule.severity,
                    rule._cite(
                        self.env._(
                            'Tabel I leaves out "%(objective)s" of the plan.',
                            objective=node.name,
                        )
                    ),
                    self.env._("Draw Tabel I again unless it was left out on purpose."),
                )
