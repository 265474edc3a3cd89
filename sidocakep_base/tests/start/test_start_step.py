"""The checklist of the first day ticks itself from what the database holds."""

from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..common import ROLES, SidocakepCase
from ..thorough import long


@tagged("post_install", "-at_install")
class TestStartStep(SidocakepCase):
    def _look(self, code, user=None):
        step = self.env.ref(f"sidocakep_base.start_step_{code}")
        step = step.with_user(user or self.user_organisasi)
        step.invalidate_recordset(["is_done", "found_text"])
        return step.is_done, step.found_text or ""

    def test_the_government_is_named_or_asked_for(self):
        self.assertEqual(
            self._look("government"),
            (True, "Pemerintah Kabupaten Uji (Kabupaten Uji)"),
        )
        self.government.sidocakep_kind = False
        done, found = self._look("government")
        self.assertFalse(done)
        self.assertIn("You are working in", found)

    def test_each_step_opens_and_closes_with_its_records(self):
        self.government.profile_id = False
        self.assertFalse(self._look("regulation")[0])
        self.government.profile_id = self.env.ref("sidocakep_base.profile_paser")
        self.assertTrue(self._look("regulation")[0])
        self.assertTrue(self._look("agencies")[0])
        office = self._create_company("Bagian Umum")
        done, found = self._look("agencies")
        self.assertFalse(done)
        self.assertIn("without a kind: Bagian Umum", found)
        office.sidocakep_kind = "bagian"
        self.assertTrue(self._look("agencies")[0])
        done, found = self._look("people")
        self.assertFalse(done)
        self.assertIn("Bagian Umum", found)
        self._create_job("Kepala Bagian Umum", "administrator", None, office)
        self.assertNotIn("Bagian Umum", self._look("people")[1])

    def test_the_printed_address_is_one_that_stays(self):
        step = self.env.ref("sidocakep_base.start_step_address")
        settings = self.env["ir.config_parameter"].sudo()
        for address, frozen, done, said in (
            ("http://localhost:8069", "True", False, "on the server alone"),
            ("http://127.0.0.1:8069", "True", False, "on the server alone"),
            ("https://kinerja.example", "False", False, "changes with the address"),
            ("https://kinerja.example", "", False, "changes with the address"),
            ("https://kinerja.example", "True", True, "is fixed"),
        ):
            settings.set_param("web.base.url", address)
            settings.set_param("web.base.url.freeze", frozen)
            step.invalidate_recordset()
            with self.subTest(address=address, frozen=frozen):
                self.assertEqual(step.is_done, done)
                self.assertIn(said, step.found_text)
                kind = "success" if done else "warning"
                self.assertEqual(step.action_open()["params"]["type"], kind)

    def test_plans_and_budgets_are_counted_by_agency(self):
        self.assertFalse(self._look("rpjmd")[0])
        plans = self.env["sidocakep.plan"]
        for kind, company in (("rpjmd", self.government), ("renstra", self.agency_a)):
            plans.create(
                {
                    "name": f"{kind} 2025-2029",
                    "kind": kind,
                    "company_id": company.id,
                    "year_start": 2025,
                    "year_end": 2029,
                }
            )
        self.assertEqual(self._look("rpjmd"), (False, "rpjmd 2025-2029 (Draft)"))
        done, found = self._look("renstra")
        self.assertFalse(done)
        drafted = f"0 of 3 agencies; being drafted: {self.agency_a.name}"
        self.assertEqual(found, drafted)
        self.assertEqual(self._look("dpa"), (False, "0 of 3 agencies"))

    def test_rupiah_is_given_to_the_government_by_the_administrator(self):
        dollar = self.env.ref("base.USD")
        dollar.active = True
        self.government.currency_id = dollar
        self.assertEqual(self._look("currency"), (False, "USD"))
        step = self.env.ref("sidocakep_base.start_step_currency")
        with self.assertRaises(AccessError):
            step.with_user(self.user_organisasi).action_open()
        step = step.with_company(self.agency_a)
        asked = step.action_open()
        self.assertEqual((asked["target"], asked["res_id"]), ("new", step.id))
        self.assertEqual(self._look("currency"), (False, "USD"))
        with self.assertRaises(AccessError):
            step.with_user(self.user_organisasi).action_take_rupiah()
        step.action_take_rupiah()
        self.assertEqual(self._look("currency"), (True, "IDR"))
        self.assertEqual(self.agency_a.currency_id.name, "IDR")

    def test_rupiah_needs_a_government(self):
        self.government.sidocakep_kind = False
        step = self.env.ref("sidocakep_base.start_step_currency")
        with self.assertRaisesRegex(UserError, "No company is known"):
            step.action_take_rupiah()

    def test_the_first_screen_leads_to_the_open_steps(self):
        """Until the last step was taken, and only who sets up."""

        def find(user):
            work = self.env["res.users"].with_user(user).get_my_work()["waiting"]
            return [item for item in work if item["label"] == "First Steps"]

        [item] = find(self.user_organisasi)
        steps = self.env["sidocakep.start.step"].with_user(self.user_organisasi)
        shown = steps.search(item["action"]["domain"])
        self.assertEqual(item["count"], len(shown))
        self.assertFalse(any(shown.mapped("is_done")))
        self.assertFalse(find(self.user_head_a))
        last = steps.search([], order="sequence desc, id desc", limit=1)
        look = f"_look_{last.code}"
        with patch.object(self.registry[last._name], look, lambda *_a: (True, "x")):
            self.env.invalidate_all()
            self.assertFalse(find(self.user_organisasi))

    def test_plans_are_made_of_the_kind_that_the_step_is_of(self):
        for code, kind in (("rpjmd", "rpjmd"), ("renstra", "renstra")):
            step = self.env.ref(f"sidocakep_base.start_step_{code}")
            context = step.action_open()["context"]
            self.assertEqual(context["default_kind"], kind)
            company = self.env["res.company"].browse(context["default_company_id"])
            is_of_agency = company.sidocakep_kind != "government"
            self.assertEqual(is_of_agency, kind == "renstra")

    def test_the_rkt_is_drawn_up_then_listed(self):
        step = self.env.ref("sidocakep_base.start_step_rkt")
        step = step.with_company(self.government)
        self.assertEqual(step.action_open()["res_model"], "sidocakep.rkt.generate")
        everywhere = patch.object(
            self.registry["sidocakep.start.step"],
            "_find_rkts",
            lambda step, agencies: step.env["sidocakep.rkt"].concat(
                *(
                    step.env["sidocakep.rkt"].new({"company_id": agency.id})
                    for agency in agencies
                )
            ),
        )
        with everywhere:
            self.assertEqual(step.action_open()["res_model"], "sidocakep.rkt")
            self.assertEqual(self._look("rkt"), (False, "0 of 3 agencies"))

    def test_logins_are_counted(self):
        idle = self._create_employee("Tanpa Akun", job=self.job_pelaksana_a)
        done, found = self._look("logins")
        self.assertFalse(done)
        self.assertRegex(found, r"^\d+ of \d+ officials have a login with a role")
        idle.active = False
        self.assertTrue(self._look("logins")[0], self._look("logins")[1])
        self.user_head_b.group_ids = [(5, 0, 0)]
        self.user_head_b.group_ids = self.env.ref("base.group_user")
        done, found = self._look("logins")
        self.assertFalse(done)
        self.assertIn("1 have one without", found)

    def test_every_step_opens_a_screen_and_looks(self):
        steps = self.env["sidocakep.start.step"].search([])
        self.assertGreaterEqual(len(steps), 10)
        for step in steps - self.env.ref("sidocakep_base.start_step_currency"):
            with self.subTest(step=step.code):
                self.assertTrue(hasattr(step, f"_look_{step.code}"))
                self.assertIn("type", step.action_open())
                self.assertTrue(step.found_text)

    def test_it_is_for_bagian_organisasi_and_the_administrator(self):
        model = self.env["sidocakep.start.step"]
        for role in ROLES:
            allowed = role == "organisasi"
            user = getattr(self, f"user_{role}")
            self.assert_access(
                allowed, lambda user=user: model.with_user(user).search([]), role=role
            )

    def _count_questions(self):
        steps = self.env["sidocakep.start.step"].with_user(self.user_organisasi)
        steps = steps.search([])
        for _warm in range(2):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            steps.mapped("found_text")
        return self.env.cr.sql_log_count - before

    @long
    def test_questions_do_not_grow_with_agencies(self):
        before = self._count_questions()
        for number in range(5):
            agency = self._create_company(f"Dinas {number}", sidocakep_kind="dinas")
            self._create_job(f"Kepala {number}", "head", None, agency)
        self.assertLessEqual(self._count_questions(), before)
