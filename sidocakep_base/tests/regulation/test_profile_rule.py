"""Duties and citations are rows of the profile."""

from datetime import date

from odoo.exceptions import ValidationError
from odoo.service.model import call_kw
from odoo.tests import tagged

from ...models.regulation.article_mixin import put_in_parentheses
from ...models.regulation.sidocakep_profile import shorten
from ..common import ROLES
from ..common_profile import DAY
from .test_profile_adopt import OwnProfileCase


@tagged("post_install", "-at_install")
class TestProfileRule(OwnProfileCase):
    def _create_rule(self, profile, **kw):
        return self.env["sidocakep.profile.rule"].create(
            {"profile_id": profile.id, "code": "plan_parent"} | kw
        )

    def test_a_duty_without_a_row_is_none(self):
        """Nothing to ask, nothing to cite."""
        profile = self._create()
        rule = profile._get_rule("plan_parent", DAY)
        self.assertFalse(rule)
        self.assertEqual(rule._cite("A sentence."), "A sentence.")
        self.assertFalse(self.env["sidocakep.profile"]._get_rule("plan_parent"))

    def test_the_row_says_severity_and_article(self):
        rule = self.gunung_mas._get_rule("plan_year", DAY)
        self.assertEqual(rule.severity, "warning")
        self.assertEqual(
            rule._cite("No RKT."),
            "No RKT (Perbup Gunung Mas 24/2024 Pasal 5 ayat (1) dan ayat (2)).",
        )
        self.assertFalse(self.paser._get_rule("plan_year", DAY))

    def test_a_row_holds_from_a_day_to_a_day(self):
        profile = self._create()
        first = self._create_rule(profile, date_end="2025-12-31")
        second = self._create_rule(
            profile, date_start="2026-01-01", severity="warning", article="Pasal 3"
        )
        get = profile._get_rule
        self.assertEqual(get("plan_parent", date(2025, 12, 31)), first)
        self.assertEqual(get("plan_parent", date(2026, 1, 1)), second)

    def test_two_rows_of_a_duty_on_one_day_are_refused(self):
        profile = self._create()
        self._create_rule(profile, article="Pasal 3")
        with self.assert_refused(ValidationError, "End one of them"):
            self._create_rule(profile, date_start="2026-01-01")

    def test_an_article_bears_the_name_of_its_regulation(self):
        """Short on the screen, in full on paper; that of another keeps its own."""
        profile = self._create()
        for article, short, full in (
            (
                "Pasal 7 ayat (2)",
                "Perbup Berau 1/2025 Pasal 7 ayat (2)",
                "Peraturan Bupati Berau Nomor 1 Tahun 2025 Pasal 7 ayat (2)",
            ),
            ("PermenPANRB Nomor 53 Tahun 2014",) * 3,
            ("", "", ""),
        ):
            with self.subTest(article=article):
                self.assertEqual(profile._get_citation(article), short)
                self.assertEqual(profile._get_citation(article, in_full=True), full)

    def test_the_short_name_is_proposed_and_can_be_typed(self):
        for name, short in (
            ("Peraturan Wali Kota Palu Nomor 7 Tahun 2023", "Perwali Palu 7/2023"),
            ("Peraturan Gubernur Bali Nomor 12A Tahun 2022", "Pergub Bali 12A/2022"),
            ("Surat Edaran 3", "Surat Edaran 3"),
        ):
            self.assertEqual(shorten(name), short)
        profile = self._create(regulation_short="Perbup SAKIP")
        self.assertEqual(profile._get_citation("Pasal 1"), "Perbup SAKIP Pasal 1")

    def test_the_citation_stands_before_the_full_stop(self):
        for sentence, expected in (
            ("Empty.", "Empty (x)."),
            ("Empty", "Empty (x)"),
            ("Still needed:", "Still needed (x):"),
        ):
            self.assertEqual(put_in_parentheses(sentence, "x"), expected)

    def test_a_copy_takes_the_duties_with_it(self):
        copy = self.gunung_mas.copy()
        self.assertEqual(
            sorted(copy.rule_ids.mapped("code")),
            sorted(self.gunung_mas.rule_ids.mapped("code")),
        )
        copy.rule_ids.unlink()
        self.assertTrue(self.gunung_mas.rule_ids)

    def test_reading_is_for_all_and_writing_for_bagian_organisasi(self):
        rule = self.gunung_mas.rule_ids[0]
        for role in ROLES:
            model = rule.with_user(getattr(self, f"user_{role}"))
            with self.subTest(role=role):
                self.assertTrue(call_kw(model, "read", [rule.ids, ["article"]], {}))
                for operation in ("write", "create", "unlink"):
                    may = role == "organisasi"
                    self.assertEqual(model.has_access(operation), may)
