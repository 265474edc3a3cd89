"""A quarter is measured: from verified figures, by the engine, and explained."""

from datetime import date

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.exceptions import (
    FrozenRecordError,
    WorkflowFieldError,
)

from ..measurement_case import MeasurementCase


@freeze_time("2026-04-02 03:00:00")
@tagged("post_install", "-at_install")
class TestMeasurement(MeasurementCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.figure, cls.other = cls._open()
        cls.measurement = cls._measure()

    def test_it_is_made_when_the_period_has_ended(self):
        """Gunung Mas 9(1), 9(2): the promises of the PKs in force, once."""
        self.assertEqual(self.measurement.period_text, "2026 quarter 1")
        self.assertEqual(self.measurement.sheet_ids.pk_id, self.pk_ech3 | self.pk_ech4)
        self.assertEqual(
            self.measurement.line_ids.pk_line_id,
            (self.pk_ech3 | self.pk_ech4).line_ids,
        )
        before = self.env["sidocakep.measurement"].search_count([])
        self._measure()
        self.assertEqual(self.env["sidocakep.measurement"].search_count([]), before)

    def test_it_follows_the_verified_figures_and_no_others(self):
        """Gunung Mas 9(3), 9(5)a: 85 of 80 is 106,25; 85 of 90 of the year is 94,44."""
        line = self._get_line(self.measurement, self.outcome)
        self.assertEqual(line.status, "not_reported")
        figure = self._enter(self.figure, self.user_ech3_a, "17", "20")
        figure.action_send()
        line._refresh()  # as every night
        self.assertEqual(line.status, "not_reported", "sent, and not verified")
        self.figure.with_user(self.user_secretary_a).action_verify()
        self.assertEqual((line.status, line.printed), ("ok", "106,25"))
        self.assertEqual(line.year_printed, "94,44")
        self.assertIn("Realisasi 85 dibagi target 80 dikali 100 = 106,25.", line.trace)
        self.assertEqual(line.figure_id, self.figure)
        self.assertTrue(line.is_met)
        self.assertFalse(line.year_is_met)

    def test_what_was_said_of_a_figure_far_from_its_target_is_read(self):
        """At the top for Tim Monev, in the line, and nowhere for other figures."""
        self.assertFalse(self.measurement.doubt_text)
        self._verify(self.figure, self.user_ech3_a, "17", "20")
        self.assertFalse(self.measurement.doubt_text, "85 of 80")
        reason = "Dua kecamatan terendam banjir."
        self._verify(self.other, self.user_ech4_a, "300", doubt_reason=reason)
        seen = self.measurement.with_user(self.user_monev)
        self.assertIn(
            f"{self.output.name} (2026 quarter 1): 300 Orang. “{reason}”",
            seen.doubt_text,
        )
        self.assertNotIn(self.outcome.name, seen.doubt_text)
        self.assertEqual(self._get_line(seen, self.output).doubt_reason, reason)
        self.assertFalse(self._get_line(seen, self.outcome).doubt_reason)

    def test_what_is_added_up_is_compared_with_the_year_as_far_as_it_is(self):
        """15 of 30 in the quarter is 50; 15 of 120 in the year is 12,5."""
        self._verify(self.other, self.user_ech4_a, "15")
        line = self._get_line(self.measurement, self.output)
        self.assertEqual((line.printed, line.year_printed), ("50,00", "12,50"))

    def test_a_typed_zero_is_zero(self):
        self._verify(self.other, self.user_ech4_a, "0")
        line = self._get_line(self.measurement, self.output)
        self.assertEqual((line.status, line.printed), ("ok", "0,00"))
        self.assertEqual(line.realisation_text, "0 Orang")

    def test_the_ways_of_having_no_figure_stay_apart(self):
        line = self._get_line(self.measurement, self.outcome)
        self._verify(self.figure, self.user_ech3_a, "3", "0", remark="Ditutup")
        self.assertEqual(line.status, "not_computable")
        other = self._get_line(self.measurement, self.output)
        self._decree(self.card_output)
        self._verify(
            self.other,
            self.user_ech4_a,
            False,
            no_figure="not_released",
            no_figure_reason="Menunggu BPS",
            release_on="2026-05-15",
        )
        self.assertEqual(other.status, "not_released")
        self.assertEqual(other.printed, "belum dirilis")
        self.card_output._with_workflow_bypass().date_from = "2026-07-01"
        other._refresh()
        self.assertEqual(other.status, "not_released", "a card that says so afterwards")

    def test_without_a_target_of_the_quarter_it_is_not_due(self):
        """The normal case: due in the fourth quarter only."""
        self.env["sidocakep.target"].search(
            [("indicator_id", "=", self.outcome.id), ("period_kind", "=", "quarter")]
        ).unlink()
        self._verify(self.figure, self.user_ech3_a, "17", "20")
        line = self._get_line(self.measurement, self.outcome)
        self.assertEqual(
            (line.status, line.printed), ("not_due", "belum tiba tenggatnya")
        )
        self.assertEqual(line.year_printed, "94,44", "known all the same")
        self.assertTrue(line.is_year_end)
        self.assertEqual(
            self.measurement.year_end_text,
            "Of 2 indicators 1 become due in quarter IV only",
        )

    def test_what_is_due_and_nobody_asks_for_is_not_reported(self):
        """A target of the quarter without a card: not collecting is no excuse."""
        target = self._set_quarter(self.sub_output, 1, "3")
        line = self.measurement.line_ids.filtered(
            lambda line: line.indicator_id == self.sub_output
        ) or self._add_line(self.sub_output)
        line._refresh()
        self.assertEqual(
            (line.status, line.printed), ("not_reported", "belum dilaporkan")
        )
        self.assertEqual(line.year_status, "not_due", "the year is not over")
        target.unlink()
        line._refresh()
        self.assertEqual(line.status, "not_due")

    def _add_line(self, indicator):
        pk_line = self.env["sidocakep.pk.line"]._with_workflow_bypass()
        pk_line.create({"pk_id": self.pk_ech4.id, "indicator_id": indicator.id})
        self.measurement._draw()
        return self._get_line(self.measurement, indicator)

    def test_nobody_writes_a_figure(self):
        line = self._get_line(self.measurement, self.outcome)
        for user in (self.user_ech3_a, self.user_secretary_a, self.user_head_a):
            mine = line.with_user(user)
            for name in ("printed", "achievement", "status", "figure_id", "trace"):
                with self.subTest(name), self.assertRaises(WorkflowFieldError):
                    mine.write({name: False})
            with self.assertRaises(AccessError):
                mine.copy()
            with self.assertRaises(AccessError):
                mine.unlink()
        with self.assertRaises(AccessError):
            self.env["sidocakep.measurement"].with_user(self.user_head_a).create(
                {"company_id": self.agency_a.id, "year": 2025, "period_no": 1}
            )

    def test_who_explains_a_line(self):
        """Its post and who coordinates the agency; frozen once it is sent."""
        line = self._get_line(self.measurement, self.output)
        self.assert_access_of(
            ("ech3_a", "ech4_a", "secretary_a", "head_a", "head_b", "monev"),
            {"ech4_a", "secretary_a", "head_a"},
            lambda user: line.with_user(user).write({"obstacle": "Hujan"}),
        )
        self.measurement.with_user(self.user_head_a).action_send()
        with self.assertRaisesRegex(FrozenRecordError, "Tim Monev returns it"):
            line.with_user(self.user_ech4_a).write({"obstacle": "Hujan"})

    def test_the_sheet_names_who_holds_the_post(self):
        sheet = self.measurement.sheet_ids.filtered(
            lambda sheet: sheet.pk_id == self.pk_ech3
        )
        self.assertEqual(sheet.holder_name, self.employee_ech3_a.name)
        self.assertEqual(sheet.superior_job_id, self.pk_ech3.second_job_id)
        self.assertFalse(sheet.predecessors)

    def test_a_mutasi_of_today_is_named_in_what_is_submitted_today(self):
        """Who holds the post at the end of the period reports, and signs the paper."""
        self.env["res.lang"]._activate_lang("id_ID")
        newcomer = self._create_employee("Pejabat Baru, S.KM.", rank="iii_d")
        post = self._create_job(
            *("Kepala Bidang Lain", "administrator", self.job_head_b, self.agency_b),
            echelon="iii_b",
        )
        day = date(2026, 2, 16)
        self.employee_ech3_a._appoint(post, day, {})
        newcomer._appoint(self.job_ech3_a, day, {})
        self.env.cr.flush()
        sheet = self.measurement.sheet_ids.filtered(
            lambda sheet: sheet.pk_id == self.pk_ech3
        )
        self.assertEqual(sheet.holder_name, newcomer.name)
        self.assertIn(self.employee_ech3_a.name, sheet.predecessors)
        self.assertIn("s.d. 15 Februari 2026", sheet.predecessors)
        sheet._with_workflow_bypass().holder_name = "Lain"
        self.measurement.with_user(self.user_secretary_a).action_submit()
        self.assertEqual(sheet.holder_name, newcomer.name, "drawn before it is read")
