"""The first screen: what waits for the person who is logged in, and what to watch."""

from markupsafe import Markup

from odoo import api, models

COORDINATOR = "sidocakep_base.group_agency_coordinator"
HR = "sidocakep_base.group_hr"
READ_ALL = "sidocakep_base.group_read_all"
#: In the context of an action whose list is not empty: nobody explains why it is.
FULL = "sidocakep_full"
#: Days before the end of a decree in which a next one can still be prepared.
DECREE_END = "today +30d"


class ResUsers(models.Model):
    """Figures that open their list, each counted with the rights of the user.

    *Waiting* is what only this person (or this office) can do: what the program asks
    of him by an activity, and each step of his office (``_office_steps`` of the
    documents). *Watching* is what others are to do in the agency, or in all of them. A
    room adds what it has by extending :meth:`_get_waiting_work` and
    :meth:`_get_watched_work`; each figure is one query, so their number does not grow
    with the documents.
    """

    _name = "res.users"
    _inherit = "res.users"

    @api.model
    @api.readonly
    def get_my_work(self):
        """Return what the first screen shows to the user.

        Nothing that waits has the count zero: an empty list says that nothing does.
        """
        user = self.env.user
        waiting = self._get_waiting_work()
        asked = {name for item in waiting for name in item["activities"]}
        waiting += self._get_asked_work(asked)
        own = {item["label"] for item in waiting}
        return {
            "name": user.name,
            "posts": user._get_held_jobs().sudo().mapped("name"),
            "waiting": [item for item in waiting if item["count"]],
            "ways": self._get_work_ways(),
            # what one has to do oneself is not watched as well
            "watching": [
                item for item in self._get_watched_work() if item["label"] not in own
            ],
        }

    @api.model
    def _get_waiting_work(self):
        """Return the items of what waits for this user, besides the activities."""
        return [*self._get_vacancy_work(), *self._get_office_work()]

    @api.model
    def _get_office_work(self):
        """Return an item for each step of an office that the user is in."""
        mixin = "sidocakep.workflow.mixin"
        items = []
        for name in sorted(self.env.registry.descendants([mixin], "_inherit")):
            model = self.env[name]
            items += [
                self._make_work(
                    self.env._(office.label),
                    name,
                    model._get_office_domain(step),
                    activities=office.activities,
                    action=office.action,
                )
                for step, office in model._get_own_office_steps().items()
            ]
        return items

    @api.model
    def _get_watched_work(self):
        """Return the items of what others are to do, as far as the user looks on."""
        return self._get_late_work()

    @api.model
    def _get_work_ways(self):
        """Return ``{label, action}``: what somebody begins by himself, unasked.

        What brings it in comes on paper: no figure would ever lead there.
        """
        employees = self.env["hr.employee"]
        if not self.env.user.has_group(HR) or not employees.has_access("write"):
            return []
        action = employees.action_record_mutasi() | {"views": [(False, "form")]}
        return [{"label": action["name"], "action": action}]

    @api.model
    def _watch(self, *items):
        """Return figures of the agencies that the user looks after, or none.

        :param items: dicts of the arguments of :meth:`_make_work`; the domain is taken
            within these agencies
        """
        scope = self._get_work_scope()
        if scope is None:
            return []
        return [
            self._make_work(**{**item, "domain": [*scope, *item["domain"]]})
            for item in items
        ]

    @api.model
    def _make_work(
        self, label, model, domain, late=None, activities=(), action=None, day=None
    ):
        """Return one figure and the action that opens what it counts.

        :param domain: a list, as the client takes it
        :param late: what those among them that are late have besides
        :param activities: xml ids of the activity types that the figure stands for
        :param action: xml id of the action whose views show them, else the usual ones
        :param day: the first day by which one of them is asked for
        """
        records = self.env[model]
        count = records.search_count(domain)
        late_count = records.search_count(domain + late) if count and late else 0
        window = {
            "type": "ir.actions.act_window",
            "res_model": model,
            "views": [(False, "list"), (False, "kanban"), (False, "form")],
            "help": Markup("<p class='o_view_nocontent_smiling_face'>%s</p>")
            % self.env._("Nothing is left to do here"),
        }
        if action:
            actions = self.env["ir.actions.act_window"]
            # a figure opens what it counts: why a list is empty need not be looked up
            window = actions.with_context(**{FULL: True})._for_xml_id(action)
        return {
            "label": label,
            "count": count,
            "late": late_count,
            "day": self.env.user._format_day(day) if day and not late_count else "",
            "activities": list(activities),
            "action": window
            | {
                "name": label,
                "display_name": label,
                "domain": domain,
                "context": {"create": False},
            },
        }

    # ------------------------------------------------------------------
    # What the program asks by activities
    # ------------------------------------------------------------------

    @api.model
    def _get_asked_work(self, shown):
        """Return an item for each kind of activity that is open for the user.

        :param shown: xml ids of the types that a figure of a room stands for already
        """
        activities = self.env["mail.activity"].sudo()
        shown_ids = [self.env.ref(name).id for name in shown]
        groups = activities._read_group(
            [
                ("user_id", "=", self.env.uid),
                ("res_model", "=like", "sidocakep.%"),
                ("activity_type_id", "not in", shown_ids),
            ],
            ["res_model", "activity_type_id"],
            ["date_deadline:min"],
        )
        items = []
        for model, kind, day in groups:
            mine = [
                ("user_id", "=", self.env.uid),
                ("activity_type_id", "=", kind.id),
            ]
            late = [*mine, ("date_deadline", "<", "today")]
            items.append(
                self._make_work(
                    kind.name or self.env._("Other Tasks"),
                    model,
                    [("activity_ids", "any", mine)],
                    late=[("activity_ids", "any", late)],
                    day=day,
                )
            )
        return items

    # ------------------------------------------------------------------
    # What others are to do
    # ------------------------------------------------------------------

    @api.model
    def _get_work_scope(self):
        """Return the domain of the agencies that the user looks after, or ``None``."""
        user = self.env.user
        if user.has_group(READ_ALL):
            return []
        if user.has_group(COORDINATOR):
            return [("company_id", "in", user._get_own_agencies().ids)]
        return None

    @api.model
    def _get_late_work(self):
        """Return the documents that are late: one's own, the agency's, all."""
        scope = self._get_work_scope()
        label = self.env._("Documents Past Their Deadline")
        if scope is None:
            scope = self._get_own_late_domain()
            label = self.env._("My Documents Past Their Deadline")
        return [
            self._make_work(
                label,
                "sidocakep.deadline",
                [*scope, ("status", "=", "late")],
                action="sidocakep_base.sidocakep_deadline_action",
            )
        ]

    @api.model
    def _get_own_late_domain(self):
        """Return which deadlines are the user's own to keep: a domain as a list."""
        return [("user_id", "=", self.env.uid)]

    @api.model
    def _get_vacancy_work(self):
        """Return what BKPSDM is to mend: people and posts apart, ending decrees."""
        if not self.env.user.has_group(HR):
            return []
        vacant = self.env._("Structural Positions Nobody Holds")
        twice = self.env._("Positions That Two People Hold")
        ending = self.env._("Decrees That End within 30 Days")
        idle = self.env._("Officials Without a Position")
        return [
            self._make_work(
                idle,
                "hr.employee",
                [
                    ("job_id", "=", False),
                    "|",
                    ("company_id.sidocakep_kind", "!=", False),
                    ("company_id.parent_id.sidocakep_kind", "!=", False),
                    # a PNS without a NIP is a login of the system, not an official
                    "|",
                    ("nip", "!=", False),
                    ("asn_kind", "!=", "pns"),
                ],
                action="sidocakep_base.hr_employee_action",
            ),
            self._make_work(
                vacant,
                "hr.job",
                [
                    ("is_vacant", "=", True),
                    ("position_kind_id.is_structural", "=", True),
                ],
                action="sidocakep_base.hr_job_action",
            ),
            self._make_work(
                twice,
                "hr.job",
                [("is_held_twice", "=", True)],
                action="sidocakep_base.hr_job_action",
            ),
            self._make_work(
                ending,
                "sidocakep.acting.official",
                [("date_end", ">=", "today"), ("date_end", "<=", DECREE_END)],
                action="sidocakep_base.sidocakep_acting_official_action",
            ),
        ]
