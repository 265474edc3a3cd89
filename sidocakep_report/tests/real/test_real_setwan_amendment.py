"""The real Renstra of a Sekretariat DPRD amended in the middle of the year.

The amendment of June 2026 raises the target of SAKIP from 82,5 to 83 and gives the
programme a sasaran of its own, to which the IKM goes with it. What was signed stays;
which agreements lag is found, one is revised and comes in force.
"""

from datetime import date

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import Form, freeze_time, tagged

from .common_setwan import PROGRAM_2026, YEARS, SetwanCase

JULY = date(2026, 7, 1)
DIFFERENCE = "sidocakep_report.action_report_pk_difference"
NEW_OBJECTIVE = "Meningkatnya kepuasan atas layanan kesekretariatan"


@freeze_time("2026-07-01 03:00:00")
@tagged("post_install", "-at_install", "-standard", "long")
class TestRealSetwanAmendment(SetwanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pk.unlink()
        cls._decide(cls.setwan_plan)
        cls._ratify_dpa()
        cls.head_pk = cls._sign_to(cls._create_pk(cls.jobs["sekwan"]), "in_force")
        cls.section_pk = cls._sign_to(
            cls._create_pk(cls.jobs["kabag_umum"]), "in_force"
        )

    def _amend(self):
        """Amend the Renstra as its head does, reviewed by Bappeda."""
        plan = self.setwan_plan.with_user(self.users["sekwan"])
        amendment = plan._amend().with_env(self.env)
        twin = {node.identity: node for node in amendment.node_ids}
        goal, objective, program = (
            twin[self._get_nodes(level).identity]
            for level in ("tujuan", "sasaran", "program")
        )
        target = amendment.target_ids.filtered(
            lambda row: row.indicator_id == self.sakip and row.year == 2026
        )
        target.written = "83"
        added = self._create_node(
            amendment,
            "sasaran",
            NEW_OBJECTIVE,
            goal,
            sequence=99,
            upper_node_id=self.node_g2.id,
        )
        objective.indicator_ids = [Command.unlink(self.ikm.id)]
        added.indicator_ids = [Command.link(self.ikm.id)]
        program.parent_id = added
        amendment.write(
            {
                "document_number": "12 Tahun 2026",
                "document_date": "2026-06-15",
                "amendment_reason": "Perubahan RPJMD",
            }
        )
        return amendment

    def _decide_amendment(self):
        amendment = self._amend()
        amendment.with_user(self.user_bappeda).action_review()
        amendment.with_user(self.users["sekwan"]).action_decide()
        self.env.flush_all()
        self.env.invalidate_all()
        return amendment

    def _get_figures(self, pk):
        return (
            [(line.objective, line.name, line.target_text) for line in pk.line_ids],
            [(row.name, row.amount) for row in pk.table2_ids],
            pk.frozen_hash,
            pk.state,
        )

    def _find(self):
        """Run "Find Differences" as Bagian Organisasi does."""
        model = self.env["sidocakep.pk.revision.find"].with_user(self.user_organisasi)
        return model.create(
            {
                "company_id": self.setwan.id,
                "year": 2026,
                "date_effective": JULY,
                "document_number": "12 Tahun 2026",
            }
        )

    def _revise_head(self):
        """Follow the proposal to a successor that is drawn from the plan again."""
        self._decide_amendment()
        action = self._find().action_propose()
        [proposal] = self.env["sidocakep.pk.revision"].search(action["domain"])
        user = self.users["sekwan"]
        action = proposal.with_user(user).action_open()
        wizard = self.env["sidocakep.pk.revise"].with_user(user)
        form = Form(wizard.with_context(**action["context"]))
        form.content = "plan"
        opened = form.save().action_open()
        return self.env["sidocakep.pk"].browse(opened["res_id"])

    def test_the_comparison_says_exactly_what_was_amended(self):
        amendment = self._amend()
        action = amendment.with_user(self.users["sekwan"]).action_compare()
        lines = self.env[action["res_model"]].search(action["domain"])
        objective = self._get_nodes("sasaran")
        program = self._get_nodes("program")
        self.assertEqual(
            [
                (line.section, line.change, line.subject, line.before, line.after)
                for line in lines
            ],
            [
                ("node", "added", NEW_OBJECTIVE, False, NEW_OBJECTIVE),
                (
                    "node",
                    "moved",
                    program.display_name,
                    objective.display_name,
                    NEW_OBJECTIVE,
                ),
                (
                    "indicator",
                    "moved",
                    self.ikm.display_name,
                    objective.display_name,
                    NEW_OBJECTIVE,
                ),
                (
                    "target",
                    "changed",
                    self.sakip.display_name,
                    "82,5 Nilai",
                    "83 Nilai",
                ),
            ],
        )
        self.assertEqual(lines[-1].year, 2026)

    def test_the_trend_of_sakip_runs_across_both_versions(self):
        """Six years twice; the year 2026 alone changed, by half a point."""
        self._decide_amendment()
        action = self.sakip.with_user(self.users["sekwan"]).action_view_trend()
        rows = self.env[action["res_model"]].search(action["domain"])
        printed = {2025: 82, 2026: 82.5, 2027: 83, 2028: 83.5, 2029: 84, 2030: 84.5}
        self.assertEqual(
            [(row.year, row.version, row.value) for row in rows],
            [
                (year, version, 83 if (year, version) == (2026, 2) else printed[year])
                for year in YEARS
                for version in (1, 2)
            ],
        )
        changed = [(row.year, row.change) for row in rows if row.change]
        self.assertEqual(changed, [(2026, 0.5)])

    def test_signed_agreements_do_not_move(self):
        before = [self._get_figures(pk) for pk in (self.head_pk, self.section_pk)]
        printed = self._read_pages(self._print(self.head_pk))
        self._decide_amendment()
        self.assertEqual(self.setwan_plan.state, "amended")
        self.assertEqual(
            [self._get_figures(pk) for pk in (self.head_pk, self.section_pk)], before
        )
        self.assertEqual(self._read_pages(self._print(self.head_pk)), printed)

    def test_nothing_is_proposed_while_the_amendment_is_a_draft(self):
        self._amend()
        self.assertFalse(self._find().line_ids)

    def test_find_differences_proposes_the_head_on_ground_strategy(self):
        """The Kabag's outcome is 92 before and after: his agreement is not touched."""
        self._decide_amendment()
        [row] = self._find().line_ids
        self.assertEqual(row.pk_id, self.head_pk)
        self.assertEqual(row.ground, "strategy")
        self.assertIn("82,5", row.difference)
        self.assertIn("83", row.difference)
        self.assertIn(self.sakip.name, row.difference)
        self.assertEqual(len(row.difference.splitlines()), 1)

    def test_what_is_proposed_is_not_offered_again(self):
        self._decide_amendment()
        find = self._find()
        action = find.action_propose()
        [proposal] = self.env["sidocakep.pk.revision"].search(action["domain"])
        self.assertEqual((proposal.ground, proposal.state), ("strategy", "proposed"))
        self.assertEqual(proposal.date_until, date(2026, 6, 30))
        # The reason is printed in the matrix: Indonesian also for who reads English.
        self.assertEqual(
            proposal.reason,
            f"{self.sakip.name}: ditandatangani 82,5 Nilai, dalam rencana 83 Nilai",
        )
        again = self._find()
        self.assertFalse(again.line_ids)
        with self.assertRaises(UserError):
            again.action_propose()

    def test_the_revision_is_carried_through_to_in_force(self):
        successor = self._revise_head()
        self.assertEqual(successor.version, 2)
        self.assertEqual(
            [
                (line.objective, self._get_figure(line.target_text))
                for line in successor.line_ids
            ],
            [
                (self._get_nodes("tujuan").name, "86,25"),
                (self._get_nodes("sasaran").name, "83"),
                (NEW_OBJECTIVE, "90"),
            ],
        )
        self.assertEqual(successor.amount_total, PROGRAM_2026)
        self.assertEqual(self.head_pk.state, "in_force")
        self._sign_to(successor, "in_force")
        self.assertEqual(self.head_pk.state, "replaced")
        self.assertEqual(self.head_pk.date_until, date(2026, 6, 30))
        self.assertEqual(successor.date_from, JULY)
        self.assertEqual(successor.revision_id.state, "done")
        jobs = self.jobs["sekwan"]
        found = successor._get_at(jobs, date(2026, 6, 30))[jobs.id]
        self.assertEqual(found, self.head_pk)
        self.assertEqual(successor._get_at(jobs, JULY)[jobs.id], successor)

    def test_the_line_of_the_kabag_keeps_its_place(self):
        """Signed under the first agreement; its parent line is that one's."""
        parent = self.section_pk.line_ids.parent_line_id
        self.assertEqual(parent.indicator_id, self.ikm)
        self._sign_to(self._revise_head(), "in_force")
        self.assertEqual(self.section_pk.line_ids.parent_line_id, parent)
        self.assertEqual(self.section_pk.state, "in_force")

    def test_the_matrix_names_what_changed_and_what_stayed(self):
        successor = self._revise_head()
        values = successor._get_difference()[successor.id]
        [table1] = [part for part in values["sections"] if part["key"] == "table1"]
        goal, objective = self._get_nodes("tujuan"), self._get_nodes("sasaran")
        self.assertEqual(
            [
                (row["word"], row["label"], row["before"], row["after"])
                for row in table1["rows"]
            ],
            [
                (
                    "Tetap",
                    f"{goal.name}: {self.tujuan_iku.name}",
                    "86,25",
                    "86,25",
                ),
                (
                    "Berubah",
                    f"{objective.name}: {self.sakip.name}",
                    "82,5",
                    "83",
                ),
                ("Dihapus", f"{objective.name}: {self.ikm.name}", "90", "-"),
                ("Ditambah", f"{NEW_OBJECTIVE}: {self.ikm.name}", "-", "90"),
            ],
        )
        [table2] = [part for part in values["sections"] if part["key"] == "table2"]
        self.assertEqual({row["word"] for row in table2["rows"]}, {"Tetap"})
        self.assertEqual(
            values["revision"]["ground"].split(" (")[0],
            "Perubahan dalam strategi pencapaian tujuan dan sasaran",
        )
        self.assertEqual(values["revision"]["date_until"], "30 Juni 2026")
        self.assertEqual(values["revision"]["date_from"], "1 Juli 2026")

    def test_old_and_new_and_the_matrix_print(self):
        successor = self._sign_to(self._revise_head(), "in_force")
        old, new = (
            "".join(self._read_pages(self._print(pk, self.users["sekwan"])))
            for pk in (self.head_pk, successor)
        )
        sasaran = "".join(NEW_OBJECTIVE.split())
        self.assertIn("NilaiSAKIPSekr.DPRD82,5", old)
        self.assertNotIn(sasaran, old)
        self.assertIn("NilaiSAKIPSekr.DPRD83", new)
        self.assertNotIn("NilaiSAKIPSekr.DPRD82,5", new)
        self.assertIn(sasaran, new)
        for text in (old, new):
            self.assertIn("Rp4.249.412.991,00", text)
            self.assertNotIn("RANCANGAN", text)
        report = self.env.ref(DIFFERENCE).with_user(self.users["sekwan"])
        content = report._render_qweb_pdf(DIFFERENCE, successor.ids)[0]
        matrix = "".join(self._read_pages(content))
        for words in (
            "MATRIKS PERUBAHAN PERJANJIAN KINERJA TAHUN 2026",
            "82,5",
            "83",
            "12 Tahun 2026",
            "30 Juni 2026",
            "1 Juli 2026",
        ):
            self.assertIn("".join(words.split()), matrix)
