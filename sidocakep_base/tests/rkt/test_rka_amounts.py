"""Funds and blocks of the RKA, added up by hand. Gunung Mas 24/2024 annex B.4b."""

from psycopg2 import IntegrityError

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..common_rkt import RktCase


@tagged("post_install", "-at_install")
class TestRkaAmounts(RktCase):
    """The Renstra of agency B; indicative costs of 2026 (and of 2027)::

    P1                        175,5   (7)
      K1                      150     (7)
        S1                    100     (7)
        S2                     50
      K2                       25,5
        S3                     25,5
    P2                         10
      K3 (no sub kegiatan)     10
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan_b = cls._create_plan(
            name="Renstra BPBD",
            company_id=cls.agency_b.id,
            parent_plan_id=cls.rpjmd.id,
            document_number="1",
            document_date="2025-03-01",
        )
        make = cls._create_node
        goal = make(cls.plan_b, "tujuan", "T")
        cls.resilience = make(cls.plan_b, "sasaran", "Tangguh", goal)
        cls.p1 = make(cls.plan_b, "program", "P1", cls.resilience, code="1.05.03")
        cls.p2 = make(cls.plan_b, "program", "P2", cls.resilience, code="1.05.01")
        cls.k1 = make(cls.plan_b, "kegiatan", "K1", cls.p1, code="1.05.03.2.01")
        cls.k2 = make(cls.plan_b, "kegiatan", "K2", cls.p1, code="1.05.03.2.02")
        cls.k3 = make(cls.plan_b, "kegiatan", "K3", cls.p2, code="1.05.01.2.01")
        cls.s1, cls.s2 = (
            make(
                cls.plan_b,
                "sub_kegiatan",
                f"S{number}",
                cls.k1,
                code=f"1.05.03.2.01.000{number}",
            )
            for number in (1, 2)
        )
        cls.s3 = make(
            cls.plan_b, "sub_kegiatan", "S3", cls.k2, code="1.05.03.2.02.0001"
        )
        cls.index = cls._create_indicator(
            "Indeks ketahanan",
            company_id=cls.agency_b.id,
            kind="iku",
            node_ids=cls.resilience.ids,
        )
        cls._create_target(cls.index, "0,9", plan_id=cls.plan_b.id)
        cls.env["sidocakep.plan.cost"].create(
            [
                {"node_id": node.id, "year": year, "amount": amount}
                for node, year, amount in (
                    (cls.s1, 2026, 100),
                    (cls.s1, 2027, 7),
                    (cls.s2, 2026, 50),
                    (cls.s3, 2026, 25.5),
                    (cls.k3, 2026, 10),
                )
            ]
        )
        cls._decide(cls.plan_b)

    def _assert_funds(self, rkt, expected):
        """``expected``: {node: (amount, source)}."""
        found = {
            measure.node_id: (measure.amount, measure.amount_source)
            for measure in rkt.measure_ids
            if measure.kind == "masukan"
        }
        self.assertEqual({node: found[node] for node in expected}, expected)

    def _budget(self, amounts, **kw):
        return self._create_budget(amounts, company_id=self.agency_b.id, **kw)

    # ------------------------------------------------------------------
    # Sums
    # ------------------------------------------------------------------

    def test_indicative_costs_of_the_year_add_up_to_the_programme(self):
        """K1 = 100 + 50; P1 = 150 + 25,5; P2 = K3 = 10."""
        self._assert_funds(
            self._create_rkt(self.agency_b),
            {
                self.s1: (100, "plan"),
                self.s2: (50, "plan"),
                self.k1: (150, "plan"),
                self.s3: (25.5, "plan"),
                self.k2: (25.5, "plan"),
                self.p1: (175.5, "plan"),
                self.k3: (10, "plan"),
                self.p2: (10, "plan"),
            },
        )

    def test_another_year_has_its_own_costs_or_none(self):
        self._assert_funds(
            self._create_rkt(self.agency_b, year=2027),
            {
                self.s1: (7, "plan"),
                self.k1: (7, "plan"),
                self.p1: (7, "plan"),
                self.s2: (0, False),
                self.k2: (0, False),
                self.p2: (0, False),
            },
        )

    def test_what_the_budget_states_replaces_what_the_plan_guessed(self):
        """K1 = 80 and P1 = 80 + 30 = 110 of the budget; S2 and P2 have no line."""
        self._budget({self.s1: 80, self.s3: 30})
        self._assert_funds(
            self._create_rkt(self.agency_b),
            {
                self.s1: (80, "budget"),
                self.k1: (80, "budget"),
                self.s3: (30, "budget"),
                self.k2: (30, "budget"),
                self.p1: (110, "budget"),
                self.s2: (50, "plan"),
                self.k3: (10, "plan"),
                self.p2: (10, "plan"),
            },
        )

    def test_budgets_of_another_year_or_agency_say_nothing(self):
        self._budget({self.s1: 80}, year=2027)
        self._create_budget({self.sub_1: 1000})
        rkt = self._create_rkt(self.agency_b)
        self._assert_funds(rkt, {self.s1: (100, "plan"), self.p1: (175.5, "plan")})

    def test_the_version_in_force_wins_until_the_next_one_is_ratified(self):
        """DPA: S1 80. DPPA in draft: 500. Ratified: 500."""
        budget = self._budget({self.s1: 80})
        budget.action_ratify()
        action = budget.action_create_perubahan()
        revision = budget.browse(action["res_id"])
        revision.line_ids.amount = 500
        rkt = self._create_rkt(self.agency_b)
        self._assert_funds(rkt, {self.s1: (80, "budget"), self.p1: (80, "budget")})
        revision.write({"number": "DPPA/1/2026", "ratified_on": "2026-01-15"})
        revision.action_ratify()
        rkt.action_draw_from_plan()
        self._assert_funds(rkt, {self.s1: (500, "budget"), self.p1: (500, "budget")})

    def test_two_agencies_drawn_at_once_keep_their_funds_apart(self):
        """Agency A: 100 + 50 = 150 for its programme."""
        self._budget({self.s1: 80})
        rkts = self._create_rkt(draw=False) | self._create_rkt(
            self.agency_b, draw=False
        )
        rkts.action_draw_from_plan()
        self._assert_funds(rkts[0], {self.program: (150, "plan")})
        self._assert_funds(rkts[1], {self.p1: (80, "budget")})

    def test_two_years_drawn_at_once_keep_their_funds_apart(self):
        rkts = self._create_rkt(self.agency_b, draw=False) | self._create_rkt(
            self.agency_b, draw=False, year=2027
        )
        rkts.action_draw_from_plan()
        self._assert_funds(rkts[0], {self.s1: (100, "plan")})
        self._assert_funds(rkts[1], {self.s1: (7, "plan")})

    def test_a_budget_on_the_former_version_of_the_plan_still_counts(self):
        """The lines point at version 1, the RKT is drawn from version 2."""
        self._budget({self.s1: 80}).action_ratify()
        amendment = self.plan_b._amend()
        amendment.write(
            {
                "document_number": "2",
                "document_date": "2025-09-01",
                "amendment_reason": "Evaluasi",
            }
        )
        self._decide(amendment)
        rkt = self._create_rkt(self.agency_b)
        self.assertEqual(rkt.plan_id, amendment)
        twin = {node.identity: node for node in amendment.node_ids}
        self._assert_funds(
            rkt,
            {
                twin[self.s1.identity]: (80, "budget"),
                twin[self.p1.identity]: (80, "budget"),
                twin[self.s2.identity]: (50, "plan"),
            },
        )

    # ------------------------------------------------------------------
    # Blocks
    # ------------------------------------------------------------------

    def test_a_block_for_each_kegiatan_in_the_order_of_the_plan(self):
        blocks = self._create_rkt(self.agency_b)._get_tables()["rka"]
        self.assertEqual(
            [(block["program"], block["name"]) for block in blocks],
            [
                ("1.05.01 P2", "K3"),
                ("1.05.03 P1", "K1"),
                ("1.05.03 P1", "K2"),
            ],
        )

    def test_each_block_states_the_outcome_of_its_programme(self):
        """Both kegiatan of P1 serve its outcome; each states its own funds."""
        rkt = self._create_rkt(self.agency_b)
        money = rkt.currency_id.format
        blocks = {block["name"]: block["rows"] for block in rkt._get_tables()["rka"]}
        for name, amount in (("K1", 150), ("K2", 25.5), ("K3", 10)):
            with self.subTest(kegiatan=name):
                self.assertEqual(
                    [(row["kind"], row["target"]) for row in blocks[name]],
                    [("masukan", money(amount)), ("hasil", "0,9 Persen")],
                )

    def test_a_programme_without_kegiatan_is_a_block_of_its_own(self):
        amendment = self.plan_b._amend()
        amendment.write(
            {
                "document_number": "2",
                "document_date": "2025-09-01",
                "amendment_reason": "Evaluasi",
            }
        )
        amendment.node_ids.filtered(lambda node: node.name == "K3").unlink()
        self._decide(amendment)
        blocks = self._create_rkt(self.agency_b)._get_tables()["rka"]
        self.assertIn(("1.05.01", "P2"), [(b["code"], b["name"]) for b in blocks])
        self.assertNotIn("P1", [block["name"] for block in blocks])

    # ------------------------------------------------------------------
    # Rules of a measure
    # ------------------------------------------------------------------

    def _create_measure(self, rkt, node, kind, **kw):
        return self.env["sidocakep.rka.measure"].create(
            {"rkt_id": rkt.id, "node_id": node.id, "kind": kind, **kw}
        )

    @mute_logger("odoo.sql_db")
    def test_funds_stand_once_and_are_not_negative(self):
        rkt = self._create_rkt(self.agency_b)
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self._create_measure(rkt, self.s1, "masukan", amount=5)
        funds = self._measures(rkt, self.s1, "masukan")
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            funds.amount = -1
            funds.flush_recordset()

    @mute_logger("odoo.sql_db")
    def test_an_output_stands_once_for_each_indicator(self):
        rkt = self._create_rkt(self.agency_b)
        other = self._create_indicator("Lain", company_id=self.agency_b.id)
        for indicator in (self.index, other):
            self._create_measure(rkt, self.s1, "keluaran", indicator_id=indicator.id)
        self.assertEqual(len(self._measures(rkt, self.s1, "keluaran")), 2)
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self._create_measure(rkt, self.s1, "keluaran", indicator_id=other.id)

    def test_an_outcome_is_broken_down_from_its_own_rkt(self):
        rkt = self._create_rkt(self.agency_b)
        foreign = self._create_rkt().line_ids[0]
        outcome = self._measures(rkt, self.p1, "hasil")
        with self.assertRaisesRegex(ValidationError, "line of another RKT"):
            outcome.rkt_line_id = foreign

    def test_a_component_of_another_agency_has_no_place(self):
        rkt = self._create_rkt(self.agency_b)
        with self.assertRaisesRegex(ValidationError, "is not a component of"):
            self._create_measure(rkt, self.sub_1, "masukan", amount=1)

    def test_what_the_plan_asks_is_left_out_and_what_a_person_added_deleted(self):
        rkt = self._create_rkt(self.agency_b)
        own = self._create_measure(
            rkt, self.s1, "keluaran", indicator_id=self.index.id, written="3"
        )
        drawn = self._measures(rkt, self.s1, "masukan")
        with self.assertRaisesRegex(UserError, "comes from the plan"):
            (own | drawn).action_remove()
        self.assertTrue(own.exists())
        own.action_remove()
        self.assertFalse(own.exists())

    def test_the_order_is_that_of_the_form(self):
        """Annex B.4b: capaian program, masukan, keluaran, hasil."""
        rkt = self._create_rkt()
        kinds = rkt.measure_ids.filtered(
            lambda measure: measure.node_id == self.program
        ).mapped("kind")
        self.assertEqual(kinds, ["capaian_program", "masukan", "hasil"])
        ranks = rkt.measure_ids.mapped("kind_rank")
        self.assertEqual(set(ranks), {0, 1, 2, 3})
