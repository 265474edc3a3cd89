"""Old and new side by side, and what lags behind plan and DPA."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from odoo.addons.sidocakep_base.tests.thorough import long

from ..common import YEAR
from ..revision_case import JULY, RevisionCase


class DriftCase(RevisionCase):
    def _amend_plan(self):
        """The outcome of P1 is to reach 95 instead of 90 persen."""
        amendment = self.renstra._amend()
        amendment.write(
            {
                "document_number": "17 Tahun 2026",
                "document_date": "2026-06-15",
                "amendment_reason": "Perubahan prioritas daerah",
            }
        )
        amendment.target_ids.filtered(
            lambda target: target.indicator_id == self.outcome and target.year == YEAR
        ).written = "95"
        self._decide(amendment)
        return amendment

    def _revise_budget(self):
        """K1A from Rp100.000.000 to Rp140.000.000."""
        self.budget.action_create_perubahan()
        revised = self.budget.next_ids
        revised.write({"number": "DPPA/1/2026", "ratified_on": "2026-06-20"})
        revised.line_ids.filtered(
            lambda line: line.node_id == self.node_k1a
        ).amount = 140_000_000
        revised.action_ratify()
        return revised


@tagged("post_install", "-at_install")
class TestPkDifference(DriftCase):
    def _get_changes(self, pk):
        """Return ``{(section, label): (before, after, kind)}`` of what changed."""
        return {
            (section["key"], row["label"]): (row["before"], row["after"], row["kind"])
            for section in pk._get_difference()[pk.id]["sections"]
            for row in section["rows"]
            if row["kind"] != "same"
        }

    def test_target_and_amount_that_changed(self):
        self._amend_plan()
        self._revise_budget()
        successor = self._revise(ground="priority", is_redrawn=True)
        changes = self._get_changes(successor)
        label = "Meningkatnya mutu pelayanan: Layanan sesuai standar"
        self.assertEqual(
            changes["table1", label], ("90 persen", "95 persen", "changed")
        )
        # 100 + 50 million for K1 before, 140 + 50 million after; K2 stays.
        self.assertEqual(
            changes["table2", "Layanan Rujukan"],
            ("Rp150.000.000,00", "Rp190.000.000,00", "changed"),
        )
        self.assertEqual(
            changes["table2", "Jumlah"],
            ("Rp175.000.000,00", "Rp215.000.000,00", "changed"),
        )
        self.assertNotIn(("table2", "Layanan Dasar"), changes)
        # the DPA of the regency and the one revised here, as the agreements print them
        self.assertEqual(
            changes["document", "Dasar"],
            (
                f"DPA Nomor DPA/{self.agency_a.id}/2026 tanggal 30 Desember 2025",
                "DPPA Nomor DPPA/1/2026 tanggal 20 Juni 2026",
                "changed",
            ),
        )

    def test_a_basis_that_only_one_names_is_compared_by_its_kind(self):
        """What was signed before the DPA was printed by number stood on one."""
        before = self.pk._get_document_values()[self.pk.id]
        early = {key: said for key, said in before.items() if key != "basis_text"}
        [head] = [
            section
            for section in self.pk._get_difference_sections(early, before)
            if section["key"] == "document"
        ]
        [row] = [row for row in head["rows"] if row["label"] == "Dasar"]
        self.assertEqual(
            (row["before"], row["after"], row["kind"]), ("DPA", "DPA", "same")
        )

    @long
    def test_parties_that_changed(self):
        self._replace_holder()
        changes = self._get_changes(self._revise())
        self.assertEqual(
            changes["first", "Nama"],
            (self.pk.first_name, "Pejabat Baru, S.KM.", "changed"),
        )
        self.assertNotIn(("second", "Nama"), changes)

    def test_lines_added_and_removed_stand_where_they_stood(self):
        successor = self._revise(ground="strategy")
        line = successor.line_ids
        added = self.env["sidocakep.pk.line"].create(
            {"pk_id": successor.id, "indicator_id": self.output.id, "sequence": 5}
        )
        line.unlink()
        [section] = [
            item
            for item in successor._get_difference()[successor.id]["sections"]
            if item["key"] == "table1"
        ]
        self.assertEqual(
            [(row["kind"], row["before"], row["after"]) for row in section["rows"]],
            [("removed", "90 persen", "-"), ("added", "-", added.paper_text)],
        )

    def test_it_compares_what_was_signed(self):
        successor = self._sign_to(self._revise(ground="priority"), "in_force")
        before = self._get_changes(successor)
        self._mean(self.outcome, name="Nama lain")
        self.job_ech3_a.printed_title = "Kepala Bidang Berganti Nama"
        self.assertEqual(self._get_changes(successor), before)

    def test_the_first_agreement_has_nothing_to_compare(self):
        with self.assertRaisesRegex(UserError, "nothing to compare"):
            self.pk._get_difference()
        with self.assertRaisesRegex(UserError, "never revised"):
            self.pk.action_view_difference()

    def test_the_screen(self):
        self._replace_holder()
        successor = self._revise()
        for pk in (self.pk, successor):
            action = pk.with_user(self.user_head_a).action_view_difference()
            difference = (
                self.env["sidocakep.pk.difference"]
                .with_user(self.user_head_a)
                .browse(action["res_id"])
            )
            self.assertEqual(difference.pk_id, successor)
            self.assertIn("Pelayanan", difference.previous_name)
            self.assertEqual(
                difference.ground,
                "Terjadi mutasi pejabat (Peraturan Bupati Gunung Mas Nomor 24 Tahun "
                "2024 Lampiran huruf C angka 5 huruf a)",
            )
            self.assertEqual(difference.before_text, "30 Juni 2026")
            self.assertEqual(difference.after_text, "1 Juli 2026")
            changed = difference.changed_line_ids
            self.assertIn("Pejabat Baru, S.KM.", changed.mapped("after"))
            self.assertLess(changed, difference.line_ids)

    @long
    def test_another_government_is_not_told_of_the_annex_of_gunung_mas(self):
        self.government.profile_id = self.profile_paser
        pk = self._sign_to(self._create_pk(self.job_ech4_a), "in_force")
        successor = self._revise(pk, ground="strategy")
        self.assertEqual(
            successor._get_difference()[successor.id]["revision"]["ground"],
            "Perubahan dalam strategi pencapaian tujuan dan sasaran",
        )

    @long
    def test_what_neither_has_is_left_out(self):
        pk = self._sign_to(self._create_pk(self.job_bupati), "in_force")
        successor = self._revise(pk, self.user_organisasi, ground="priority")
        sections = successor._get_difference()[successor.id]["sections"]
        labels = {
            section["key"]: [row["label"] for row in section["rows"]]
            for section in sections
        }
        self.assertEqual(labels["first"], ["Nama", "Jabatan"])
        self.assertNotIn("second", labels)

    def test_a_comparison_is_its_makers(self):
        successor = self._revise(ground="strategy")
        action = successor.with_user(self.user_head_a).action_view_difference()
        for user in (self.user_head_b, self.user_secretary_a):
            difference = self.env["sidocakep.pk.difference"].with_user(user)
            with self.subTest(user.login), self.assertRaises(AccessError):
                difference.browse(action["res_id"]).line_ids.read(["before"])

    def test_other_agencies_compare_nothing(self):
        successor = self._revise(ground="strategy")
        with self.assertRaises(AccessError):
            self.env["sidocakep.pk.difference"].with_user(self.user_head_b).create(
                {"pk_id": successor.id}
            )


@tagged("post_install", "-at_install")
class TestPkDrift(DriftCase):
    def _find(self, user=None):
        model = self.env["sidocakep.pk.revision.find"]
        return model.with_user(user or self.user_secretary_a).create(
            {"company_id": self.agency_a.id, "year": YEAR, "date_effective": JULY}
        )

    def test_nothing_differs_at_first(self):
        find = self._find()
        self.assertFalse(find.line_ids)
        with self.assertRaises(UserError):
            find.action_propose()

    def test_an_amended_plan_is_a_change_of_strategy(self):
        self._amend_plan()
        self.assertFalse(self._get_proposals(), "people decide, not the program")
        [line] = self._find().line_ids
        self.assertEqual((line.pk_id, line.ground), (self.pk, "strategy"))
        self.assertIn("90 Persen", line.difference)
        self.assertIn("95 Persen", line.difference)

    def test_a_revised_budget_is_a_change_of_priority(self):
        self._revise_budget()
        [line] = self._find().line_ids
        self.assertEqual((line.pk_id, line.ground), (self.pk, "priority"))
        # 100 + 50 million for K1 before, 140 + 50 million after.
        self.assertIn("Rp150.000.000,00", line.difference)
        self.assertIn("Rp190.000.000,00", line.difference)

    def test_what_came_and_went(self):
        self.outcome.owner_job_id = self.job_secretary_a
        self.output.owner_job_id = self.job_ech3_a
        [line] = self._find().line_ids.filtered(lambda line: line.ground == "strategy")
        self.assertEqual(len(line.difference.splitlines()), 2)
        self.assertIn(self.outcome.name, line.difference)
        self.assertIn(self.output.name, line.difference)

    def test_the_chosen_ones_are_proposed(self):
        self._amend_plan()
        self._revise_budget()
        find = self._find()
        self.assertEqual(len(find.line_ids), 2)
        find.line_ids.filtered(lambda line: line.ground == "strategy").is_chosen = False
        find.document_number = "DPPA/1/2026"
        find.action_propose()
        [proposal] = self._get_proposals()
        self.assertEqual(proposal.ground, "priority")
        self.assertEqual(proposal.origin, "plan")
        self.assertEqual(proposal.document_number, "DPPA/1/2026")
        self.assertEqual(proposal.activity_ids.user_id, self.user_secretary_a)
        self.assertEqual(self._find().line_ids.ground, "strategy")

    def test_a_proposal_of_the_plan_opens_a_successor_drawn_again(self):
        self._revise_budget()
        self._find().action_propose()
        action = self._get_proposals().with_user(self.user_secretary_a).action_open()
        form = Form(
            self.env["sidocakep.pk.revise"]
            .with_user(self.user_secretary_a)
            .with_context(**action["context"])
        )
        form.content = "plan"
        successor = self.env["sidocakep.pk"].browse(form.save().action_open()["res_id"])
        self.assertEqual(successor.amount_total, 215_000_000)
        self.assertEqual(successor.revision_id.ground, "priority")

    def test_who_finds_and_proposes(self):
        self._revise_budget()
        for user in (self.user_ech3_a, self.user_inspektorat, self.user_bappeda):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self._find(user)
        self.assertFalse(self._find(self.user_head_b).line_ids)
        self._find(self.user_organisasi).action_propose()
        self.assertEqual(len(self._get_proposals()), 1)
