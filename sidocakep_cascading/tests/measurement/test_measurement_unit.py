"""Units below an agency: who closes, what is refused, what waits for whom."""

from importlib.util import module_from_spec, spec_from_file_location

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged
from odoo.tools.misc import file_path

from odoo.addons.sidocakep_base.exceptions import (
    FrozenRecordError,
    TransitionAccessError,
    TransitionError,
    WorkflowFieldError,
)
from odoo.addons.sidocakep_base.tests.thorough import long

from ..common import YEAR
from ..measurement_case import MeasurementCase
from .steps_case import StepsCase

UNIT = "1.02.0005"
#: A company of its own below the Dinas Kesehatan, with one sheet.
BRANCH = "Puskesmas Uji"
LABEL = "Close Figures of the Unit"
MIGRATIONS = "sidocakep_cascading/migrations/19.0.1.7.0"


@freeze_time("2026-04-08 03:00:00")
@tagged("post_install", "-at_install")
class TestMeasurementUnit(MeasurementCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_quarter("17")
        cls.job_ech4_a.unit_code = UNIT
        cls.measurement._draw()
        cls.sheet = cls.measurement.sheet_ids.filtered("leads_unit")
        cls.own = cls.sheet.with_user(cls.user_ech4_a)
        cls.branch = cls._create_company(
            BRANCH, parent_id=cls.agency_a.id, sidocakep_kind="puskesmas"
        )
        cls.job_unit = cls._create_job(
            "Kepala Puskesmas", "head", cls.job_head_a, cls.branch, "iv_a"
        )
        cls.user_unit = cls._create_user("uji_unit", "group_head", cls.branch)
        cls._create_employee(
            "Uji Unit", cls.job_unit, rank="iii_d", user_id=cls.user_unit.id
        )
        cls.unit = cls._make_unit(1)
        cls.env.flush_all()

    def _count_waiting(self, user):
        rows = self.env["res.users"].with_user(user).get_my_work()["waiting"]
        return sum(row["count"] for row in rows if row["label"] == LABEL)

    def _migrate(self, name):
        path = file_path(f"{MIGRATIONS}/{name}.py")
        spec = spec_from_file_location(name, path)
        script = module_from_spec(spec)
        spec.loader.exec_module(script)
        self.env.flush_all()
        script.migrate(self.env.cr, "19.0.1.6.0")
        self.env.invalidate_all()

    def test_only_the_uppermost_post_of_a_unit_stands_for_it(self):
        self.assertEqual(self.sheet.job_id, self.job_ech4_a)
        self.job_ech3_a.unit_code = UNIT
        self.measurement._draw()
        leading = self.measurement.sheet_ids.filtered("leads_unit")
        self.assertEqual(leading.job_id, self.job_ech3_a)
        self.assertEqual(
            leading._get_unit_sheets().job_id.mapped("unit_code"), [UNIT] * 2
        )

    def test_who_closes_finds_it_on_his_first_screen(self):
        self.assertEqual(self._count_waiting(self.user_ech4_a), 1)
        self.assertEqual(self._count_waiting(self.user_ech3_a), 0)
        self.own.action_close_unit()
        self.assertEqual(self._count_waiting(self.user_ech4_a), 0)

    def test_who_stands_before_a_unit_reads_what_is_open_and_whose_turn_it_is(self):
        """One says whose step it is, one that it closed; both name what is missing."""
        gap = f"{self.output.name}: not reported ({self.job_ech4_a.name})"
        closer = f"{self.sheet.display_name} closes the figures of the unit."
        for user, turn in (
            (self.user_ech4_a, "It is your turn: close the figures of the unit."),
            (self.user_secretary_a, closer),
            (self.user_head_a, closer),
        ):
            with self.subTest(user.login):
                seen = self.sheet.with_user(user)
                self.assertEqual(seen.turn_text, turn)
                self.assertEqual(seen.unit_text, gap)
                self.assertEqual(seen.unit_standing, "not closed yet")
        self.assertIn(
            f"{self.sheet.holder_title}, unit {UNIT}: not closed to the agency; "
            f"{self.sheet.holder_name} closes it",
            self._get_notice(),
        )
        self.own.action_close_unit()
        self.assertNotIn("close", self.own.turn_text)
        # what it was closed without is read after it too
        self.assertEqual(self.sheet.unit_text, gap)
        self.assertIn("8 April 2026, 1 not reported", self.sheet.unit_standing)
        self.assertTrue(self.measurement.has_units)
        other = self.measurement.sheet_ids - self.sheet
        self.assertEqual(set(other.mapped("unit_standing")), {False})

    def test_the_superior_of_a_vacant_post_finds_its_unit(self):
        self.assertEqual(self._count_waiting(self.user_ech3_a), 0)
        self.employee_ech4_a.active = False
        self.env.flush_all()
        self.assertEqual(self._count_waiting(self.user_ech3_a), 1)
        self.sheet.with_user(self.user_ech3_a).action_close_unit()
        self.assertEqual(self._count_waiting(self.user_ech3_a), 0)

    def test_a_correction_opens_no_unit_and_names_which_was_late(self):
        """What was closed stays so; the agency gives back to the one it concerns."""
        self.job_ech3_a.unit_code = "1.02.0009"
        self.measurement._draw()
        self.own.action_close_unit()
        self._send_agency()
        late = "unit 1.02.0009: was not closed to the agency when it was sent"
        self.assertIn(late, self._get_notice())
        self.assertNotIn(f"unit {UNIT}", self._get_notice())
        self._as(self.user_monev, self.measurement).action_accept()
        StepsCase._reopen(self)
        action = self._as(self.user_secretary_a, self.measurement).action_amend()
        successor = self.measurement.browse(action["res_id"])
        units = successor.sheet_ids.filtered("leads_unit")
        closed = units.filtered("unit_closed_on")
        self.assertEqual((len(units), closed.job_id), (2, self.job_ech4_a))
        self.assertEqual(closed.unit_closed_by_id, self.user_ech4_a)
        self.assertIn("unit 1.02.0009: not closed to the agency", successor.notice)
        closed.with_user(self.user_secretary_a)._give_back("Periksa register")
        self.assertFalse(closed.unit_closed_on)
        self.assertTrue(self.sheet.unit_closed_on, "it stays on record")

    def test_nobody_closes_twice_nor_writes_that_it_is_closed(self):
        with self.assertRaises(WorkflowFieldError):
            self.own.write({"unit_closed_on": "2026-04-08"})
        self.own.action_close_unit()
        with self.assertRaises(TransitionAccessError):
            self.own.action_close_unit()

    def test_it_is_given_back_with_a_reason(self):
        self.own.action_close_unit()
        sheet = self.sheet.with_user(self.user_secretary_a)
        self.assertTrue(sheet.can_open_unit)
        with self.assertRaisesRegex(UserError, "Say why"):
            sheet._give_back(" ")
        sheet._give_back("Kendala belum ditulis")
        self.assertFalse(self.sheet.unit_closed_by_id)
        body = self.measurement.message_ids[:1].body
        self.assertIn("Kendala belum ditulis", body)

    def test_what_the_agency_must_explain_its_unit_explains_first(self):
        with freeze_time("2026-04-02 03:00:00"):
            self._verify(self.other, self.user_ech4_a, "15")
        rule = self.profile_gm._get_rule("measurement_obstacle")
        rule.severity = "severe"
        with self.assertRaisesRegex(UserError, "cannot be closed yet"):
            self.own.action_close_unit()
        line = self._get_line(self.measurement, self.output)
        texts = {"obstacle": "Banjir", "solution": "Dialihkan ke triwulan II"}
        line.with_user(self.user_ech4_a).write(texts)
        self.own.action_close_unit()
        self.assertTrue(self.sheet.unit_closed_on)

    def test_what_was_stored_says_what_is_not_due_as_it_is_said_today(self):
        """The migration of this version, on figures of an earlier one."""
        line = self.sheet.line_ids[:1]
        old = {"printed": "belum jatuh tempo", "trace": "Belum jatuh tempo: kosong"}
        line._with_workflow_bypass().write(old)
        self._migrate("post-not_due")
        self.assertEqual(line.printed, "belum tiba tenggatnya")
        self.assertEqual(line.trace, "Belum tiba tenggatnya: kosong")

    def test_a_letter_that_stands_twice_is_cited_so_after_the_migration(self):
        rule = self.env.ref("sidocakep_cascading.rule_paser_component_report")
        rule.article = "Pasal 2 huruf e yang kedua"
        own = self.env.ref("sidocakep_cascading.rule_paser_component_map")
        own.article = "Pasal 99"
        self._migrate("post-second_letter")
        self.assertEqual(rule.article, "Pasal 2 huruf e (kedua)")
        self.assertEqual(own.article, "Pasal 99")

    # ------------------------------------------------------------------
    # Units that are companies of their own
    # ------------------------------------------------------------------

    @classmethod
    def _make_unit(cls, number):
        measurements = cls.env["sidocakep.measurement"]._with_workflow_bypass()
        unit = measurements.create(
            {
                "company_id": cls.branch.id,
                "year": YEAR,
                "period_no": number,
                "date_end": cls.measurement.date_end,
            }
        )
        unit.sheet_ids.create(
            {
                "measurement_id": unit.id,
                "pk_id": cls.pk_ech4.id,
                "job_id": cls.job_unit.id,
                "superior_job_id": cls.job_head_a.id,
            }
        )
        unit = unit.with_env(cls.env)
        unit.sheet_ids._draw_lines()
        return unit

    def _as(self, user, unit=None):
        return (unit or self.unit).with_user(user)

    def _send_unit(self):
        self._as(self.user_unit).action_send()

    def _take(self):
        self._send_unit()
        self._as(self.user_secretary_a).action_take()

    def _send_agency(self):
        self._as(self.user_head_a, self.measurement).action_send()

    def _get_notice(self):
        self.env.invalidate_all()
        return self.measurement.notice

    def test_it_closes_to_its_agency_and_goes_with_it_to_the_team(self):
        """Practice of the field: unit > agency > Tim Monev."""
        self.assertIn(f"{BRANCH}: not sent to the agency", self._get_notice())
        self._send_unit()
        self.assertEqual(self._get_asked(self.unit), self.user_secretary_a)
        self.assertIn("not taken over by Dinas Kesehatan", self.unit.standing_text)
        self.assertEqual(
            self.unit._get_printed_standing(),
            "Dikirim tanggal 8 April 2026, belum diterima Dinas Kesehatan Uji",
        )
        self.assertIn(f"{BRANCH}: sent, not taken over", self._get_notice())
        with self.assertRaises(TransitionAccessError):
            self._as(self.user_monev).action_accept()
        self._as(self.user_secretary_a).action_take()
        self.assertEqual(self.unit.taken_by_id, self.user_secretary_a)
        self.assertFalse(self._get_asked(self.unit))
        self.assertNotIn(BRANCH, self._get_notice())
        self.assertIn("with the measurement of Dinas Kesehatan", self.unit.turn_text)
        self._send_agency()
        with self.assertRaises(TransitionAccessError):
            self._as(self.user_monev).action_accept()
        self._accept_agency_and_its_former_unit()
        self.assertEqual(
            (self.unit + self.measurement).mapped("state"), ["accepted"] * 2
        )
        self.assertEqual(self.unit.accepted_by_id, self.user_monev)

    def _accept_agency_and_its_former_unit(self):
        """By the window, as people do; a figure of the unit was corrected since."""
        former = self._put(self.output, YEAR, 2, 24, state="replaced", version=9)
        self._put(self.output, YEAR, 1, 25)
        former._with_workflow_bypass().period_no = 1
        rows = self._get_line(self.unit, self.output)._with_workflow_bypass()
        rows.write({"figure_id": former.id, "rests_on": str(former.id)})
        window = self.env["sidocakep.measurement.step"].with_user(self.user_monev)
        vals = {"measurement_ids": self.measurement.ids, "step": "accept"}
        window = window.create(vals)
        self.assertTrue(window.asks_reason)
        self.assertIn(BRANCH, window.gaps)
        window.reason = "Angka semula sudah dilaporkan"
        window.action_confirm()
        kept = (self.measurement + self.unit).mapped("accepted_despite")
        self.assertEqual(kept, [False, window.reason])

    def test_who_takes_it_over(self):
        roles = ("ech3_a", "secretary_a", "head_a", "head_b", "organisasi", "monev")
        self._send_unit()
        self.assert_access_of(
            roles,
            {"secretary_a", "head_a"},
            lambda user: self._as(user).action_take(),
        )
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            self._as(self.user_unit).action_take()
        with self.assertRaises(WorkflowFieldError), self.env.cr.savepoint():
            self._as(self.user_unit).write({"taken_on": "2026-04-08"})
        self._as(self.user_head_a).action_take()
        with self.assertRaisesRegex(TransitionError, "taken over on .* Uji Head A"):
            self._as(self.user_secretary_a).action_take()
        self.assertFalse(self._as(self.user_secretary_a).can_take)

    def test_the_agency_sees_what_its_unit_has_sent_and_no_more(self):
        parts = ("sheet_ids", "line_ids")

        def count(user, unit=self.unit):
            self.env.flush_all()
            records = [unit, *(unit[name] for name in parts)]
            return [
                len(item.with_user(user)._filtered_access("read")) for item in records
            ]

        self.assertEqual(count(self.user_secretary_a), [0, 0, 0])
        self._send_unit()
        self.assertEqual(count(self.user_secretary_a), [1, 1, 1])
        self.assertEqual(count(self.user_ech3_a)[0], 0)
        self.assertEqual(count(self.user_head_b), [0, 0, 0])
        seen = self._as(self.user_secretary_a)
        self.assertFalse(seen._filtered_access("write"))
        self.assertFalse(seen.line_ids._filtered_access("write"))
        names = {"company_id": {"fields": {"display_name": {}}}, "state": {}}
        [row] = seen.web_read({**names, "line_ids": {"fields": {"name": {}}}})
        self.assertEqual(row["company_id"]["display_name"], BRANCH)
        # The unit sees no more of its agency than before.
        self._send_agency()
        self.assertEqual(count(self.user_unit, self.measurement), [0, 0, 0])
        self._as(self.user_unit).action_withdraw()
        self.assertEqual(count(self.user_secretary_a), [0, 0, 0])

    def test_it_is_returned_with_a_reason(self):
        self._take()
        with self.assertRaises(TransitionAccessError), self.env.cr.savepoint():
            self._as(self.user_unit).action_withdraw()
        with self.assertRaises(TransitionAccessError), self.env.cr.savepoint():
            self._as(self.user_monev)._return("Periksa")
        with self.assertRaisesRegex(FrozenRecordError, "returns it with a reason"):
            self.unit.letter_number = "1"
        wizard = self.env["sidocakep.measurement.return"].with_user(self.user_head_a)
        values = {"measurement_ids": self.unit.ids, "remark": "Lengkapi kendala"}
        wizard.create(values).action_confirm()
        self.assertEqual((self.unit.state, self.unit.taken_on), ("returned", False))
        self.assertEqual(self.unit.return_remark, "Lengkapi kendala")
        with freeze_time("2026-04-10 03:00:00"):
            self._take()
        self.assertEqual(str(self.unit.first_sent_on), "2026-04-08")
        self._send_agency()
        for user in (self.user_secretary_a, self.user_head_a):
            with self.assertRaisesRegex(UserError, "to take it back first"):
                self._as(user)._return("Kendala?")
        self._as(self.user_monev, self.measurement)._return("Puskesmas?")
        self._as(self.user_secretary_a)._return("Kendala?")
        self.assertEqual(self.unit.state, "returned")

    def test_it_stops_the_agency_where_the_profile_says_so(self):
        self.own.action_close_unit()
        self._send_unit()
        self.env["sidocakep.profile.rule"].create(
            {
                "profile_id": self.profile_gm.id,
                "code": "measurement_unit",
                "severity": "severe",
                "article": "Pasal 9 ayat (8)",
            }
        )
        with self.assertRaisesRegex(UserError, f"{BRANCH}: sent, not taken over"):
            self._send_agency()
        self._as(self.user_head_a).action_take()
        self._send_agency()
        self.assertEqual(self.measurement.state, "sent")

    def test_what_comes_late_goes_to_the_team_by_itself(self):
        """A late unit holds up neither its agency nor the others."""
        self._send_agency()
        self._as(self.user_monev, self.measurement).action_accept()
        self.assertEqual(self.unit.state, "open")
        self._take()
        self.assertEqual(self._get_asked(self.unit), self.user_monev)
        self._as(self.user_monev).action_accept()
        self.assertEqual(self.unit.state, "accepted")

    @long
    def test_an_agency_in_which_nobody_answers_holds_up_nothing(self):
        self._send_unit()
        users = self.user_secretary_a + self.user_head_a
        users.active = False
        self.env.invalidate_all()
        self.assertFalse(self.unit.closes_to_id)
        self.env["res.users"]._cron_follow_teams()
        self.assertEqual(self._get_asked(self.unit), self.user_monev)
        users.active = True
        self.env.invalidate_all()
        self.env["res.users"]._cron_follow_teams()
        self.assertEqual(self._get_asked(self.unit), self.user_secretary_a)

    @long
    def test_who_sent_for_the_unit_does_not_take_it_over(self):
        """Unless there is nobody else: an office of few is not to stand still."""
        self._create_acting(
            self.job_unit, self.employee_head_a, "plh", "2026-04-01", "2026-04-30"
        )
        self.user_head_a.company_ids += self.branch
        self._as(self.user_head_a).action_send()
        with self.assertRaises(TransitionAccessError), self.env.cr.savepoint():
            self._as(self.user_head_a).action_take()
        self.user_secretary_a.active = False
        self.env.invalidate_all()
        self._as(self.user_head_a).action_take()
        self.assertEqual(self.unit.taken_by_id, self.user_head_a)

    def test_a_member_of_the_team_accepts_no_unit_of_his_agency(self):
        """Gunung Mas 9(6): the unit is part of the agency in which he holds a post."""
        self._join_team(self.user_head_a)
        teams = self.env["sidocakep.team"]
        allowed = teams._get_accepting_users(self.branch, self.measurement.date_end)
        self.assertIn(self.user_monev, allowed)
        self.assertNotIn(self.user_head_a, allowed)

    def test_it_is_counted_as_part_of_its_agency(self):
        """On the page of the regent, in the report of the team, in what is owed."""
        self.env.flush_all()
        standing = self.env["sidocakep.agency.standing"].with_user(self.user_bupati)
        rows = standing.search([("year", "=", YEAR), ("period_no", "=", 1)])
        self.assertNotIn(self.branch, rows.company_id)
        row = rows.filtered(lambda row: row.company_id == self.agency_a)
        self.assertIn(f"Units not closed to the agency: 1 ({BRANCH})", row.gap_text)
        self._take()
        row.invalidate_recordset()
        self.assertNotIn(BRANCH, row.gap_text)
        report = self.env["sidocakep.measurement.report"].create(
            {"company_id": self.government.id, "year": YEAR, "period": "1"}
        )
        rows = [row for row in report._get_rows() if not row["is_government"]]
        names = [row["agency"] for row in rows]
        place = names.index(f"{BRANCH} ({self.agency_a.name})")
        self.assertEqual(names[place - 1], self.agency_a.name)
        self.assertEqual(
            rows[place]["state_text"], "Diterima perangkat daerah, belum diterima"
        )
        whole = report._get_printed_counts(rows)
        self.assertEqual(whole["agencies"], len(rows) - 1)
        self.assertNotIn("sent", whole["counts"])

    @long
    def test_a_pile_of_units_takes_no_more_queries_than_one(self):
        units = self.unit + self._make_unit(2) + self._make_unit(3) + self._make_unit(4)
        for unit in units:
            self._as(self.user_unit, unit).action_send()
        names = {"can_take", "can_return", "can_accept", "standing_text", "turn_text"}
        names = {name: {} for name in names}
        counts = []
        for records in (units[:1], units[:1], units):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            rows = records.with_user(self.user_secretary_a).web_read(names)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertTrue(all(row["can_take"] for row in rows))
        self.assertLessEqual(counts[2], counts[1])
        units.with_user(self.user_secretary_a).action_take()
        self.assertTrue(all(units.mapped("taken_on")))
