"""Drawing an RKT again: the hand of a person stays, everything else is the plan's."""

from odoo.tests import tagged

from ..common_rkt import RktCase


class RktRedrawCase(RktCase):
    def _amend_plan(self, change=None):
        """Decide an amendment of 1 September 2025 after ``change(amendment)``."""
        amendment = self.plan._amend()
        if change:
            change(amendment)
        amendment.write(
            {
                "document_number": "Perbup 3/2025",
                "document_date": "2025-09-01",
                "amendment_reason": "Evaluasi",
            }
        )
        self._decide(amendment)
        return amendment

    def _twin(self, node, plan):
        return plan.node_ids.filtered(lambda other: other.identity == node.identity)

    def _raise_everything(self, amendment):
        """Another wording of goal and objective; kepuasan half a point more a year."""
        self._twin(self.goal, amendment).name = "Derajat kesehatan warga"
        self._twin(self.objective, amendment).name = "Layanan rujukan prima"
        for row in amendment.target_ids.filtered(
            lambda row: row.indicator_id == self.satisfaction
        ):
            row.written = str(row.value + 0.5).replace(".", ",")
        self._mean(self.satisfaction, name="Indeks kepuasan pasien")


@tagged("post_install", "-at_install")
class TestRktRedraw(RktRedrawCase):
    # What the amended plan says of kepuasan, year by year: 81..85 and a half.
    NEW = {
        "goal": "Derajat kesehatan warga",
        "objective": "Layanan rujukan prima",
        "name": "Indeks kepuasan pasien",
    }

    def _read(self, line):
        return {
            "goal": line.goal,
            "objective": line.objective,
            "name": line.name,
            "printed": line.printed_value,
        }

    def test_what_nobody_touched_says_what_the_amended_plan_says(self):
        line = self._line(self._create_rkt(), self.satisfaction)
        amendment = self._amend_plan(self._raise_everything)
        line.rkt_id.action_draw_from_plan()
        self.assertEqual(self._read(line), {**self.NEW, "printed": "82,5 Persen"})
        self.assertEqual(line.node_id, self._twin(self.objective, amendment))
        self.assertEqual(line.target_id.plan_id, amendment)
        self.assertFalse(line.is_changed or line.difference)

    def test_each_part_changed_by_hand_stays_and_the_others_follow(self):
        """An RKT for each part; the plan of its year is 81 + place + a half."""
        cases = (
            (2026, {"written": "99"}, {"printed": "99 Persen"}, "82,5 Persen"),
            (2027, {"goal": "Tujuan sendiri"}, {"goal": "Tujuan sendiri"}, None),
            (2028, {"objective": "Sendiri"}, {"objective": "Sendiri"}, None),
            (2029, {"name": "Nama sendiri"}, {"name": "Nama sendiri"}, None),
        )
        lines = {}
        for year, change, _kept, _plan_text in cases:
            rkt = self._create_rkt(year=year)
            lines[year] = self._line(rkt, self.satisfaction)
            lines[year].write(change)
        self._amend_plan(self._raise_everything)
        for year, change, kept, _plan_text in cases:
            with self.subTest(changed=next(iter(change))):
                line = lines[year]
                line.rkt_id.action_draw_from_plan()
                # 2026: 82 + 0,5, 2027: 83 + 0,5 and so on
                figure = f"{year - 1944},5 Persen"
                expected = {**self.NEW, "printed": figure, **kept}
                self.assertEqual(self._read(line), expected)
                self.assertEqual(line.plan_text, figure)

    def test_all_parts_changed_by_hand_stay_over_two_draws(self):
        line = self._line(self._create_rkt(), self.satisfaction)
        own = {"goal": "G", "objective": "O", "name": "N", "written": "1"}
        line.write(own)
        amendment = self._amend_plan(self._raise_everything)
        for _draw in range(2):
            line.rkt_id.action_draw_from_plan()
            self.assertEqual(
                self._read(line),
                {"goal": "G", "objective": "O", "name": "N", "printed": "1 Persen"},
            )
        self.assertEqual(line.node_id.plan_id, amendment)
        self.assertTrue(line.is_changed)

    def test_a_figure_put_back_is_the_plans_again(self):
        line = self._line(self._create_rkt(), self.satisfaction)
        line.written = "84"
        self.assertTrue(line.is_changed)
        line.written = "82"
        self.assertFalse(line.is_changed)
        self._amend_plan(self._raise_everything)
        line.rkt_id.action_draw_from_plan()
        self.assertEqual(line.printed_value, "82,5 Persen")

    def test_saying_why_there_is_no_figure_is_a_change_by_hand(self):
        line = self._line(self._create_rkt(), self.satisfaction)
        line.write({"figure_status": "not_applicable", "written": False})
        line.rkt_id.action_draw_from_plan()
        self.assertEqual(line.figure_status, "not_applicable")
        self.assertTrue(line.is_changed)

    def test_a_line_left_out_goes_when_the_plan_drops_it(self):
        rkt = self._create_rkt()
        line = self._line(rkt, self.satisfaction)
        line.is_included = False

        def drop(amendment):
            self._twin(self.objective, amendment).indicator_ids = False

        self._amend_plan(drop)
        rkt.action_draw_from_plan()
        self.assertFalse(line.exists())

    def test_what_a_person_wrote_first_the_plan_may_take_up(self):
        """A line added by hand with 77; the amended plan promises the same at 90."""
        rkt = self._create_rkt()
        line = self.env["sidocakep.rkt.line"].create(
            {
                "rkt_id": rkt.id,
                "node_id": self.objective.id,
                "indicator_id": self.standard.id,
                "written": "77",
            }
        )

        def take_up(amendment):
            self._twin(self.objective, amendment).indicator_ids |= self.standard

        self._amend_plan(take_up)
        rkt.action_draw_from_plan()
        self.assertEqual(self._line(rkt, self.standard), line)
        self.assertEqual((line.origin, line.printed_value), ("plan", "77 Persen"))
        self.assertEqual(line.plan_text, "90 Persen")
        self.assertTrue(line.is_changed)

    def test_a_component_moved_in_the_plan_is_still_the_same_line(self):
        """The objective goes under another tujuan: the line shows the other goal."""
        rkt = self._create_rkt()
        line = self._line(rkt, self.satisfaction)

        def move(amendment):
            goal = self._create_node(
                amendment, "tujuan", "Lain", upper_node_id=self.rpjmd_goal.id
            )
            self._twin(self.objective, amendment).parent_id = goal

        self._amend_plan(move)
        rkt.action_draw_from_plan()
        self.assertEqual(self._line(rkt, self.satisfaction), line)
        self.assertEqual((line.goal, line.objective), ("Lain", "Layanan rujukan"))

    def test_drawing_twice_changes_nothing(self):
        rkt = self._create_rkt()
        names = ["sequence", "name", "printed_value", "origin"]
        before = (rkt.line_ids.read(names), rkt.measure_ids.read(["name", "amount"]))
        rkt.action_draw_from_plan()
        after = (rkt.line_ids.read(names), rkt.measure_ids.read(["name", "amount"]))
        self.assertEqual(after, before)

    def test_an_rkt_stays_with_its_plan_while_no_amendment_is_decided(self):
        rkt = self._create_rkt()
        amendment = self.plan._amend()
        rkt.action_draw_from_plan()
        self.assertEqual(rkt.plan_id, self.plan)
        self.assertNotIn(amendment, rkt.line_ids.node_id.plan_id)


