"""Every PK is checked as it is written: levels, links, earlier years, budget."""

from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from odoo.addons.sidocakep_base.engine.finding import SEVERE, WARNING
from odoo.addons.sidocakep_base.models.indicator.sidocakep_indicator import SMART_FIELDS

from ..common import PkCase


class LevelCase(PkCase):
    def _write_pk(self, job, *codes):
        """Return a draft of ``job`` with a line at each level, without a plan."""
        pk = self._create_pk(job, fill=False)
        indicators = self.env["sidocakep.indicator"].create(
            [
                {
                    "name": f"Indikator {number} di level {code}",
                    "company_id": job.company_id.id,
                    "kind": "target",
                    "level_id": self._level(code).id,
                    "unit_id": self.output.unit_id.id,
                    "smart_reason": "Ditetapkan dalam Renstra",
                    **dict.fromkeys(SMART_FIELDS, "yes"),
                }
                for number, code in enumerate(codes, start=1)
            ]
        )
        self.env["sidocakep.pk.line"].create(
            [
                {"pk_id": pk.id, "indicator_id": indicator.id, "written": "5"}
                for indicator in indicators
            ]
        )
        return pk

    def _level(self, code):
        return self.env.ref(f"sidocakep_base.indicator_level_{code}")

    def _get_problems(self, pk, severity, words):
        return [
            item
            for item in pk._get_problems()[pk.id]
            if item.severity == severity and words in item.message
        ]

    def _assert_lowest(self, job, article, allowed, refused):
        """At ``allowed`` the article is silent, at ``refused`` it blocks."""
        pk = self._write_pk(job, allowed, refused)
        [breach] = self._get_problems(pk, SEVERE, article)
        self.assertIn("Line 2", breach.message)
        self.assertIn("line 2", breach.remedy)
        marks = pk.line_ids.mapped("level_severity")
        self.assertEqual(marks, [False, SEVERE])
        self.assertIn(article, pk.line_ids[1].level_problem)


