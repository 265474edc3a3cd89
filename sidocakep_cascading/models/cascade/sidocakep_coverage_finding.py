"""Where the cascade has a hole; each row opens what mends it."""

from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from odoo.addons.sidocakep_base.engine.figures.values import Number
from odoo.addons.sidocakep_base.known_fields import KnownFloat

from ...const import CASCADE_SHARE, DRAFT, PK_STATES
from .coverage_sql import DEPENDS, with_coverage

NOT_CARRIED = "line_not_carried"
NO_PARENT = "line_without_parent"
NO_PK = "position_without_pk"
MISMATCH = "share_mismatch"
NOBODY = "nobody_below"

_FINDINGS = SQL(
    """
    SELECT line.id::bigint * 16 AS id, 'line_not_carried' AS kind,
           'warning' AS severity,
           line.company_id, line.year, line.job_id, line.employee_id, line.pk_id,
           line.id AS pk_line_id, line.state AS pk_state, NULL::numeric AS gap
      FROM line
      LEFT JOIN carried ON carried.id = line.id
     WHERE line.has_subordinates AND carried.id IS NULL
     UNION ALL
    SELECT line.id::bigint * 16 + 1, 'line_without_parent',
           profile.parent_line_severity,
           line.company_id, line.year, line.job_id, line.employee_id, line.pk_id,
           line.id, line.state, NULL
      FROM line
      JOIN sidocakep_profile profile ON profile.id = line.profile_id
      LEFT JOIN linked ON linked.id = line.id
     WHERE line.has_second_party AND linked.id IS NULL
       AND profile.parent_line_severity IS NOT NULL
     UNION ALL
    SELECT line.id::bigint * 16 + 2, 'share_mismatch',
           CASE WHEN carried.share_sum > line.value THEN 'severe' ELSE 'warning' END,
           line.company_id, line.year, line.job_id, line.employee_id, line.pk_id,
           line.id, line.state, line.value - carried.share_sum
      FROM line
      JOIN carried ON carried.id = line.id
     WHERE carried.share_count > 0 AND line.figure_status = 'figure'
       AND carried.share_sum != line.value
     UNION ALL
    SELECT agreement.id::bigint * 16 + 3, 'nobody_below', 'warning',
           agreement.company_id, agreement.year, agreement.job_id,
           agreement.employee_id, agreement.id, NULL, agreement.state, NULL
      FROM agreement
      JOIN unstaffed ON unstaffed.job_id = agreement.job_id
       AND unstaffed.year = agreement.year
     WHERE EXISTS (SELECT FROM line WHERE line.pk_id = agreement.id)
     UNION ALL
    SELECT owed.id * 16 + 4, 'position_without_pk',
           CASE WHEN owed.employee_id IS NULL THEN 'warning' ELSE 'severe' END,
           owed.company_id, owed.year, owed.job_id, owed.employee_id, NULL, NULL,
           NULL, NULL
      FROM owed
     WHERE NOT owed.is_covered
    """
)


