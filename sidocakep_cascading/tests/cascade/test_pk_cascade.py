"""Handing the lines of a superior's PK down."""

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from ..common import YEAR
from ..common_cascade import CascadeCase


@tagged("post_install", "-at_install")
class TestPkCascade(CascadeCase):
    def test_direct_subordinates_are_offered(self):
        wizard = self._open()
        self.assertEqual(
            wizard.person_ids.job_id, self.job_secretary_a | self.job_ech3_a
        )
        self.assertEqual(
            wizard.person_ids.mapped("name"),
            [self.employee_secretary_a.name, self.employee_ech3_a.name],
        )
        self.assertEqual(set(wizard.person_ids.mapped("pk_state")), {"new"})

    def test_below_a_vacant_post_nobody_is_in_between(self):
        """The division loses its head in 2025: its people stand below the head."""
        self.employee_ech3_a.version_id.contract_date_start = "2020-01-01"
        self.employee_ech3_a.version_id.contract_date_end = "2025-12-31"
        wizard = self._open()
        self.assertEqual(
            wizard.person_ids.job_id,
            self.job_secretary_a | self.job_ech3_a | self.job_ech4_a | self.job_func_a,
        )
        vacant = wizard.person_ids.filtered(lambda row: row.job_id == self.job_ech3_a)
        self.assertFalse(vacant.name)

    def test_each_holder_of_a_functional_position_is_offered(self):
        second = self._create_employee("Fungsional Dua", self.job_func_a, "iii_c")
        pk = self._create_pk(self.job_ech3_a)
        wizard = self._open(self.user_ech3_a, pk)
        names = wizard.person_ids.filtered(
            lambda row: row.job_id == self.job_func_a
        ).mapped("name")
        self.assertCountEqual(names, [self.employee_func_a.name, second.name])

    def test_same_indicator_with_the_whole_target(self):
        [draft] = self._hand_down(self.line_index, self.job_ech3_a, "same")
        line = draft.line_ids
        self.assertEqual(draft.state, "draft")
        self.assertEqual(draft.employee_id, self.employee_ech3_a)
        self.assertEqual(line.indicator_id, self.iku_1)
        self.assertEqual(line.target_text, "85,5 Persen")
        self.assertEqual(line.objective, self.node_s1.name)
        self.assertEqual(line.parent_line_id, self.line_index)
        self.assertEqual(line.cascade_method, "same")

    def test_many_lines_to_many_subordinates_at_once(self):
        jobs = self.job_secretary_a | self.job_ech3_a
        lines = self.line_index | self.line_sakip
        drafts = self._hand_down(lines, jobs, "same")
        self.assertEqual(len(drafts), 2)
        for draft in drafts:
            self.assertEqual(draft.line_ids.parent_line_id, lines)

    def test_supporting_indicator_is_made_with_owner_level_and_target(self):
        wizard = self._open()
        pair = self._choose(wizard, self.line_sakip, self.job_ech3_a, "support")
        self.assertEqual(pair.level_id.code, "outcome")
        self.assertIn("Name the new indicator", pair.problem)
        pair.write({"name": "Waktu tunggu layanan", "written": "12,5"})
        self.assertFalse(pair.problem)
        wizard.is_filled = False
        wizard.action_hand_down()
        line = self._get_drafts(self.job_ech3_a).line_ids
        indicator = line.indicator_id
        self.assertEqual(indicator.parent_indicator_id, self.iku_2)
        self.assertEqual(indicator.owner_job_id, self.job_ech3_a)
        self.assertEqual(indicator.kind, "program")
        self.assertEqual(indicator.company_id, self.agency_a)
        self.assertEqual(line.target_text, "12,5 Angka")
        self.assertEqual(line.target_id.year, YEAR)
        self.assertEqual(line.cascade_method, "support")
        self.assertEqual(line.objective, self.node_s2.name)

    def test_supporting_indicator_of_the_register_is_offered_again(self):
        pair = self._choose(self._open(), self.line_index, self.job_ech3_a, "support")
        self.assertEqual(pair.indicator_id, self.outcome)
        self.assertFalse(pair.problem)

    def test_two_indicators_of_one_pair_are_not_promised_twice(self):
        wizard = self._open()
        lines = self.line_index | self.line_sakip
        pairs = self._choose(wizard, lines, self.job_ech3_a, "support")
        pairs.indicator_id = self.outcome
        with self.assertRaisesRegex(UserError, "twice"):
            wizard.action_hand_down()

    def test_level_breach_shows_before_anything_is_made(self):
        """Paser 23/2016 art. 5(1)d: eselon IV signs output, at least activity."""
        self.government.profile_id = self.profile_paser
        pk = self._create_pk(self.job_ech3_a)
        wizard = self._open(self.user_ech3_a, pk)
        pairs = self._choose(
            wizard, pk.line_ids, self.job_ech4_a | self.job_func_a, "support"
        )
        by_job = {pair.person_id.job_id: pair for pair in pairs}
        section, functional = by_job[self.job_ech4_a], by_job[self.job_func_a]
        self.assertEqual(section.indicator_id, self.output)
        self.assertFalse(section.level_problem)
        self.assertEqual(functional.level_id.code, "sub_activity_output")
        section.write(
            {
                "indicator_id": False,
                "level_id": self.env.ref(
                    "sidocakep_base.indicator_level_sub_activity_output"
                ).id,
            }
        )
        self.assertIn(
            "Perbup Paser 23/2016 Pasal 5 ayat (1) huruf d", section.level_problem
        )
        # it is on no line yet
        self.assertTrue(section.level_problem.startswith("This indicator is at"))

    def test_unnamed_kind_is_offered_but_marked(self):
        """Paser 23/2016 art. 5(1) names no pelaksana."""
        self.government.profile_id = self.profile_paser
        pk = self._create_pk(self.job_ech4_a)
        wizard = self._open(self.user_ech4_a, pk)
        self.assertEqual(wizard.person_ids.job_id, self.job_pelaksana_a)
        self.assertFalse(wizard.person_ids.is_named)
        wizard.action_choose_all()
        self.assertFalse(wizard.person_ids.is_chosen)

    def test_draft_gets_the_lines_that_are_missing(self):
        draft = self._create_pk(self.job_ech3_a)
        own = draft.line_ids
        self.assertEqual(own.parent_line_id, self.line_index)
        self._hand_down(self.line_sakip, self.job_ech3_a, "same")
        self.assertEqual(draft.line_ids.indicator_id, self.outcome | self.iku_2)
        self._hand_down(self.line_sakip, self.job_ech3_a, "same")
        self.assertEqual(len(draft.line_ids), 2)

    def test_signed_agreement_is_skipped_and_named(self):
        signed = self._create_pk(self.job_ech3_a)
        self._sign_to(signed, "signed_first")
        before = signed.line_ids.ids
        wizard = self._open()
        jobs = self.job_secretary_a | self.job_ech3_a
        self._choose(wizard, self.line_sakip, jobs, "same")
        action = wizard.action_hand_down()
        self.assertEqual(action["tag"], "display_notification")
        self.assertIn("revise", action["params"]["message"])
        self.assertIn(self.job_ech3_a.name, action["params"]["message"])
        self.assertNotIn(self.job_secretary_a.name, action["params"]["message"])
        self.assertEqual(signed.line_ids.ids, before)
        self.assertTrue(self._get_drafts(self.job_secretary_a))

    def test_only_signed_agreements_is_refused(self):
        signed = self._create_pk(self.job_ech3_a)
        self._sign_to(signed, "proposed")
        wizard = self._open()
        self._choose(wizard, self.line_sakip, self.job_ech3_a, "same")
        with self.assertRaisesRegex(UserError, "revise"):
            wizard.action_hand_down()

    def test_a_signed_superior_hands_down_too(self):
        self._sign_to(self.pk, "signed_first")
        [draft] = self._hand_down(self.line_index, self.job_ech3_a, "same")
        self.assertEqual(draft.line_ids.parent_line_id, self.line_index)
        self.assertEqual(self.pk.state, "signed_first")

    def test_new_draft_is_drawn_from_plan_and_dpa_too(self):
        wizard = self._open()
        self._choose(wizard, self.line_index, self.job_ech3_a, "same")
        wizard.action_hand_down()
        draft = self._get_drafts(self.job_ech3_a)
        self.assertEqual(draft.line_ids.indicator_id, self.outcome | self.iku_1)
        self.assertEqual(draft.line_ids.parent_line_id, self.line_index)
        self.assertEqual(draft.amount_total, 175_000_000)

    def test_indicator_of_another_agency_is_not_handed_on(self):
        """The Bupati's own indicator is of the government: every agency may take it."""
        bupati = self._create_pk(self.job_bupati)
        wizard = self._open(self.user_bupati, bupati)
        self.assertIn(self.job_head_b, wizard.person_ids.job_id)
        pair = self._choose(wizard, bupati.line_ids, self.job_head_b, "same")
        self.assertFalse(pair.problem)
        self.line_index.sudo().indicator_id = self.iku_1
        foreign = self._create_job(
            "UPT", "supervisor", self.job_head_a, self.agency_b, "iv_a"
        )
        pair = self._choose(self._open(), self.line_index, foreign, "same")
        self.assertIn("choose a supporting indicator", pair.problem)

    def test_next_needs_a_choice(self):
        with self.assertRaisesRegex(UserError, "at least one"):
            self._open().action_next()

    def test_back_keeps_what_was_set(self):
        wizard = self._open()
        pair = self._choose(wizard, self.line_sum, self.job_ech3_a, "share")
        pair.written = "7"
        wizard.action_back()
        self.assertEqual(wizard.step, "choose")
        jobs = self.job_ech3_a | self.job_secretary_a
        pairs = self._choose(wizard, self.line_sum, jobs)
        self.assertIn(pair, pairs)
        self.assertEqual(len(pairs), 2)

    def test_method_follows_the_indicators(self):
        """A link made by hand says how, too; and it must make sense."""
        draft = self._create_pk(self.job_secretary_a, fill=False)
        line = self.env["sidocakep.pk.line"].create(
            {
                "pk_id": draft.id,
                "indicator_id": self.outcome_0.id,
                "parent_line_id": self.line_sakip.id,
            }
        )
        self.assertEqual(line.cascade_method, "support")
        with self.assertRaisesRegex(ValidationError, "not the indicator"):
            line.cascade_method = "same"
        line.parent_line_id = False
        self.assertFalse(line.cascade_method)


