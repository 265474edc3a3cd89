from odoo.tests import Form

from ..common import YEAR, PkCase


class ActionPlans:
    """Builders of the action plan of the Dinas Kesehatan, drafted by its Sekretaris."""

    @classmethod
    def _create_plan_of_actions(cls, *rows, user=None, **kw):
        """Create a draft with ``rows``, dicts of values of actions."""
        vals = {
            "company_id": cls.agency_a.id,
            "year": YEAR,
            "action_ids": [(0, 0, row) for row in rows],
            **kw,
        }
        plans = cls.env["sidocakep.action.plan"]
        return plans.with_user(user or cls.user_secretary_a).create(vals)

    @classmethod
    def _row(cls, name="Rapat staf", months="2", **kw):
        return {
            "name": name,
            "months": months,
            "responsible_id": cls.employee_secretary_a.id,
            **kw,
        }

    def _set_targets(self, action, *texts):
        """Type the targets of the periods into the form, as a person does."""
        for target, text in zip(action.target_ids, texts, strict=False):
            with Form(target) as form:
                form.written = text

    @classmethod
    def _decide_actions(cls, plan):
        plan.with_user(cls.user_head_a).action_decide()
        return plan

    @classmethod
    def _list_action_records(cls):
        """Return a record of each model: a draft, and work of a decided plan."""
        row = cls._row(target_period="quarter")
        draft = cls._create_plan_of_actions(row)
        decided = cls._create_plan_of_actions(row, year=YEAR - 1)
        month = cls._decide_actions(decided).month_ids
        link = {"kind": "link", "name": "Arsip", "url": "https://arsip.example/1"}
        return [
            record.with_env(cls.env)
            for record in (
                draft,
                draft.action_ids,
                draft.action_ids.target_ids[:1],
                month,
                month.env["sidocakep.action.evidence"].create(
                    {**link, "month_id": month.id}
                ),
                cls.env["sidocakep.action.finding"].search(
                    [("plan_id", "=", draft.id)], limit=1
                ),
                cls.env["sidocakep.action.shift"]
                .with_user(cls.user_head_a)
                .create(
                    {"month_id": month.id, "month": "5", "justification": "Alasan"}
                ),
            )
        ]

    @classmethod
    def _break_actions(cls, line, replaced):
        """Make all that a finding of an action plan knows, and one of agency B.

        :param line: of an agreement of 120: the periods lead to 121
        :param replaced: a line of an agreement that gave way to another
        """
        measured = cls._row(
            months="1",
            kind="performance",
            target_period="quarter",
            indicator_id=line.indicator_id.id,
            pk_line_ids=[(6, 0, (line | replaced).ids)],
        )
        later = cls._row("Rapat yang berdiri di atas", "3")
        plan = cls._create_plan_of_actions(later, measured)
        action = plan.action_ids.filtered("indicator_id").with_env(cls.env)
        for target, text in zip(
            action.target_ids, ("80", "70", "", "121"), strict=True
        ):
            target.written = text
        action.responsible_id = cls.employee_head_b
        plan.sudo()._with_workflow_bypass().write({"state": "decided"})
        past = [cls._row(f"Rapat {number}", "1") for number in range(13)]
        past = cls._create_plan_of_actions(*past, year=YEAR - 1)
        plan._schedule()
        other = cls._create_plan_of_actions(
            measured
            | {"pk_line_ids": False, "indicator_id": False}
            | {"responsible_id": cls.employee_head_b.id},
            user=cls.user_head_b,
            company_id=cls.agency_b.id,
        )
        other.sudo()._with_workflow_bypass().write({"state": "decided"})
        cls._decide_actions(past)


class ActionCase(ActionPlans, PkCase):
    """The regency with what action plans are made of."""
