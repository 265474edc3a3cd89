"""A figure far from all that is known of it: asked once, answered in a sentence."""

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from ..data_collection_case import DataCollectionCase


@freeze_time("2026-04-02 03:00:00")
@tagged("post_install", "-at_install")
class TestDataDoubt(DataCollectionCase):
    """0,48 is the target of the quarter of *Rujukan yang ditangani*."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.figure, cls.other = cls._open()
        cls.env["sidocakep.target"].create(
            {
                "indicator_id": cls.output.id,
                "period_kind": "quarter",
                "year": cls.other.year,
                "period_no": cls.other.period_no,
                "written": "0,48",
            }
        )

    def _get_window(self, figures):
        """Send, and return the window that asks, as the sender."""
        window = figures.action_send()
        self.assertEqual(window["res_model"], "sidocakep.data.doubt")
        return figures.env["sidocakep.data.doubt"].browse(window["res_id"])

    def test_a_figure_far_from_its_target_is_asked_about_once(self):
        """3 for 0,48: the sender corrects it or says why it is true, and that stays."""
        figure = self._enter(self.other, self.user_ech4_a, "3")
        asked = self._get_window(figure)
        self.assertEqual(figure.state, "asked", "nothing was sent")
        self.assertIn("0,48", asked.target_text)
        self.assertIn("target of the period 0,48", asked.doubt_text)
        asked.reason = "sudah benar"
        with self.assertRaisesRegex(UserError, "three words or more"):
            asked.action_confirm()
        asked.reason = "Rujukan dari dua kecamatan banjir."
        asked.action_confirm()
        self.assertEqual(figure.state, "sent")
        sent = self.other.with_user(self.user_secretary_a)
        self.assertIn("dua kecamatan banjir", sent.figure_notice)
        self.assertIn("dua kecamatan banjir", sent._get_figure_text())
        sent._return("Periksa lagi")
        self.assertIs(figure.action_send(), True, "the same figure is asked about once")

    def test_the_question_is_no_button_of_the_form(self):
        """Who writes the state or sends by another way meets it as well."""
        figure = self._enter(self.other, self.user_ech4_a, "480")
        with self.assertRaisesRegex(UserError, "0,48 Orang meant"):
            figure._send()
        figure.doubt_reason = "Rujukan dari dua kecamatan banjir."
        figure.written = "48"
        self.assertFalse(figure.doubt_reason, "said of another figure")
        with self.assertRaisesRegex(UserError, "cannot be sent yet"):
            figure._send()
        self.agency_a._get_profile().data_doubt_factor = 0
        figure._send()

    def test_a_pile_is_sent_but_for_what_is_asked_about(self):
        pile = self._enter(self.figure, self.user_secretary_a, "17", "20")
        pile |= self._enter(self.other, self.user_secretary_a, "3")
        asked = self._get_window(pile)
        self.assertEqual(pile.mapped("state"), ["sent", "asked"])
        self.assertEqual((asked.figure_id, asked.rest_count), (self.other, 0))

    def test_a_part_that_changes_takes_its_sentence_along(self):
        figure = self._enter(self.figure, self.user_ech3_a, "24", "20")
        figure.doubt_reason = "Dua puluh empat dari dua puluh."
        self._enter(figure, self.user_ech3_a, "25", "20")
        self.assertFalse(figure.doubt_reason)

    def test_what_is_missing_is_said_before_anything_is_asked(self):
        figure = self._enter(self.other, self.user_ech4_a, "3")
        rule = self.agency_a._get_rule("data_evidence")
        rule.severity = "severe"
        with self.assertRaisesRegex(UserError, "evidence: a file or a link"):
            figure.action_send()
        self.assertFalse(self.env["sidocakep.data.doubt"].search([]))

    def test_the_next_of_a_pile_is_asked_about_after_the_first(self):
        """Each is asked about by itself; who stops keeps what was answered."""
        second = self.figure
        pile = self._enter(self.other, self.user_secretary_a, "3")
        pile |= self._enter(second, self.user_secretary_a, "24", "20")
        asked = self._get_window(pile)
        self.assertEqual((asked.figure_id, asked.rest_count), (self.other, 1))
        asked.reason = "Rujukan dari dua kecamatan banjir."
        following = asked.action_confirm()
        self.assertEqual(pile.mapped("state"), ["sent", "asked"])
        asked = asked.browse(following["res_id"])
        self.assertEqual((asked.figure_id, asked.rest_count), (second, 0))
        self.assertIn("more than the whole", asked.doubt_text)
        asked.reason = "Empat kunjungan dari bulan lalu."
        closed = asked.action_confirm()
        self.assertEqual(closed["type"], "ir.actions.act_window_close")
        self.assertEqual(set(pile.mapped("state")), {"sent"})

    def test_the_last_verified_figure_is_known(self):
        """Quarter I stands: five times of it in quarter II are near, six are not."""
        figure = self._enter(self.other, self.user_ech4_a, "0,5")
        self.assertFalse(figure.doubt_text)
        figure.action_send()
        self.other.with_user(self.user_ech3_a).sudo()._with_workflow_bypass().write(
            {"state": "verified"}
        )
        with freeze_time("2026-07-02 03:00:00"):
            _outcome, other = self._open()
        self.assertEqual(other.period_no, 2)
        figure = self._enter(other, self.user_ech4_a, "2,5")
        self.assertIn("0,5 Orang", figure.last_text)
        self.assertFalse(figure.doubt_text)
        figure.written = "3,1"
        self.assertFalse(figure.doubt_text, "the target of the year allows it")
        self.env["sidocakep.target"].search(
            [("indicator_id", "=", self.output.id), ("period_kind", "=", "year")]
        )._with_workflow_bypass().sudo().unlink()
        figure.invalidate_recordset()
        self.assertIn("last verified figure 0,5 Orang", figure.doubt_text)
        self.assertNotIn("target", figure.doubt_text)

    def _accumulate(self, accumulation):
        """Let the indicator accumulate so, though a decided plan has it otherwise."""
        self.output.flush_recordset()
        self.env.cr.execute(
            "UPDATE sidocakep_indicator SET accumulation = %s WHERE id = %s",
            [accumulation, self.output.id],
        )
        self.output.invalidate_recordset()

    def test_what_is_added_up_and_what_is_counted_is_asked_about(self):
        """Of the year 3 are the target: 2 and 2 pass, 2 and 5 are explained."""
        self.env["sidocakep.target"].search(
            [("indicator_id", "=", self.output.id), ("period_kind", "=", "year")]
        )._with_workflow_bypass().sudo().written = "3"
        first = self._enter(self.other, self.user_ech4_a, "2")
        first.sudo()._with_workflow_bypass().write({"state": "verified"})
        with freeze_time("2026-07-02 03:00:00"):
            _outcome, other = self._open()
        figure = self._enter(other, self.user_ech4_a, "2")
        for written, accumulation, words in (
            ("2", "sum", False),
            ("5", "sum", "come to 7 Orang, far more than the target of the year 3"),
            ("5", "average", False),
            ("4", "sum", False),
            ("1,5", "sum", "1,5 Orang is no whole number"),
            ("1,5", "last", "1,5 Orang is no whole number"),
            ("0,2", "last", "2 Orang meant"),
            ("0,3", "last", "lies far from what is known"),
        ):
            with self.subTest(written=written, accumulation=accumulation):
                self._accumulate(accumulation)
                figure.written = written
                figure.invalidate_recordset()
                if words:
                    self.assertIn(words, figure.doubt_text)
                    self.assertEqual(figure._filter_unexplained(), figure)
                else:
                    self.assertFalse(figure.doubt_text)
        first.sudo()._with_workflow_bypass().write({"state": "asked"})
        self._accumulate("sum")
        figure.written = "5"
        figure.invalidate_recordset()
        self.assertFalse(figure.doubt_text, "what nobody has sent counts nothing")

    def test_what_stands_on_an_explained_figure_is_confirmed_or_said_anew(self):
        """3 for 0,48 was explained; 3,1 a quarter later is near to that alone."""
        said = "Rujukan dari dua kecamatan banjir."
        figure = self._enter(self.other, self.user_ech4_a, "3")
        figure.doubt_reason = said
        figure.action_send()
        self.other.sudo()._with_workflow_bypass().write({"state": "verified"})
        target = self.env["sidocakep.target"].search(
            [("indicator_id", "=", self.output.id), ("period_no", "=", 1)], limit=1
        )
        target.copy({"period_no": 2})
        target.copy({"period_no": 3})
        with freeze_time("2026-07-02 03:00:00"):
            _outcome, other = self._open()
        figure = self._enter(other, self.user_ech4_a, "3,1")
        self.assertIn(f"“{said}” Confirm that for this period", figure.doubt_text)
        with self.assertRaisesRegex(UserError, "Confirm that for this period"):
            figure._send()  # no way past the question, whoever calls it
        window = self._get_window(figure)
        self.assertEqual(figure.state, "asked")
        confirmed = f"Reason of 2026 quarter 1, confirmed for this period: {said}"
        self.assertEqual(window.reason, confirmed)
        window.action_confirm()
        self.assertEqual((figure.state, figure.doubt_reason), ("sent", confirmed))
        other.sudo()._with_workflow_bypass().write({"state": "verified"})
        with freeze_time("2026-10-02 03:00:00"):
            _outcome, third = self._open()
        figure = self._enter(third, self.user_ech4_a, "3,2")
        window = self._get_window(figure)
        self.assertEqual(window.reason, confirmed, "with the period it was said of")
        window.reason = "Rujukan dari kecamatan ketiga bertambah."
        window.action_confirm()
        self.assertNotIn(said, figure.doubt_reason)

    def test_what_a_target_vouches_for_needs_no_sentence_of_before(self):
        figure = self._enter(self.other, self.user_ech4_a, "3")
        figure.doubt_reason = "Rujukan dari dua kecamatan banjir."
        figure.action_send()
        self.other.sudo()._with_workflow_bypass().write({"state": "verified"})
        with freeze_time("2026-07-02 03:00:00"):
            _outcome, other = self._open()
        figure = self._enter(other, self.user_ech4_a, "0,5")
        self.assertNotIn("Confirm that for this period", figure.doubt_text or "")
        window = self._get_window(figure)  # of the year, which comes to far too much
        self.assertFalse(window.reason, "that sentence was said of something else")

    def test_a_window_is_its_own(self):
        """Who did not ask reads no other's window and sends nothing by it."""
        asked = self._get_window(self._enter(self.other, self.user_ech4_a, "3"))
        for user in (self.user_head_b, self.user_monev, self.user_ech3_a):
            with self.assertRaises(AccessError):
                asked.with_user(user).reason = "Rujukan dari dua kecamatan."
        with self.assertRaises(AccessError):
            self.other.with_user(self.user_inspektorat).action_send()
        self.assertEqual(self.other.state, "asked")

    def test_the_sentence_of_a_sent_figure_stays(self):
        figure = self._enter(self.other, self.user_ech4_a, "3")
        figure.doubt_reason = "Rujukan dari dua kecamatan banjir."
        figure.action_send()
        with self.assertRaisesRegex(UserError, "may no longer change"):
            figure.doubt_reason = "Lain sama sekali ceritanya."

    def test_the_profile_names_how_many_times_are_far(self):
        profile = self.agency_a._get_profile()
        self.assertEqual(profile.data_doubt_factor, 5)
        figure = self._enter(self.other, self.user_ech4_a, "3")
        profile.data_doubt_factor = 7
        figure.invalidate_recordset()
        self.assertIn("more than twice", figure.doubt_text, "no slip, but a success")
        profile.data_doubt_factor = 0
        figure.invalidate_recordset()
        self.assertFalse(figure.doubt_text)
        for refused in (1, -2, 1001):
            with (
                self.subTest(refused),
                mute_logger("odoo.sql_db"),
                self.assertRaises(IntegrityError),
                self.cr.savepoint(),
            ):
                profile.data_doubt_factor = refused
                profile.flush_recordset()

    def test_fifty_are_asked_about_with_the_queries_of_one(self):
        counts = []
        for number in (1, 20):
            for index in range(number):
                name = f"Rujukan {number} {index}"
                indicator = self.output.copy({"name": name, "code": False})
                self._create_card(indicator, self.job_ech4_a)
            self._open()
            self.env.invalidate_all()
            figures = self.env["sidocakep.data.figure"].search([])
            figures.mapped("indicator_id.name")
            before = self.env.cr.sql_log_count
            figures._find_doubts()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0] + 3)
