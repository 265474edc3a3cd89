"""What a measurement says of a figure that is missing: who has it in hand."""

import importlib.util
from pathlib import Path

from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.engine.achievement.rollup import ALL_ZERO

from ..measurement_case import MeasurementCase

#: Which achievements were 0 by the policy alone, of before they said it themselves.
MIGRATION = (
    Path(__file__).parents[2] / "migrations" / "19.0.1.15.0" / "post-blank_zero.py"
)
POLICY = "By the roll-up policy it "
OF_OFFICIAL, OF_AGENCY = "in the achievement of the official", "of the agency."
BOTH = f"{OF_OFFICIAL} and the agency."


@freeze_time("2026-04-08 03:00:00")
@tagged("post_install", "-at_install")
class TestMeasurementWaiting(MeasurementCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_quarter("17")

    def test_what_was_sent_waits_for_who_verifies_it(self):
        """Nobody holds it who sent it; a name ends in the stop of its degree."""
        self.user_secretary_a.name = "Junaidi, M.Kes."
        figure = self.env["sidocakep.data.figure"].search(
            [("indicator_id", "=", self.output.id), ("state", "=", "asked")], limit=1
        )
        self._enter(figure, self.user_ech4_a, "25").action_send()
        self.env.invalidate_all()
        said = "sent; it waits to be verified by Junaidi, M.Kes."
        self.assertIn(said, self.measurement.notice)
        self.assertNotIn("..", self.measurement.notice)

    def test_what_the_policy_does_with_a_hole_is_said_of_each_scope(self):
        """As shipped 0 in both; a regency may leave it out of one, or roll up none."""
        profile = self.profile_gm.with_context(lang="en_US")
        day = self.measurement.date_end
        rows = {row.scope: row for row in profile.rollup_ids}
        zero = f"{POLICY}counts as 0 beside what is measured "
        out = f"{POLICY}takes no part "
        stop = f"{POLICY}leaves it without a figure "
        agency = f"in the achievement {OF_AGENCY}"
        for official, of_agency, said in (
            ("zero", "zero", zero + BOTH),
            ("out", "out", out + BOTH),
            ("stop", "stop", stop + BOTH),
            ("zero", "out", f"{zero}{OF_OFFICIAL}. {out}{agency}"),
            ("stop", "zero", f"{stop}{OF_OFFICIAL}. {zero}{agency}"),
        ):
            with self.subTest(official=official, agency=of_agency):
                rows["official"].no_target = official
                rows["agency"].no_target = of_agency
                self.assertEqual(profile._say_part("no_target", day), said)
                # Another kind of no figure has a choice of its own.
                self.assertEqual(profile._say_part("not_reported", day), zero + BOTH)
        (rows["official"] | rows["agency"]).unlink()
        self.assertIn("as nothing is rolled up", profile._say_part("no_target", day))

    def test_what_was_zero_by_the_policy_before_is_marked_once(self):
        """Those alone whose trace says it; a second run changes nothing."""
        spec = importlib.util.spec_from_file_location("script", MIGRATION)
        script = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(script)
        self.assertEqual(script.SAID, ALL_ZERO)
        sheet = self.measurement.sheet_ids[:1]
        others = self.measurement.sheet_ids - sheet
        self.assertTrue(others)
        for record in (self.measurement, sheet):
            bypass = record._with_workflow_bypass()
            bypass.trace = f"0 dari 2 indikator ikut.\n{ALL_ZERO}\nRata-rata"
        for _run in range(2):
            self.env.flush_all()
            script.migrate(self.env.cr, "19.0.1.14.0")
            self.env.invalidate_all()
            self.assertTrue(self.measurement.is_blank_zero and sheet.is_blank_zero)
            self.assertFalse(any(others.mapped("is_blank_zero")))

    def test_nothing_measured_is_stored_as_the_policy_makes_it(self):
        """No figure as shipped; 0 by choice, of sheets and of the agency alike."""
        lines = self.measurement.line_ids._with_workflow_bypass()
        lines.write({"status": "not_reported", "printed": "belum dilaporkan"})
        rows = self.profile_gm.rollup_ids
        for choice, printed, is_zero in (
            ("none", "belum ada yang terukur", False),
            ("zero", "0,00", True),
        ):
            with self.subTest(choice):
                rows.none_measured = choice
                self.measurement.sheet_ids._roll_up()
                for record in (self.measurement, *self.measurement.sheet_ids):
                    self.assertEqual(record.printed, printed)
                    self.assertIs(record.is_blank_zero, is_zero)
                self.env.flush_all()
                standing = self.env["sidocakep.agency.standing"].search(
                    [("measurement_id", "=", self.measurement.id)]
                )
                standing.invalidate_recordset()
                self.assertEqual(standing.printed, printed)
                self.assertEqual(standing.with_figure, int(is_zero))
