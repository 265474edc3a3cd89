"""What the tests of the strategy map share."""

from odoo import Command

from odoo.addons.sidocakep_base.tests.common_plan import PlanCase

MISSIONS = 3


class MapCase(PlanCase):
    """The small Renstra of agency A, drawn as a map; and plans of any size."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.government.profile_id = cls.env.ref("sidocakep_base.profile_paser")
        cls.user_asisten = cls._create_user("uji_asisten", "group_asisten", cls.setda)
        cls.objective_2 = cls._create_node(
            cls.plan, "sasaran", "Tata kelola", cls.goal, sequence=20
        )

    def _read_map(self, plan=None, user=None, domain=(), **kw):
        nodes = self.env["sidocakep.plan.node"].with_user(user or self.user_head_a)
        return nodes.strategy_map_read(
            list(domain), plan_id=plan.id if plan else False, **kw
        )

    def _boxes(self, read):
        return {box["id"]: box for box in read["nodes"]}

    @classmethod
    def _decide_plan(cls, plan):
        """Bring a plan in force through its own steps."""
        cls._decide(plan)
        assert plan.state == "decided", plan.state

    @classmethod
    def _create_large_plan(cls, size, year_start=2030):
        """Create a draft Renstra of agency A with ``size`` nodes of a map.

        visi > misi > tujuan > sasaran > strategi > arah kebijakan > programmes, all
        with a responsible position, a cost and a link of cause and effect.
        """
        plan = cls._create_plan(
            name=f"Renstra {size}",
            year_start=year_start,
            parent_plan_id=cls.rpjmd.id,
            document_number="Perbup 9",
            document_date=f"{year_start - 1}-12-01",
        )
        made = cls._create_node(plan, "visi", "Sehat")
        upper = made
        for level in ("misi", "tujuan", "sasaran", "strategi", "arah_kebijakan"):
            upper = cls._create_level(plan, level, upper, MISSIONS)
            made |= upper
            upper = upper[:MISSIONS]
        made |= cls._create_level(plan, "program", upper, size - len(made))
        cls.env["sidocakep.plan.cost"].create(
            [
                {"node_id": node.id, "year": year_start, "amount": 1_000_000}
                for node in made
                if node.level == "program"
            ]
        )
        assert len(plan.node_ids) == size
        return plan

    @classmethod
    def _create_level(cls, plan, level, upper, count):
        nodes = cls.env["sidocakep.plan.node"].create(
            [
                {
                    "plan_id": plan.id,
                    "level": level,
                    "name": f"{level} {number}",
                    "code": f"9.{number:03d}" if level == "program" else False,
                    "parent_id": upper[number % len(upper)].id,
                    "sequence": number,
                    "perspective": "process",
                    "responsible_job_id": cls.job_ech3_a.id,
                    "staff_job_ids": [Command.set(cls.job_ech4_a.ids)],
                }
                for number in range(count)
            ]
        )
        for cause, effect in zip(nodes[1:2], nodes[:1], strict=False):
            cause.link_ids = effect
        return nodes
