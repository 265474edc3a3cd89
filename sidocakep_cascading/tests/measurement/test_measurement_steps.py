"""Sent by the head, accepted by the team of the government, corrected when reopened."""

from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.exceptions import (
    FrozenRecordError,
    TransitionAccessError,
    TransitionError,
    WorkflowFieldError,
)

from .steps_case import StepsCase


@freeze_time("2026-04-08 03:00:00")
@tagged("post_install", "-at_install")
class TestMeasurementSteps(StepsCase):
    def test_who_takes_which_step(self):
        """Gunung Mas 9(8): through Tim Monev; nobody else accepts, or sends."""
        roles = ("ech3_a", "secretary_a", "head_a", "head_b", "organisasi", "monev")
        self.assert_access_of(
            roles, {"head_a"}, lambda user: self._as(user).action_send()
        )
        self._send()
        self.assertEqual(self.measurement.sent_by_id, self.user_head_a)
        self.assertIn("not accepted by Tim Monev yet", self.measurement.standing_text)
        for step in ("action_accept", "_return"):
            args = ("Lampirkan",) if step == "_return" else ()
            self.assert_access_of(
                roles,
                {"monev"},
                lambda user, step=step, args=args: getattr(self._as(user), step)(*args),
            )

    def test_nobody_accepts_his_own_agency(self):
        """Gunung Mas 9(6): a member who holds a post there is no judge of it."""
        self._join_team(self.user_head_a)
        self._send()
        with self.assertRaises(AccessError):
            self._as(self.user_head_a).action_accept()
        self._as(self.user_monev).action_accept()
        self.assertEqual(self.measurement.state, "accepted")
        self.assertEqual(self.measurement.accepted_by_id, self.user_monev)

    def test_who_sends_for_the_government_does_not_accept_it(self):
        """Bagian Organisasi sends it and sits in the team: a colleague accepts."""
        self._join_team(self.user_organisasi)
        self.measurement._with_workflow_bypass().write(
            {"company_id": self.government.id, "version": 9}
        )
        self._as(self.user_organisasi).unpromised_reason = "Belum ditandatangani"
        self._as(self.user_organisasi).action_submit()
        self._as(self.user_organisasi).action_send()
        mine = [("can_accept", "=", True)]
        self.assertFalse(self._as(self.user_organisasi).search(mine))
        for step, args in (("action_accept", ()), ("_return", ("Periksa",))):
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                getattr(self._as(self.user_organisasi), step)(*args)
        self.assertEqual(self._get_asked(self.measurement), self.user_monev)
        self._as(self.user_monev).action_accept()
        self.assertEqual(self.measurement.state, "accepted")

    def test_what_a_superior_evaluates_waits_for_him(self):
        sheet = self.measurement.sheet_ids[0]
        label = "Evaluate Agreements as Superior"

        def count(user):
            rows = self.env["res.users"].with_user(user).get_my_work()["waiting"]
            return sum(row["count"] for row in rows if row["label"] == label)

        holders = sheet.superior_job_id._get_holders("2026-04-10")
        user = holders[sheet.superior_job_id.id][0].employee.user_id
        self.assertEqual(count(user), 0, "its figures may still change")
        self._send()
        self.assertGreater(count(user), 0)
        self.assertIn("your turn", sheet.with_user(user).turn_text)
        self.assertEqual(count(self.user_pelaksana_a), 0)

    def test_a_lapsed_decree_lets_acceptance_wait_and_blocks_nothing_else(self):
        self.env["sidocakep.team"].search([])._with_workflow_bypass().write(
            {"date_end": "2026-04-01"}
        )
        self._send()
        with self.assertRaises(AccessError):
            self._as(self.user_monev).action_accept()
        self.assertEqual((self.line.status, self.line.printed), ("ok", "106,25"))
        self.assertIn("No decree of Tim Monev holds", self.measurement.turn_text)

    def test_what_was_sent_follows_the_decree_of_the_team(self):
        """Lapsed, its members are asked no more; the next decree asks them again."""
        self._send()
        self.assertEqual(self._get_asked(self.measurement), self.user_monev)
        team = self.env["sidocakep.team"].search([("kind", "=", "monev")])
        team._with_workflow_bypass().date_end = "2026-04-07"
        users = self.env["res.users"]
        users._cron_follow_teams()
        self.assertFalse(self._get_asked(self.measurement))
        self.profile_gm.team_lapse = "carry"
        users._cron_follow_teams()
        self.assertEqual(self._get_asked(self.measurement), self.user_monev)
        self.profile_gm.team_lapse = "wait"
        users._cron_follow_teams()
        successor = team.browse(team.action_amend()["res_id"])
        successor.write(
            {
                "decree_number": "100.3.3.2/200/2026",
                "decree_date": "2026-04-08",
                "date_start": "2026-04-08",
                "date_end": False,
                "amendment_reason": "Keputusan lama berakhir",
            }
        )
        successor.with_user(self.user_organisasi).action_record()
        self.assertEqual(self._get_asked(self.measurement), self.user_monev)

    def test_a_returned_packet_keeps_its_first_day(self):
        self._send()
        self._as(self.user_monev)._return("Kendala belum ditulis")
        self.assertEqual(self.measurement.state, "returned")
        self.assertEqual(self.measurement.return_remark, "Kendala belum ditulis")
        self.assertIn("returned on", self.measurement.standing_text)
        self.assertEqual(
            self.measurement._get_printed_standing(),
            "Dikirim tanggal 8 April 2026, dikembalikan tanggal 8 April 2026, "
            "belum dikirim kembali",
        )
        with freeze_time("2026-04-12 03:00:00"):
            self._send()
        self.assertEqual(str(self.measurement.first_sent_on), "2026-04-08")
        self.assertEqual(str(self.measurement.sent_on), "2026-04-12")
        self.assertIn("complete on", self.measurement.standing_text)
        self.assertEqual(self.measurement.return_remark, "Kendala belum ditulis")
        self._as(self.user_monev).action_accept()
        self.assertFalse(self.measurement.return_remark)

    def test_what_is_submitted_is_given_back(self):
        self._as(self.user_secretary_a).action_submit()
        self.assertEqual(self._get_asked(self.measurement), self.user_head_a)
        with self.assertRaises(TransitionError):
            self._as(self.user_secretary_a).action_submit()
        self._as(self.user_head_a)._give_back("Lengkapi kendala")
        self.assertFalse(self.measurement.submitted_on)

    def test_sent_is_withdrawn_and_accepted_is_not(self):
        self._send()
        self._as(self.user_head_a).action_withdraw()
        self.assertEqual(self.measurement.state, "open")
        self.assertIn("taken back", self.measurement.standing_text)
        self._accept()
        with self.assertRaises(UserError):
            self._as(self.user_head_a).action_withdraw()

    def test_what_was_sent_does_not_follow_a_new_figure(self):
        self._send()
        self._replace_figure("18")
        self.assertEqual(self.line.printed, "106,25")
        self._as(self.user_monev)._return("Ada angka baru")
        self.assertEqual(self.line.printed, "112,50", "90 of 80, open again")

    def test_a_correction_needs_a_reopening_and_shows_what_it_changed(self):
        self._accept()
        refused = self.assertRaisesRegex(UserError, "was accepted by Tim Monev. Ask")
        with refused, self.env.cr.savepoint():
            self._replace_figure("18")
        with self.assertRaisesRegex(UserError, "Ask to Reopen"):
            self._as(self.user_secretary_a).action_amend()
        with self.assertRaisesRegex(FrozenRecordError, "Bagian Organisasi grants"):
            self.line.with_user(self.user_ech3_a).write({"obstacle": "Lain"})
        self._reopen()
        action = self._as(self.user_secretary_a).action_amend()
        successor = self.measurement.browse(action["res_id"])
        own = successor.with_user(self.user_secretary_a)
        own.amendment_reason = "Tercecer"
        self.assertTrue(self.measurement.sheet_ids[0].correction_notice)
        notice = successor.sheet_ids[0].correction_notice
        self.assertIn("until then version 1", notice)
        for step in (
            own.action_submit,
            successor.with_user(self.user_head_a).action_send,
        ):
            with self.assert_refused(UserError, "no text differs.*Give Up"):
                step()
        said = successor._get_said()
        written = self._get_line(successor, self.outcome).with_user(self.user_ech3_a)
        written.supporting_factor = "Register"
        self.assertNotEqual(successor._get_said(), said)
        written.supporting_factor = False
        self.assertEqual(successor._get_said(), said)
        own.amendment_reason = False
        self._replace_figure("18")
        line = self._get_line(successor, self.outcome)
        self.assertEqual(
            line.changed_text,
            "85 Persen (106,25) became 90 Persen (112,50); Against the year: "
            "85 Persen (94,44) became 90 Persen (100,00); Against the plan: 85 Persen "
            "(belum tiba tenggatnya) became 90 Persen (belum tiba tenggatnya)",
        )
        with self.assertRaisesRegex(UserError, "the reason of the amendment"):
            successor.with_user(self.user_head_a).action_send()
        successor.with_user(self.user_secretary_a).amendment_reason = "Tercecer"
        successor.with_user(self.user_head_a).action_send()
        successor.with_user(self.user_monev).action_accept()
        self.assertEqual(self.measurement.state, "replaced")
        self.assertEqual(self.line.printed, "106,25", "it stays on record")

    def test_a_reopening_ends_with_its_day_and_is_of_one_agency(self):
        self._accept()
        request = self._reopen("2026-04-09")
        action = self._as(self.user_secretary_a).action_amend()
        successor = self.measurement.browse(action["res_id"])
        successor.with_user(self.user_secretary_a).amendment_reason = "Tercecer"
        # Who corrects reads that day, and no day of the period itself.
        until = date(2026, 4, 9)
        self.assertEqual(successor.send_due, until)
        self.assertEqual(successor.activity_ids.mapped("date_deadline"), [until])
        self.assertRegex(successor.days_text, "^9 April 2026: last day .* reopening")
        self.assertNotIn("\n", successor.days_text)
        with freeze_time("2026-04-10 03:00:00"):
            self.env.invalidate_all()
            self.assertFalse(request.is_open)
            with self.assertRaisesRegex(UserError, "its day has passed"):
                successor.with_user(self.user_head_a).action_send()

    def test_who_grants_a_reopening(self):
        self._accept()
        model = self.env["sidocakep.measurement.reopening"]
        request = model.with_user(self.user_secretary_a).create(
            {"measurement_id": self.measurement.id, "reason": "Register tercecer"}
        )
        with self.assertRaises(AccessError):
            request.action_grant()
        with self.assertRaises(WorkflowFieldError):
            request.state = "granted"
        own = request.with_user(self.user_organisasi)
        with self.assertRaisesRegex(
            UserError, "reason of the answer and the day until"
        ):
            own.action_grant()
        own.date_until = "2099-01-01"
        with self.assertRaisesRegex(UserError, "the reason of the answer first"):
            own.action_grant()
        own.write({"answer": "Ya", "date_until": "2026-04-01"})
        with self.assertRaisesRegex(UserError, "the day until which"):
            own.action_grant()
        own.action_refuse()
        self.assertFalse(self.measurement._is_reopened())

    def test_each_side_of_a_reopening_says_its_own(self):
        """The agency opens nothing for itself, nor is its reason written for it."""
        self._accept()
        model = self.env["sidocakep.measurement.reopening"]
        asked = {"measurement_id": self.measurement.id, "reason": "Register tercecer"}
        mine = model.with_user(self.user_secretary_a)
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            mine.create({**asked, "date_until": "2099-12-31"})
        mine = mine.create(asked)
        for name, value in (("answer", "Ya"), ("date_until", "2099-12-31")):
            with self.assertRaisesRegex(AccessError, "answered by Bagian Organisasi"):
                mine.write({name: value})
        theirs = mine.with_user(self.user_organisasi)
        with self.assertRaisesRegex(AccessError, "said by the agency"):
            theirs.reason = "Lain"
        with self.assertRaises(AccessError):
            theirs.action_take_back()
        mine.with_user(self.user_head_a).reason = "Dua register tercecer"
        mine.action_take_back()
        self.assertEqual(mine.state, "taken_back")

    def test_an_audited_figure_takes_its_cell_without_reopening(self):
        """After the audit: the cell alone, with what stood there before."""
        self._accept()
        with self.assertRaisesRegex(UserError, "source and day"):
            self._replace_figure("18", release_status="audited")
        draft = self.figure.next_ids.with_user(self.user_ech3_a)
        draft.action_cancel_correction()
        remark = "LHP BPK 12/2026, 20 Mei 2026"
        self._replace_figure("18", release_status="audited", remark=remark)
        self.assertEqual(self.measurement.state, "accepted")
        self.assertEqual(self.line.printed, "112,50")
        self.assertEqual(self.line.before_text, "85 Persen (106,25)")
        self.assertEqual(self.line.release_status, "audited")
        row = self.env["sidocakep.trail"].search(
            [("field_model", "=", self.line._name), ("part_id", "=", self.line.id)]
        )
        self.assertEqual(row.old_value, "85 Persen (106,25)")

    def test_a_state_is_said_once(self):
        """The paper said twice that a figure was not released."""
        for figure, share, expected in (
            ("1,7 Rasio", "88,04", "1,7 Rasio (88,04)"),
            ("belum dirilis", "belum dirilis", "belum dirilis"),
            ("3 Orang", "tidak dapat dihitung", "3 Orang (tidak dapat dihitung)"),
        ):
            line = self.line.new({"realisation_text": figure, "printed": share})
            self.assertEqual(line._get_printed_figure(), expected)
            line = self.line.new({"to_date_text": figure, "year_printed": share})
            self.assertEqual(line._get_printed_year(), expected)

    def test_the_duty_of_an_obstacle_blocks_where_the_profile_says_so(self):
        """Gunung Mas annex D 1, 2: below target, obstacle and alternative solution."""
        with freeze_time("2026-04-02 03:00:00"):
            self._verify(self.other, self.user_ech4_a, "15")
        self.assertIn("Rujukan yang ditangani", self.measurement.notice)
        rule = self.profile_gm._get_rule("measurement_obstacle")
        rule.severity = "severe"
        with self.assertRaisesRegex(UserError, "obstacle and alternative solution"):
            self._send()
        line = self._get_line(self.measurement, self.output)
        texts = {"obstacle": "Banjir", "solution": "Dialihkan ke triwulan II"}
        line.with_user(self.user_ech4_a).write(texts)
        self._send()
        self.assertEqual(self.measurement.state, "sent")

    def test_a_unit_closes_to_its_agency_and_the_agency_to_the_team(self):
        """Kelurahan, UPTD, puskesmas, RSUD, bagian: positions with a unit code."""
        self.job_ech4_a.unit_code = "1.02.0005"
        self.measurement._draw()
        sheet = self.measurement.sheet_ids.filtered("leads_unit")
        self.assertEqual(sheet.job_id, self.job_ech4_a)
        self.assertIn("unit 1.02.0005: not closed", self.measurement.notice)
        for user in (self.user_ech3_a, self.user_secretary_a, self.user_head_a):
            with self.assertRaises(TransitionAccessError), self.env.cr.savepoint():
                sheet.with_user(user).action_close_unit()
        own = sheet.with_user(self.user_ech4_a)
        own.action_close_unit()
        self.assertEqual(sheet.unit_closed_by_id, self.user_ech4_a)
        self.assertNotIn("1.02.0005", self.measurement.notice or "")
        line = own.line_ids[0]
        self.assertFalse(line.can_write_texts)
        with self.assertRaisesRegex(FrozenRecordError, "gives them back"):
            line.obstacle = "Banjir"
        wizard = self.env["sidocakep.give.back"]
        values = {"res_model": sheet._name, "res_id": sheet.id, "reason": "Kendala?"}
        with self.assertRaises(TransitionAccessError), self.env.cr.savepoint():
            sheet.with_user(self.user_ech3_a)._give_back("Kendala?")
        wizard.with_user(self.user_secretary_a).create(values).action_confirm()
        self.assertEqual((own.unit_remark, own.unit_closed_on), ("Kendala?", False))
        line.obstacle = "Banjir"

    def test_a_silent_unit_stops_the_agency_where_the_profile_says_so(self):
        self.job_ech4_a.unit_code = "1.02.0005"
        self.measurement._draw()
        self.env["sidocakep.profile.rule"].create(
            {
                "profile_id": self.profile_gm.id,
                "code": "measurement_unit",
                "severity": "severe",
                "article": "Pasal 9 ayat (8)",
            }
        )
        with self.assertRaisesRegex(UserError, "unit 1.02.0005: not closed"):
            self._send()
        own = self.measurement.sheet_ids.filtered("leads_unit")
        own.with_user(self.user_ech4_a).action_close_unit()
        self._send()
        with self.assertRaisesRegex(UserError, "to take it back first"):
            own.with_user(self.user_secretary_a)._give_back("Kendala?")

    def test_the_duty_of_a_supporting_factor_is_the_choice_of_the_profile(self):
        """No article asks for what helped; a regency may, with its own source."""
        line = self.measurement.line_ids.filtered("is_met")[:1]
        self.assertTrue(line)
        self.assertNotIn("supporting factor", self.measurement.notice or "")
        self.env["sidocakep.profile.rule"].create(
            {
                "profile_id": self.profile_gm.id,
                "code": "measurement_supporting",
                "severity": "severe",
                "article": "Surat Edaran Bupati",
            }
        )
        with self.assertRaisesRegex(UserError, "supporting factor of"):
            self._send()
        self.measurement.line_ids.filtered("is_met").write(
            {"supporting_factor": "Kerja sama dengan kecamatan"}
        )
        self._send()
        self.assertEqual(self.measurement.state, "sent")

    def test_a_missing_figure_is_named_with_who_holds_it_and_blocks_nobody(self):
        self.assertIn("Rujukan yang ditangani", self.measurement.notice)
        self.assertIn(self.job_ech4_a.name, self.measurement.notice)
        self.assertEqual(self.measurement.missing_count, 1)
        self._send()
        self.assertEqual(self.measurement.state, "sent")

    def test_the_superior_alone_evaluates(self):
        """Paser annex II: Pihak Kedua supervises and evaluates; then it stays."""
        sheet = self.measurement.sheet_ids.filtered(
            lambda sheet: sheet.pk_id == self.pk_ech4
        )
        self.assertEqual(sheet.superior_job_id, self.job_ech3_a)
        words = {"evaluation": "Cukup", "direction": "Percepat rujukan"}
        for user in (self.user_ech4_a, self.user_secretary_a, self.user_monev):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                sheet.with_user(user).write(words)
        own = sheet.with_user(self.user_ech3_a)
        own.evaluation = "Cukup"
        self._send()
        # Refused before it is asked, by the words that stand on the form.
        for call in (own.action_finish, lambda: own._try_step("action_finish")):
            with self.assertRaisesRegex(UserError, "Write: Direction of the Superior"):
                call()
        own.direction = "Percepat rujukan"
        self.assertIs(own._try_step("action_finish"), True)
        self.assertEqual((own.state, own.evaluated_by_id.id), ("open", False))
        own.action_finish()
        self.assertEqual(sheet.evaluated_by_id, self.user_ech3_a)
        with self.assertRaises(FrozenRecordError):
            own.evaluation = "Lain"

    def test_the_achievement_of_official_and_agency(self):
        """106,25 and an unreported one, which counts as 0: 53,13 of two."""
        sheet = self.line.sheet_id
        self.assertEqual(sheet.printed, "106,25")
        self.assertEqual(self.measurement.printed, "53,13")
        self.assertIn("1 belum dilaporkan (sebagai 0)", self.measurement.trace)
        row = self.profile_gm.rollup_ids.filtered(lambda row: row.scope == "agency")
        row.not_reported = "out"
        self.measurement.line_ids._refresh()
        self.assertEqual(self.measurement.printed, "106,25")
        row.method = "share_met"
        self.measurement.line_ids._refresh()
        self.assertEqual(self.measurement.printed, "100,00")
        row.method = "bands"
        self.measurement.line_ids._refresh()
        self.assertEqual(self.measurement.printed, "Sangat Tinggi: 1")
        self.assertEqual(self.measurement.achievement, 0, "a count is no percentage")
        row.unlink()
        self.measurement.line_ids._refresh()
        self.assertFalse(self.measurement.printed, "no policy, no figure")