@tagged("post_install", "-at_install")
class TestPaserSecretariat(LevelCase):
    """Paser 23/2016 art. 5(2): the ladder of the Setda."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.government.profile_id = cls.profile_paser
        cls.job_asisten = cls._create_setda_job("asisten", cls.job_sekda)
        cls.job_division = cls._create_setda_job("bureau_head", cls.job_asisten)
        cls.job_subdivision = cls._create_setda_job("subsection_head", cls.job_division)
        cls.job_functional = cls._create_setda_job("functional", cls.job_division)

    @classmethod
    def _create_setda_job(cls, kind, superior):
        return cls._create_job(f"Jabatan {kind}", kind, superior, cls.setda)

    def test_article_5_2_a_sekda_signs_at_iku(self):
        self._assert_lowest(
            self.job_sekda, "Pasal 5 ayat (2) huruf a", "iku", "outcome"
        )

    def test_article_5_2_b_asisten_at_least_important_output(self):
        self._assert_lowest(
            self.job_asisten, "Pasal 5 ayat (2) huruf b", "outcome", "output"
        )
        other = self._create_setda_job("asisten", self.job_sekda)
        self._assert_lowest(
            other, "Pasal 5 ayat (2) huruf b", "important_output", "output"
        )

    def test_article_5_2_c_head_of_division_at_least_output(self):
        self._assert_lowest(
            self.job_division, "Pasal 5 ayat (2) huruf c", "output", "activity"
        )

    def test_article_5_2_d_head_of_subdivision_at_least_activity(self):
        self._assert_lowest(
            self.job_subdivision,
            "Pasal 5 ayat (2) huruf d",
            "activity",
            "sub_activity_output",
        )

    def test_article_5_2_e_functional_at_sub_activity_output(self):
        """Nothing is lower: only an indicator above the level is a notice."""
        pk = self._write_pk(self.job_functional, "sub_activity_output", "output")
        self.assertFalse(self._get_problems(pk, SEVERE, "Pasal 5 ayat (2) huruf e"))
        [notice] = self._get_problems(pk, WARNING, "Pasal 5 ayat (2) huruf e")
        self.assertIn("Line 2", notice.message)
        self.assertEqual(pk.line_ids.mapped("level_severity"), [False, WARNING])

    def test_a_kind_that_is_not_named_is_said_so(self):
        """Paser 23/2016 art. 5 names no expert staff: no level can be checked."""
        pk = self._write_pk(self._create_setda_job("staf_ahli", self.job_bupati), "iku")
        self.assertTrue(self._get_problems(pk, WARNING, "names no agreement for"))
        self.assertFalse(pk.line_ids.level_severity)


@tagged("post_install", "-at_install")
class TestGunungMasLevels(LevelCase):
    """Gunung Mas 24/2024 art. 8 and annex C."""

    def test_annex_c_2_from_the_bupati_to_the_pelaksana(self):
        """C.2: Bupati, Sekda, heads, echelon 3, pengawas, functional, pelaksana."""
        for key in (
            "bupati",
            "sekda",
            "head_a",
            "secretary_a",
            "ech3_a",
            "ech4_a",
            "func_a",
            "pelaksana_a",
        ):
            with self.subTest(key):
                pk = self._create_pk(getattr(self, f"job_{key}"), fill=False)
                self.assertFalse(self._get_problems(pk, WARNING, "names no agreement"))

    def test_annex_c_4_a_government_at_impact_or_outcome(self):
        self._assert_lowest(self.job_bupati, "angka 4 huruf a", "outcome", "output")

    def test_annex_c_4_b_agency_at_outcome_or_output(self):
        self._assert_lowest(self.job_head_b, "angka 4 huruf b", "output", "activity")

    def test_annex_c_outcomes_of_earlier_years_are_promised_and_marked(self):
        """C: the target also covers outcomes of earlier years' activities."""
        pk = self._create_pk(self.job_head_a)
        indicator = self.env["sidocakep.indicator"].create(
            {
                "name": "Angka harapan hidup",
                "company_id": self.agency_a.id,
                "kind": "iku",
                "unit_id": self.iku_2.unit_id.id,
                "smart_reason": "Ditetapkan dalam Renstra",
                **dict.fromkeys(SMART_FIELDS, "yes"),
            }
        )
        line = self.env["sidocakep.pk.line"].create(
            {
                "pk_id": pk.id,
                "indicator_id": indicator.id,
                "node_id": self.node_s1.id,
                "written": "71,2",
                "sequence": 90,
            }
        )
        [notice] = self._get_problems(
            pk, WARNING, "No budget of 2026 stands behind line 3"
        )
        self.assertIn("Lampiran huruf C", notice.message)
        line.from_earlier_years = True
        self.assertFalse(self._get_problems(pk, WARNING, "No budget of"))
        pk.action_propose()
        self.assertEqual(pk.state, "proposed")
        self.assertTrue(pk.line_ids.filtered("from_earlier_years"))

    def test_article_8_the_budget_of_each_performance(self):
        """P1 175 million serves the first objective, P0 30 million the second."""
        pk = self._create_pk(self.job_head_a)
        self.assertEqual(pk.line_ids.mapped("amount"), [175_000_000, 30_000_000])
        self.assertEqual(sum(pk.line_ids.mapped("amount")), pk.amount_total)

    def test_article_8_a_programme_and_its_kegiatan_count_once(self):
        """The form of Paser lists the kegiatan under their programme."""
        self.government.profile_id = self.profile_paser
        pk = self._create_pk(self.job_head_a)
        self.assertTrue(pk.table2_ids.child_ids)
        self.assertEqual(sum(pk.line_ids.mapped("amount")), pk.amount_total)


