"""What the tests of the yearly performance plan (RKT) share."""

from .common_plan import PlanCase

YEARS = range(2025, 2030)
#: Date of the decree of the RKT 2026, before the budget of that year is ratified.
DECIDED_ON = "2025-09-30"


class RktCase(PlanCase):
    """The plans of the test regency with indicators, decided.

    All figures of these tests come from here::

        RPJMD   tujuan    Indeks Pembangunan Manusia      2026: 72,5
        Renstra tujuan    Usia harapan hidup              2025-2029: 70,1 ... 70,5
                sasaran   Indeks kepuasan                 2025-2029: 81 ... 85; all: 86
                program   Layanan sesuai standar          2026: 90
                kegiatan  Rujukan yang ditangani          2026: 120
                sub 1     Ibu hamil yang dilayani         2026: 60
        cost    sub 1     2026: Rp100, 2027: Rp7          sub 2  2026: Rp50
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.ipm = cls._create_indicator(
            "Indeks Pembangunan Manusia",
            company_id=cls.government.id,
            kind="iku",
            node_ids=cls.rpjmd_goal.ids,
        )
        cls._create_target(cls.ipm, "72,5", plan_id=cls.rpjmd.id)
        make = cls._create_measured
        cls.life = make("Usia harapan hidup", cls.goal, "iku")
        cls.satisfaction = make("Indeks kepuasan", cls.objective, "iku")
        cls.standard = make("Layanan sesuai standar", cls.program, "program", "90")
        cls.referrals = make("Rujukan yang ditangani", cls.activity, "kegiatan", "120")
        cls.mothers = make("Ibu hamil yang dilayani", cls.sub_1, "kegiatan", "60")
        for place, year in enumerate(YEARS, start=1):
            cls._create_target(cls.life, f"70,{place}", year, plan_id=cls.plan.id)
            cls._create_target(
                cls.satisfaction, str(80 + place), year, plan_id=cls.plan.id
            )
        cls._create_target(
            cls.satisfaction, "86", 2029, plan_id=cls.plan.id, period_kind="five_year"
        )
        cls.env["sidocakep.plan.cost"].create(
            [
                {"node_id": cls.sub_1.id, "year": 2026, "amount": 100},
                {"node_id": cls.sub_1.id, "year": 2027, "amount": 7},
                {"node_id": cls.sub_2.id, "year": 2026, "amount": 50},
            ]
        )
        cls._decide(cls.rpjmd)
        cls._decide(cls.plan)

    @classmethod
    def _create_measured(cls, name, node, kind, written=None):
        indicator = cls._create_indicator(name, kind=kind, node_ids=node.ids)
        if written:
            cls._create_target(indicator, written, plan_id=node.plan_id.id)
        return indicator

    @classmethod
    def _create_rkt(cls, company=None, draw=True, **kw):
        """Create the draft RKT 2026, of agency A unless another is given."""
        vals = {"company_id": (company or cls.agency_a).id, "year": 2026}
        rkt = cls.env["sidocakep.rkt"].create(vals | kw)
        if draw:
            rkt.action_draw_from_plan()
        return rkt

    @classmethod
    def _decide_rkt(cls, rkt, number="050/1/2025", on=DECIDED_ON):
        rkt.write({"document_number": number, "document_date": on})
        rkt.action_decide()
        return rkt

    def _line(self, rkt, indicator):
        return rkt.line_ids.filtered(lambda line: line.indicator_id == indicator)

    def _measures(self, rkt, node, kind):
        return rkt.measure_ids.filtered(
            lambda measure: measure.node_id == node and measure.kind == kind
        )
