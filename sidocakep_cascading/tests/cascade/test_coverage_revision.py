"""Coverage, shares and links of a cascade in which agreements are revised."""

from datetime import date

from odoo import fields
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.tests.thorough import long

from ..common import CHANGED_ELSEWHERE, YEAR
from ..common_cascade import CascadeCase

JULY = date(2026, 7, 1)
AUGUST = date(2026, 8, 3)


@freeze_time("2026-07-20 03:00:00")
@tagged("post_install", "-at_install")
class TestCoverageRevision(CascadeCase):
    """The head promises three lines; a change of priority revises his PK in July.

    ``line_index`` and ``line_sakip`` come from the Renstra, ``line_sum`` (120
    Keluarga) was added by hand and can be shared.
    """

    def _find(self, kind, **kw):
        domain = [
            ("kind", "=", kind),
            ("year", "=", YEAR),
            ("company_id", "=", self.agency_a.id),
        ]
        domain += [(name, "=", value.id) for name, value in kw.items()]
        self.env.flush_all()
        self.env.invalidate_all()
        findings = self.env["sidocakep.coverage.finding"]
        return findings.with_user(self.user_head_a).search(domain)

    def _get_summary(self):
        self.env.flush_all()
        self.env.invalidate_all()
        return self.env["sidocakep.coverage"].search(
            [("company_id", "=", self.agency_a.id), ("year", "=", YEAR)]
        )

    def _revise(self, pk, day=JULY, state="in_force"):
        changed = CHANGED_ELSEWHERE | {
            "document_date": fields.Date.add(pk.date_document, days=10)
        }
        pk = pk.with_user(self.user_organisasi)
        successor = pk._revise("priority", "Refocusing", day, **changed)
        successor = successor.with_env(self.env)
        return self._sign_to(successor, state)

    def _get_line(self, pk, line):
        return pk.line_ids.filtered(lambda row: row.indicator_id == line.indicator_id)

    def _share(self, *written):
        """Share ``line_sum`` among the secretary and the division; return the rows."""
        jobs = (self.job_secretary_a, self.job_ech3_a)[: len(written)]
        pks = self._hand_down(self.line_sum, self.env["hr.job"].union(*jobs), "share")
        lines = pks.line_ids.filtered(
            lambda row: row.indicator_id == self.line_sum.indicator_id
        )
        for line, figure in zip(lines, written, strict=True):
            line.written = figure
        # Tabel II: without it nothing can be signed.
        pks.action_fill_from_plan()
        return lines

    # ------------------------------------------------------------------
    # The superior's agreement is revised
    # ------------------------------------------------------------------

    @long
    def test_a_line_below_follows_the_successors_line(self):
        below = self._create_pk(self.job_ech3_a)
        self.assertEqual(below.line_ids.parent_line_id, self.line_index)
        self._sign_to(self.pk, "in_force")
        successor = self._revise(self.pk)
        self.assertEqual(self.pk.state, "replaced")
        self.assertFalse(self._find("line_without_parent", pk_id=below))
        carried = self._get_line(successor, self.line_index)
        found = self._find("line_not_carried", pk_id=successor)
        self.assertNotIn(carried, found.pk_line_id)
        self.assertEqual(len(found), 2, "the other two lines are carried by nobody")

    def test_a_line_below_follows_over_two_revisions(self):
        below = self._create_pk(self.job_ech3_a)
        self._sign_to(self.pk, "in_force")
        second = self._revise(self.pk)
        third = self._revise(second, AUGUST)
        self.assertEqual((self.pk | second).mapped("state"), ["replaced"] * 2)
        self.assertFalse(self._find("line_without_parent", pk_id=below))
        found = self._find("line_not_carried", pk_id=third)
        self.assertNotIn(self._get_line(third, self.line_index), found.pk_line_id)

    @long
    def test_a_line_that_the_successor_dropped_leaves_a_hole(self):
        below = self._create_pk(self.job_ech3_a)
        self._sign_to(self.pk, "in_force")
        successor = self._revise(self.pk, state="draft")
        self._get_line(successor, self.line_index).unlink()
        self._sign_to(successor, "in_force")
        found = self._find("line_without_parent", pk_id=below)
        self.assertEqual(found.pk_line_id, below.line_ids)

    @long
    def test_the_same_indicator_of_another_position_is_no_successor(self):
        """The secretary promises the same indicator, but is no version of the head."""
        below = self._create_pk(self.job_ech3_a)
        self._hand_down(self.line_index, self.job_secretary_a, "same")
        self._sign_to(self.pk, "in_force")
        self.employee_head_a.version_id.departure_date = date(2026, 6, 30)
        self.pk.with_user(self.user_organisasi)._close("Lowong", date(2026, 6, 30))
        found = self._find("line_without_parent", pk_id=below)
        self.assertEqual(found.pk_line_id, below.line_ids)

    @long
    def test_a_successor_of_another_person_is_followed_too(self):
        """The link is between positions: a mutasi of the head cuts none."""
        below = self._create_pk(self.job_ech3_a)
        self._sign_to(self.pk, "in_force")
        newcomer = self._create_employee(
            "Kepala Baru",
            rank="iv_b",
            user_id=self._create_user("uji_kadis_baru", "group_head").id,
        )
        away = self._create_job("Staf Ahli", "administrator", self.job_sekda)
        self.employee_head_a._appoint(away, JULY, {})
        newcomer._appoint(self.job_head_a, JULY, {})
        successor = self._revise(self.pk)
        self.assertEqual(successor.employee_id, newcomer)
        self.assertFalse(self._find("line_without_parent", pk_id=below))
        found = self._find("line_not_carried", pk_id=successor)
        self.assertNotIn(self._get_line(successor, self.line_index), found.pk_line_id)

    @long
    def test_opening_a_successor_changes_no_figure_of_the_summary(self):
        self._create_pk(self.job_ech3_a)
        self._sign_to(self.pk, "in_force")
        fields = (
            "owed_count",
            "pk_count",
            "line_count",
            "carried_count",
            "below_count",
            "linked_count",
        )
        before = [self._get_summary()[name] for name in fields]
        # 6 positions, PKs of head and division; lines 3 of the head + 1, all with
        # subordinates and a superior; line_index is carried, the division's is linked.
        self.assertEqual(before, [6, 2, 4, 1, 4, 1])
        for state in ("draft", "signed", "in_force"):
            with self.subTest(state):
                successor = self.pk.next_ids or self._revise(self.pk, state="draft")
                self._sign_to(successor, state)
                self.assertEqual([self._get_summary()[name] for name in fields], before)

    @long
    def test_lines_of_a_successor_in_the_making_are_carried_already(self):
        self._create_pk(self.job_ech3_a)
        self._sign_to(self.pk, "in_force")
        draft = self._revise(self.pk, state="draft")
        for pk in (self.pk, draft):
            with self.subTest(pk.version):
                found = self._find("line_not_carried", pk_id=pk)
                self.assertNotIn(self._get_line(pk, self.line_index), found.pk_line_id)

    def test_what_hangs_on_a_successor_in_the_making_is_linked(self):
        self._sign_to(self.pk, "in_force")
        draft = self._revise(self.pk, state="draft")
        below = self._create_pk(self.job_ech3_a)
        below.line_ids.parent_line_id = self._get_line(draft, self.line_index)
        self.assertFalse(self._find("line_without_parent", pk_id=below))
        found = self._find("line_not_carried", pk_id=self.pk)
        self.assertNotIn(self.line_index, found.pk_line_id)

    # ------------------------------------------------------------------
    # Shares
    # ------------------------------------------------------------------

    def test_shares_are_measured_against_the_target_in_force(self):
        """70 + 50 = 120 in January; the successor promises 100: 100 - 120 = -20."""
        self._share("70", "50")
        self.assertFalse(self._find("share_mismatch"))
        self._sign_to(self.pk, "in_force")
        successor = self._revise(self.pk, state="draft")
        self._get_line(successor, self.line_sum).written = "100"
        self._sign_to(successor, "in_force")
        found = self._find("share_mismatch")
        self.assertEqual(found.pk_id, successor)
        self.assertEqual((found.gap, found.severity), (-20, "severe"))

    @long
    def test_the_successor_of_a_subordinate_does_not_share_twice(self):
        """70 + 50 = 120; with the copy of the 50 in the draft it would be 170."""
        first, second = self._share("70", "50")
        self._sign_to(self.pk, "in_force")
        self._sign_to(first.pk_id, "in_force")
        draft = self._revise(first.pk_id, state="draft")
        self.assertEqual(self._get_line(draft, self.line_sum).written, "70")
        self.assertFalse(self._find("share_mismatch"))
        self._get_line(draft, self.line_sum).written = "60"
        self.assertFalse(self._find("share_mismatch"), "not in force yet")
        self._sign_to(draft, "in_force")
        # 60 + 50 = 110 of 120
        self.assertEqual(self._find("share_mismatch").gap, 10)
        self.assertTrue(second.exists())

    @long
    def test_handing_down_from_the_successor_counts_the_shares_of_before(self):
        """The secretary holds 70 of 120: 50 are left for the division."""
        [held] = self._share("70")
        self._sign_to(self.pk, "in_force")
        successor = self._revise(self.pk)
        new_line = self._get_line(successor, self.line_sum)
        self.assertEqual(new_line._get_standing_children(), held)
        wizard = self._open(pk=successor)
        pairs = self._choose(wizard, new_line, self.job_ech3_a, "share")
        self.assertEqual(pairs.written, "50")

    def test_more_than_what_is_left_is_refused_after_a_revision_too(self):
        """70 are held, 51 are asked for: 121 of 120."""
        self._share("70")
        self._sign_to(self.pk, "in_force")
        successor = self._revise(self.pk)
        wizard = self._open(pk=successor)
        pairs = self._choose(
            wizard, self._get_line(successor, self.line_sum), self.job_ech3_a, "share"
        )
        pairs.written = "51"
        wizard.is_filled = False
        with self.assert_refused(Exception, "Keluarga|exceed|120"):
            wizard.action_hand_down()
        self.assertFalse(self._get_drafts(self.job_ech3_a))

    def test_a_subordinate_under_revision_is_divided_anew(self):
        """His own 70 are not taken from what he gets: 120 - 50 = 70."""
        first, _second = self._share("70", "50")
        self._sign_to(self.pk, "in_force")
        self._sign_to(first.pk_id, "in_force")
        draft = self._revise(first.pk_id, state="draft")
        wizard = self._open()
        self.assertEqual(
            wizard.person_ids.filtered(
                lambda row: row.job_id == self.job_secretary_a
            ).pk_id,
            draft,
        )
        pairs = self._choose(wizard, self.line_sum, self.job_secretary_a, "share")
        self.assertEqual(pairs.written, "70")

    def test_a_closed_subordinate_holds_no_share(self):
        """The secretary's post falls vacant: her 70 are free again."""
        first, second = self._share("70", "50")
        self._sign_to(self.pk, "in_force")
        self._sign_to(first.pk_id, "in_force")
        self.assertEqual(self.line_sum._get_standing_children(), first | second)
        self.employee_secretary_a.version_id.departure_date = date(2026, 6, 30)
        first.pk_id.with_user(self.user_organisasi)._close("Lowong", date(2026, 6, 30))
        self.assertEqual(self.line_sum._get_standing_children(), second)
        self.assertEqual(self._find("share_mismatch").gap, 70)

    # ------------------------------------------------------------------
    # Which PK of the superior
    # ------------------------------------------------------------------

    def test_the_superiors_agreement_is_the_one_in_force(self):
        below = self._create_pk(self.job_ech3_a)
        self._sign_to(self.pk, "in_force")
        draft = self._revise(self.pk, state="draft")
        for state, expected in (("draft", self.pk), ("in_force", draft)):
            with self.subTest(state):
                self._sign_to(draft, state)
                below.invalidate_recordset(["superior_pk_id"])
                self.assertEqual(below.superior_pk_id, expected)

    @long
    def test_without_one_in_force_the_newest_is_shown(self):
        below = self._create_pk(self.job_ech3_a)
        self._sign_to(self.pk, "signed")
        draft = self._revise(self.pk, state="draft")
        below.invalidate_recordset(["superior_pk_id"])
        self.assertEqual(below.superior_pk_id, draft)

    @long
    def test_a_new_draft_hangs_on_the_agreement_in_force(self):
        self._sign_to(self.pk, "in_force")
        draft = self._revise(self.pk, state="draft")
        below = self._create_pk(self.job_ech3_a)
        self.assertEqual(below.line_ids.parent_line_id, self.line_index)
        self._sign_to(draft, "in_force")
        later = self._create_pk(self.job_ech4_a)
        self.assertEqual(later.line_ids.parent_line_id.pk_id, below)
        below.line_ids.parent_line_id = False
        below.action_fill_from_plan()
        self.assertEqual(
            below.line_ids.parent_line_id, self._get_line(draft, self.line_index)
        )
