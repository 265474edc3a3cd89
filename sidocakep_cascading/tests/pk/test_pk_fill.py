from odoo.tests import tagged

from odoo.addons.sidocakep_base.exceptions import FrozenRecordError

from ..common import YEAR, PkCase


@tagged("post_install", "-at_install")
class TestPkFill(PkCase):
    """The figures are those of the tree in ``common.PkCase``, added up by hand."""

    def _get_table1(self, pk):
        return [(line.objective, line.name, line.target_text) for line in pk.line_ids]

    def _get_table2(self, pk):
        return [(row.code, row.name, row.amount) for row in pk.table2_ids]

    def test_head_promises_what_it_owns_and_what_nobody_owns(self):
        pk = self._create_pk(self.job_head_a)
        self.assertEqual(
            self._get_table1(pk),
            [
                ("Meningkatnya mutu pelayanan", "Indeks Kepuasan", "85,5 Persen"),
                ("Meningkatnya akuntabilitas", "Nilai SAKIP", "75,35 Angka"),
            ],
        )

    def test_head_has_all_programmes_in_the_order_of_the_plan(self):
        pk = self._create_pk(self.job_head_a)
        self.assertEqual(
            self._get_table2(pk),
            [
                # 100 + 50 + 25 million
                ("1.02.02", "PROGRAM UPAYA KESEHATAN PERORANGAN", 175_000_000),
                ("1.02.01", "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH", 30_000_000),
            ],
        )
        self.assertEqual(pk.amount_total, 205_000_000)
        self.assertEqual(pk.basis, "dpa")
        self.assertEqual(pk.budget_id, self.budget)

    def test_table2_names_the_indicators_it_serves(self):
        pk = self._create_pk(self.job_head_a)
        self.assertEqual(
            pk.table2_ids.mapped("indicator_text"), ["Indeks Kepuasan", "Nilai SAKIP"]
        )
        self.assertEqual(pk.table2_ids.pk_line_ids, pk.line_ids)

    def test_table2_names_the_sources_of_funds(self):
        pk = self._create_pk(self.job_head_a)
        self.assertEqual(pk.table2_ids.mapped("fund_source"), ["APBD, DAK", "APBD"])

    def test_echelon_3_has_its_indicator_and_its_kegiatan(self):
        pk = self._create_pk(self.job_ech3_a)
        self.assertEqual(
            self._get_table1(pk),
            [
                (
                    "Meningkatnya mutu pelayanan",
                    "Layanan sesuai standar",
                    "90 Persen",
                )
            ],
        )
        self.assertEqual(
            self._get_table2(pk),
            [
                ("1.02.02.2.01", "Layanan Rujukan", 150_000_000),
                ("1.02.02.2.02", "Layanan Dasar", 25_000_000),
            ],
        )

    def test_secretary_has_the_kegiatan_of_its_programme(self):
        pk = self._create_pk(self.job_secretary_a)
        self.assertEqual(
            self._get_table2(pk), [("1.02.01.2.01", "Perencanaan", 30_000_000)]
        )

    def test_supervisor_has_the_sub_kegiatan_of_its_kegiatan(self):
        pk = self._create_pk(self.job_ech4_a)
        self.assertEqual(pk.line_ids.mapped("name"), ["Rujukan yang ditangani"])
        self.assertEqual(
            self._get_table2(pk),
            [
                ("1.02.02.2.01.0001", "Rujukan Ibu", 100_000_000),
                ("1.02.02.2.01.0002", "Rujukan Anak", 50_000_000),
            ],
        )

    def test_functional_has_the_sub_kegiatan_of_its_indicator(self):
        pk = self._create_pk(self.job_func_a)
        self.assertEqual(pk.line_ids.mapped("target_text"), ["12 Laporan"])
        self.assertEqual(
            self._get_table2(pk), [("1.02.02.2.01.0001", "Rujukan Ibu", 100_000_000)]
        )

    def test_pelaksana_stands_on_the_tupoksi(self):
        pk = self._create_pk(self.job_pelaksana_a)
        self.assertEqual(pk.basis, "tupoksi")
        self.assertFalse(pk.table2_ids)
        self.assertEqual(pk.budget_id, self.budget, "the DPA without a budget for it")

    def test_functional_does_not_get_the_budget_of_a_whole_sasaran(self):
        self.env.cr.execute(
            "UPDATE sidocakep_indicator_plan_node_rel SET node_id = %s "
            "WHERE indicator_id = %s",
            [self.node_s1.id, self.sub_output.id],
        )
        self.env.invalidate_all()
        pk = self._create_pk(self.job_func_a)
        self.assertEqual(pk.basis, "tupoksi")

    def test_bupati_promises_the_rpjmd_with_the_programmes_of_all_agencies(self):
        renstra_b = self._create_plan("renstra", self.agency_b, self.rpjmd)
        program_b = self._create_node(
            renstra_b, "program", "PROGRAM PENANGGULANGAN BENCANA", code="1.05.03"
        )
        support_b = self._create_node(
            renstra_b,
            "program",
            "Program  penunjang urusan pemerintahan daerah",
            code="1.05.01",
        )
        self._decide(renstra_b)
        self._create_budget(
            self.agency_b,
            [(program_b, 40_000_000, "apbd"), (support_b, 7_000_000, "apbd")],
        )
        pk = self._create_pk(self.job_bupati)
        self.assertEqual(
            self._get_table1(pk),
            [
                (
                    "Meningkatnya kualitas hidup",
                    "Indeks Pembangunan Manusia",
                    "72,5 Angka",
                )
            ],
        )
        self.assertEqual(
            {row.name: row.amount for row in pk.table2_ids},
            {
                # P1 under the RPJMD programme that it supports
                "PROGRAM UPAYA KESEHATAN": 175_000_000,
                "PROGRAM PENANGGULANGAN BENCANA": 40_000_000,
                # 30 million of agency A + 7 million of agency B, one name
                "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH": 37_000_000,
            },
        )
        self.assertEqual(pk.amount_total, 252_000_000)
        served = pk.table2_ids.filtered(
            lambda row: row.name == "PROGRAM UPAYA KESEHATAN"
        )
        self.assertEqual(served.indicator_text, "Indeks Pembangunan Manusia")

    def test_only_the_budget_in_force_counts(self):
        self.budget.action_create_pergeseran()
        shifted = self.budget.next_ids
        shifted.write({"number": "DPA/2", "ratified_on": "2026-01-01"})
        line = shifted.line_ids.filtered(lambda item: item.node_id == self.node_k2a)
        line.amount = 26_000_000
        pk = self._create_pk(self.job_ech3_a)
        self.assertEqual(sum(pk.table2_ids.mapped("amount")), 175_000_000)
        shifted.action_ratify()
        pk.action_fill_from_plan()
        self.assertEqual(sum(pk.table2_ids.mapped("amount")), 176_000_000)
        self.assertEqual(pk.budget_id, shifted)

    def test_a_unit_has_its_part_of_the_dpa_of_the_agency(self):
        """100 million at Rujukan Ibu: 70 of the agency, 30 of the UPTD."""
        self.budget.action_create_pergeseran()
        shifted = self.budget.next_ids
        shifted.write({"number": "DPA/2", "ratified_on": "2026-01-01"})
        line = shifted.line_ids.filtered(lambda item: item.code == "1.02.02.2.01.0001")
        line.amount = 70_000_000
        line.copy({"amount": 30_000_000, "unit_code": " 1.02.0.0005 "})
        shifted.action_ratify()
        mother = ("1.02.02.2.01.0001", "Rujukan Ibu", 30_000_000)
        self.job_ech4_a.unit_code = "1.02.0.0005"
        # what it answers for, as far as its unit has it: not Rujukan Anak
        pk = self._create_pk(self.job_ech4_a)
        self.assertEqual(self._get_table2(pk), [mother])
        pk = self._create_pk(self.job_func_a)
        self.assertEqual(pk.amount_total, 100_000_000, "no unit: the agency's")
        self.job_func_a.unit_code = "1.02.0.0006"
        pk.action_fill_from_plan()
        self.assertEqual((pk.basis, pk.amount_total), ("tupoksi", 0))
        # the agency has all of it
        pk = self._create_pk(self.job_head_a)
        self.assertEqual(pk.amount_total, 205_000_000)

    def test_without_a_plan_nothing_is_drawn(self):
        pk = self._create_pk(self.job_head_b)
        self.assertFalse(pk.line_ids)
        self.assertFalse(pk.table2_ids)

    def test_targets_are_those_of_the_year(self):
        pk = self._create_pk(self.job_head_a, year=YEAR + 1, date_document="2027-01-04")
        self.assertEqual(set(pk.line_ids.mapped("figure_status")), {"not_reported"})
        self.assertFalse(pk.line_ids.target_id)

    def test_second_draw_keeps_notes_and_lines_added_by_hand(self):
        pk = self._create_pk(self.job_head_a)
        pk.line_ids[0].note = "Survei"
        pk.table2_ids[0].note = "Prioritas"
        by_hand = self.env["sidocakep.pk.line"].create(
            {
                "pk_id": pk.id,
                "indicator_id": self.outcome.id,
                "objective": "Tambahan",
                "sequence": 99,
            }
        )
        pk.action_fill_from_plan()
        self.assertEqual(pk.line_ids[0].note, "Survei")
        self.assertEqual(pk.table2_ids[0].note, "Prioritas")
        self.assertIn(by_hand, pk.line_ids)
        self.assertEqual(len(pk.line_ids), 3)

    def test_second_draw_drops_what_is_no_longer_the_positions(self):
        pk = self._create_pk(self.job_head_a)
        self.iku_1.owner_job_id = self.job_ech3_a
        pk.action_fill_from_plan()
        self.assertEqual(pk.line_ids.indicator_id, self.iku_2)

    def test_line_added_by_hand_takes_the_target_of_the_plan(self):
        pk = self._create_pk(self.job_head_a, fill=False)
        line = self.env["sidocakep.pk.line"].create(
            {"pk_id": pk.id, "indicator_id": self.iku_1.id}
        )
        self.assertEqual(line.target_text, "85,5 Persen")
        self.assertEqual(line.objective, "Meningkatnya mutu pelayanan")
        self.assertEqual(line.target_id.indicator_id, self.iku_1)

    def test_lines_point_at_the_lines_of_the_superior(self):
        self.node_s2._with_workflow_bypass().upper_node_id = False
        bupati = self._create_pk(self.job_bupati)
        head = self._create_pk(self.job_head_a)
        ech3 = self._create_pk(self.job_ech3_a)
        ech4 = self._create_pk(self.job_ech4_a)
        func = self._create_pk(self.job_func_a)
        # S1 of the Renstra supports G2 of the RPJMD; S2 supports nothing here, and
        # its tujuan supports G1, for which nothing is promised.
        self.assertEqual(head.line_ids[0].parent_line_id, bupati.line_ids)
        self.assertFalse(head.line_ids[1].parent_line_id)
        # the outcome is tied to the IKU, the output to the outcome
        self.assertEqual(ech3.line_ids.parent_line_id, head.line_ids[0])
        self.assertEqual(ech4.line_ids.parent_line_id, ech3.line_ids)
        # no tie between the indicators: the sasaran they share
        self.assertEqual(func.line_ids.parent_line_id, ech3.line_ids)

    def test_link_set_by_hand_stays(self):
        head = self._create_pk(self.job_head_a)
        ech3 = self._create_pk(self.job_ech3_a)
        ech3.line_ids.parent_line_id = head.line_ids[1]
        ech3.action_fill_from_plan()
        self.assertEqual(ech3.line_ids.parent_line_id, head.line_ids[1])

    def test_paser_lists_kegiatan_under_their_programme(self):
        self.government.profile_id = self.profile_paser
        pk = self._create_pk(self.job_head_a)
        self.assertEqual(
            [(row.parent_id.name or "", row.name, row.amount) for row in pk.table2_ids],
            [
                ("", "PROGRAM UPAYA KESEHATAN PERORANGAN", 175_000_000),
                ("PROGRAM UPAYA KESEHATAN PERORANGAN", "Layanan Rujukan", 150_000_000),
                ("PROGRAM UPAYA KESEHATAN PERORANGAN", "Layanan Dasar", 25_000_000),
                ("", "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH", 30_000_000),
                (
                    "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH",
                    "Perencanaan",
                    30_000_000,
                ),
            ],
        )
        self.assertEqual(pk.amount_total, 205_000_000, "programmes only")

    def test_proposed_pk_is_not_drawn_again(self):
        pk = self._create_pk(self.job_head_a)
        self._sign_to(pk, "proposed")
        with self.assertRaises(FrozenRecordError):
            pk.action_fill_from_plan()
