"""Paser 23/2016 art. 8, Gunung Mas 24/2024 art. 9(4): what is decided by the decree."""

from odoo.exceptions import UserError, ValidationError
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.exceptions import FrozenRecordError

from ..common import ROLES
from ..data_collection_case import DataCollectionCase

#: Duty of the profile > the fields of a card that meet it, and words of the gap.
PASER_8_2 = {
    "b": ({"formula_text": "Jumlah laporan"}, "the formula"),
    "c": ({"method": "Sensus"}, "the method"),
    "d": ({"procedure": "Seksi menyerahkan register"}, "the procedure"),
    "e": ({"purpose": "LKjIP"}, "the use"),
}
GUNUNG_MAS_9_4 = {
    "a": (
        {
            "written": "10",
            "baseline_year": 2024,
            "baseline_source": "LKjIP 2024 hlm. 31",
        },
        "the baseline",
    ),
    "b": (
        {
            "instrument_kind": "register",
            "instrument": "Register kunjungan",
            "recording_unit": "Puskesmas",
        },
        "the instrument",
    ),
    "c": (
        {
            "kept_at": "Subbagian Umum",
            "archive_code": "440.1",
            "retention_years": 5,
        },
        "where the data are kept",
    ),
}


@freeze_time("2026-02-03 03:00:00")
@tagged("post_install", "-at_install")
class TestDataCollection(DataCollectionCase):
    def setUp(self):
        super().setUp()
        self.bare = self._create_card(self.sub_output, self.job_func_a)
        self.bare.formula_text = False

    def _assert_duties(self, duties):
        for letter, (vals, words) in duties.items():
            with self.subTest(letter):
                self.assertIn(words, self.bare.gap_text)
                self.bare.write(vals)
                self.assertNotIn(words, self.bare.gap_text or "")

    def test_paser_8_2_a_indicators_are_drawn_once(self):
        self.bare.unlink()
        self.card.purpose = "Tetap"
        self.collection.with_user(self.user_secretary_a).action_draw()
        indicators = self.collection.card_ids.indicator_id
        self.assertLessEqual(self.iku_1 | self.outcome_0 | self.sub_output, indicators)
        self.assertEqual(len(indicators), len(self.collection.card_ids))
        self.assertEqual(self.card.purpose, "Tetap", "what was written stays")

    def test_paser_8_2_b_to_e_are_asked_for_and_cited(self):
        self.government.profile_id = self.profile_paser
        self.assertIn("Pasal 8 ayat (2) huruf c", self.bare.gap_text)
        self._assert_duties(PASER_8_2)

    def test_paser_8_2_f_a_position_answers(self):
        self.government.profile_id = self.profile_paser
        self.assertNotIn("answers for the data", self.bare.gap_text)
        self.bare.responsible_job_id = False
        self.assertIn("answers for the data", self.bare.gap_text)

    def test_gunung_mas_9_4_a_to_c_are_asked_for(self):
        self.assertIn("Pasal 9 ayat (4) huruf a", self.bare.gap_text)
        self._assert_duties(GUNUNG_MAS_9_4)
        self.assertFalse(self.bare.gap_text, "Paser's duties are not of this profile")

    def test_gunung_mas_9_4_a_the_baseline_of_the_plan_is_drawn(self):
        self.env["sidocakep.target"].create(
            {
                "indicator_id": self.iku_1.id,
                "kind": "baseline",
                "year": 2024,
                "written": "81,2",
            }
        )
        self.collection.action_draw()
        card = self.collection.card_ids.filtered(
            lambda card: card.indicator_id == self.iku_1
        )
        self.assertEqual((card.value, card.baseline_year), (81.2, 2024))

    def _decree(self):
        self.collection.write(
            {"document_number": "188.4/15/2026", "document_date": "2026-02-02"}
        )

    def test_paser_8_3_the_head_decides_and_nobody_else(self):
        self._decree()
        self.collection.with_user(self.user_secretary_a).action_submit()
        for role in ("secretary_a", "ech3_a", "organisasi", "head_b"):
            with self.subTest(role), self.assertRaises(UserError):
                collection = self.collection.with_user(getattr(self, f"user_{role}"))
                collection.action_decide()
        self.assertEqual(self.collection.state, "draft")
        self.collection.with_user(self.user_head_a).action_decide()
        self.assertEqual(self.collection.state, "decided")
        self.assertEqual(self.collection.signer_name, self.employee_head_a.name)

    def test_paser_8_3_the_decree_is_that_of_the_own_head(self):
        """Keputusan kepala SKPD masing-masing: of no Sekretaris, of no Bupati."""
        collection = self.collection.with_user(self.user_secretary_a)
        for job in (self.job_secretary_a, self.job_head_b, self.job_bupati):
            with self.subTest(job.name), self.assertRaises(ValidationError):
                collection.signer_job_id = job
        self.assertEqual(self.collection.signer_job_id, self.job_head_a)

    def test_paser_8_3_whoever_holds_the_post_that_day_decides(self):
        self._decree()
        self.env["sidocakep.acting.official"].create(
            {
                "job_id": self.job_head_a.id,
                "employee_id": self.employee_ech3_a.id,
                "capacity": "plh",
                "decree_number": "800/1",
                "decree_date": "2026-02-01",
                "date_start": "2026-02-01",
                "date_end": "2026-02-10",
            }
        )
        with self.assertRaises(UserError):
            self.collection.with_user(self.user_head_a).action_decide()
        self.collection.with_user(self.user_ech3_a).action_decide()
        self.assertEqual(self.collection.signer_name, self.employee_ech3_a.name)
        self.assertIn("Plh.", self.collection.signer_title)

    def test_paser_8_3_without_a_decree_a_note_and_no_stop(self):
        self.government.profile_id = self.profile_paser
        self.assertIn("Pasal 8 ayat (3)", self.collection.notice)
        figure, _other = self._open_in_april()
        self.assertIn("not decided by a decree", figure.collection_notice)
        self._enter(figure, self.user_ech3_a, "17", "20").action_send()
        self.assertEqual(figure.state, "sent")

    @freeze_time("2026-04-02 03:00:00")
    def _open_in_april(self):
        return self._open()

    def test_the_profile_may_let_a_missing_decree_block(self):
        self.government.profile_id = self.profile_paser
        rule = self.env.ref("sidocakep_cascading.rule_paser_data_decree")
        rule.severity = "severe"
        figure, _other = self._open_in_april()
        figure = self._enter(figure, self.user_ech3_a, "17", "20")
        with self.assertRaisesRegex(UserError, "the decree by which"):
            figure.action_send()

    def test_what_blocks_by_the_profile_is_named_before_the_decision(self):
        self.government.profile_id = self.profile_paser
        self._decree()
        with self.assertRaisesRegex(UserError, "the method of collection"):
            self.collection.with_user(self.user_head_a).action_decide()

    def test_a_decided_card_changes_by_an_amendment(self):
        self._decree()
        head = self.collection.with_user(self.user_head_a)
        head.action_decide()
        with self.assertRaises(FrozenRecordError):
            self.card.with_user(self.user_secretary_a).method = "Survei"
        with self.assertRaises(FrozenRecordError):
            self.card.part_ids[0].with_user(self.user_secretary_a).name = "Lain"
        action = self.collection.with_user(self.user_secretary_a).action_amend()
        successor = self.collection.browse(action["res_id"])
        self.assertEqual(len(successor.card_ids), 3)
        self.assertEqual(
            successor.card_ids.part_ids.mapped("name"),
            self.card.part_ids.mapped("name"),
        )
        successor.write(
            {"document_number": "188.4/16/2026", "document_date": "2026-02-03"}
        )
        with self.assertRaisesRegex(UserError, "the reason of the amendment"):
            successor.with_user(self.user_head_a).action_decide()
        successor.amendment_reason = "Metode diperbaiki"
        successor.with_user(self.user_head_a).action_decide()
        self.assertEqual(self.collection.state, "amended")

    def test_paser_8_1_the_sekretaris_is_named_as_guardian(self):
        """Penanggung Jawab Data Kinerja SKPD, never wali data."""
        self.assertIn("Sekretaris Dinas Kesehatan", self.collection.guardian_name)

    def test_only_the_own_agency_draws_up_its_collection(self):
        allowed = {"head_a", "secretary_a", "organisasi"}
        self.assert_access_of(
            ROLES,
            allowed,
            lambda user: self.collection.with_user(user).write(
                {"document_number": "188.4/9/2026"}
            ),
        )

    def test_a_card_is_of_an_indicator_of_the_agency_and_a_number_is_computed(self):
        with self.assertRaisesRegex(ValidationError, "no indicator of"):
            self._create_card(self.iku_ipm, self.job_head_a)
        with self.assertRaisesRegex(ValidationError, "is no number"):
            share = self.output.copy({"value_kind": "range", "direction": "range"})
            self._create_card(share, self.job_head_a, formula="sum")
