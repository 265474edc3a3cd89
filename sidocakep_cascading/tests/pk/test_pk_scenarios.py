"""What a year brings: budgets and plans change, officials come and go.

Each test tells one story across plan, budget, HR and agreement; the figures are those
of the docstring of ``PkCase``, changed as the story says.
"""

from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, freeze_time, tagged

from ..common import SIGNED_ON, YEAR, PkCase


@tagged("post_install", "-at_install")
class TestPkScenarios(PkCase):
    def _get_values(self, pk):
        return pk._get_document_values()[pk.id]

    def _get_targets(self, pk):
        return [
            indicator["target"]
            for objective in self._get_values(pk)["objectives"]
            for indicator in objective["indicators"]
        ]

    def _get_amounts(self, pk):
        return {row["name"]: row["amount"] for row in self._get_values(pk)["table2"]}

    def _get_blocks(self, pk):
        """Return message and remedy of what keeps a draft from being proposed."""
        return [
            f"{problem.message} {problem.remedy}"
            for problem in pk._get_problems().get(pk.id, [])
            if problem.severity == "severe"
        ]

    # ------------------------------------------------------------------
    # The budget changes
    # ------------------------------------------------------------------

    def _revise_budget(self):
        """Raise the sub kegiatan K1A from Rp100.000.000 to Rp140.000.000."""
        self.budget.action_create_perubahan()
        revision = self.budget.next_ids
        revision.number = "DPPA/1/2026"
        revision.ratified_on = "2026-01-01"
        line = revision.line_ids.filtered(lambda line: line.node_id == self.node_k1a)
        line.amount = 140_000_000
        revision.action_ratify()
        return revision

    def test_a_signed_agreement_keeps_the_budget_it_was_signed_with(self):
        pk = self._sign_to(self._create_pk(self.job_ech3_a), "signed_first")
        before = self._get_amounts(pk)
        self._revise_budget()
        self.assertEqual(self._get_amounts(pk), before)
        # 100 + 50 million for K1, 25 million for K2
        self.assertEqual(self._get_values(pk)["total"], "Rp175.000.000,00")

    def test_a_draft_says_that_its_budget_is_no_longer_that_of_the_dpa(self):
        pk = self._create_pk(self.job_ech3_a)
        self.assertFalse(self._get_blocks(pk))
        self._revise_budget()
        self.assertTrue(self._get_blocks(pk))
        with self.assertRaises(UserError):
            pk.with_user(self.user_ech3_a).action_propose()
        self.assertEqual(pk.state, "draft")

    def test_a_draft_drawn_again_takes_the_revised_budget(self):
        pk = self._create_pk(self.job_ech3_a)
        revision = self._revise_budget()
        pk.action_fill_from_plan()
        self.assertEqual(pk.budget_id, revision)
        # 140 + 50 million for K1, 25 million for K2
        self.assertEqual(self._get_values(pk)["total"], "Rp215.000.000,00")
        self._sign_to(pk, "signed")
        self.assertEqual(pk.frozen_values["total"], "Rp215.000.000,00")

    # ------------------------------------------------------------------
    # The plan changes
    # ------------------------------------------------------------------

    def _amend_plan(self):
        """Amend the Renstra: the outcome of P1 is to reach 95 instead of 90 persen."""
        amendment = self.renstra._amend()
        amendment.write(
            {
                "document_number": "17 Tahun 2026",
                "document_date": "2026-01-01",
                "amendment_reason": "Perubahan prioritas daerah",
            }
        )
        target = amendment.target_ids.filtered(
            lambda target: target.indicator_id == self.outcome and target.year == YEAR
        )
        target.written = "95"
        self._decide(amendment)
        return amendment

    def test_a_signed_agreement_keeps_the_target_it_was_signed_with(self):
        pk = self._sign_to(self._create_pk(self.job_ech3_a), "signed")
        self._amend_plan()
        self.assertEqual(self._get_targets(pk), ["90 Persen"])
        self.assertTrue(pk._is_seal_intact())

    def test_a_new_agreement_follows_the_amended_plan_by_the_same_indicator(self):
        amendment = self._amend_plan()
        pk = self._create_pk(self.job_ech3_a)
        self.assertEqual(self._get_targets(pk), ["95 Persen"])
        self.assertEqual(pk.line_ids.indicator_id, self.outcome)
        self.assertEqual(pk.line_ids.node_id.plan_id, amendment)
        # The budget was ratified on the plan before; it adds up on the new one.
        self.assertEqual(self._get_values(pk)["total"], "Rp175.000.000,00")

    # ------------------------------------------------------------------
    # Officials come and go
    # ------------------------------------------------------------------

    @freeze_time("2026-01-10 03:00:00")
    def test_a_vacant_post_is_signed_by_its_acting_official(self):
        """The head of B stands in as Plt. for the vacant post of the head of A."""
        self.employee_head_a.version_id.date_version = "2026-03-01"
        plt = self._create_acting(
            self.job_head_a, self.employee_head_b, "plt", "2026-01-01", "2026-02-28"
        )
        pk = self._create_pk(self.job_ech3_a)
        self.assertEqual(pk.second_employee_id, plt.employee_id)
        self.assertEqual(self._get_values(pk)["second"]["title"][:5], "Plt. ")
        self._sign_to(pk, "signed_first")
        with self.assertRaises(AccessError):
            self._sign(pk, self.user_head_a)
        self._sign(pk, self.user_head_b)
        self.assertEqual(pk.state, "signed")
        self.assertEqual(pk.signed_second_by_id, self.user_head_b)

    @freeze_time("2026-01-10 03:00:00")
    def test_the_title_of_the_day_stays_when_the_acting_time_ends(self):
        plt = self._create_acting(
            self.job_head_a, self.employee_head_b, "plh", "2026-01-01", "2026-01-31"
        )
        pk = self._sign_to(self._create_pk(self.job_ech3_a), "signed")
        plt.date_end = "2026-01-15"
        self.job_head_a.printed_title = "Kepala Dinas dengan Nama Baru"
        second = self._get_values(pk)["second"]
        self.assertEqual(second["title"][:5], "Plh. ")
        self.assertNotIn("Nama Baru", second["title"])

    def test_a_new_head_has_an_agreement_beside_that_of_the_former(self):
        """Both stay on record; the tenure says whose is whose."""
        former = self._sign_to(self._create_pk(self.job_head_a), "in_force")
        new_head = self._create_employee("Kepala Baru, S.H.", nip=self._next_nip())
        moved_on = date(2026, 7, 1)
        self.employee_head_a._appoint(self._create_post(), moved_on, {})
        new_head._appoint(self.job_head_a, moved_on, {})
        pk = self._create_pk(self.job_head_a, date_document="2026-07-06")
        self.assertEqual(pk.employee_id.id, new_head.id)
        self.assertEqual(former.state, "in_force")
        self.assertEqual(former.frozen_values["first"]["name"], former.first_name)
        self.assertNotEqual(former.first_name, pk.first_name)

    def _create_post(self):
        return self._create_job(
            "Kepala Bidang Lain", "administrator", self.job_head_b, self.agency_b
        )

    # ------------------------------------------------------------------
    # A third government
    # ------------------------------------------------------------------

    def _adopt_third_profile(self):
        """Write a profile on the screen: eselon III signs IKU, or nothing goes on."""
        levels = self.env["sidocakep.indicator.level"]
        iku = levels.search([("code", "=", "iku")])
        with self.as_user(self.user_organisasi) as env:
            form = Form(env["sidocakep.profile"])
            form.name = "Kabupaten Ketiga 1/2026"
            form.regulation_number = "Peraturan Bupati Ketiga Nomor 1 Tahun 2026"
            form.policy_id = self.env.ref(
                "sidocakep_base.achievement_policy_gunung_mas"
            )
            with form.level_rule_ids.new() as rule:
                rule.position_kind_id = self._position_kind("administrator")
                rule.standard_level_id = iku
                rule.minimum_level_id = iku
                rule.table2_level = "sub_kegiatan"
                rule.article = "Pasal 77"
            with form.deadline_ids.new() as deadline:
                deadline.document = "pk"
                deadline.trigger = "dpa_ratified"
                deadline.offset_value = 2
                deadline.offset_unit = "week"
                deadline.article = "Pasal 78"
            with form.form_ids.new() as printed:
                printed.document = "pk"
                printed.form_code = "paser"
                printed.article = "Lampiran"
            profile = form.save()
        self.government.profile_id = profile.id
        return profile

    def test_a_third_profile_rules_the_agreements_without_code(self):
        self._adopt_third_profile()
        pk = self._create_pk(self.job_ech3_a)
        [block] = self._get_blocks(pk)
        self.assertIn("Pasal 77", block)
        with self.assertRaisesRegex(UserError, "Pasal 77"):
            pk.with_user(self.user_ech3_a).action_propose()
        # What would satisfy it: an indicator at the level that the article names.
        self.outcome.level_id = self.env.ref("sidocakep_base.indicator_level_iku")
        self.assertFalse(self._get_blocks(pk))
        self._sign_to(pk, "signed")
        self.outcome.level_id = self.env.ref("sidocakep_base.indicator_level_outcome")
        self.assertEqual(pk.line_ids.level_id.code, "iku", "signed as it was")

    def test_a_third_profile_says_what_tabel_2_lists_and_when_it_is_due(self):
        self._adopt_third_profile()
        pk = self._create_pk(self.job_ech3_a)
        # The form of Paser lists them under their programme.
        [program] = self._get_values(pk)["table2"]
        self.assertEqual(
            {row["name"]: row["amount"] for row in program["children"]},
            {
                "Rujukan Ibu": "Rp100.000.000,00",
                "Rujukan Anak": "Rp50.000.000,00",
                "Posyandu": "Rp25.000.000,00",
            },
        )
        # The DPA was ratified on 30 December 2025; two weeks later is 13 January.
        self.assertEqual(str(pk.date_due), "2026-01-13")
        self.assertEqual(self._get_values(pk)["form"], "paser")

    def test_an_agreement_begun_under_one_profile_is_not_judged_by_the_next(self):
        pk = self._sign_to(self._create_pk(self.job_ech3_a), "signed_first")
        profile = pk.profile_id
        self._adopt_third_profile()
        self._sign_to(pk, "signed")
        self.assertEqual(pk.profile_id, profile)
        self.assertEqual(self._get_values(pk)["form"], "gunung_mas")
        self.assertEqual(str(pk.date_document), SIGNED_ON)
