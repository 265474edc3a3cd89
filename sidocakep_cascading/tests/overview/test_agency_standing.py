"""Agencies by achievement, absorption and lateness; no figure is no zero."""

from datetime import date

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from ...models.overview.sidocakep_agency_standing_words import UNIT, Gap
from ..common import YEAR
from ..measurement_case import MeasurementCase


@freeze_time("2026-05-04 03:00:00")
@tagged("post_install", "-at_install")
class TestAgencyStanding(MeasurementCase):
    """Dinas Kesehatan: 106,25 and one not reported; nobody else is measured."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time("2026-04-02 03:00:00"):
            cls.figure, cls.other = cls._open()
            cls._attach(cls._enter(cls.figure, cls.user_ech3_a, "17", "20"))
            cls.figure.with_user(cls.user_ech3_a).action_send()
            cls.figure.with_user(cls.user_secretary_a).action_verify()
        with freeze_time("2026-04-08 03:00:00"):
            cls.measurement = cls._measure()
        cls.env["sidocakep.deadline"]._refresh(cls.agency_a, YEAR)
        cls.env.flush_all()

    def _find(self, agency=None, user=None, **values):
        key = {"year": YEAR, "period_kind": "quarter", "period_no": 1, **values}
        domain = [(name, "=", value) for name, value in key.items()]
        if agency:
            domain.append(("company_id", "=", agency.id))
        self.env.flush_all()
        self.env.invalidate_all()
        model = self.env["sidocakep.agency.standing"]
        return model.with_user(user or self.user_bupati).search(domain)

    def _spend(self, month, amount, kind="ls"):
        return self.env["sidocakep.realisation.month"].create(
            {
                "company_id": self.agency_a.id,
                "year": YEAR,
                "month": month,
                "realisation_ids": [
                    Command.create(
                        {"node_id": self.node_k1a.id, "kind": kind, "amount": amount}
                    )
                ],
            }
        )

    def test_the_achievement_is_that_of_the_roll_up_of_the_profile(self):
        """(106,25 + 0) / 2 = 53,13; the profile may leave what is not reported out."""
        row = self._find(self.agency_a)
        self.assertEqual(row.printed, "53,13")
        self.assertAlmostEqual(row.achievement, 53.125)
        self.assertEqual((row.line_count, row.measured_count), (2, 1))
        self.assertEqual((row.not_reported_count, row.red_count), (1, 0))
        self.assertTrue(row.is_latest)
        self.assertEqual(row.measurement_id, self.measurement)
        facts = row._get_policy_facts()
        self.assertEqual((facts["taken"], facts["figures"]), (2, 2))
        whose = self.agency_a.sidocakep_short_name or self.agency_a.name
        self.assertEqual(facts["as_zero"], f"{whose} 1 belum dilaporkan")
        policy = self.profile_gm.rollup_ids.filtered(
            lambda item: item.scope == "agency"
        )
        self.assertEqual(facts["policy"], policy.display_name)
        policy.not_reported = "out"
        facts = row._get_policy_facts()
        self.assertEqual((facts["taken"], facts["figures"]), (1, 2))
        self.assertEqual(facts["as_zero"], "")
        policy.unlink()
        facts = row._get_policy_facts()
        self.assertEqual((facts["policy"], facts["taken"]), ("", 0))

    def test_what_has_no_figure_stands_last_and_says_who_holds_it(self):
        rows = self._find()
        self.assertEqual(rows[0].company_id, self.agency_a)
        self.assertEqual(rows[0].with_figure, 1)
        self.assertFalse(any(rows[1:].mapped("with_figure")))
        self.assertIn(self.job_ech4_a.name, rows[0].gap_text)
        other = self._find(self.agency_b)
        self.assertEqual(other.measurement_state, "open", "without a PK it owes too")
        self.assertFalse(other.printed)
        self.assertIn(self.job_head_b._get_printed_title(), other.gap_text)

    def test_not_due_is_no_zero_and_only_what_was_asked_for_is_held(self):
        lines = self.measurement.line_ids._with_workflow_bypass()
        lines.write({"status": "not_due", "printed": "belum tiba tenggatnya"})
        self.measurement.sheet_ids._roll_up()
        row = self._find(self.agency_a)
        self.assertEqual((row.with_figure, row.not_due_count), (0, 2))
        self.assertFalse(row.achievement)
        owed = f"Asked for and not verified: 1 ({self.job_ech4_a.name})"
        self.assertEqual(row.gap_text, f"{owed}; Not Due: 2")
        window = self.env["sidocakep.overview"]
        gaps = [*row._get_gaps()[row], Gap(UNIT, 1, "RSUD Uji")]
        words = window._say_gaps(gaps, row.company_id.name)
        self.assertIn("1 angka yang diminta dan belum diverifikasi", words)
        self.assertIn("1 unit belum menutup data: RSUD Uji", words)
        self.assertEqual(row._get_policy_facts()["taken"], 0)

    def test_a_missing_target_stands_before_who_holds_the_figure(self):
        """One post was named as if its figure were all that is missing."""
        lines = self.measurement.line_ids._with_workflow_bypass()
        lines.write({"status": "no_target", "printed": "target belum ditetapkan"})
        self.measurement.sheet_ids._roll_up()
        row = self._find(self.agency_a)
        planner = self.job_secretary_a._get_printed_title()
        self.assertTrue(row.gap_text.startswith(f"Target Not Set: 2 ({planner})"))
        words = self.env["sidocakep.overview"]._say_gaps(row._get_gaps()[row], "")
        first, second = words.split("; ")
        self.assertEqual(first, f"2 angka target belum ditetapkan: {planner}")
        self.assertIn(self.job_ech4_a.name, second)

    def test_of_nothing_measured_there_is_no_figure_to_be_the_worst_of(self):
        """0 of 2: by the policy each is 0, and their mean is nobody's achievement."""
        lines = self.measurement.line_ids._with_workflow_bypass()
        lines.write({"status": "not_reported", "printed": "belum dilaporkan"})
        self.measurement.sheet_ids._roll_up()
        none = "belum ada yang terukur"
        self.assertEqual(
            (self.measurement.printed, self.measurement.rating), (none, "")
        )
        [[exported]] = self.measurement.export_data(["achievement"])["datas"]
        self.assertEqual(exported, "")
        stored = {"achievement": 0, "printed": "0,00", "rating": "Sangat Rendah"}
        for case, values in {"now": {}, "of before": stored}.items():
            with self.subTest(case=case):
                self.measurement._with_workflow_bypass().write(values)
                row = self._find(self.agency_a)
                self.assertEqual((row.printed, row.rating or ""), (none, ""))
                self.assertEqual((row.with_figure, row.line_count), (0, 2))
        window = self.env["sidocakep.overview"].with_user(self.user_bupati)
        page = window.create({"year": YEAR, "period": "1"})._get_page()
        self.assertFalse(page["rows"])
        self.assertEqual((page["whole"], page["whole_rating"]), (none, ""))

    def test_absorption_is_the_one_that_the_engine_gives(self):
        """51.250.000 of 205.000.000 to March; April is not of the quarter."""
        self.assertEqual(self._find(self.agency_a).absorption_text, "not reported")
        self.assertEqual(self._find(self.agency_b).absorption_text, "no DPA")
        self._spend("02", 51_250_000)
        self._spend("04", 9_000_000)
        row = self._find(self.agency_a)
        lines = self.env["sidocakep.realisation"]._get_realised(self.agency_a, YEAR, 3)
        self.assertEqual(row.ceiling, sum(line.ceiling for line in lines.values()))
        self.assertEqual(
            row.realised, sum(line.realised.total for line in lines.values())
        )
        self.assertEqual((row.absorption, row.absorption_text), (25, "25,00"))
        self.assertEqual(row.missing_months, 2)
        self.assertEqual(float(row._get_absorption().value), row.absorption)
        self.assertFalse(row.unratified)
        self._spend("03", 20_500_000, kind="blud_spent")
        row = self._find(self.agency_a)
        self.assertEqual((row.unratified, row.absorption), (20_500_000, 25), "apart")
        opened = row.action_view_absorption()
        rows = self.env[opened["res_model"]].search(opened["domain"])
        self.assertEqual(sum(rows.mapped("realised")), row.realised)
        self.assertEqual(self._get_opened_share(row), 25)

    def _close(self, months):
        months._with_workflow_bypass().state = "closed"

    def _get_opened_share(self, row):
        """Return the total under the list that the absorption opens."""
        opened = row.action_view_absorption()
        rows = self.env[opened["res_model"]].with_user(self.user_bupati)
        rows = rows.with_context(**opened["context"])
        [[share]] = rows._read_group(opened["domain"], [], ["of_ceiling:avg"])
        for line in rows.search(opened["domain"]):
            source = line.action_open_source()
            self.assertTrue(self.env[source["res_model"]].browse(source["res_id"]))
        return share

    def test_absorption_opens_the_budget_of_then(self):
        """82.000.000 of 205.000.000 to March; of the revised 410.000.000 from April."""
        self._spend("02", 82_000_000)
        budget = self.env["sidocakep.budget"].search(
            [("company_id", "=", self.agency_a.id), ("state", "=", "ratified")]
        )
        revised = budget.browse(budget.action_create_perubahan()["res_id"])
        for line in revised.line_ids:
            line.amount = line.amount * 2
        revised.write({"number": "DPPA/1/2026", "ratified_on": "2026-04-20"})
        revised.action_ratify()
        row = self._find(self.agency_a)
        self.assertEqual((row.ceiling, row.absorption), (205_000_000, 40))
        self.assertEqual(self._get_opened_share(row), 40)

    def test_absorption_that_may_change_is_marked_with_its_months(self):
        """January is silent, February not closed, March closed."""
        self._spend("02", 82_000_000)
        self._close(self._spend("03", 1_000_000))
        row = self._find(self.agency_a)
        self.assertTrue(row.is_absorption_open)
        said = "not reported: Januari, not closed: Februari"
        self.assertIn(f"Realisation {said}", row.gap_text)
        self.assertFalse(self._find(self.agency_b).is_absorption_open, "no DPA")
        page = self.env["sidocakep.overview"].with_user(self.user_bupati)
        page = page.create({"year": YEAR, "period": "1"})._get_page()
        name = self.agency_a.sidocakep_short_name or self.agency_a.name
        told = "belum dilaporkan: Januari, belum ditutup: Februari"
        self.assertEqual(page["money_open"], f"{name} ({told})")
        marked = {item["agency"]: item["absorption"] for item in page["rows"]}
        self.assertEqual(marked[self.agency_a.name], "40,49 ***")
        self._close(self._spend("01", 1))
        self._close(self.env["sidocakep.realisation.month"].search([]))
        row = self._find(self.agency_a)
        self.assertFalse(row.is_absorption_open)
        self.assertNotIn("Realisation", row.gap_text)

    def test_late_by_the_day_on_which_it_was_sent_first(self):
        """Due on 14 April, 4 May is 20 days later."""
        row = self._find(self.agency_a)
        self.assertEqual(row.date_due, date(YEAR, 4, 14))
        self.assertEqual(row.days_late, 20)
        opened = row.action_view_late()
        found = self.env[opened["res_model"]].search(opened["domain"])
        self.assertEqual(len(found), row.due_count)
        self.assertEqual(sum(found.mapped("late_count")), row.late_count)
        late = found.filtered(lambda item: item.timing == "late")
        self.assertEqual(len(late), row.late_open_count)
        with freeze_time("2026-04-12 03:00:00"):
            self.measurement.with_user(self.user_head_a).action_send()
        row = self._find(self.agency_a)
        self.assertEqual((row.days_late, row.first_sent_on.day), (0, 12))

    def _check_counted(self, row):
        """Each counted figure of a row opens a window of that many rows."""
        for name, opened in {
            "line_count": row.action_view_lines(),
            "red_count": row.action_view_red_lines(),
            "due_count": row.action_view_late(),
            "follow_up_count": row.action_view_follow_ups(),
        }.items():
            found = self.env[opened["res_model"]].search_count(opened["domain"])
            self.assertEqual(found, row[name], name)

    def _get_opened(self, row):
        opened = row.action_view_follow_ups()
        found = self.env[opened["res_model"]].search(opened["domain"])
        items = [found.action_open_source() for found in found]
        return [self.env[item["res_model"]].browse(item["res_id"]) for item in items]

    def test_open_follow_ups_are_counted_and_opened(self):
        vals = {
            "company_id": self.agency_a.id,
            "report_number": "700/1",
            "report_date": "2026-03-01",
        }
        items = self.env["sidocakep.lhe.recommendation"].create(
            [vals | {"name": "Selaraskan"}, vals | {"name": "Lengkapi"}]
        )
        self.assertEqual(self._find(self.agency_a).follow_up_count, 2)
        items[0]._with_workflow_bypass().state = "closed"
        row = self._find(self.agency_a)
        self.assertEqual(row.follow_up_count, 1)
        self.assertEqual(self._get_opened(row), [items[1]])

    def test_what_a_dialog_decided_is_a_follow_up_of_the_agency(self):
        dialogs = self.env["sidocakep.dialog"]
        sheets = dialogs._find_sheets([("measurement_id", "=", self.measurement.id)])
        dialog = dialogs._make(sheets).with_env(self.env)[:1]
        follow_up = self.env["sidocakep.dialog.follow_up"].create(
            {
                "dialog_id": dialog.id,
                "name": "Perbaiki alat",
                "responsible_job_id": self.job_ech3_a.id,
                "date_due": "2026-06-05",
            }
        )
        self.assertEqual(self._find(self.agency_a).follow_up_count, 0, "a draft")
        dialog._with_workflow_bypass().state = "decided"
        row = self._find(self.agency_a)
        self.assertEqual(row.follow_up_count, 1)
        self.assertEqual(self._get_opened(row), [follow_up])
        vals = {"report_number": "700/1", "report_date": "2026-03-01"}
        advice = self.env["sidocakep.lhe.recommendation"].create(
            {"company_id": self.agency_a.id, "name": "Selaraskan", **vals}
        )
        row = self._find(self.agency_a)
        self.assertEqual(row.follow_up_count, 2, "of both kinds")
        self._check_counted(row)
        work = self.env["res.users"].with_user(self.user_secretary_a).get_my_work()
        tiles = [item for item in work["watching"] if "Follow-up" in item["label"]]
        self.assertEqual([(item["count"], item["late"]) for item in tiles], [(2, 0)])
        self.assertEqual(
            tiles[0]["action"]["res_model"], row.action_view_follow_ups()["res_model"]
        )
        advice._with_workflow_bypass().state = "closed"
        # What the head of region asks is of the agency whose head is to do it.
        dialog._with_workflow_bypass().company_id = self.government
        self.env.flush_all()
        self.assertEqual(follow_up.company_id, self.government)
        row = self._find(self.agency_a)
        self.assertEqual(row.follow_up_count, 1)
        self.assertEqual(self._get_opened(row), [follow_up])

    def test_an_answer_that_nobody_looks_at_is_a_finding(self):
        dialogs = self.env["sidocakep.dialog"]
        sheets = dialogs._find_sheets([("measurement_id", "=", self.measurement.id)])
        dialog = dialogs._make(sheets).with_env(self.env)[:1]
        vals = {"name": "Perbaiki alat", "responsible_job_id": self.job_ech3_a.id}
        items = self.env["sidocakep.dialog.follow_up"]
        follow_up = items.create({"dialog_id": dialog.id, **vals})
        dialog._with_workflow_bypass().state = "decided"
        follow_up._with_workflow_bypass().write(
            {"state": "answered", "answered_on": "2026-05-02"}
        )
        self.env.flush_all()
        findings = self.env["sidocakep.dialog.finding"]
        with freeze_time("2026-05-16 03:00:00"):
            self.assertFalse(findings.search([("kind", "=", "follow_up_waiting")]))
        with freeze_time("2026-05-17 03:00:00"):
            [found] = findings.search([("kind", "=", "follow_up_waiting")])
            self.assertEqual(found.follow_up_id, follow_up)
            self.assertEqual(found.company_id, self.agency_a)
            self.assertIn("has not looked at it", found.message)
            self.assertEqual(found.action_open_remedy()["res_id"], follow_up.id)

    def test_three_clicks_to_the_evidence(self):
        opened = self._find(self.agency_a).action_view_lines()
        lines = self.env[opened["res_model"]].with_user(self.user_bupati)
        lines = lines.search(opened["domain"])
        self.assertEqual(lines.line_id, self.measurement.line_ids)
        line = lines.filtered(lambda line: line.status == "ok")
        second = line.action_open_line()
        measured = lines.env[second["res_model"]].browse(second["res_id"])
        third = measured.action_view_figure()
        figure = lines.env[third["res_model"]].browse(third["res_id"])
        self.assertEqual(figure, self.figure.with_env(lines.env))
        self.assertEqual(figure.evidence_ids.mapped("name"), ["rekap.pdf"])

    def test_of_several_agencies_or_periods_no_mean_is_made(self):
        rows = self.env["sidocakep.agency.standing"]
        key = [("year", "=", YEAR), ("period_kind", "=", "quarter")]
        own = [*key, ("period_no", "=", 1), ("company_id", "=", self.agency_a.id)]
        names = ["achievement:max", "due_count:sum"]
        [[one, due]] = rows._read_group(own, [], names)
        self.assertAlmostEqual(one, 53.125)
        self.assertEqual(due, self._find(self.agency_a).due_count)
        [[none, _due]] = rows._read_group([*key, ("period_no", "=", 1)], [], names)
        self.assertFalse(none)
        later = self.measurement._with_workflow_bypass().create(
            {
                "company_id": self.agency_a.id,
                "year": YEAR,
                "period_no": 2,
                "date_end": date(YEAR, 6, 30),
            }
        )
        self.assertTrue(self._find(self.agency_a, period_no=2).measurement_id, later)
        [[_figure, due]] = rows._read_group(
            [*key, ("company_id", "=", self.agency_a.id)], [], names
        )
        self.assertFalse(due, "what is owed on two days is no sum")

    def test_who_sees_what(self):
        self.assertTrue(self._find(self.agency_a, self.user_monev))
        self.assertTrue(self._find(self.agency_a, self.user_secretary_a))
        self.assertFalse(self._find(self.agency_b, self.user_secretary_a))
        with self.assertRaises(AccessError):
            self._find(self.agency_a, self.user_bupati).write({"year": 2020})

    def test_the_first_screen_of_the_head_of_region_leads_there(self):
        users = self.env["res.users"].with_user(self.user_bupati)
        first = users.get_my_work()["watching"][0]
        self.assertEqual(first["action"]["res_model"], "sidocakep.agency.standing")
        found = self.env["sidocakep.agency.standing"].with_user(self.user_bupati)
        found = found.search(first["action"]["domain"])
        self.assertEqual(first["count"], len(found))
        self.assertIn(self.agency_a, found.company_id)
        own = users.with_user(self.user_secretary_a).get_my_work()["watching"]
        self.assertNotIn(
            "sidocakep.agency.standing", [item["action"]["res_model"] for item in own]
        )
