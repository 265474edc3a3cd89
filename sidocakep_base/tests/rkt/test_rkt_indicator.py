"""What an RKT does not decide in silence: Gunung Mas 24/2024 annex B.2-B.4a."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..common_rkt import RktCase

CRITERIA = ("specific", "measurable", "achievable", "relevant", "time_bound")


@tagged("post_install", "-at_install")
class TestRktIndicator(RktCase):
    """Tujuan with "Usia harapan hidup", sasaran with "Indeks kepuasan"."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.profile = cls.government.profile_id
        cls.rkt = cls._create_rkt()

    def _answer(self, indicator, answer):
        indicator.write({f"smart_{name}": answer for name in CRITERIA})

    def test_gunung_mas_b_2_no_to_every_criterion_is_not_decided(self):
        self._answer(self.satisfaction, "no")
        with self.assertRaisesRegex(
            UserError, '"Indeks kepuasan" does not meet Specific, Measurable'
        ):
            self._decide_rkt(self.rkt)
        self._line(self.rkt, self.satisfaction).is_included = False
        self._decide_rkt(self.rkt)

    def test_gunung_mas_b_2_a_profile_that_only_warns_leaves_it_on_record(self):
        self.profile.smart_no_severity = "warning"
        self._answer(self.satisfaction, "no")
        self.assertIn("does not meet", self.rkt.decision_notice)
        self._decide_rkt(self.rkt)
        self.assertTrue(
            any("does not meet" in text for text in self.rkt.message_ids.mapped("body"))
        )
        self.assertFalse(self.rkt.decision_notice)

    def test_gunung_mas_b_3_a_target_has_a_unit(self):
        self.env.cr.execute(
            "UPDATE sidocakep_indicator SET unit_id = NULL WHERE id = %s",
            [self.satisfaction.id],
        )
        self.env.invalidate_all()
        with self.assertRaisesRegex(UserError, '"Indeks kepuasan": the unit of its'):
            self._decide_rkt(self.rkt)

    def test_gunung_mas_b_4a_a_sasaran_left_out_is_said_and_stays_in_tabel_1(self):
        self.assertFalse(self.rkt.decision_notice)
        self._line(self.rkt, self.satisfaction).is_included = False
        self.assertIn(
            'has "Layanan rujukan", the RKT leaves it out', self.rkt.decision_notice
        )
        tables = self.rkt._get_tables()
        names = {
            name: [row["indicator"] for row in tables[name]]
            for name in ("table_1", "table_2")
        }
        self.assertEqual(
            names,
            {
                "table_1": ["Usia harapan hidup", "Indeks kepuasan"],
                "table_2": ["Usia harapan hidup"],
            },
        )
        self._decide_rkt(self.rkt)
        self.assertTrue(
            any("leaves it out" in text for text in self.rkt.message_ids.mapped("body"))
        )

    def test_gunung_mas_b_4a_an_indicator_left_out_is_said(self):
        """Keterangan 2): the indicators of the Renstra become those of the RKT."""
        other = self._create_indicator("Angka rujukan")
        self.objective._with_workflow_bypass().indicator_ids += other
        self.rkt.action_draw_from_plan()
        self.assertFalse(self.rkt.decision_notice)
        self._line(self.rkt, other).is_included = False
        words = 'measures "Layanan rujukan" by "Angka rujukan", the RKT leaves that out'
        self.assertIn(words, self.rkt.decision_notice)
        self.assertNotIn("leaves it out", self.rkt.decision_notice)

    def test_a_regulation_without_these_rules_asks_nothing(self):
        self.government.profile_id = self.env.ref("sidocakep_base.profile_paser")
        self._answer(self.satisfaction, "no")
        self._line(self.rkt, self.life).is_included = False
        self.assertFalse(self.rkt.decision_notice)
        self._decide_rkt(self.rkt)

    def test_gunung_mas_5_the_rkt_says_which_plan_it_stands_for(self):
        self.assertIn("Renja", self.rkt.stands_for)
        self.assertIn("RKPD", self.rkt._get_stands_for(self.government))
        for reading, agency, government in (
            ("both", "Renja", "RKPD"),
            ("renja", "Renja", ""),
            ("neither", "", ""),
        ):
            with self.subTest(reading):
                self.profile.rkt_stands_for = reading
                self.rkt.invalidate_recordset(["stands_for"])
                for text, word in (
                    (self.rkt.stands_for, agency),
                    (self.rkt._get_stands_for(self.government), government),
                ):
                    self.assertIn(word, text)
                    self.assertEqual(bool(text), bool(word))