class SidocakepCoverageFinding(models.Model):
    """A hole in the cascade of an agency and year, and what would close it.

    Read from the records of now: a finding is gone when its cause is.
    """

    _name = "sidocakep.coverage.finding"
    _inherit = ["sidocakep.finding", "sidocakep.coverage.mixin"]
    _description = "Coverage Finding"
    _auto = False
    _order = "year desc, company_id, kind, severity, id"
    _depends = DEPENDS

    kind = fields.Selection(
        selection_add=[
            (NOT_CARRIED, "Line That Nobody Carries"),
            (NO_PARENT, "Line without One of the Superior"),
            (NO_PK, "Position without PK"),
            (MISMATCH, "Shares That Do Not Add Up"),
            (NOBODY, "Official with Nobody Below"),
        ]
    )
    year = fields.Integer(readonly=True, aggregator=None)
    job_id = fields.Many2one("hr.job", string="Position", readonly=True)
    employee_id = fields.Many2one(
        "hr.employee.public", string="Official", readonly=True
    )
    pk_id = fields.Many2one("sidocakep.pk", string="PK", readonly=True)
    pk_line_id = fields.Many2one("sidocakep.pk.line", string="Line", readonly=True)
    pk_state = fields.Selection(PK_STATES, string="PK Status", readonly=True)
    gap = KnownFloat(
        string="Left Over",
        digits=False,
        readonly=True,
        aggregator=None,
        help="What the shares leave of the target; below zero where they exceed it.",
    )

    @property
    def _table_query(self):
        query = SQL(" UNION ALL ").join(self._get_findings())
        return with_coverage(self.env, self.env.user._get_office_day(), query)

    def _get_findings(self):
        """Return the queries of the findings; a room above adds its own.

        The id is sixteen times that of what a finding is about, and its own number.
        """
        return [_FINDINGS]

    def _get_describers(self):
        """Return ``{kind: method (finding) that says what is wrong and mends it}``."""
        return {
            NOT_CARRIED: self._describe_not_carried,
            NO_PARENT: self._describe_no_parent,
            NO_PK: self._describe_no_pk,
            MISMATCH: self._describe_mismatch,
            NOBODY: self._describe_nobody,
        }

    def _describe(self):
        return self._get_describers()[self.kind](self.sudo())

    @api.model
    def _describe_not_carried(self, finding):
        return (
            self.env._("No subordinate carries %s.", finding.pk_line_id.name),
            self.env._("Hand the line down."),
        )

    @api.model
    def _describe_no_parent(self, finding):
        remedy = self.env._("Choose the line of the superior that it supports.")
        if finding.pk_state != DRAFT:
            remedy = self.env._(
                "The PK is signed or being signed: have it returned, or revise it on a "
                "lawful ground."
            )
        return (
            self.env._("%s carries no line of the superior.", finding.pk_line_id.name),
            remedy,
        )

    @api.model
    def _describe_no_pk(self, finding):
        if not finding.employee_id:
            return (
                self.env._("The position is vacant and has no PK."),
                self.env._("Record an acting official, or draw the PK up."),
            )
        return (
            self.env._("%s has no PK for the year.", finding.employee_id.name),
            self.env._("Draw the PK up."),
        )

    @api.model
    def _describe_mismatch(self, finding):
        unit = finding.pk_line_id.unit_id.name or ""
        gap = str(Number(abs(Decimal(repr(finding.gap))), unit))
        text = (
            self.env._("The shares of %(line)s leave %(gap)s.")
            if finding.gap > 0
            else self.env._("The shares of %(line)s exceed the target by %(gap)s.")
        )
        return (
            text % {"line": finding.pk_line_id.name, "gap": gap},
            self.env._("Divide the target again."),
        )

    @api.model
    def _describe_nobody(self, finding):
        return (
            self.env._("Nobody stands below who could carry the lines of this PK."),
            self.env._("Enter the direct superior on the positions below it."),
        )

    # ------------------------------------------------------------------
    # What mends it
    # ------------------------------------------------------------------

    def _get_remedy_action(self):
        if self.kind == NO_PK:
            return self._open_draw_up()
        if self.kind == NOBODY:
            return self._open_form(self.job_id._name, self.job_id.id)
        if self.kind == NO_PARENT:
            return self._open_line()
        if self.pk_id.has_access("write"):
            method = CASCADE_SHARE if self.kind == MISMATCH else None
            return self.pk_id._open_cascade(self.pk_line_id, method)
        return self._open_form(self.pk_id._name, self.pk_id.id)

    def _open_draw_up(self):
        wizard = self.env["sidocakep.pk.draw.up"]
        if not wizard.has_access("create"):
            raise UserError(
                self.env._(
                    "The PK of %s is drawn up by the Sekretaris of the agency or by "
                    "Bagian Organisasi. Ask them to draw it up.",
                    self.job_id.sudo().name,
                )
            )
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_cascading.sidocakep_pk_draw_up_action"
        )
        return action | {
            "context": {
                "default_company_id": self.company_id.id,
                "default_year": self.year,
                "default_job_ids": [fields.Command.set(self.job_id.ids)],
            }
        }

    def _open_line(self):
        if self.pk_state != DRAFT or not self.pk_line_id.has_access("write"):
            return self._open_form(self.pk_id._name, self.pk_id.id)
        return self._open_form(self.pk_line_id._name, self.pk_line_id.id) | {
            "target": "new",
            "name": self.env._("Indicator and Target"),
        }
