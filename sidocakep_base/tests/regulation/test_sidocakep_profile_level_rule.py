from odoo.tests import tagged

from ..common_profile import DAY, LEVELS, ProfileCase


@tagged("post_install", "-at_install")
class TestPaserLevelRules(ProfileCase):
    def test_paser_5_1_a_head_of_agency_at_iku(self):
        self.assert_levels(
            self.paser, self.job_head_a, ["iku"], "Pasal 5 ayat (1) huruf a"
        )

    def test_paser_5_1_b_secretary_at_outcome(self):
        self.assert_levels(
            self.paser, self.job_secretary_a, ["outcome"], "Pasal 5 ayat (1) huruf b"
        )

    def test_paser_5_1_c_echelon3_outcome_at_least_important_output(self):
        self.assert_levels(
            self.paser,
            self.job_ech3_a,
            ["outcome", "important_output"],
            "Pasal 5 ayat (1) huruf c",
        )

    def test_paser_5_1_d_echelon4_output_at_least_activity(self):
        self.assert_levels(
            self.paser,
            self.job_ech4_a,
            ["output", "activity"],
            "Pasal 5 ayat (1) huruf d",
        )

    def test_paser_5_1_e_functional_at_sub_activity_output(self):
        self.assert_levels(
            self.paser,
            self.job_func_a,
            ["sub_activity_output"],
            "Pasal 5 ayat (1) huruf e",
        )

    def test_paser_5_2_a_regional_secretary_at_iku(self):
        self.assert_levels(
            self.paser, self.job_sekda, ["iku"], "Pasal 5 ayat (2) huruf a"
        )

    def test_paser_5_2_b_assistant_outcome_at_least_important_output(self):
        self.assert_levels(
            self.paser,
            self.job_asisten,
            ["outcome", "important_output"],
            "Pasal 5 ayat (2) huruf b",
        )

    def test_paser_5_2_c_head_of_division_outcome_at_least_output(self):
        self.assert_levels(
            self.paser,
            self.job_bureau,
            ["outcome", "important_output", "output"],
            "Pasal 5 ayat (2) huruf c",
        )

    def test_paser_5_2_d_head_of_subdivision_output_at_least_activity(self):
        self.assert_levels(
            self.paser,
            self.job_subsection,
            ["output", "activity"],
            "Pasal 5 ayat (2) huruf d",
        )

    def test_paser_5_2_e_functional_in_the_secretariat_at_sub_activity_output(self):
        self.assert_levels(
            self.paser,
            self.job_func_setda,
            ["sub_activity_output"],
            "Pasal 5 ayat (2) huruf e",
        )

    def test_paser_5_ends_with_the_functional_official(self):
        """From the highest official to the functional ones: the pelaksana, the expert
        staff and the head of region are not named."""
        for job in (self.job_pelaksana_a, self.job_staf_ahli, self.job_bupati):
            # no rule: no Tabel II either
            self.assertFalse(self.paser._get_level_rule(job, DAY))
            self.assertEqual(self.paser._check_levels(job, [self.no_level], DAY), [])

    def test_paser_1_7_levels_in_their_order(self):
        """Paser 23/2016 art. 1(7): six types of indicator, IKU the highest."""
        levels = self.env["sidocakep.indicator.level"].search([])
        self.assertEqual(tuple(levels.mapped("code")), LEVELS)
        self.assertIn("Paser 23/2016", levels[0].article)

    def test_paser_5_posts_of_the_secretariat_kept_in_the_government(self):
        """Where the secretariat is no agency of its own, 5(2) still holds."""
        job = self._create_job("Sekda", "sekda", company=self.government)
        rule = self.paser._get_level_rule(job, DAY)
        self.assertTrue(rule.article.endswith("Pasal 5 ayat (2) huruf a"))

    def test_paser_4_3_by_the_dpa_or_the_duties(self):
        self.assertEqual(self.paser.pk_basis, "dpa_or_tupoksi")
        self.assertTrue(self.paser.pk_basis_article.endswith("Pasal 4 ayat (3)"))