@tagged("post_install", "-at_install")
class TestProfileSeverities(LevelCase):
    """The profile says what blocks and what warns."""

    def test_minimum_and_its_severity(self):
        """GM C.4.b with C.2.e: pengawas at output, at least sub-activity output."""
        rule = self.env.ref("sidocakep_base.level_rule_gunung_mas_supervisor")
        rule.minimum_level_id = self._level("activity")
        pk = self._write_pk(self.job_ech4_a, "activity", "sub_activity_output")
        self.assertEqual(len(self._get_problems(pk, SEVERE, "angka 2 huruf e")), 1)
        rule.severity = WARNING
        self.assertFalse(self._get_problems(pk, SEVERE, "angka 2 huruf e"))
        self.assertEqual(len(self._get_problems(pk, WARNING, "angka 2 huruf e")), 1)

    def test_lack_of_the_standard_and_its_severity(self):
        """GM art. 7(1): an IKU may be missing, so it warns; a profile may block."""
        pk = self._write_pk(self.job_head_b, "outcome")
        [notice] = self._get_problems(pk, WARNING, "There is no indicator at level")
        self.assertIn("Add at least one", notice.remedy)
        rule = self.env.ref("sidocakep_base.level_rule_gunung_mas_head")
        rule.standard_severity = SEVERE
        self.assertTrue(self._get_problems(pk, SEVERE, "There is no indicator"))
        rule.standard_required = False
        self.assertFalse(self._get_problems(pk, SEVERE, "There is no indicator"))

    def test_line_without_a_parent_warns_blocks_or_passes(self):
        self._create_pk(self.job_head_a)
        pk = self._create_pk(self.job_ech3_a)
        words = "carries no line of the superior"
        self.assertFalse(self._get_problems(pk, WARNING, words))
        pk.line_ids.parent_line_id = False
        self.assertTrue(self._get_problems(pk, WARNING, words))
        self.profile_gm.write(
            {
                "parent_line_severity": SEVERE,
                "parent_line_article": "Pasal 9 Perbup Uji",
            }
        )
        with self.assertRaisesRegex(UserError, "Pasal 9 Perbup Uji"):
            pk.action_propose()
        self.profile_gm.parent_line_severity = False
        pk.action_propose()
        self.assertEqual(pk.state, "proposed")

    def test_the_superior_comes_first_where_the_chain_blocks(self):
        self.profile_gm.parent_line_severity = SEVERE
        pk = self._create_pk(self.job_ech3_a)
        [problem] = self._get_problems(pk, SEVERE, "carries no line of the superior")
        self.assertIn("First draw up the PK of the superior", problem.remedy)

    def test_the_head_of_region_carries_nobody(self):
        self.profile_gm.parent_line_severity = SEVERE
        pk = self._create_pk(self.job_bupati)
        self.assertFalse(self._get_problems(pk, SEVERE, "carries no line"))

    def test_problems_follow_the_lines_while_they_are_typed(self):
        """Before saving, a line below the level is marked and named."""
        self.government.profile_id = self.profile_paser
        pk = self._create_pk(self.job_head_a)
        self.assertFalse(pk.has_blocking_problem)
        with Form(pk.with_user(self.user_head_a)) as form:
            with form.line_ids.new() as line:
                line.indicator_id = self.outcome
                self.assertIn("Pasal 5 ayat (1) huruf a", line.level_problem)
            self.assertTrue(form.has_blocking_problem)
            self.assertIn("Pasal 5 ayat (1) huruf a", form.problem_html)
            form.line_ids.remove(index=2)
            self.assertFalse(form.has_blocking_problem)

    def test_levels_follow_the_indicator(self):
        """A breach is mended on the indicator, and the PK knows."""
        self.government.profile_id = self.profile_paser
        pk = self._create_pk(self.job_head_a)
        self.iku_2.level_id = self._level("outcome")
        self.assertEqual(pk.line_ids.mapped("level_severity"), [False, SEVERE])
        self.assertTrue(pk.has_blocking_problem)
        self.iku_2.level_id = self._level("iku")
        self.assertEqual(pk.line_ids.mapped("level_severity"), [False, False])

    def test_a_signed_pk_carries_no_marks(self):
        pk = self._write_pk(self.job_head_b, "activity")
        self.assertEqual(pk.line_ids.level_severity, SEVERE)
        pk._with_workflow_bypass().write({"state": "signed"})
        self.assertFalse(pk.line_ids.level_severity)
