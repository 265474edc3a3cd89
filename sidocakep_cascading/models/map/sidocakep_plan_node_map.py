"""The strategy map as data: what the view and the print are drawn from."""

from odoo import api, models
from odoo.fields import Domain
from odoo.tools.misc import format_amount, formatLang

#: The levels of a map; the last only where asked for. Paser 23/2016 art. 3(2).
MAP_LEVELS = (
    "visi",
    "misi",
    "tujuan",
    "sasaran",
    "strategi",
    "arah_kebijakan",
    "program",
)
ACTIVITY_LEVEL = "kegiatan"
#: States of a plan in the order in which one is shown first.
SHOWN_STATES = ("decided", "reviewed", "draft")
MOST_PLANS = 200
#: A blank at which no line ends.
NO_BREAK = "\N{NO-BREAK SPACE}"


class SidocakepPlanNode(models.Model):
    """Reads the nodes of one plan as a strategy map, in a fixed number of queries."""

    _name = "sidocakep.plan.node"
    _inherit = "sidocakep.plan.node"

    @api.model
    @api.readonly
    def strategy_map_read(
        self, domain, plan_id=False, with_activities=False, with_achievement=False
    ):
        """Return the strategy map of one plan, as far as the user may read it.

        :param list domain: what the search bar asks for; the nodes are all returned,
            those that match are named
        :param int plan_id: the plan; without it the plan the user most likely means
        :param bool with_activities: with the kegiatan below the programmes
        :param with_achievement: key of the period of which the achievement is shown;
            True for the latest
        :return: ``plans`` to choose from, ``plan`` (False where there is none),
            ``labels`` of the levels, ``nodes``, ``matches`` (ids; None where nothing
            is asked), the ``periods`` whose achievement may be shown, the
            ``achievement`` that is (False without one) and its ``legend``
        """
        plans = self.env["sidocakep.plan"].search(
            [("state", "in", SHOWN_STATES)], limit=MOST_PLANS
        )
        plan = self._find_map_plan(plans, plan_id)
        labels = dict(self._fields["level"]._description_selection(self.env))
        result = {
            "plans": [{"id": each.id, "name": each.display_name} for each in plans],
            "plan": False,
            "labels": labels,
            "nodes": [],
            "matches": None,
            "periods": [],
            "achievement": False,
            "legend": [],
        }
        if not plan:
            return result
        nodes = self._search_map_nodes(plan, with_activities)
        result["periods"] = plan._get_map_periods()
        period = self._choose_map_period(result["periods"], with_achievement)
        ratings = {}
        if period:
            result["achievement"] = plan._get_map_achievement(period)
            ratings = nodes._get_map_ratings(plan, period)
        result["plan"] = plan._get_map_heading()
        result["nodes"] = nodes._get_map_boxes(ratings)
        asked = Domain(domain or [])
        if not asked.is_true():
            matching = self.search(asked & Domain("id", "in", nodes.ids))
            result["matches"] = matching.ids
        result["legend"] = self._get_map_legend(ratings)
        return result

    @api.model
    def _choose_map_period(self, periods, asked):
        """Return the period that was asked for; one that is not offered is none."""
        if asked is True:
            return next(iter(periods), None)
        return next((one for one in periods if asked and one["key"] == asked), None)

    @api.model
    def _get_map_legend(self, ratings):
        """Return what the marks mean, each once: figures before those without one."""
        marks = {rating["label"]: rating["color"] for rating in ratings.values()}
        legend = [{"label": label, "color": color} for label, color in marks.items()]
        return sorted(legend, key=lambda entry: not entry["color"])

    @api.model
    def _find_map_plan(self, plans, plan_id):
        """Return the plan that was asked for, if the user may read it, or his own."""
        plan = plans.filtered(lambda known: known.id == plan_id)
        if plan_id and not plan:
            plan = plans.browse(plan_id)
            plan.check_access("read")
            plan = plan.exists()
        return plan or self._choose_map_plan(plans)

    @api.model
    def _choose_map_plan(self, plans):
        """Return the plan that the user most likely means: the own agency's in force.

        :param plans: recordset of plans the user may read
        """
        return plans.sorted(
            lambda plan: (
                plan.company_id != self.env.company,
                SHOWN_STATES.index(plan.state),
                -plan.year_start,
                -plan.version,
            )
        )[:1]

    @api.model
    def _search_map_nodes(self, plan, with_activities=False):
        """Return the nodes of the map of a plan, in the order of the document."""
        levels = [*MAP_LEVELS, *([ACTIVITY_LEVEL] if with_activities else [])]
        return self.search(
            Domain("plan_id", "=", plan.id) & Domain("level", "in", levels),
            order="sequence, code, id",
        )

    def _get_map_boxes(self, ratings):
        """Return what each box says, one dict a node."""
        names = dict(self._fields["perspective"]._description_selection(self.env))
        shown = set(self.ids)
        boxes = []
        # As superuser: the title of a position of another agency is on the map too.
        for node, known in zip(self, self.sudo(), strict=True):
            boxes.append(
                {
                    "id": node.id,
                    "parent_id": self._get_map_parent(known, shown),
                    "level": node.level,
                    "code": node.code or "",
                    "name": node.name,
                    "perspective": names.get(node.perspective, ""),
                    "responsible": known.responsible_job_id.name or "",
                    "person": node.responsible_person or "",
                    "facts": node._get_map_facts(),
                    "link_ids": [
                        effect.id for effect in known.link_ids if effect.id in shown
                    ],
                    "rating": ratings.get(node.id, False),
                }
            )
        return boxes

    @api.model
    def _get_map_parent(self, node, shown):
        """Return the id of the nearest node above that is on the map, or False."""
        above = [int(part) for part in node.parent_path.split("/")[-3::-1] if part]
        return next((node_id for node_id in above if node_id in shown), False)

    def _get_map_facts(self):
        """Return numbers of programmes and activities and the cost in one line.

        Paser 23/2016 art. 3(2): jumlah program dan kegiatan, perkiraan biaya.
        """
        self.ensure_one()
        facts = []
        if self.program_count:
            facts.append(
                self.env._("%(count)s programmes", count=self.program_count)
                if self.program_count > 1
                else self.env._("1 programme")
            )
        if self.activity_count:
            facts.append(
                self.env._("%(count)s activities", count=self.activity_count)
                if self.activity_count > 1
                else self.env._("1 activity")
            )
        if self.estimated_cost:
            facts.append(self._format_map_amount(self.estimated_cost))
        return " · ".join(facts)

    @api.model
    def _format_map_amount(self, amount):
        """Return an amount as one says it, never broken: Rp12,5 miliar."""
        currency = self.env.company.currency_id
        for size, words in (
            (1e12, self.env._("%(currency)s%(amount)s trillion")),
            (1e9, self.env._("%(currency)s%(amount)s billion")),
            (1e6, self.env._("%(currency)s%(amount)s million")),
        ):
            if abs(amount) >= size:
                written = words % {
                    "currency": currency.symbol,
                    "amount": formatLang(self.env, amount / size, digits=1),
                }
                return written.replace(" ", NO_BREAK)
        return format_amount(self.env, amount, currency)

    def _get_map_ratings(self, plan, period):
        """Return ``{node id: rating}`` of the nodes that were measured in a period.

        A rating is a dict of ``value`` (as it is printed; empty without a figure),
        ``label`` (name of the rating, or why there is no figure), ``color`` (as
        #rrggbb, dark enough for white letters; empty without a figure) and ``words``
        (both, as the box says them: colour alone says nothing). Nothing is measured in
        this room: the one that looks at what was measured answers here, and map,
        legend and print show it.

        :param period: one of ``sidocakep.plan._get_map_periods``
        """
        return {}
