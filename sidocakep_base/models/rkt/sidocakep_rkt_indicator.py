"""What the indicators of an RKT owe, and which sasaran it leaves out."""

from odoo import api, fields, models

from ...const import OBJECTIVE_LEVELS
from ...engine.finding import SEVERE
from ..regulation.sidocakep_profile_reading import RKT_BOTH, RKT_RENJA


class SidocakepRkt(models.Model):
    """An RKT has every sasaran of its plan, with SMART indicators and their unit.

    Gunung Mas 24/2024 annex B.2 (indicators are SMART), B.3 (the target has a unit)
    and B.4a 1) (the sasaran of the Renstra become those of the RKT). To leave one out
    is a choice: it is said, and stays on record with the decision.
    """

    _name = "sidocakep.rkt"
    _inherit = "sidocakep.rkt"

    decision_notice = fields.Text(
        compute="_compute_decision_notice",
        help="What is unusual about this RKT and does not keep it from being decided.",
    )

    stands_for = fields.Char(compute="_compute_stands_for")

    @api.depends("company_id")
    @api.depends_context("lang")
    def _compute_stands_for(self):
        for rkt in self:
            rkt.stands_for = self._get_stands_for(rkt.company_id)

    @api.model
    def _get_stands_for(self, company):
        """Return which other yearly plan the RKT is, if the profile reads it so.

        Gunung Mas 24/2024 art. 5(1), 5(2): "Rencana Kerja untuk 1 tahun", of the
        government "Perencanaan Pemerintah Daerah untuk 1 tahun".
        """
        reading = company and company._get_profile().sudo().rkt_stands_for
        if company.sudo().parent_id and reading in (RKT_BOTH, RKT_RENJA):
            return self.env._("The RKT stands for the Renja of the agency too.")
        if not company.sudo().parent_id and reading == RKT_BOTH:
            return self.env._("The RKT stands for the RKPD of the government too.")
        return ""

    @api.depends(
        "state",
        "plan_id",
        "line_ids.is_included",
        "line_ids.node_id",
        "line_ids.indicator_id",
    )
    @api.depends_context("lang")
    def _compute_decision_notice(self):
        for rkt in self:
            notices = []
            if rkt.state == "draft" and rkt.company_id:
                notices = rkt._get_left_out_notices() + rkt._get_smart_texts(False)
            rkt.decision_notice = "\n".join(notices) or False

    def _get_left_out_notices(self):
        """Name the tujuan, sasaran and indicators of the plan that the RKT leaves out.

        Gunung Mas 24/2024 annex B.4a, keterangan 1) and 2).
        """
        rule = self.company_id._get_rule("rkt_whole")
        if not rule:
            return []
        included = self.line_ids.filtered("is_included").sudo()
        promised = {(line.node_id.identity, line.indicator_id) for line in included}
        identities = {identity for identity, _indicator in promised}
        plan = self.plan_id.sudo()
        texts = []
        for node in plan.node_ids.filtered(lambda row: row.level in OBJECTIVE_LEVELS):
            indicators = node.indicator_ids.filtered("active")
            if indicators and node.identity not in identities:
                texts.append(
                    self.env._(
                        '%(plan)s has "%(objective)s", the RKT leaves it out.',
                        plan=plan.display_name,
                        objective=node.name,
                    )
                )
                continue
            texts += [
                self.env._(
                    '%(plan)s measures "%(objective)s" by "%(indicator)s", the RKT '
                    "leaves that out.",
                    plan=plan.display_name,
                    objective=node.name,
                    indicator=indicator.name,
                )
                for indicator in indicators
                if (node.identity, indicator) not in promised
            ]
        return [rule._cite(text) for text in texts]

    def _get_smart_texts(self, is_severe):
        """Name the indicators that do not meet a criterion.

        :param is_severe: those that block, or else those that are only named
        """
        profile = self.company_id.sudo()._get_profile(
            self.document_date or self.env.user._get_office_day()
        )
        severity = profile.smart_no_severity
        if not profile.smart_required or severity == "ignore":
            return []
        if is_severe != (severity == SEVERE):
            return []
        texts = []
        for line in self.line_ids.filtered("is_included"):
            criteria = line.indicator_id.sudo()._get_smart_criteria("no")
            if criteria:
                texts.append(
                    profile._cite_article(
                        profile.smart_article,
                        self.env._(
                            '"%(indicator)s" does not meet %(criteria)s: mend the '
                            "indicator as its SMART page says and answer anew, or "
                            "leave the line out",
                            indicator=line.name,
                            criteria=", ".join(criteria),
                        ),
                    )
                )
        return texts

    def _get_missing_for_decision(self):
        missing = super()._get_missing_for_decision() + self._get_smart_texts(True)
        rule = self.company_id._get_rule("rkt_unit")
        for line in self.line_ids.filtered("is_included") if rule else ():
            indicator = line.indicator_id.sudo()
            if indicator.value_kind != "ordinal" and not indicator.unit_id:
                missing.append(
                    rule._cite(
                        self.env._(
                            '"%(indicator)s": the unit of its target; choose it at '
                            "the indicator under How It Is Read",
                            indicator=line.name,
                        )
                    )
                )
        return missing

    def _before_transition(self, name):
        """Keep on record what was decided although it was unusual."""
        result = super()._before_transition(name)
        if name == "decide":
            for rkt in self.filtered("decision_notice"):
                rkt.sudo().message_post(body=rkt.decision_notice)
        return result
