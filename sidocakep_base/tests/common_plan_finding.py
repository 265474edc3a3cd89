"""What the tests of the chain of a plan share."""

from .common_plan import PlanCase

YEARS = range(2025, 2030)


class PlanFindingCase(PlanCase):
    """The regency of :class:`PlanCase` with a chain that is whole for agency A."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rpjmd_program = cls._create_node(
            cls.rpjmd, "program", "Program UKP", cls.rpjmd_goal, code="1.02.02"
        )
        cls.indicator = cls._create_indicator(
            "Indeks kesehatan", node_ids=cls.objective.ids, kind="iku"
        )
        cls.outcome = cls._create_indicator(
            "Cakupan layanan", node_ids=cls.program.ids, kind="program"
        )
        for indicator in (cls.indicator, cls.outcome):
            for year in YEARS:
                cls._create_target(indicator, "80", year, plan_id=cls.plan.id)
        cls.findings = cls.env["sidocakep.plan.finding"]

    def _find(self, plan=None):
        """Return the findings of a plan (of agency A) as they are now."""
        self.env.flush_all()
        self.env.invalidate_all()
        return self.findings.search([("plan_id", "=", (plan or self.plan).id)])

    def _kinds(self, plan=None):
        return sorted(self._find(plan).mapped("kind"))

    def _create_rkt(self, **kw):
        vals = {
            "company_id": self.agency_a.id,
            "year": 2026,
            "plan_id": self.plan.id,
        }
        return self.env["sidocakep.rkt"].create(vals | kw)

    def _create_rkt_line(self, rkt, written, indicator=None):
        return self.env["sidocakep.rkt.line"].create(
            {
                "rkt_id": rkt.id,
                "node_id": self.objective.id,
                "indicator_id": (indicator or self.indicator).id,
                "written": written,
            }
        )
