"""A wrong figure does not pass: words, reasons, targets and denominators (issue 12)."""

from odoo.exceptions import UserError, ValidationError
from odoo.service.model import call_kw
from odoo.tests import Form, freeze_time, tagged

from odoo.addons.sidocakep_base.exceptions import FrozenRecordError

from ..data_collection_case import DataCollectionCase


@freeze_time("2026-04-02 03:00:00")
@tagged("post_install", "-at_install")
class TestDataTyped(DataCollectionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.figure, cls.other = cls._open()

    def _write(self, **vals):
        own = self.other.with_user(self.user_ech4_a)
        return call_kw(own.browse(), "write", [own.ids, vals], {})

    def test_a_word_is_no_figure_and_no_claim(self):
        """ "Belum tiba tenggatnya" would take a missed figure out of every sum."""
        point = self.env["sidocakep.ordinal.point"].search([], limit=1)
        for vals, words in (
            ({"written": "belum tiba tenggatnya"}, "is no figure"),
            ({"written": "not_due"}, "is no figure"),
            ({"written": "tidak dapat dihitung"}, "is no figure"),
            ({"written": "-"}, "is no figure"),
            ({"written": "belum dirilis"}, "is no figure"),
            ({"written": "tidak ada"}, "choose it under There Is No Figure"),
            ({"written": "nihil"}, "0 where nothing was counted"),
            ({"written": "1O"}, "letters in it"),
            ({"written": "0x10"}, "letters in it"),
            ({"written": "300%"}, "counted in Orang, and “300%” is a per cent"),
            ({"written": "300 %"}, "without the sign"),
            ({"written": "300 persen"}, "counted in Orang"),
            ({"point_id": point.id}, "no place on a scale"),
            ({"written": "3", "data_year": 2027}, "not after 2026"),
            ({"written": "3", "data_year": 1}, "not after 2026"),
        ):
            with (
                self.subTest(vals),
                self.assert_refused(ValidationError, words),
                self.env.cr.savepoint(),
            ):
                self._write(**vals)
        self._write(written="12 orang")
        self.assertEqual(self.other.value, 12)

    def test_what_is_printed_of_persons_is_typed_back(self):
        """1500 persons are printed 1.500 Orang; a dot of persons is no decimal sign."""
        for written in ("1500", "1.500", "1.500 Orang"):
            with self.subTest(written):
                self._write(written=written)
                self.assertEqual(self.other.value, 1500)
                self.assertEqual(self.other.printed_value, "1.500 Orang")
        self._enter(self.figure, self.user_ech3_a, "4.050", "5.400")
        self.assertEqual(self.figure.part_ids.mapped("value"), [4050, 5400])
        self.assertEqual(self.figure.printed_value, "75 Persen")

    def test_what_is_read_in_two_ways_is_asked_and_not_guessed(self):
        """1.200 km are 1200 or 1,2: who sends the figure chooses."""
        figure = self.figure.with_user(self.user_ech3_a)
        self.figure.part_ids[1]._with_workflow_bypass().name = "Panjang jalan"
        part = figure.part_ids[1]
        for written, readings in (("1.200", "1200|1,200"), ("1200", False)):
            typed = part.new({"name": part.name, "written": written})
            self.assertEqual(typed.written_readings, readings)
        with self.assert_refused(ValidationError, "Write 1200 or 1,200"):
            part.written = "1.200"
        own = self.other.new({"indicator_id": self.outcome.id, "written": "1.200"})
        self.assertEqual(own.written_readings, "1200|1,200")
        own.written = "tidak ada"
        self.assertFalse(own.written_readings)

    def test_what_the_parts_make_is_printed_while_they_are_typed(self):
        """17 of 20 are 85 per cent, before anything is saved."""
        with Form(self.figure.with_user(self.user_ech3_a)) as form:
            self.assertEqual(form.printed_value, "belum dilaporkan")
            for index, written in enumerate(("17", "20")):
                with form.part_ids.edit(index) as part:
                    part.written = written
            self.assertEqual(form.printed_value, "85 Persen")
            form.remark = "Sesuai register"
            self.assertEqual(form.printed_value, "85 Persen")
        self.assertEqual(self.figure.value, 85)

    def test_who_says_that_there_is_none_says_why_and_is_seen(self):
        own = self.other.with_user(self.user_ech4_a)
        for reason in ("-", "x", "...", "a b"):
            with (
                self.subTest(reason),
                self.assert_refused(ValidationError, "no reason"),
            ):
                self._write(no_figure="not_applicable", no_figure_reason=reason)
        self._write(no_figure="not_applicable", no_figure_reason="ada")
        with self.assertRaisesRegex(UserError, "words that"):
            own.action_send()
        self._write(no_figure_reason="Tidak ada rujukan")
        own.action_send()
        ratio = self._enter(self.figure, self.user_ech3_a, "17", "20")
        ratio.action_send()
        pile = (self.other | self.figure).with_user(self.user_secretary_a)
        pile = pile.env["sidocakep.data.verify"]._prepare(pile)
        line = pile.line_ids.filtered(lambda line: line.figure_id == self.other)
        self.assertTrue(line.must_open)
        self.assertIn("said to have no figure; ", line.sign_text)
        self.assertIn("Tidak ada rujukan", line.sign_text)

    def test_another_denominator_is_said(self):
        """85 of 100 before, 17 of 20 now: the same figure of something else."""
        before = self._enter(self.figure, self.user_ech3_a, "85", "100")
        before.action_send()
        before.with_user(self.user_secretary_a).action_verify()
        with freeze_time("2026-07-02 03:00:00"):
            after, _other = self._open()
            self.assertEqual(after.period_no, 2)
            self._enter(after, self.user_ech3_a, "17", "20")
            self.assertIn("was 100 (", after.figure_notice)
            self._enter(after, self.user_ech3_a, "90", "109")
            after.invalidate_recordset()
            self.assertFalse(after.figure_notice)
            self._enter(after, self.user_ech3_a, "5300", "5400")
            after.invalidate_recordset()
            self.assertIn("is 5.400 now", after.figure_notice)

    def test_a_target_stays_once_its_figure_was_sent(self):
        """The quarter's target is set by the agency: not after what it is held to."""
        targets = self.env["sidocakep.target"].with_user(self.user_secretary_a)
        of_quarter = {
            "indicator_id": self.output.id,
            "period_kind": "quarter",
            "year": 2026,
        }
        first, later = targets.create(
            [
                {**of_quarter, "period_no": number, "written": "12"}
                for number in (self.other.period_no, 4)
            ]
        )
        with freeze_time("2026-03-31 03:00:00"):
            first.written = "11"
        self._enter(self.other, self.user_ech4_a, "5").action_send()
        self._enter(self.figure, self.user_ech3_a, "17", "20").action_send()
        plan = self.env["sidocakep.plan"].create(
            {"name": "Perubahan", "kind": "renstra", "company_id": self.agency_a.id}
        )
        for operation in (
            lambda: first.write({"written": "5"}),
            lambda: first.write({"figure_status": "not_due"}),
            lambda: first.write({"period_no": 3}),
            lambda: first.write({"plan_id": plan.id}),
            lambda: later.write({"period_no": self.other.period_no}),
            first.unlink,
            lambda: targets.create(
                {
                    **of_quarter,
                    "indicator_id": self.outcome.id,
                    "period_no": self.figure.period_no,
                    "written": "5",
                }
            ),
        ):
            with (
                self.assert_refused(FrozenRecordError, "stays"),
                self.env.cr.savepoint(),
            ):
                operation()
        first.write({"written": "11"})
        later.written = "20"
        self.other.with_user(self.user_secretary_a)._return("Periksa")
        with freeze_time("2026-03-31 03:00:00"):
            first.written = "10"
        later.unlink()
        trail = self.env["sidocakep.trail"].search(
            [
                ("res_model", "=", self.output._name),
                ("res_id", "=", self.output.id),
                ("field_model", "=", "sidocakep.target"),
            ]
        )
        self.assertEqual(set(trail.user_id.ids), {self.user_secretary_a.id})
        changes = {(row.old_value, row.new_value) for row in trail}
        self.assertIn(("11 Orang", "10 Orang"), changes)
        self.assertTrue(any("20 Orang" in (old or "") for old, _new in changes))

    def test_a_target_stays_once_its_period_has_ended(self):
        """No figure is there yet: still nobody lowers it, takes it out or moves it."""
        targets = self.env["sidocakep.target"].with_user(self.user_secretary_a)
        of_year = {"indicator_id": self.output.id, "year": 2026}
        quarter, month, empty, current = targets.create(
            [
                {**of_year, "period_kind": kind, "period_no": number, "written": text}
                for kind, number, text in (
                    ("quarter", 1, "12"),
                    ("month", 3, "4"),
                    ("month", 2, False),
                    ("quarter", 2, "20"),
                )
            ]
        )
        self.assertEqual(empty.figure_status, "not_reported")
        for operation in (
            lambda: quarter.write({"written": "5"}),
            lambda: quarter.write({"written": "50"}),
            lambda: quarter.write({"written": False}),
            lambda: quarter.write({"figure_status": "not_due"}),
            lambda: quarter.write({"period_no": 4}),
            lambda: quarter.write({"kind": "baseline"}),
            lambda: quarter.write({"indicator_id": self.outcome.id}),
            lambda: (current | quarter).write({"written": "5"}),
            lambda: self.output.with_user(self.user_secretary_a).write(
                {"target_ids": [(2, quarter.id)]}
            ),
            quarter.unlink,
            month.unlink,
        ):
            with (
                self.assert_refused(FrozenRecordError, "draft its next version"),
                self.env.cr.savepoint(),
            ):
                operation()
        self.assertEqual(quarter.printed_value, "12 Orang")
        # What says the same, what is missing and what is not over yet may be written.
        quarter.write({"written": "12"})
        empty.written = "3"
        current.written = "18"
        current.unlink()
        with freeze_time("2026-03-31 10:00:00"):
            quarter.written = "11"

    def test_what_was_late_is_late_in_every_time_zone(self):
        """Sent at 23:30 of the last day, as the offices have it: not late."""
        own = self._enter(self.other, self.user_ech4_a, "5")
        own.action_send()
        day = self.other.date_due
        moment = f"{day} 16:30:00"
        self.other._with_workflow_bypass().write({"sent_on": moment})
        for zone in ("Asia/Jayapura", "Pacific/Honolulu", "UTC"):
            figure = self.other.with_context(tz=zone)
            figure.invalidate_recordset(["is_late"])
            with self.subTest(zone):
                self.assertFalse(figure.is_late)
