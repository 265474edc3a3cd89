"""Which component of the regulation an agency has: made, decided, on time."""

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from ...models.compliance.components import COMPONENTS, INSTRUMENTS
from ..common import YEAR
from ..measurement_case import MeasurementCase


@freeze_time("2026-04-08 03:00:00")
@tagged("post_install", "-at_install")
class TestCompliance(MeasurementCase):
    """Two PKs of agency A are in force; nothing was measured yet."""

    def _find(self, company=None, user=None, component=None):
        company = company or self.agency_a
        domain = [("company_id", "=", company.id), ("year", "=", YEAR)]
        if component:
            domain += [("component", "=", f"component_{component}")]
        self.env.flush_all()
        self.env.invalidate_all()
        model = self.env["sidocakep.compliance"].with_user(user or self.env.user)
        return model.search(domain)

    def test_gunung_mas_3_five_components(self):
        """A renstra; B PK; C measurement; D RKT; E report: art. 3 letters a to e."""
        for agency in (self.agency_a, self.agency_b):
            rows = self._find(agency)
            self.assertEqual(
                sorted(row.component.removeprefix("component_") for row in rows),
                ["measurement", "pk", "renstra", "report", "rkt"],
                agency.name,
            )
        self.assertFalse(self._find(self.government), "an agency is below it")
        articles = rows.rule_id.sorted("sequence").mapped("article")
        self.assertIn("Pasal 3 huruf a", articles[0])

    def test_gunung_mas_4_1_which_exists_and_is_decided(self):
        renstra = self._find(component="renstra")
        self.assertEqual(renstra.state, "decided")
        self.assertEqual(renstra.res_id, self.renstra.id)
        self.assertEqual(renstra.number, self.renstra.document_number)
        self.assertEqual(renstra.decided_on, self.renstra.document_date)
        agreements = self._find(component="pk")
        self.assertEqual((agreements.document_count, agreements.decided_count), (2, 2))
        self.assertEqual(self._find(component="measurement").state, "missing")
        self.assertFalse(self._find(component="measurement").res_id)
        measurement = self._measure()
        self.assertEqual(self._find(component="measurement").state, "draft")
        measurement._with_workflow_bypass().write(
            {"state": "accepted", "accepted_on": "2026-04-09"}
        )
        row = self._find(component="measurement")
        self.assertEqual((row.state, row.res_id), ("decided", measurement.id))
        self.assertEqual(str(row.decided_on), "2026-04-09")

    def test_a_draft_has_no_day_on_which_it_was_decided(self):
        agreements = self.pk_ech3 | self.pk_ech4
        self.assertTrue(self._find(component="pk").decided_on)
        agreements._with_workflow_bypass().write({"state": "draft", "number": "1"})
        row = self._find(component="pk")
        self.assertEqual((row.state, row.decided_count), ("draft", 0))
        self.assertEqual((row.number, row.decided_on), (False, False))

    def test_what_is_kept_here_answers_the_criteria_of_evaluators(self):
        """PermenPANRB 88/2021: each kind of document that the sheet names is found."""
        index = self.env["sidocakep.lke.index"].with_user(self.user_secretary_a)
        index = index.create({"company_id": self.agency_a.id, "year": YEAR})
        self.assertEqual(len(index.line_ids), 80)
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        names = index.line_ids.mapped("document_text")
        queries = self.env.cr.sql_log_count - before
        self.assertEqual(len(names), 80)
        # one search a kind of document, whatever the number of criteria
        self.assertLess(queries, 95)
        by_code = {line.code: line for line in index.line_ids}
        for pk in self.env["sidocakep.pk"].search(
            [("company_id", "=", index.company_id.id)]
        ):
            self.assertIn(pk.display_name, by_code["1.b.11"].document_text)
        self.assertIn(self.renstra.display_name, by_code["1.a.3"].document_text)
        self.assertFalse(by_code["2.b.4"].is_answered, "nothing was measured yet")
        measurement = self._measure()
        measurement._with_workflow_bypass().write({"state": "accepted"})
        index.line_ids.invalidate_recordset()
        self.assertIn(measurement.display_name, by_code["2.b.4"].document_text)
        used = {
            code for line in index.line_ids for code in line.criterion_id._get_codes()
        }
        self.assertEqual(used, self.env["sidocakep.lke.line"]._get_sources().keys())

    def test_owed_and_not_made_is_decided_in_part(self):
        self.env["sidocakep.deadline"]._refresh(self.agency_a, YEAR)
        row = self._find(component="pk")
        owed = self.env["sidocakep.deadline"].search_count(
            [
                ("company_id", "=", self.agency_a.id),
                ("year", "=", YEAR),
                ("document", "=", "pk"),
            ]
        )
        self.assertGreater(owed, 2)
        self.assertEqual((row.owed_count, row.state), (owed, "partial"))
        self.assertIn(str(owed), row.explanation)

    def test_late_is_after_the_last_day_until_it_is_done(self):
        deadlines = self.env["sidocakep.deadline"]
        deadlines.search([("document", "like", "measurement_")]).unlink()
        self.assertEqual(self._find(component="measurement").timing, "none")
        deadlines._refresh(self.agency_a, YEAR)
        self.assertEqual(self._find(component="measurement").timing, "waiting")
        with freeze_time("2026-04-20 03:00:00"):
            row = self._find(component="measurement")
            self.assertEqual((row.timing, row.late_count), ("late", 1))
        quarter = self.env["sidocakep.deadline"].search(
            [
                ("company_id", "=", self.agency_a.id),
                ("document", "=", "measurement_quarter"),
                ("period_no", "=", 1),
            ]
        )
        quarter.done_on = quarter.date_due
        with freeze_time("2026-04-20 03:00:00"):
            row = self._find(component="measurement")
            self.assertEqual((row.timing, row.late_count), ("on_time", 0))

    def test_a_successor_in_the_making_is_no_second_document(self):
        successor = self._create_pk(self.job_head_a)
        self.assertEqual(self._find(component="pk").document_count, 3)
        successor._with_workflow_bypass().previous_id = self.pk_ech3
        self.assertEqual(self._find(component="pk").document_count, 2)

    def test_a_report_that_nobody_made_is_missing_until_it_is_signed(self):
        row = self._find(component="report")
        self.assertEqual(row.state, "missing")
        self.assertEqual(row.action_open_document()["res_model"], "sidocakep.lkjip")
        report = self.env["sidocakep.lkjip"].create(
            {"company_id": self.agency_a.id, "year": row.year}
        )
        self.assertEqual(self._find(component="report").state, "draft")
        report._with_workflow_bypass().state = "signed"
        self.assertEqual(self._find(component="report").state, "decided")

    def test_paser_2_six_parts_and_9_3_five_instruments(self):
        self.government.profile_id = self.profile_paser
        rows = self._find()
        self.assertEqual(len(rows), 6)
        instruments = rows.filtered("is_instrument")
        self.assertEqual(set(instruments.mapped("component")), set(INSTRUMENTS))
        report = rows - instruments
        self.assertEqual(report.component, "component_report")
        # Letters e of Pasal 2 and f of Pasal 6 stand twice.
        cited = {row.component: row.explanation for row in rows}
        self.assertIn("Pasal 2 huruf e (kedua)", cited["component_report"])
        plan = cited["component_action_plan"]
        self.assertIn("Pasal 6 ayat (4) huruf f (kedua)", plan)
        strategy_map = self._find(component="map")
        self.assertEqual(strategy_map.number, self.renstra.document_number)

    def test_each_cell_opens_its_document(self):
        action = self._find(component="renstra").action_open_document()
        self.assertEqual(action["res_model"], "sidocakep.plan")
        self.assertEqual(action["res_id"], self.renstra.id)
        action = self._find(component="pk").action_open_document()
        found = self.env[action["res_model"]].search(action["domain"])
        self.assertEqual(found, self.pk_ech3 | self.pk_ech4)

    def test_who_sees_what(self):
        stranger = self._create_user("uji_lain", "group_secretary", self.agency_b)
        self.assertFalse(self._find(user=stranger))
        for user in (self.user_monev, self.user_secretary_a):
            rows = self._find(user=user)
            self.assertEqual(len(rows), 5, user.login)
            self.assertTrue(rows[0].explanation)
        with self.assertRaises(AccessError):
            rows[0].write({"number": "1"})

    def test_every_row_costs_the_same_queries(self):
        model = self.env["sidocakep.compliance"].with_user(self.user_monev)
        specification = {name: {} for name in ("component", "state", "explanation")}
        specification["company_id"] = {"fields": {"display_name": {}}}
        counts = []
        for limit in (10, 1, 10):
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            found = model.web_search_read([], specification, limit=limit)
            self.assertEqual(len(found["records"]), limit)
            counts.append(self.cr.sql_log_count - before)
        self.assertLessEqual(counts[2], counts[1], "ten as one, caches filled")

    def test_every_component_can_be_asked_by_a_profile(self):
        """What no profile names is no dead row, and no row without a document."""
        asked = self.env["sidocakep.profile.rule"].search(
            [("code", "in", list(COMPONENTS))]
        )
        self.assertEqual(set(asked.mapped("code")), set(COMPONENTS))