@tagged("post_install", "-at_install")
class TestPkCascadeShares(CascadeCase):
    """120 Keluarga among two or three; every sum is calculated by hand."""

    def _share(self, *texts, **vals):
        jobs = self.job_secretary_a | self.job_ech3_a
        wizard = self._open()
        pairs = self._choose(wizard, self.line_sum, jobs, "share")
        for pair, text in zip(pairs, texts, strict=False):
            pair.written = text
        wizard.write({"is_filled": False, **vals})
        return wizard

    def test_a_sum_is_shared_by_default_and_nothing_else(self):
        methods = {row.pk_line_id: row.method for row in self._open().line_ids}
        self.assertEqual(methods[self.line_sum], "share")
        self.assertEqual(methods[self.line_index], "same")

    def test_evenly(self):
        """120 / 2 = 60 each."""
        wizard = self._share()
        self.assertEqual(wizard.pair_ids.mapped("written"), ["60", "60"])
        self.assertIn("120 Keluarga of 120 Keluarga, nothing left", wizard.share_html)

    def test_people_are_not_halved(self):
        """121 / 2 = 61 + 60: whole families, since the target is whole."""
        self.line_sum.written = "121"
        self.assertEqual(self._share().pair_ids.mapped("written"), ["61", "60"])

    def test_decimals_of_the_target_are_kept(self):
        """85,5 by 2 to 1 is 57 and 28,5; by 1 to 1 it is 42,8 and 42,7."""
        self.line_sum.written = "85,5"
        wizard = self._share()
        self.assertEqual(wizard.pair_ids.mapped("written"), ["42,8", "42,7"])
        wizard.pair_ids[0].weight = 2
        wizard.action_divide()
        self.assertEqual(wizard.pair_ids.mapped("written"), ["57", "28,5"])

    def test_sum_is_exact_where_binary_fractions_are_not(self):
        """0,1 + 0,2 = 0,3 exactly; with binary fractions a remainder would be left."""
        self.line_sum.written = "0,3"
        wizard = self._share("0,1", "0,2")
        self.assertFalse(wizard.has_remainder)
        wizard.action_hand_down()

    def test_too_much_is_refused(self):
        """70 + 60 = 130, ten more than 120."""
        wizard = self._share("70", "60", keeps_remainder=True)
        self.assertIn(
            "130 Keluarga of 120 Keluarga, 10 Keluarga too much", wizard.share_html
        )
        with self.assertRaisesRegex(UserError, "add up to 130"):
            wizard.action_hand_down()
        self.assertFalse(self._get_drafts(self.job_ech3_a))

    def test_remainder_is_announced_and_stays_only_if_said(self):
        """70 + 40 = 110 leaves 10."""
        wizard = self._share("70", "40")
        self.assertTrue(wizard.has_remainder)
        self.assertIn("10 Keluarga left", wizard.share_html)
        with self.assertRaisesRegex(UserError, "superior keeps the rest"):
            wizard.action_hand_down()
        wizard.keeps_remainder = True
        wizard.action_hand_down()
        lines = self.line_sum.child_line_ids
        self.assertEqual(sorted(lines.mapped("value")), [40, 70])
        self.assertEqual(set(lines.mapped("cascade_method")), {"share"})

    def test_what_others_hold_already_counts(self):
        """50 are given; the 70 left go to the other."""
        self._hand_down(
            self.line_sum, self.job_secretary_a, "share", keeps_remainder=True
        )
        given = self.line_sum.child_line_ids
        self.assertEqual(given.value, 120)
        given.written = "50"
        wizard = self._open()
        pair = self._choose(wizard, self.line_sum, self.job_ech3_a, "share")
        self.assertEqual(pair.written, "70")
        wizard.is_filled = False
        pair.written = "80"
        with self.assertRaisesRegex(UserError, "add up to 130"):
            wizard.action_hand_down()
        pair.written = "70"
        wizard.action_hand_down()
        self.assertEqual(sum(self.line_sum.child_line_ids.mapped("value")), 120)

    def test_share_is_changed_in_the_draft(self):
        self._hand_down(self.line_sum, self.job_ech3_a, "share")
        wizard = self._share("20", "100")
        wizard.action_hand_down()
        lines = self.line_sum.child_line_ids
        self.assertEqual(sorted(lines.mapped("value")), [20, 100])

    def test_a_share_survives_a_new_draw_and_is_not_compared_with_the_plan(self):
        self._hand_down(self.line_sum, self.job_ech3_a, "share", keeps_remainder=True)
        draft = self._get_drafts(self.job_ech3_a)
        draft.line_ids.written = "30"
        self.iku_sum.owner_job_id = self.job_ech3_a
        draft.action_fill_from_plan()
        line = draft.line_ids.filtered(lambda item: item.indicator_id == self.iku_sum)
        self.assertEqual(line.value, 30)
        self.assertFalse(
            [item for item in draft._get_problems()[draft.id] if "30" in item.message]
        )

    def test_what_is_not_a_sum_is_not_shared(self):
        wizard = self._open()
        pairs = self._choose(wizard, self.line_index, self.job_ech3_a, "share")
        self.assertIn("not a sum", pairs.problem)
        with self.assertRaisesRegex(UserError, "not a sum"):
            wizard.action_hand_down()
        [draft] = self._hand_down(self.line_index, self.job_ech3_a, "same")
        with self.assertRaisesRegex(ValidationError, "not a sum"):
            draft.line_ids.cascade_method = "share"

    def test_unclear_figure_is_refused_with_its_place(self):
        wizard = self._share("enam puluh", "60")
        with self.assertRaisesRegex(UserError, "Sekretaris Dinas Kesehatan"):
            wizard.action_hand_down()
