"""The coverage report: each kind of hole, who sees it and what mends it."""

from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import freeze_time, tagged

from ..common import ROLES, YEAR
from ..common_cascade import CascadeCase

#: Who reads the findings of agency A: its people, and who reads everything.
READS_ALL = {"bupati", "sekda", "organisasi", "bappeda", "monev", "inspektorat", "hr"}
TODAY = date(2026, 2, 1)
AGENCY_A = {"head_a", "secretary_a", "ech3_a", "ech4_a", "func_a", "pelaksana_a"}


@freeze_time("2026-02-01 03:00:00")
@tagged("post_install", "-at_install")
class TestCoverage(CascadeCase):
    def _find(self, kind, company=None, user=None, **kw):
        domain = [
            ("kind", "=", kind),
            ("year", "=", YEAR),
            ("company_id", "=", (company or self.agency_a).id),
        ]
        domain += [(name, "=", value.id) for name, value in kw.items()]
        # The rows are computed by the database: what was read before is not of now.
        self.env.flush_all()
        self.env.invalidate_all()
        model = self.env["sidocakep.coverage.finding"]
        return model.with_user(user or self.user_head_a).search(domain)

    def _get_summary(self, company=None):
        company = company or self.agency_a
        return self.env["sidocakep.coverage"].search(
            [("company_id", "=", company.id), ("year", "=", YEAR)]
        )

    # ------------------------------------------------------------------
    # Positions
    # ------------------------------------------------------------------

    def test_gunung_mas_annex_c_2_everyone_named_owes_a_pk(self):
        """Of the six posts of agency A the head alone has one."""
        found = self._find("position_without_pk")
        self.assertEqual(
            found.job_id,
            self.job_secretary_a
            | self.job_ech3_a
            | self.job_ech4_a
            | self.job_func_a
            | self.job_pelaksana_a,
        )
        self.assertEqual(set(found.mapped("severity")), {"severe"})
        self._create_pk(self.job_func_a)
        self.assertNotIn(self.job_func_a, self._find("position_without_pk").job_id)

    def test_paser_5_1_names_no_pelaksana(self):
        self.government.profile_id = self.profile_paser
        found = self._find("position_without_pk")
        self.assertNotIn(self.job_pelaksana_a, found.job_id)
        self.assertIn(self.job_func_a, found.job_id)

    def test_paser_5_2_holds_in_the_secretariat_only(self):
        """A head of subdivision is named in the Setda (5(2)d), not in an agency."""
        self.government.profile_id = self.profile_paser
        inside = self._create_job(
            "Kasubbag Setda", "subsection_head", self.job_sekda, self.setda
        )
        outside = self._create_job("Kasubbag Dinas", "subsection_head", self.job_head_a)
        self.assertTrue(
            self._find(
                "position_without_pk", self.setda, self.user_sekda, job_id=inside
            )
        )
        self.assertFalse(self._find("position_without_pk", job_id=outside))

    def test_each_holder_counts_and_a_vacancy_once(self):
        second = self._create_employee("Fungsional Dua", self.job_func_a, "iii_c")
        self._create_pk(self.job_func_a, employee_id=self.employee_func_a.id)
        vacant = self._create_job("Bidang Kosong", "administrator", self.job_head_a)
        self._create_job("Jabatan Kosong", "functional", self.job_head_a)
        found = self._find("position_without_pk", job_id=self.job_func_a)
        self.assertEqual(found.employee_id.id, second.id)
        empty = self._find("position_without_pk", job_id=vacant)
        self.assertFalse(empty.employee_id)
        self.assertEqual(empty.severity, "warning")
        self.assertIn("vacant", empty.message)
        missing = self._find("position_without_pk").job_id.mapped("name")
        self.assertNotIn("Jabatan Kosong", missing)

    def test_who_stands_in_is_who_owes(self):
        """A Plh takes the place of the definitive holder; a Plt counts if vacant."""
        self._create_acting(
            self.job_ech3_a, self.employee_ech4_a, "plh", "2026-01-05", "2026-03-05"
        )
        found = self._find("position_without_pk", job_id=self.job_ech3_a)
        self.assertEqual(found.employee_id.id, self.employee_ech4_a.id)
        holders = self.job_ech3_a._get_holders(TODAY)
        self.assertEqual(
            [holder.employee for holder in holders[self.job_ech3_a.id]],
            [self.employee_ech4_a],
        )

    def test_same_holders_as_the_one_method_that_knows(self):
        """The SQL of the report and ``_get_holders`` name the same people."""
        self._create_employee("Fungsional Dua", self.job_func_a, "iii_c")
        self._create_acting(
            self.job_ech4_a, self.employee_func_a, "plt", "2026-01-05", "2026-03-05"
        )
        self.pk.unlink()
        jobs = self.env["hr.job"].search([("company_id", "=", self.agency_a.id)])
        rules = self.profile_gm._get_level_rules(jobs, TODAY)
        expected = {
            (job_id, holder.employee.id)
            for job_id, people in jobs._get_holders(TODAY).items()
            for holder in (
                people[:1] if jobs.browse(job_id).is_single_holder else people
            )
            if job_id in rules
        }
        found = self._find("position_without_pk")
        self.assertEqual(
            {(row.job_id.id, row.employee_id.id) for row in found if row.employee_id},
            expected,
        )

    # ------------------------------------------------------------------
    # Lines
    # ------------------------------------------------------------------

    def test_line_that_nobody_carries(self):
        self.assertEqual(len(self._find("line_not_carried")), 3)
        self._hand_down(self.line_index, self.job_ech3_a, "same")
        found = self._find("line_not_carried", pk_id=self.pk)
        self.assertEqual(found.pk_line_id, self.line_sakip | self.line_sum)

    def test_line_without_one_of_the_superior(self):
        self._create_pk(self.job_secretary_a)
        draft = self._create_pk(self.job_ech3_a)
        found = self._find("line_without_parent", pk_id=draft)
        self.assertFalse(found)
        draft.line_ids.parent_line_id = False
        found = self._find("line_without_parent", pk_id=draft)
        self.assertEqual(found.pk_line_id, draft.line_ids)
        self.assertEqual(found.severity, "warning")
        self.profile_gm.parent_line_severity = "severe"
        found = self._find("line_without_parent", pk_id=draft)
        self.assertEqual(found.severity, "severe")
        self.profile_gm.parent_line_severity = False
        self.assertFalse(self._find("line_without_parent", pk_id=draft))

    def test_the_top_needs_no_parent(self):
        pk = self._create_pk(self.job_bupati)
        self.assertFalse(
            self._find(
                "line_without_parent", self.government, self.user_bupati, pk_id=pk
            )
        )

    def test_a_replaced_superior_does_not_count(self):
        draft = self._create_pk(self.job_ech3_a)
        self.pk._with_workflow_bypass().write({"state": "replaced"})
        self.assertTrue(self._find("line_without_parent", pk_id=draft))
        self.assertFalse(self._find("line_not_carried", pk_id=self.pk))

    def test_shares_that_do_not_add_up(self):
        """120 - 70 - 40 = 10 left; 120 - 70 - 60 = -10."""
        jobs = self.job_secretary_a | self.job_ech3_a
        self._hand_down(self.line_sum, jobs, "share")
        self.assertFalse(self._find("share_mismatch"))
        first, second = self.line_sum.child_line_ids
        first.written, second.written = "70", "40"
        found = self._find("share_mismatch")
        self.assertEqual((found.gap, found.severity), (10, "warning"))
        self.assertIn("leave 10 Keluarga", found.message)
        second.written = "60"
        found = self._find("share_mismatch")
        self.assertEqual((found.gap, found.severity), (-10, "severe"))
        self.assertIn("exceed the target by 10 Keluarga", found.message)

    def test_shares_are_decimal_in_the_report_too(self):
        """0,1 + 0,2 = 0,3: no gap of a binary fraction."""
        self.line_sum.written = "0,3"
        jobs = self.job_secretary_a | self.job_ech3_a
        self._hand_down(self.line_sum, jobs, "share")
        first, second = self.line_sum.child_line_ids
        first.written, second.written = "0,1", "0,2"
        self.assertFalse(self._find("share_mismatch"))

    def test_official_with_nobody_below(self):
        secretary = self._create_pk(self.job_secretary_a)
        section = self._create_pk(self.job_ech4_a)
        found = self._find("nobody_below")
        self.assertEqual(found.pk_id, secretary)
        self.employee_pelaksana_a.version_id.contract_date_start = "2020-01-01"
        self.employee_pelaksana_a.version_id.contract_date_end = "2025-12-31"
        found = self._find("nobody_below")
        self.assertEqual(found.pk_id, secretary | section)

    def test_below_a_vacant_post_there_is_somebody(self):
        """The division is vacant, but its section is held."""
        self.employee_ech3_a.version_id.contract_date_start = "2020-01-01"
        self.employee_ech3_a.version_id.contract_date_end = "2025-12-31"
        self.assertFalse(self._find("nobody_below", pk_id=self.pk))

    # ------------------------------------------------------------------
    # The summary
    # ------------------------------------------------------------------

    def test_summary_counts_and_explains(self):
        """6 owe a PK and the head has one; of his 3 lines one is carried.

        The division's PK is the second; its line hangs on the head's, whose 3 lines
        have none of the Bupati: 2 of 6, 1 of 4 to hand down, 1 of 4 linked.
        """
        self._create_pk(self.job_ech3_a)
        row = self._get_summary()
        self.assertEqual((row.pk_count, row.owed_count), (2, 6))
        self.assertEqual((row.carried_count, row.line_count), (1, 4))
        self.assertEqual((row.linked_count, row.below_count), (1, 4))
        # (2 + 1 + 1) / (6 + 4 + 4) = 4 / 14 = 28,57 %
        self.assertEqual(row.percentage, 28.6)
        self.assertIn("2 of 6 PKs, 1 of 4 lines carried", row.explanation)
        action = row.action_view_findings()
        self.assertIn(("company_id", "=", self.agency_a.id), action["domain"])

    def test_agency_without_anything_stands_in_the_summary(self):
        row = self._get_summary(self.agency_b)
        self.assertEqual((row.pk_count, row.owed_count), (0, 1))
        self.assertEqual(row.percentage, 0)

    # ------------------------------------------------------------------
    # What mends it
    # ------------------------------------------------------------------

    def test_each_row_opens_what_mends_it(self):
        draft = self._create_pk(self.job_secretary_a)
        draft.line_ids.parent_line_id = False
        opened = {
            "line_not_carried": "sidocakep.pk.cascade",
            "line_without_parent": "sidocakep.pk.line",
            "position_without_pk": "sidocakep.pk.draw.up",
            "nobody_below": "hr.job",
        }
        for kind, model in opened.items():
            with self.subTest(kind):
                finding = self._find(kind)[-1:]
                if kind == "line_without_parent":
                    finding = self._find(kind, pk_id=draft)
                action = finding.action_open_remedy()
                self.assertEqual(action["res_model"], model)

    def test_wizard_opens_with_the_line_chosen(self):
        finding = self._find("line_not_carried", pk_line_id=self.line_sakip)
        action = finding.action_open_remedy()
        wizard = self.env[action["res_model"]].browse(action["res_id"])
        chosen = wizard.line_ids.filtered("is_chosen")
        self.assertEqual(chosen.pk_line_id, self.line_sakip)

    def test_draw_up_opens_with_the_position_chosen(self):
        finding = self._find("position_without_pk", job_id=self.job_ech4_a)
        context = finding.action_open_remedy()["context"]
        wizard = (
            self.env["sidocakep.pk.draw.up"]
            .with_user(self.user_secretary_a)
            .with_context(**context)
            .create({})
        )
        self.assertEqual(wizard.job_ids, self.job_ech4_a)
        self.assertEqual(wizard.year, YEAR)

    def test_who_may_not_mend_reads_who_does(self):
        finding = self._find("position_without_pk", user=self.user_ech4_a)[:1]
        with self.assertRaisesRegex(UserError, "Sekretaris of the agency"):
            finding.action_open_remedy()
        finding = self._find("line_not_carried", user=self.user_ech4_a)[:1]
        self.assertEqual(finding.action_open_remedy()["res_model"], "sidocakep.pk")

    def test_signed_agreement_is_opened_and_not_changed(self):
        draft = self._create_pk(self.job_ech3_a)
        draft.line_ids.parent_line_id = False
        self._sign_to(draft, "proposed")
        finding = self._find("line_without_parent", pk_id=draft)
        self.assertIn("revise", finding.remedy)
        self.assertEqual(finding.action_open_remedy()["res_model"], "sidocakep.pk")

    # ------------------------------------------------------------------
    # Access
    # ------------------------------------------------------------------

    def test_each_role_reads_its_own_agency_or_all(self):
        for role in ROLES:
            user = getattr(self, f"user_{role}")
            for model in ("sidocakep.coverage.finding", "sidocakep.coverage"):
                with self.subTest(role=role, model=model):
                    rows = call_kw(
                        self.env[model].with_user(user),
                        "search_read",
                        [[("year", "=", YEAR)], ["company_id"]],
                        {},
                    )
                    companies = {row["company_id"][0] for row in rows}
                    sees_a = role in READS_ALL | AGENCY_A
                    self.assertEqual(self.agency_a.id in companies, sees_a)
                    sees_b = role in READS_ALL | {"head_b"}
                    self.assertEqual(self.agency_b.id in companies, sees_b)

    def test_nobody_writes_by_orm_or_rpc(self):
        finding = self._find("line_not_carried")[:1]
        for role in ROLES:
            user = getattr(self, f"user_{role}")
            for method, values in (
                ("create", [{"kind": "nobody_below"}]),
                ("write", [finding.ids, {"severity": "warning"}]),
                ("unlink", [finding.ids]),
            ):
                model = self.env["sidocakep.coverage.finding"].with_user(user)
                with (
                    self.subTest(role=role, method=method),
                    self.assertRaises(AccessError),
                ):
                    call_kw(model, method, values, {})

    def test_another_agency_does_not_open_it(self):
        finding = self._find("line_not_carried")[:1]
        model = finding.with_user(self.user_head_b)
        with self.assertRaises(AccessError):
            call_kw(model, "action_open_remedy", [finding.ids], {})

    # ------------------------------------------------------------------
    # Views and speed
    # ------------------------------------------------------------------

    def test_actions_open_for_the_least_privileged(self):
        for xmlid in ("sidocakep_coverage_action", "sidocakep_coverage_finding_action"):
            with self.subTest(xmlid):
                views = self.open_action(
                    self.user_pelaksana_a, f"sidocakep_cascading.{xmlid}"
                )
                self.assertTrue(views["list"])

    def test_reading_costs_the_same_for_few_and_for_many(self):
        jobs = self.env["hr.job"].create(
            [
                {
                    "name": f"Pelaksana {number}",
                    "company_id": self.agency_a.id,
                    "position_kind_id": self._position_kind("supervisor").id,
                    "superior_id": self.job_ech3_a.id,
                }
                for number in range(50)
            ]
        )
        fields = ["message", "remedy", "job_id", "employee_id", "severity"]

        def count(limit):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            rows = (
                self.env["sidocakep.coverage.finding"]
                .with_user(self.user_head_a)
                .search_read(
                    [("kind", "=", "position_without_pk")], fields, limit=limit
                )
            )
            self.assertGreaterEqual(len(rows), min(limit, len(jobs)))
            return self.env.cr.sql_log_count - before

        count(50)
        self.assertEqual(count(2), count(50))
