"""What a decided indicator measures is closed; a typing error is corrected and seen."""

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from ...exceptions import FrozenRecordError
from ...models.indicator.sidocakep_indicator_meaning import (
    MEANING_FIELDS,
    WORDING_FIELDS,
)
from ..common_plan import PlanCase


@tagged("post_install", "-at_install")
class TestIndicatorMeaning(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.indicator = cls._create_indicator(
            "Persentsae layanan sesuai standar",
            node_ids=cls.objective.ids,
            formula_text="Layanan sesuai standar / seluruh layanan x 100%",
            numerator="Layanan sesuai standar",
        )
        cls._decide(cls.plan)

    def _correct(self, user, reason="Salah ketik", **texts):
        window = self.env["sidocakep.indicator.correct"].with_user(user)
        window = window.with_context(default_indicator_id=self.indicator.id)
        window.create({"reason": reason, **texts}).action_confirm()

    def test_what_a_decided_plan_measures_is_closed_to_writing(self):
        """Without a target too: a node of the decided plan is enough."""
        own = self.indicator.with_user(self.user_secretary_a)
        office = self.indicator.with_user(self.user_organisasi)
        other = {
            "unit_id": self.env["sidocakep.unit"]._find_or_create("Dokumen").id,
            "direction": "lower",
            "value_kind": "range",
            "scale_id": self.env.ref("sidocakep_base.ordinal_scale_bpk").id,
            "accumulation": "sum",
            "release_month": "6",
            "formula_code": "higher_ratio",
            "name": "Jumlah layanan",
            "formula_text": "Jumlah layanan",
            "numerator": False,
        }
        self.assertLessEqual(MEANING_FIELDS, other.keys())
        for name, value in other.items():
            for indicator in (own, office, self.indicator):
                with self.assert_refused(FrozenRecordError, "means something else"):
                    indicator.write({name: value})
        # What is empty yet is filled in, and stays then.
        own.write({"denominator": "Seluruh layanan", "operational_definition": "K4"})
        with self.assert_refused(FrozenRecordError, "ask them"):
            own.denominator = "Sebagian layanan"
        own.write({"name": self.indicator.name, "owner_job_id": self.job_head_a.id})

    def test_a_word_of_the_nomenclature_was_not_mistyped(self):
        edition = self.env["sidocakep.nomenclature.edition"].create({"name": "Uji"})
        self.env["sidocakep.nomenclature"].create(
            {
                "edition_id": edition.id,
                "code": "9",
                "name": "Layanan Sesuai Kebutuhan",
            }
        )
        with self.assert_refused(UserError, "layanan” became “persentase layaran"):
            self._correct(
                self.user_organisasi, name="Persentase layaran sesuai standar"
            )

    def test_the_unit_of_a_decided_figure_keeps_its_name(self):
        """Else "0,43 Angka" of a verified figure would be "0,43 Kelinci"."""
        unit = self.indicator.unit_id
        for user in (self.user_organisasi, self.env.user):
            for name in ("name", "paper_name"):
                with self.assert_refused(FrozenRecordError, "keeps its name. Add"):
                    unit.with_user(user).write({name: "Kelinci"})
        unit.with_user(self.user_organisasi).write(
            {"name": unit.name.upper(), "aliases": "prosen"}
        )
        free = self.env["sidocakep.unit"]._find_or_create("Kelinci")
        free.with_user(self.user_organisasi).name = "Kelinci jantan"
        self.assertEqual(free.name, "Kelinci jantan")

    def test_what_is_in_force_is_not_archived(self):
        own = self.indicator.with_user(self.user_secretary_a)
        for act in (own.action_archive, lambda: own.write({"active": False})):
            with self.assert_refused(FrozenRecordError, "Draft that version"):
                act()
        amendment = self.plan._amend()
        amendment.node_ids.indicator_ids = [Command.clear()]
        vals = {"document_number": "9/2026", "document_date": "2026-06-01"}
        amendment.write(vals | {"amendment_reason": "Diganti indikator lain"})
        self._decide(amendment)
        own.action_archive()
        self.assertFalse(self.indicator.active)

    def test_a_typing_error_is_corrected_by_who_keeps_the_plan(self):
        for user in (self.user_secretary_a, self.user_head_a):
            with self.assert_refused(AccessError, "not allowed"):
                self._correct(user, name="Persentase layanan sesuai standar")
            with self.assert_refused(AccessError, "Ask them"):
                self.indicator.with_user(user)._correct_wording(
                    {"name": "Persentase layanan sesuai standar"}, "Salah ketik"
                )
            self.assertFalse(self.indicator.with_user(user).can_correct)
        for user, name in (
            (self.user_organisasi, "Persentase layanan sesuai standar"),
            (self.user_bappeda, "Persentase Layanan Sesuai Standar"),
        ):
            self.assertTrue(self.indicator.with_user(user).can_correct)
            self._correct(user, name=name)
            self.assertEqual(self.indicator.name, name)
        rows = self.env["sidocakep.trail"].search(
            [("res_model", "=", self.indicator._name), ("kind", "=", "correction")],
            order="id",
        )
        self.assertEqual(
            [(row.old_value, row.new_value, row.reason) for row in rows],
            [
                (
                    "Persentsae layanan sesuai standar",
                    "Persentase layanan sesuai standar",
                    "Salah ketik",
                ),
                (
                    "Persentase layanan sesuai standar",
                    "Persentase Layanan Sesuai Standar",
                    "Salah ketik",
                ),
            ],
        )
        shown = self.indicator.with_user(self.user_secretary_a).correction_text
        self.assertIn("“Persentsae layanan sesuai standar” became", shown)
        self.assertIn("Salah ketik", shown)

    def test_corrections_do_not_add_up_to_another_word(self):
        own = self.indicator.with_user(self.user_organisasi)
        decided = own.name
        for name in (
            "Persentase layanan sesuai standar",
            "Persentasi layanan sesuai standar",
        ):
            own._correct_wording({"name": name}, "Salah ketik")
        with self.assert_refused(UserError, "persentsae.*became.*persentisi"):
            own._correct_wording(
                {"name": "Persentisi layanan sesuai standar"}, "Salah ketik"
            )
        own._correct_wording({"name": decided}, "Semula benar")

    def test_a_correction_says_nothing_else(self):
        own = self.indicator.with_user(self.user_organisasi)
        for error, said, texts in (
            (UserError, "no typing error", {"name": "Jumlah layanan sesuai standar"}),
            (UserError, "no typing error", {"formula_text": "Layanan x 100%"}),
            (UserError, "neither fills", {"data_source": "Register"}),
            (UserError, "neither fills", {"numerator": ""}),
            (UserError, "No text differs", {}),
            # Only words: whatever else is sent is no text that differs.
            (UserError, "No text differs", {"direction": "lower", "unit_id": False}),
        ):
            with self.subTest(texts), self.assert_refused(error, said):
                own._correct_wording(texts, "Salah ketik")
        right = {"name": "Persentase layanan sesuai standar"}
        for reason, error in (("", UserError), ("-", ValidationError)):
            with self.assert_refused(error, "why"):
                own._correct_wording(right, reason)
        with self.assert_refused(FrozenRecordError, "Correct the Wording"):
            own.with_context(sidocakep_indicator_correction=True).write(right)
        fresh = self._create_indicator("Layanan lain")
        with self.assert_refused(UserError, "on its form"):
            fresh.with_user(self.user_organisasi)._correct_wording(right, "Salah")

    def test_an_office_does_not_correct_what_it_is_measured_by(self):
        """Bagian Organisasi is of the Setda: there Bappeda does it."""
        own = self._create_indicator("Nilai SAKIP", company_id=self.setda.id)
        user = self.user_organisasi
        self._give_post(user)
        self.assertIn(own.company_id, user._get_own_agencies())
        self.assertFalse(own.with_user(user)._filter_kept_by_user())
        self.assertEqual(own.with_user(self.user_bappeda)._filter_kept_by_user(), own)

    def test_words_that_are_closed_are_texts(self):
        for name in WORDING_FIELDS:
            self.assertEqual(self.env["sidocakep.indicator"]._fields[name].type, "text")
