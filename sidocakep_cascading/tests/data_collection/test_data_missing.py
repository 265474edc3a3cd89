"""Of which indicators there may be no figure: only where it was decided before."""

from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, freeze_time, tagged

from ..data_collection_case import DataCollectionCase

KINDS = ("not_released", "not_applicable")


@freeze_time("2026-04-02 03:00:00")
@tagged("post_install", "-at_install")
class TestDataMissing(DataCollectionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["sidocakep.target"].create(
            {
                "indicator_id": cls.output.id,
                "period_kind": "quarter",
                "year": 2026,
                "period_no": 1,
                "written": "30",
            }
        )
        _figure, cls.figure = cls._open()
        cls.own = cls.figure.with_user(cls.user_ech4_a)

    def _choose(self, kind):
        self.own.write({"no_figure": kind, "no_figure_reason": "Menunggu lembaga lain"})

    def test_who_cannot_say_that_a_figure_is_missing(self):
        """Neither before any decree, nor by one of after the period."""
        for when in (None, "2026-04-01 03:00:00"):
            if when:
                self._decree(self.card_output, day=when)
            for kind in KINDS:
                with (
                    self.subTest(when=when, kind=kind),
                    self.assertRaisesRegex(
                        ValidationError, "head of the agency decides"
                    ),
                    self.env.cr.savepoint(),
                ):
                    self._choose(kind)

    def test_what_the_decree_of_the_period_says_may_be_missing(self):
        self._decree(self.card_output, day="2026-03-31 03:00:00")
        for kind in KINDS:
            with self.subTest(kind):
                self._choose(kind)
                self.assertFalse(self.own.unfounded_text)
        self._choose("not_released")
        with self.assertRaisesRegex(UserError, "the release is expected"):
            self.own.action_send()
        for day in ("2026-03-01", "2028-01-01"):
            with self.assertRaisesRegex(ValidationError, "Correct the expected day"):
                self.own.release_on = day
        self.own.release_on = "2026-05-15"
        self.own.action_send()
        self.figure.with_user(self.user_secretary_a).action_verify()

    def test_an_indicator_that_is_released_later_says_it_itself(self):
        """Changed on the day after the period it holds for the next one."""
        for day, is_founded in (("2026-03-31", True), ("2026-04-01", False)):
            with self.subTest(day), self.env.cr.savepoint() as savepoint:
                with freeze_time(f"{day} 03:00:00"):
                    self._mean(
                        self.output, accumulation="released_later", release_month="5"
                    )
                self.env.flush_all()
                found = self.figure._find_unfounded("not_released")
                self.assertIs(not found, is_founded)
                form = Form(self.own)
                form.no_figure = "not_released"
                self.assertEqual(str(form.release_on), "2027-05-31", "proposed")
                self.assertIs(not form.unfounded_text, is_founded)
                savepoint.rollback()
                self.env.invalidate_all()

    def test_not_applicable_is_free_where_nothing_is_due_yet(self):
        self.env["sidocakep.target"].search(
            [("indicator_id", "=", self.output.id), ("period_kind", "=", "quarter")]
        ).with_context(active_test=False)._with_workflow_bypass().unlink()
        self._choose("not_applicable")
        with self.assertRaises(ValidationError):
            self._choose("not_released")

    # ------------------------------------------------------------------
    # Findings
    # ------------------------------------------------------------------

    def _find(self, kind):
        self.env.flush_all()
        return self.env["sidocakep.coverage.finding"].search(
            [("company_id", "=", self.agency_a.id), ("kind", "=", kind)]
        )

    def test_a_quarter_without_a_target_is_found_before_it_ends(self):
        """Quarter I has one, quarter II is running and has none."""
        found = self._find("quarter_without_target")
        self.assertEqual(found.job_id, self.job_ech4_a, "whose card it is")
        self.assertIn(self.output.name, found.message)
        self.assertIn("quarter I, ", found.message)
        self.assertEqual(found._get_remedy_action()["res_id"], self.output.id)
        self.card_output.frequency = "half"
        self.assertTrue(self._find("quarter_without_target"), "quarter II is asked for")
        self.card_output.frequency = "year"
        self.assertFalse(self._find("quarter_without_target"))

    def test_who_enters_and_who_sets_it_read_that_a_quarter_has_no_target(self):
        """Not due in quarter I, as nothing is wanted before; in quarter II a hole."""
        label = "Set the Target That a Quarter Lacks"

        def count(user):
            waiting = self.env["res.users"].with_user(user).get_my_work()["waiting"]
            return sum(item["count"] for item in waiting if item["label"] == label)

        other = self.env["sidocakep.data.figure"].search(
            [("card_id", "=", self.card.id)], limit=1
        )
        self.assertIn("90 Persen", other.year_target_text)
        # asked for by its card and past its day: no word says that it is not due
        self.assertRegex(
            other.target_text, "^none in this quarter.*asks for the figure"
        )
        self.assertFalse(other.lacks_target or self.own.lacks_target)
        self.assertFalse(count(self.user_secretary_a))
        with freeze_time("2026-07-02 03:00:00"):
            self._open()
            key = [("card_id", "=", self.card_output.id), ("period_no", "=", 2)]
            lacking = self.own.search(key)
            self.assertIn("quarter I has one", lacking.lacking_text)
            self.assertIn("Sekretaris", lacking.lacking_text)
            self.assertIn("none is set", lacking.target_text)
            self.assertEqual(count(self.user_secretary_a), 1)
            self.assertFalse(count(self.user_ech4_a), "he sets no targets")
            turns = {
                user: lacking.with_user(user).turn_text
                for user in (self.user_secretary_a, self.user_ech4_a)
            }
            self.assertIn("in his place", turns[self.user_secretary_a])
            self.assertIn("your turn", turns[self.user_ech4_a])
            self.assertNotIn("in his place", turns[self.user_ech4_a])
            opened = lacking.with_user(self.user_secretary_a).action_set_target()
            self.assertEqual(opened["res_id"], self.output.id)
            self.env["sidocakep.target"].create(
                {
                    "indicator_id": self.output.id,
                    "period_kind": "quarter",
                    "year": 2026,
                    "period_no": 2,
                    "written": "60",
                }
            )
            lacking.invalidate_recordset()
            self.assertFalse(lacking.lacks_target or count(self.user_secretary_a))

    def test_a_missing_target_is_asked_about_and_said_to_who_may_still_return_it(self):
        """The policy as shipped counts it as 0: no word says that it has none."""
        key = [("card_id", "=", self.card_output.id), ("period_no", "=", 2)]
        work = self.env["res.users"].with_user(self.user_secretary_a)

        def count():
            label = "Set the Target That a Quarter Lacks"
            waiting = work.get_my_work()["waiting"]
            return sum(item["count"] for item in waiting if item["label"] == label)

        with freeze_time("2026-07-02 03:00:00"):
            self._open()
            figure = self._enter(self.own.search(key), self.user_ech4_a, "30")
            action = figure.action_ask_send()
            window = figure.env[action["res_model"]]
            window = window.with_context(**action["context"]).create({})
            self.assertIn(self.output.name, window.rows)
            zero = "counts as 0 beside what is measured in the achievement of the off"
            self.assertIn(zero, window.rows)
            self.assertEqual((figure.state, count()), ("asked", 1))
            window.action_confirm()
            own = figure.with_user(self.user_secretary_a)
            self.assertEqual((own.state, count()), ("sent", 1))
            self.assertIn("who verifies the figure returns it", own.lacking_text)
            own.action_verify()
            self.assertIn("change of the plan alone", own.lacking_text)
            self.assertFalse(own.lacks_target or count())
            self.assertIn(zero, own.lacking_text)
            self.agency_a._get_profile().rollup_ids.no_target = "out"
            own.invalidate_recordset()
            self.assertIn("it takes no part in the achievement", own.lacking_text)
            self.assertFalse(own.search([("lacks_target", "=", True)]))

    def test_of_a_pile_the_window_names_those_without_a_target_and_sends_all(self):
        """Both are asked for in quarter II; the outcome has its target there."""
        self.env["sidocakep.target"].create(
            [
                {
                    "indicator_id": self.outcome.id,
                    "period_kind": "quarter",
                    "year": 2026,
                    "period_no": number,
                    "written": "85",
                }
                for number in (1, 2)
            ]
        )
        with freeze_time("2026-07-02 03:00:00"):
            self._open()
            figures = self.env["sidocakep.data.figure"].search(
                [("period_no", "=", 2), ("company_id", "=", self.agency_a.id)]
            )
            whole, hollow = (
                figures.filtered(lambda item, card=card: item.card_id == card)
                for card in (self.card, self.card_output)
            )
            self._enter(whole, self.user_secretary_a, "17", "20")
            own = self._enter(hollow, self.user_secretary_a, "30")
            pile = own | whole.with_user(self.user_secretary_a)
            action = pile.action_ask_send()
            window = pile.env[action["res_model"]]
            window = window.with_context(**action["context"]).create({})
            self.assertEqual(window.rows.count("\n"), 0, "one is named")
            self.assertTrue(window.rows.startswith(hollow.display_name))
            window.action_confirm()
            self.assertEqual(set(pile.mapped("state")), {"sent"})
        # Who may not send it sees no window, and what is incomplete is told first.
        with self.assertRaises(UserError):
            pile.action_ask_send()

    def test_what_is_sent_empty_is_refused_by_indicator_period_and_number(self):
        for figure, user, words in (
            (
                self.own,
                self.user_ech4_a,
                "the figure of “Rujukan yang ditangani” for 2026",
            ),
            (
                self.figure.search([("card_id", "=", self.card.id)], limit=1),
                self.user_ech3_a,
                (
                    "the numbers of “Layanan sesuai standar” for 2026 quarter 1: "
                    "“Kunjungan sesuai standar”; “Seluruh kunjungan”"
                ),
            ),
        ):
            with self.subTest(words), self.assertRaises(UserError) as refused:
                figure.with_user(user).action_ask_send()
            self.assertIn(words, str(refused.exception))

    def test_a_release_that_did_not_come_is_found(self):
        self._decree(self.card_output)
        self._choose("not_released")
        self.own.release_on = "2026-04-20"
        self.own.action_send()
        self.assertFalse(self._find("release_overdue"))
        with freeze_time("2026-04-21 03:00:00"):
            found = self._find("release_overdue")
            self.assertIn("20 April 2026", found.message)
            self.assertEqual(found._get_remedy_action()["res_id"], self.figure.id)
            self.figure.invalidate_recordset()
            self.assertTrue(self.figure.is_release_late)