@tagged("post_install", "-at_install")
class TestGunungMasLevelRules(ProfileCase):
    def test_gunung_mas_c2_who_makes_an_agreement(self):
        """C.2: Bupati, Sekda, heads, echelon 3, pengawas, functional, pelaksana."""
        jobs = (
            self.job_bupati
            + self.job_sekda
            + self.job_head_a
            + self.job_head_b
            + self.job_ech3_a
            + self.job_secretary_a
            + self.job_bureau
            + self.job_ech4_a
            + self.job_subsection
            + self.job_func_a
            + self.job_func_setda
            + self.job_pelaksana_a
        )
        others = self.job_asisten + self.job_staf_ahli
        rules = self.gunung_mas._get_level_rules(jobs + others, DAY)
        self.assertEqual(set(rules), set(jobs.ids))
        self.assertIn("angka 2 huruf a", rules[self.job_bupati.id].article)
        self.assertIn("angka 2 huruf g", rules[self.job_pelaksana_a.id].article)

    def test_gunung_mas_c4_a_government_at_impact_or_outcome(self):
        self.assert_levels(
            self.gunung_mas,
            self.job_bupati,
            ["iku", "outcome"],
            "Lampiran huruf C angka 2 huruf a, angka 4 huruf a, dan angka 6",
        )

    def test_gunung_mas_c4_b_agency_at_outcome_or_output(self):
        self.assert_levels(
            self.gunung_mas,
            self.job_head_a,
            ["iku", "outcome", "important_output", "output"],
            "Lampiran huruf C angka 2 huruf c, angka 4 huruf b, dan angka 6",
        )

    def test_gunung_mas_c4_b_output_of_kegiatan_for_echelon3(self):
        for job, letter in (
            (self.job_ech3_a, "d"),
            (self.job_secretary_a, "d"),
            (self.job_bureau, "d"),
        ):
            self.assert_levels(
                self.gunung_mas,
                job,
                ["outcome", "important_output", "output"],
                f"huruf C angka 2 huruf {letter}, angka 4 huruf b, dan angka 6",
            )

    def test_gunung_mas_c4_b_output_of_sub_kegiatan_for_pengawas(self):
        """The output of the sub kegiatan in their Tabel II is an output too."""
        for job in (self.job_ech4_a, self.job_subsection):
            self.assert_levels(
                self.gunung_mas,
                job,
                ["output", "activity", "sub_activity_output"],
                "Lampiran huruf C angka 2 huruf e, angka 4 huruf b, dan angka 6",
            )

    def test_gunung_mas_7_1_an_agreement_without_iku_is_only_warned(self):
        """Pasal 7(1): program and/or kegiatan indicators and/or IKU."""
        (breach,) = self.gunung_mas._check_levels(
            self.job_head_a, [self.levels["outcome"]], DAY
        )
        self.assertEqual(
            (breach.kind, breach.severity), ("standard_missing", "warning")
        )

    def test_gunung_mas_c6_table2_by_level(self):
        """C.6: program for the heads, kegiatan for echelon 3, sub kegiatan below."""
        for job, level in (
            (self.job_bupati, "program"),
            (self.job_sekda, "program"),
            (self.job_head_a, "program"),
            (self.job_ech3_a, "kegiatan"),
            (self.job_secretary_a, "kegiatan"),
            (self.job_bureau, "kegiatan"),
            (self.job_ech4_a, "sub_kegiatan"),
            (self.job_subsection, "sub_kegiatan"),
            (self.job_pelaksana_a, "none"),
        ):
            rule = self.gunung_mas._get_level_rule(job, DAY)
            self.assertEqual(rule.table2_level, level)

    def test_gunung_mas_6_2_the_dpa_is_the_basis(self):
        self.assertEqual(self.gunung_mas.pk_basis, "dpa")
        self.assertTrue(self.gunung_mas.pk_basis_article.endswith("Pasal 6 ayat (2)"))

    def test_gunung_mas_6_4_smart_is_required(self):
        self.assertTrue(self.gunung_mas.smart_required)
        self.assertTrue(self.gunung_mas.smart_article.endswith("Pasal 6 ayat (4)"))

    def test_gunung_mas_c6_forms(self):
        get = self.gunung_mas._get_form
        bupati = get("pk", self._position_kind("head_of_region"))
        self.assertTrue(bupati.article.endswith("huruf C angka 6 (Bupati)"))
        head = get("pk", self._position_kind("head"))
        self.assertIn("Pimpinan Perangkat Daerah", head.article)
        self.assertEqual(head.form_code, "gunung_mas")
        self.assertFalse(get("action_plan"))
        self.assertEqual(self.paser._get_form("pk").article, "Lampiran angka II")
