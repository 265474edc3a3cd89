"""What the tests of plans, indicators, targets and budgets share."""

from odoo import fields

from .common import SidocakepCase

CODES = ("1.02.02", "1.02.02.2.01", "1.02.02.2.01.0001")


class PlanCase(SidocakepCase):
    """An RPJMD of the government and a small draft Renstra of agency A.

    goal > objective > programme > activity > sub-activity 1 and 2.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.government.profile_id = cls.env.ref("sidocakep_base.profile_gunung_mas")
        # What is not planned yet is found where a test is about it.
        cls.government.profile_id.planning_month = False
        cls.rpjmd = cls._create_plan(
            name="RPJMD Uji",
            kind="rpjmd",
            company_id=cls.government.id,
            document_number="Perda 1/2025",
            document_date="2025-02-01",
        )
        cls.rpjmd_goal = cls._create_node(cls.rpjmd, "tujuan", "Masyarakat sehat")
        cls.plan = cls._create_plan(
            name="Renstra Dinkes Uji",
            parent_plan_id=cls.rpjmd.id,
            document_number="Perbup 2/2025",
            document_date="2025-03-01",
        )
        create = cls._create_node
        cls.goal = create(
            cls.plan, "tujuan", "Derajat kesehatan", upper_node_id=cls.rpjmd_goal.id
        )
        cls.objective = create(cls.plan, "sasaran", "Layanan rujukan", cls.goal)
        cls.program = create(
            cls.plan, "program", "Program UKP", cls.objective, code=CODES[0]
        )
        cls.activity = create(
            cls.plan, "kegiatan", "Layanan", cls.program, code=CODES[1]
        )
        cls.sub_1 = create(
            cls.plan, "sub_kegiatan", "Ibu hamil", cls.activity, code=CODES[2]
        )
        cls.sub_2 = create(
            cls.plan,
            "sub_kegiatan",
            "Ibu bersalin",
            cls.activity,
            code="1.02.02.2.01.0002",
        )

    @classmethod
    def _decide_guide(cls):
        """Let the RPJMD count as decided, so that the Renstra can be."""
        cls.rpjmd._with_workflow_bypass().write({"state": "decided"})

    @classmethod
    def _create_plan(cls, **kw):
        vals = {
            "kind": "renstra",
            "company_id": cls.agency_a.id,
            "year_start": 2025,
        }
        return cls.env["sidocakep.plan"].create(vals | kw)

    @classmethod
    def _create_node(cls, plan, level, name, parent=None, **kw):
        return cls.env["sidocakep.plan.node"].create(
            {
                "plan_id": plan.id,
                "level": level,
                "name": name,
                "parent_id": parent.id if parent else False,
                **kw,
            }
        )

    @classmethod
    def _create_indicator(cls, name="Cakupan layanan", **kw):
        vals = {
            "name": name,
            "company_id": cls.agency_a.id,
            "unit_id": cls.env["sidocakep.unit"]._find_or_create("Persen").id,
        }
        if name == "Cakupan layanan":
            # Tests of figures write whatever is a number.
            vals |= {"lowest": False, "highest": False}
        return cls.env["sidocakep.indicator"].create(vals | kw)

    @classmethod
    def _create_target(cls, indicator, written, year=2026, **kw):
        vals = {"indicator_id": indicator.id, "written": written, "year": year}
        return cls.env["sidocakep.target"].create(vals | kw)

    @classmethod
    def _create_budget(cls, amounts, **kw):
        """Create a draft DPA of agency A from ``{node: amount}``."""
        vals = {
            "company_id": cls.agency_a.id,
            "year": 2026,
            "number": "DPA/A.1/1.02/001/2026",
            "ratified_on": "2026-01-02",
            "line_ids": [
                fields.Command.create({"node_id": node.id, "amount": amount})
                for node, amount in amounts.items()
            ],
        }
        return cls.env["sidocakep.budget"].create(vals | kw)

    def _count_queries(self, function):
        """Return how many queries ``function`` makes with an empty cache.

        It runs once before, with an empty cache too, so that what Odoo keeps for all
        requests (rules, groups) is not counted.
        """
        for _warm_up in range(2):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            function()
        return self.env.cr.sql_log_count - before