@tagged("post_install", "-at_install")
class TestRkaRedraw(RktRedrawCase):
    def test_a_tolok_ukur_changed_by_hand_stays_while_its_target_follows(self):
        rkt = self._create_rkt()
        [output] = self._measures(rkt, self.activity, "keluaran")
        output.name = "Rujukan tertangani tepat waktu"

        def change(amendment):
            amendment.target_ids.filtered(
                lambda row: row.indicator_id == self.referrals
            ).written = "130"

        amendment = self._amend_plan(change)
        rkt.action_draw_from_plan()
        [output] = self._measures(rkt, self._twin(self.activity, amendment), "keluaran")
        self.assertEqual(
            (output.name, output.target_text),
            ("Rujukan tertangani tepat waktu", "130 Persen"),
        )

    def test_funds_set_to_nothing_by_hand_stay_nothing(self):
        rkt = self._create_rkt()
        funds = self._measures(rkt, self.sub_1, "masukan")
        funds.amount = 0
        rkt.action_draw_from_plan()
        self.assertEqual(funds.amount, 0)
        self.assertTrue(funds.is_changed)

    def test_measures_of_a_node_that_is_gone_go_unless_touched(self):
        rkt = self._create_rkt()
        gone = self._measures(rkt, self.sub_2, "masukan")
        touched = self._measures(rkt, self.sub_1, "masukan")
        touched.name = "Dana bidang"

        def drop(amendment):
            twins = self._twin(self.sub_1, amendment) | self._twin(
                self.sub_2, amendment
            )
            twins.unlink()

        self._amend_plan(drop)
        rkt.action_draw_from_plan()
        self.assertFalse(gone.exists())
        self.assertEqual((touched.name, touched.amount), ("Dana bidang", 100))

    def test_the_outcome_goes_with_the_line_and_comes_back_with_it(self):
        rkt = self._create_rkt()
        line = self._line(rkt, self.satisfaction)
        self.assertTrue(self._measures(rkt, self.program, "hasil"))
        line.is_included = False
        rkt.action_draw_from_plan()
        self.assertFalse(self._measures(rkt, self.program, "hasil"))
        line.is_included = True
        rkt.action_draw_from_plan()
        self.assertEqual(self._measures(rkt, self.program, "hasil").rkt_line_id, line)

    def test_a_broken_down_outcome_survives_its_line_being_left_out(self):
        """40 of 82 was entered by a person: it is not thrown away."""
        rkt = self._create_rkt()
        outcome = self._measures(rkt, self.program, "hasil")
        outcome.written = "40"
        self._line(rkt, self.satisfaction).is_included = False
        rkt.action_draw_from_plan()
        self.assertEqual(outcome.exists().target_text, "40 Persen")
