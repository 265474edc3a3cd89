"""What was sent or accepted and rests on figures that are others by now."""

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from ...models.measurement.outdated import CORRECTING, LATE, REPLACED, find_outdated
from ...models.measurement.sidocakep_measurement_outdated import ACTIVITY_OUTDATED
from ...models.measurement.sidocakep_measurement_report_changed import ACTIVITY_FOLLOW
from .outdated_case import OutdatedCase


@freeze_time("2027-01-05 03:00:00")
@tagged("post_install", "-at_install")
class TestMeasurementOutdated(OutdatedCase):
    """Referrals are added up: 24 of 30 in quarter I, 36 of 30 in quarter II.

    Of 120 in the year 24 are 20,00, 60 are 50,00; quarter I alone is 80,00.
    """

    def _say(self, measurement):
        """Return of the referrals what stands: of the period, and of the year."""
        line = self._get_line(measurement, self.output)
        return line._get_printed_figure(), line._get_printed_year()

    def _find(self, *kinds):
        found = find_outdated(self.settled, *[kinds] * bool(kinds))
        return {
            (item.kind, self.settled.browse(key).period_no, item.row.indicator_id)
            for key, items in found.items()
            for item in items
        }

    def test_what_was_sent_and_corrected_since_is_accepted_with_a_reason_alone(self):
        """17 of 20 are 85, 106,25 of 80; 18 are 90, 112,50. The year: 94,44 and 100."""
        self.first.with_user(self.user_head_a).action_send()
        self.assertFalse(self._find())
        own = self.share.with_user(self.user_ech3_a)
        draft = own.browse(own.action_amend()["res_id"])
        self.assertEqual(
            self._find(),
            {(CORRECTING, number, self.outcome) for number in (1, 2, 0)},
            "the last figure stands for all of the year",
        )
        self._verify(
            draft, self.user_ech3_a, "18", "20", amendment_reason="Tercecer satu"
        )
        self.env.invalidate_all()
        self.assertEqual(self._find(), {(REPLACED, 1, self.outcome)})
        line = self._get_line(self.first, self.outcome)
        self.assertEqual(line.printed, "106,25", "it stays as it was sent")
        for said in (line.outdated_text, self.first.notice):
            self.assertIn("85 Persen when it was sent, 90 Persen now", said)
            self.assertIn(
                "Here 85 Persen (106,25), with the figures of now 90 Persen (112,50)",
                said,
            )
            self.assertIn("year: here 85 Persen (94,44)", said)
        self.assertIn("sent again with the figures of now", self.first.notice)
        asked = self.first.activity_ids.filtered(
            lambda item: item.activity_type_id == self.env.ref(ACTIVITY_OUTDATED)
        )
        self.assertEqual(asked.user_id, self.user_head_a)
        self.assertEqual(self._get_asked(self.first) & self.user_monev, self.user_monev)
        finding = self.env["sidocakep.coverage.finding"].search(
            [("kind", "=", "measurement_outdated")]
        )
        self.assertIn(draft.display_name, finding.message)
        self.assertEqual(finding.action_open_remedy()["res_id"], self.first.id)
        monev = self.first.with_user(self.user_monev)
        with self.assert_refused(UserError, "Return it, or accept it and say why"):
            monev.action_accept()
        window = self.env["sidocakep.measurement.step"].with_user(self.user_monev)
        window = window.create({"measurement_ids": monev.ids, "step": "accept"})
        self.assertTrue(window.asks_reason)
        with self.assert_refused(UserError, "say why"):
            window.action_confirm()
        window.reason = "Angka semula sudah dilaporkan kepada Bupati"
        window.action_confirm()
        self.assertEqual(self.first.accepted_despite, window.reason)
        self.assertIn(REPLACED, {item[0] for item in self._find()})
        self.assertIn("Ask for its reopening", self.first.turn_text)

    def test_a_correction_names_all_it_changes_and_what_adds_up_the_former(self):
        """27 of 30 are 90,00; 63 of 120 are 52,50 in quarter II and in the year."""
        self._settle(*self.settled)
        report = self.env["sidocakep.lkjip"]._with_workflow_bypass()
        report = report.create(
            {
                "company_id": self.agency_a.id,
                "year": 2026,
                "state": "signed",
                "measurement_id": self.year.id,
            }
        )
        self._reopen(self.first)
        action = self.first.with_user(self.user_secretary_a).action_amend()
        again = self.first.browse(action["res_id"])
        self.assertEqual(again.correction_text, "Nothing of it has changed yet.")
        self._replace(self.figure, self.user_ech4_a, "27")
        line = self._get_line(again, self.output)
        self.assertIn("24 Orang (80,00) became 27 Orang (90,00)", line.changed_text)
        self.assertIn(
            "year: 24 Orang (20,00) became 27 Orang (22,50)", line.changed_text
        )
        line.with_user(self.user_ech4_a).obstacle = "Ambulans rusak"
        self.assertIn("Obstacle: written anew", line.changed_text)
        for item in (self.second, self.year):
            self.assertIn(f"{item.display_name} rests on", again.correction_text)
            self.assertIn(
                "60 Orang (50,00), with the figures of now 63 Orang (52,50)",
                item.notice,
            )
            self.assertEqual(
                item.activity_ids.filtered(
                    lambda todo: (
                        todo.activity_type_id == self.env.ref(ACTIVITY_OUTDATED)
                    )
                ).user_id,
                self.user_secretary_a,
            )
        for said in (again.correction_text, self.year.notice):
            self.assertIn(report.display_name, said)
        self.assertIn("Have it corrected first", report.notice)
        self.assertFalse(
            self.first.activity_ids.filtered(
                lambda todo: todo.activity_type_id == self.env.ref(ACTIVITY_OUTDATED)
            ),
            "its correction is under way",
        )
        again.with_user(self.user_secretary_a).amendment_reason = "Register tercecer"
        again.with_user(self.user_head_a).action_send()
        again.with_user(self.user_monev).action_accept()
        self.assertEqual(
            self._find(), {(REPLACED, number, self.output) for number in (2, 0)}
        )
        self._reopen(self.year)
        action = self.year.with_user(self.user_secretary_a).action_amend()
        final = self.year.browse(action["res_id"])
        self.assertIn(final.display_name, self.year.notice)
        self.assertEqual(self._say(final), ("63 Orang (52,50)",) * 2)
        final.with_user(self.user_secretary_a).amendment_reason = "Register tercecer"
        final.with_user(self.user_head_a).action_send()
        final.with_user(self.user_monev).action_accept()
        self.assertFalse(find_outdated(final))
        self.env.invalidate_all()
        self.assertIn("was corrected after its figures were taken", report.notice)

    def _issue_papers(self):
        """Return minutes and a report to the head of region, as they were signed."""
        dialogs = self.env["sidocakep.dialog"]
        made = dialogs._make(
            dialogs._find_sheets([("measurement_id", "=", self.first.id)])
        )
        dialog = made.filtered(
            lambda item: self.output in item.line_ids.measurement_line_id.indicator_id
        )
        report = self.env["sidocakep.measurement.report"].create(
            {"company_id": self.government.id, "year": 2026, "period": "1"}
        )
        for paper, state in ((dialog, "decided"), (report, "issued")):
            paper._keep_document()
            paper._with_workflow_bypass().state = state
        return dialog, report

    def test_a_paper_is_named_where_it_prints_what_changed(self):
        """27 of 30 are 90,00, which the row of the agency is made of, too.

        The minutes are named by the indicator that stands in them; an obstacle that is
        written anew stands in no report to the head of region, and is no figure.
        """
        self._settle(self.first)
        dialog, report = self._issue_papers()
        self.assertFalse(report.notice)
        self._reopen(self.first)
        action = self.first.with_user(self.user_secretary_a).action_amend()
        again = self.first.browse(action["res_id"])
        line = self._get_line(again, self.output)
        line.with_user(self.user_ech4_a).obstacle = "Ambulans rusak"
        self.assertIn(dialog.display_name, again.correction_text)
        self.assertNotIn(report.display_name, again.correction_text)
        self._replace(self.figure, self.user_ech4_a, "27")
        for kept, is_named in (
            (dialog.frozen_document, True),
            ({"rows": [{"name": f"{self.output.name} kedua"}]}, True),
            ({"rows": [{"name": "Lain"}]}, False),
        ):
            dialog._with_workflow_bypass().frozen_document = kept
            self.env.invalidate_all()
            for said in (again.correction_text, self.first.notice):
                self.assertIs(dialog.display_name in said, is_named)
                self.assertIn(report.display_name, said)
        self.assertIn("rests on figures that were corrected", report.notice)
        again.with_user(self.user_secretary_a).amendment_reason = "Register tercecer"
        again.with_user(self.user_head_a).action_send()
        again.with_user(self.user_monev).action_accept()
        self.env.invalidate_all()
        self.assertIn(
            f"{self.agency_a.name}: Achievement: {self.first.printed} became "
            f"{again.printed}",
            report.notice,
        )
        self.assertNotIn("rests on", report.notice)
        asked = report.sudo().activity_ids
        self.assertEqual(asked.activity_type_id, self.env.ref(ACTIVITY_FOLLOW))
        self.assertEqual(asked.user_id, self.user_organisasi)
        report.with_user(self.user_monev).action_amend()
        self.assertFalse(report.sudo().activity_ids)

    def test_an_audited_part_reaches_every_sum_and_nothing_else_comes_with_it(self):
        """Quarter I 24 > 27 audited; quarter II 36 > 40 is corrected, not accepted.

        27 + 36 = 63 of 120 are 52,50. With the 40 it would be 67: 55,83.
        """
        self.figure._with_workflow_bypass().release_status = "unaudited"
        self._settle(*self.settled)
        self._reopen(self.second)
        second = self._get_line(self.second, self.output).figure_id
        second._with_workflow_bypass().responsible_job_id = self.job_ech4_a
        self._replace(second, self.user_ech4_a, "40")
        remark = "LHP BPK 12/2026, 20 Mei 2027"
        values = {"release_status": "audited", "remark": remark}
        self._replace(self.figure, self.user_ech4_a, "27", **values)
        for item, own, year, formerly in (
            (
                self.first,
                "27 Orang (90,00)",
                "27 Orang (22,50)",
                ("24 Orang (80,00)", "24 Orang (20,00)"),
            ),
            (
                self.second,
                "36 Orang (120,00)",
                "63 Orang (52,50)",
                (False, "60 Orang (50,00)"),
            ),
            (
                self.year,
                "63 Orang (52,50)",
                "63 Orang (52,50)",
                ("60 Orang (50,00)",) * 2,
            ),
        ):
            with self.subTest(item.display_name):
                line = self._get_line(item, self.output)
                self.assertEqual(self._say(item), (own, year))
                self.assertEqual((line.before_text, line.year_before_text), formerly)
                self.assertEqual(str(line.updated_on), "2027-01-05")
                self.assertEqual(item.state, "accepted")
                row = self._get_line(item, self.outcome)
                self.assertFalse(row.updated_on, "its own cells alone")
                told = item._get_document()[item.id]["sheets"]
                self.assertIn(formerly[1], str(told))
        self.assertEqual(
            self._find(), {(REPLACED, number, self.output) for number in (2, 0)}
        )

    def test_a_release_by_the_word_of_who_is_measured_reaches_no_sum(self):
        """Quarter II is accepted, quarter I and the year are not: nothing locks it."""
        self._settle(self.second)
        values = {"release_status": "official", "remark": "Kata kami"}
        self._replace(self.figure, self.user_ech4_a, "27", **values)
        self.assertEqual(self._say(self.first)[0], "27 Orang (90,00)", "it is open")
        self.assertEqual(self._say(self.year)[1], "63 Orang (52,50)", "it is open")
        self.assertEqual(self._say(self.second)[1], "60 Orang (50,00)")
        self.assertEqual(self._find(), {(REPLACED, 2, self.output)})

    def test_a_figure_that_came_late_is_named_where_it_is_missing(self):
        """Of a sum in each later period; where the last one stands for all, nowhere."""
        self._settle(*self.settled)
        third = {"asked_job_id": self.job_ech4_a.id}
        self._put(self.output, 2026, 3, 10, **third)
        self._put(self.outcome, 2026, 3, 88, **third)
        self._put(self.output, 2026, 1, 9, kind="month", **third)
        self.assertEqual(
            self._find(LATE),
            {
                *((LATE, number, self.output) for number in (1, 2, 0)),
                (LATE, 0, self.outcome),
            },
        )

    def test_a_correction_does_not_say_otherwise_why_there_is_no_figure(self):
        """Released in May 2027: sent in January it was not, and nobody touched it."""
        self._mean(self.outcome, accumulation="released_later", release_month="5")
        self.share._with_workflow_bypass().state = "asked"
        lines = self.settled.line_ids.filtered(
            lambda line: line.indicator_id == self.outcome
        )
        lines._refresh()
        sent, *_open, year = lines.sorted(lambda line: line.measurement_id.date_end)
        sent.measurement_id.with_user(self.user_head_a).action_send()
        with freeze_time("2027-11-30 03:00:00"):
            lines._refresh()
        self.assertEqual(sent.to_date_text, "belum dirilis")
        self.assertEqual(year.to_date_text, "belum dilaporkan", "it was never sent")
