from odoo import fields, models
from odoo.tools import SQL

from .sidocakep_handover import DRAFT
from .sidocakep_profile_rule import RULE

HANDOVER_MISSING = "handover_missing"


class SidocakepUpkeepFinding(models.Model):
    """A post that changed hands, and nobody signed the memo of it."""

    _name = "sidocakep.upkeep.finding"
    _inherit = "sidocakep.upkeep.finding"
    _depends = {"sidocakep.handover": ["company_id", "date_until", "state"]}

    kind = fields.Selection(
        selection_add=[(HANDOVER_MISSING, "Hand-over of a Post without Memo")]
    )
    handover_id = fields.Many2one(
        "sidocakep.handover", string="Hand-over Memo", readonly=True
    )

    @property
    def _table_query(self):
        rules = self.env["res.company"].sudo()._get_rules_in_force((RULE,))[RULE]
        return SQL(
            """
            SELECT finding.*, NULL::integer AS handover_id FROM (%(others)s) finding
             UNION ALL
            SELECT HASHTEXTEXTENDED(CONCAT_WS(':', %(kind)s, memo.id), 0)
                       & 4503599627370495,
                   %(kind)s, rule.severity, memo.company_id, NULL, NULL, NULL, memo.id
              FROM UNNEST(%(roots)s::integer[], %(severities)s::varchar[])
                   AS rule (root_id, severity)
              JOIN res_company owner
                ON SPLIT_PART(owner.parent_path, '/', 1)::integer = rule.root_id
              JOIN sidocakep_handover memo ON memo.company_id = owner.id
             WHERE memo.state = %(draft)s AND memo.date_until < %(today)s
            """,
            others=super()._table_query,
            kind=HANDOVER_MISSING,
            roots=[root_id for root_id, _severity in rules],
            severities=[severity for _root_id, severity in rules],
            draft=DRAFT,
            today=self.env.user._get_office_day(),
        )

    def _get_duty(self):
        return RULE if self.kind == HANDOVER_MISSING else super()._get_duty()

    def _describe_handover_missing(self):
        memo = self.handover_id.sudo()
        return (
            self.env._(
                "%(job)s: %(person)s left on %(day)s and has not handed the post over "
                "in writing.",
                job=memo.job_id.name,
                person=memo.leaver_name,
                day=self._format_day(memo.date_until),
            ),
            self.env._("Have the memo completed and signed."),
        )

    def _get_remedy_action(self):
        if self.kind == HANDOVER_MISSING:
            return self._open_form(self.handover_id._name, self.handover_id.id)
        return super()._get_remedy_action()
