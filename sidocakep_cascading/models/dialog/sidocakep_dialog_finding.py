"""Dialogs that were not held, and follow-ups that stand still, worked out in SQL."""

from odoo import fields, models
from odoo.tools import SQL

from odoo.addons.sidocakep_base.engine.finding import WARNING

from .sidocakep_profile_rule import RULE

FOLLOW_UP_LATE, FOLLOW_UP_WAITING = "follow_up_late", "follow_up_waiting"
NOT_HELD = "not_held"
#: Days in which who asked for it looks at an answer, before it is said that it waits.
PATIENCE = 14


class SidocakepDialogFinding(models.Model):
    """What was decided and nobody answered by its day, or looked at; who has not met.

    A follow-up past its day is found in the agency of the post that answers, an answer
    that waits in that of the dialog. A dialog is missed when the measurement of its
    period was sent, and only where the profile of the government asks for dialogs.
    """

    _name = "sidocakep.dialog.finding"
    _inherit = "sidocakep.finding"
    _description = "Finding on Dialogs"
    _auto = False
    _order = "severity, company_id, kind, dialog_id, id"

    kind = fields.Selection(
        selection_add=[
            (FOLLOW_UP_LATE, "Follow-up Past Its Day"),
            (FOLLOW_UP_WAITING, "Answer Not Looked At"),
            (NOT_HELD, "Dialog Not Held"),
        ]
    )
    dialog_id = fields.Many2one("sidocakep.dialog", readonly=True)
    follow_up_id = fields.Many2one("sidocakep.dialog.follow_up", readonly=True)

    _depends = {
        "res.company": ["parent_path", "profile_id"],
        "sidocakep.profile.rule": ["code", "severity"],
        "sidocakep.dialog": [
            *("company_id", "job_id", "state", "year", "period_kind", "period_no"),
        ],
        "sidocakep.dialog.follow_up": [
            *("company_id", "date_due", "dialog_id", "state", "answered_on"),
            "responsible_job_id",
        ],
        "hr.job": ["company_id"],
        "sidocakep.measurement": ["state"],
        "sidocakep.measurement.line": ["measurement_id"],
        "sidocakep.dialog.line": ["dialog_id", "measurement_line_id"],
    }

    @property
    def _table_query(self):
        rules = self.env["res.company"].sudo()._get_rules_in_force((RULE,))
        asked = rules.get(RULE, ())
        return SQL(
            """
            SELECT item.id * 2 AS id,
                   CASE WHEN item.state = 'open' THEN %(late)s ELSE %(waiting)s END
                       AS kind,
                   %(warning)s AS severity,
                   CASE WHEN item.state = 'open'
                        THEN COALESCE(job.company_id, item.company_id)
                        ELSE item.company_id END AS company_id,
                   item.dialog_id, item.id AS follow_up_id
              FROM sidocakep_dialog_follow_up item
              JOIN sidocakep_dialog dialog ON dialog.id = item.dialog_id
              LEFT JOIN hr_job job ON job.id = item.responsible_job_id
             WHERE dialog.state IN ('decided', 'replaced')
               AND (item.state = 'open' AND item.date_due < %(today)s
                    OR item.state = 'answered'
                       AND item.answered_on < %(today)s - %(patience)s)
            UNION ALL
            SELECT dialog.id * 2 + 1, %(not_held)s, duty.severity,
                   dialog.company_id, dialog.id, NULL
              FROM sidocakep_dialog dialog
              JOIN res_company company ON company.id = dialog.company_id
              JOIN UNNEST(%(roots)s::integer[], %(severities)s::varchar[])
                   AS duty (root_id, severity)
                ON SPLIT_PART(company.parent_path, '/', 1)::integer = duty.root_id
             WHERE dialog.state = 'draft' AND dialog.previous_id IS NULL
               AND EXISTS (
                   SELECT FROM sidocakep_dialog_line line
                     JOIN sidocakep_measurement_line measured
                       ON measured.id = line.measurement_line_id
                     JOIN sidocakep_measurement measurement
                       ON measurement.id = measured.measurement_id
                    WHERE line.dialog_id = dialog.id
                      AND measurement.state IN ('sent', 'accepted'))
            """,
            late=FOLLOW_UP_LATE,
            waiting=FOLLOW_UP_WAITING,
            patience=PATIENCE,
            warning=WARNING,
            not_held=NOT_HELD,
            today=self.env.user._get_office_day(),
            roots=[root_id for root_id, _severity in asked],
            severities=[severity for _root_id, severity in asked],
        )

    def _describe(self):
        if self.kind == NOT_HELD:
            message = self.env._(
                "%(dialog)s: the figures were sent, and the dialog is not decided.",
                dialog=self.dialog_id.sudo().display_name,
            )
            rule = self.company_id._get_rule(RULE)
            return rule._cite(message), self.env._(
                "Hold it, write down what was said, and decide it."
            )
        item = self.follow_up_id.sudo()
        if self.kind == FOLLOW_UP_WAITING:
            return (
                self.env._(
                    "%(item)s: answered on %(day)s, and %(job)s has not looked at it.",
                    item=item.display_name,
                    day=self._format_day(item.answered_on),
                    job=item._get_reviewing_job().name or "-",
                ),
                self.env._("Close it, or send it back with what it lacks."),
            )
        return (
            self.env._(
                "%(item)s: to be done by %(day)s by %(job)s, and nobody has answered.",
                item=item.display_name,
                day=self._format_day(item.date_due),
                job=item.responsible_job_id.name or "-",
            ),
            self.env._("Enter what was done with its evidence, and answer."),
        )

    def _get_remedy_action(self):
        if self.kind == NOT_HELD:
            return self._open_form("sidocakep.dialog", self.dialog_id.id)
        return self._open_form("sidocakep.dialog.follow_up", self.follow_up_id.id)
