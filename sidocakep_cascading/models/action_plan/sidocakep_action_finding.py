"""What is to be looked at in an action plan, worked out in SQL."""

from odoo import fields, models
from odoo.tools import SQL

from odoo.addons.sidocakep_base.engine.finding import INFO, WARNING

#: kind > (number, severity, condition on an action ``a`` of the plan ``p``). The number
#: is part of the record id and never changes.
ACTION_FINDINGS = {
    "target_falling": (1, WARNING, "a.is_target_falling"),
    "target_different": (2, INFO, "a.is_target_different"),
    "target_missing": (
        3,
        WARNING,
        """EXISTS (SELECT FROM sidocakep_action_target t
                    WHERE t.action_id = a.id AND t.figure_status = 'not_reported')""",
    ),
    "responsible_left": (
        4,
        WARNING,
        """EXISTS (SELECT FROM hr_employee e WHERE e.id = a.responsible_id
                       AND (NOT e.active OR e.company_id != a.company_id))""",
    ),
    "agreement_replaced": (
        5,
        WARNING,
        """p.state = 'decided' AND EXISTS (
               SELECT FROM sidocakep_action_pk_line_rel r
                 JOIN sidocakep_pk_line l ON l.id = r.line_id
                 JOIN sidocakep_pk k ON k.id = l.pk_id
                WHERE r.action_id = a.id AND k.state = 'replaced')""",
    ),
    # Paser 23/2016 art. 6(4)b: a chain in the order of time. What is done in January
    # for the year before stands last, as in annex I.
    "not_chronological": (
        6,
        INFO,
        """a.for_year = 'this' AND EXISTS (
               SELECT FROM sidocakep_action b
                WHERE b.plan_id = a.plan_id AND b.for_year = 'this'
                  AND b.parent_id IS NOT DISTINCT FROM a.parent_id
                  AND (b.sequence, b.id) < (a.sequence, a.id)
                  AND NULLIF(split_part(b.months, ',', 1), '')::int
                      > NULLIF(split_part(a.months, ',', 1), '')::int)""",
    ),
}
LATE = "work_late"
#: Number of the finding about a month: no action has it, so that no id is met twice.
LATE_NUMBER = 7


class SidocakepActionFinding(models.Model):
    """A finding of an action plan that is drafted or in force."""

    _name = "sidocakep.action.finding"
    _inherit = "sidocakep.finding"
    _description = "Action Plan Finding"
    _auto = False
    _order = "severity, company_id, plan_id, action_id, kind, id"

    kind = fields.Selection(
        selection_add=[
            ("target_falling", "A cumulative target goes back"),
            ("target_different", "Its targets do not lead to the agreed one"),
            ("target_missing", "A period has no target"),
            ("responsible_left", "Who is responsible has left the agency"),
            ("agreement_replaced", "The agreement it serves was replaced"),
            ("not_chronological", "It begins before an action that stands above it"),
            (LATE, "Its month is over and nobody has reported"),
        ]
    )
    plan_id = fields.Many2one("sidocakep.action.plan", readonly=True)
    action_id = fields.Many2one(
        "sidocakep.action", string="Planned Action", readonly=True
    )
    month_id = fields.Many2one(
        "sidocakep.action.month", string="Work of a Month", readonly=True
    )
    year = fields.Integer(readonly=True, aggregator=None)

    _depends = {
        "sidocakep.action.plan": ["company_id", "state", "year"],
        "sidocakep.action": [
            *("company_id", "plan_id", "responsible_id", "pk_line_ids"),
            *("is_target_different", "is_target_falling"),
            *("for_year", "months", "parent_id", "sequence"),
        ],
        "sidocakep.action.target": ["action_id", "figure_status"],
        "sidocakep.action.month": ["action_id", "date_end", "status"],
        "sidocakep.pk": ["state"],
        "hr.employee": ["active", "company_id"],
    }

    @property
    def _table_query(self):
        actions = [
            SQL(
                "SELECT a.id * 8 + %s AS id, %s AS kind, %s AS severity, a.company_id,"
                " a.plan_id, a.id AS action_id, NULL::int AS month_id, a.year"
                " FROM sidocakep_action a JOIN sidocakep_action_plan p"
                " ON p.id = a.plan_id WHERE p.state != 'amended' AND %s",
                number,
                kind,
                severity,
                SQL(condition),  # pylint: disable=sql-injection
            )
            for kind, (number, severity, condition) in ACTION_FINDINGS.items()
        ]
        late = SQL(
            """SELECT m.id * 8 + %s AS id, %s AS kind, %s AS severity, m.company_id,
                      m.plan_id, m.action_id, m.id AS month_id, m.year
                 FROM sidocakep_action_month m
                 JOIN sidocakep_action_plan p ON p.id = m.plan_id
                WHERE p.state = 'decided' AND m.status IN ('planned', 'doing')
                  AND m.date_end < %s""",
            LATE_NUMBER,
            LATE,
            WARNING,
            self.env.user._get_office_day(),
        )
        return SQL(" UNION ALL ").join([*actions, late])

    def _describe(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        about = (self.month_id or self.action_id).sudo().display_name
        return f'"{about}": {kinds[self.kind]}', self._get_remedies()[self.kind]

    def _get_remedies(self):
        """Return ``{kind: what mends it}``."""
        amend = self.env._(
            "Correct it in the draft; of a decided plan, amend the plan."
        )
        return {
            "target_falling": amend,
            "target_different": self.env._(
                "Read the reason that the action gives, or correct the targets."
            ),
            "target_missing": self.env._(
                "Enter the target of every period; zero is a target too."
            ),
            "responsible_left": amend,
            "not_chronological": self.env._(
                "Drag the rows into the order in which they begin; of a decided plan, "
                "amend the plan."
            ),
            "agreement_replaced": self.env._(
                "Amend the plan and link the action to the agreement in force."
            ),
            LATE: self.env._(
                "Report what was done, or why it was not done; or shift it."
            ),
        }

    def _get_remedy_action(self):
        record = self.month_id or self.action_id
        return self._open_form(record._name, record.id)
