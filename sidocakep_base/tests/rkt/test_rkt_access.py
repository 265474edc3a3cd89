"""Who may do what with the RKT: every role, every operation, by ORM and by RPC."""

from functools import partial

from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import Form, tagged

from ...exceptions import TransitionAccessError
from ..common import ROLES
from ..common_rkt import DECIDED_ON, RktCase
from ..thorough import long

KEEPERS = {"head_a", "secretary_a", "organisasi"}
READERS = set(ROLES) - {"head_b"}
GOVERNMENT_KEEPERS = {"bappeda", "organisasi"}


@tagged("post_install", "-at_install")
class TestRktAccess(RktCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rkt = cls._create_rkt()
        cls.government_rkt = cls._create_rkt(cls.government)
        cls.rkt_2027 = cls._create_rkt(year=2027, draw=False)
        cls.government_2027 = cls._create_rkt(cls.government, year=2027, draw=False)

    def _get_cases(self, rkt, empty, node, indicator):
        """Yield (record, harmless change, values of another record)."""
        yield (
            rkt,
            {"document_number": "X"},
            {"company_id": rkt.company_id.id, "year": 2028},
        )
        yield (
            rkt.line_ids[0],
            {"name": "X"},
            {"rkt_id": empty.id, "node_id": node.id, "indicator_id": indicator.id},
        )
        if rkt.measure_ids:
            yield (
                rkt.measure_ids[0],
                {"name": "X"},
                {
                    "rkt_id": empty.id,
                    "node_id": self.program.id,
                    "kind": "capaian_program",
                    "indicator_id": indicator.id,
                },
            )

    def _check(self, cases, readers, keepers, call):
        for record, change, values in cases:
            for role in ROLES:
                model = self.env[record._name].with_user(getattr(self, f"user_{role}"))
                calls = {
                    "read": ([[record.id], ["display_name"]], role in readers),
                    "write": ([[record.id], change], role in keepers),
                    "create": ([[values]], role in keepers),
                    "check_unlink": (None, role in keepers),
                }
                for method, (arguments, allowed) in calls.items():
                    if method == "check_unlink":
                        # What else hangs on it is not this test's business.
                        operation = partial(
                            model.browse(record.id).check_access, "unlink"
                        )
                    else:
                        operation = partial(call, model, method, arguments)
                    self.assert_access(
                        allowed,
                        operation,
                        role=role,
                        model=record._name,
                        method=method,
                    )

    @staticmethod
    def _call_orm(model, method, arguments):
        if method == "create":
            return model.create(*arguments)
        [record_ids, *rest] = arguments
        return getattr(model.browse(record_ids), method)(*rest)

    @staticmethod
    def _call_rpc(model, method, arguments):
        return call_kw(model, method, arguments, {})

    def test_roles_on_the_rkt_of_an_agency(self):
        for call in (self._call_orm, self._call_rpc):
            cases = self._get_cases(self.rkt, self.rkt_2027, self.goal, self.life)
            self._check(cases, READERS, KEEPERS, call)

    @long
    def test_roles_on_the_rkt_of_the_government(self):
        for call in (self._call_orm, self._call_rpc):
            cases = self._get_cases(
                self.government_rkt, self.government_2027, self.rpjmd_goal, self.ipm
            )
            self._check(cases, set(ROLES), GOVERNMENT_KEEPERS, call)

    def test_who_decides_the_rkt_of_an_agency(self):
        """The head of the agency or Bagian Organisasi; the secretary prepares it."""
        self._check_deciders(self.rkt, {"head_a", "organisasi"})

    def test_who_decides_the_rkt_of_the_government(self):
        self._check_deciders(self.government_rkt, {"bappeda", "organisasi"})

    def test_gunung_mas_4_2_a_compiling_team_drafts_the_rkt_and_decides_nothing(self):
        """It ratifies no DPA, and writes neither plan nor decree of its agency."""
        self._create_team("compiler_agency", self.agency_a, self.job_ech3_a)
        wizard = self.env["sidocakep.rkt.generate"].with_user(self.user_ech3_a)
        wizard = wizard.create({"year": 2028})
        self.assertEqual(wizard.company_ids, self.agency_a)
        rkt = self.rkt.with_user(self.user_ech3_a)
        rkt.action_draw_from_plan()
        rkt.line_ids[0].name = "Ditulis tim penyusun"
        for step in ("action_submit", "action_decide"):
            with self.subTest(step=step), self.assertRaises(TransitionAccessError):
                getattr(rkt, step)()
        budget = self.env["sidocakep.budget"].create(
            {"company_id": self.agency_a.id, "year": 2028}
        )
        team = self.env["sidocakep.team"].create({"company_id": self.agency_b.id})
        with self.assertRaises(AccessError):
            budget.with_user(self.user_ech3_a).action_ratify()
        for record in (budget, self.plan, team):
            with self.subTest(record), self.assertRaises(AccessError):
                record.with_user(self.user_ech3_a).check_access("write")

    def _check_deciders(self, rkt, deciders):
        rkt.write({"document_number": "1", "document_date": DECIDED_ON})
        self.env.flush_all()
        for role in ROLES:
            user = getattr(self, f"user_{role}")
            model = self.env["sidocakep.rkt"].with_user(user)

            def decide(model=model):
                call_kw(model, "action_decide", [[rkt.id]], {})
                self.assertEqual(rkt.state, "decided")

            self.assert_access(role in deciders, decide, role=role)
            if role != "head_b" or rkt == self.government_rkt:
                self.assertEqual(
                    model.browse(rkt.id).can_decide, role in deciders, role
                )

    def test_public_methods_refuse_readers(self):
        decided = self._decide_rkt(self._create_rkt(year=2029))
        calls = (
            (self.rkt, "action_draw_from_plan"),
            (decided, "action_amend"),
            (self.rkt.line_ids[0], "action_remove"),
        )
        for record, method in calls:
            for role in ("ech3_a", "pelaksana_a", "inspektorat", "bappeda", "head_b"):
                model = self.env[record._name].with_user(getattr(self, f"user_{role}"))
                with (
                    self.subTest(method=method, role=role),
                    self.assertRaises(AccessError),
                ):
                    call_kw(model, method, [[record.id]], {})

    def test_nothing_is_moved_into_another_agency(self):
        plan = self._create_plan(name="B", company_id=self.agency_b.id)
        foreign = self._create_rkt(
            self.agency_b, draw=False, plan_id=plan.id, year=2028
        )
        with self.assertRaises(AccessError):
            self.rkt_2027.with_user(self.user_head_a).write(
                {"company_id": self.agency_b.id, "plan_id": plan.id}
            )
        node = self._create_node(plan, "tujuan", "T")
        indicator = self._create_indicator("B", company_id=self.agency_b.id)
        with self.assertRaises(AccessError):
            self.env["sidocakep.rkt.line"].with_user(self.user_head_a).create(
                {
                    "rkt_id": foreign.id,
                    "node_id": node.id,
                    "indicator_id": indicator.id,
                }
            )

    def test_every_screen_opens_for_those_who_read(self):
        for user in (self.user_pelaksana_a, self.user_inspektorat, self.user_bupati):
            with self.subTest(user=user.login):
                views = self.open_action(user, "sidocakep_base.sidocakep_rkt_action")
                self.assertIn(self.rkt.id, [row["id"] for row in views["list"]])


@tagged("post_install", "-at_install")
class TestRktGenerate(RktCase):
    """The wizard for one or many agencies, as those who may use it."""

    def _generate(self, user, **kw):
        model = self.env["sidocakep.rkt.generate"].with_user(user)
        return model.create({"year": 2026, **kw})

    def test_each_role_is_offered_its_own(self):
        everything = self._generate(self.user_organisasi).company_ids
        self.assertLessEqual(
            self.government + self.setda + self.agency_a + self.agency_b, everything
        )
        self.assertEqual(self._generate(self.user_head_a).company_ids, self.agency_a)
        self.assertEqual(
            self._generate(self.user_secretary_a).company_ids, self.agency_a
        )
        self.assertEqual(self._generate(self.user_bappeda).company_ids, self.government)

    def test_many_agencies_at_once(self):
        companies = self.government + self.agency_a + self.agency_b
        wizard = self._generate(self.user_organisasi, company_ids=companies.ids)
        self.assertEqual(
            [(row.company_id, row.outcome) for row in wizard.row_ids],
            [
                (self.government, "create"),
                (self.agency_a, "create"),
                (self.agency_b, "no_plan"),
            ],
        )
        self.assertIn("Decide its RPJMD or Renstra", wizard.row_ids[2].remedy)
        action = wizard.action_generate()
        rkts = self.env["sidocakep.rkt"].search(action["domain"])
        self.assertEqual(rkts.company_id, self.government + self.agency_a)
        self.assertEqual(len(rkts.line_ids), 3)
        rkt = rkts.filtered(lambda rkt: rkt.company_id == self.agency_a)
        self._line(rkt, self.life).written = "71"
        wizard = self._generate(self.user_organisasi, company_ids=companies.ids)
        self.assertEqual(
            wizard.row_ids.mapped("outcome"), ["update", "update", "no_plan"]
        )
        wizard.action_generate()
        self.assertEqual(self._line(rkt, self.life).printed_value, "71 Persen")

    def test_a_decided_rkt_is_left_alone(self):
        rkt = self._decide_rkt(self._create_rkt())
        wizard = self._generate(self.user_head_a)
        self.assertEqual(wizard.row_ids.outcome, "decided")
        self.assertFalse(wizard.has_work)
        with self.assertRaisesRegex(UserError, "Amend it to change it"):
            wizard.action_generate()
        self.assertEqual(rkt.state, "decided")

    def test_the_wizard_says_at_once_what_a_year_brings(self):
        self._create_rkt()
        model = self.env["sidocakep.rkt.generate"].with_user(self.user_head_a)
        with Form(model) as form:
            form.year = 2026
            self.assertTrue(form.has_work)
            form.year = 2040
            self.assertFalse(form.has_work)
            form.year = 2027
            self.assertTrue(form.has_work)
        form.record.action_generate()
        rkts = self.env["sidocakep.rkt"].search(
            [("company_id", "=", self.agency_a.id)], order="year"
        )
        self.assertEqual(rkts.mapped("year"), [2026, 2027])

    def test_one_agency_opens_its_form(self):
        action = self._generate(self.user_head_a).action_generate()
        rkt = self.env["sidocakep.rkt"].browse(action["res_id"])
        self.assertEqual(rkt.company_id, self.agency_a)
        self.assertEqual([kind for _view, kind in action["views"]], ["form"])

    def test_a_head_draws_up_nothing_for_another_agency(self):
        plan = self._create_plan(
            name="Renstra B",
            company_id=self.agency_b.id,
            parent_plan_id=self.rpjmd.id,
        )
        self._create_node(plan, "tujuan", "T")
        plan._with_workflow_bypass().write({"state": "decided"})
        wizard = self._generate(self.user_head_a, company_ids=self.agency_b.ids)
        with self.assertRaisesRegex(UserError, "nothing to draw up"):
            wizard.action_generate()
        with self.assertRaises(AccessError):
            self.env["sidocakep.rkt"].with_user(self.user_head_a).create(
                {"company_id": self.agency_b.id, "year": 2026, "plan_id": plan.id}
            )

    def test_readers_do_not_open_it(self):
        for user in (self.user_ech3_a, self.user_inspektorat, self.user_hr):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self._generate(user)
