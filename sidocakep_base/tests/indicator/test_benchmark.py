"""Figures of others to compare with: what they say, and who may enter them.

PermenPANRB 53/2014: a performance report compares with the national standard.
"""

from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, ValidationError
from odoo.service.model import call_kw
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from ..common_plan import PlanCase

MODEL = "sidocakep.benchmark"


@tagged("post_install", "-at_install")
class TestBenchmark(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.indicator = cls._create_indicator("IKM", node_ids=cls.objective.ids)
        cls.mark = cls._enter(cls.user_bappeda)

    @classmethod
    def _enter(cls, user, **vals):
        vals = {
            "indicator_id": cls.indicator.id,
            "year": 2026,
            "written": "87,5",
            "source": "KemenPANRB, IKM Nasional 2025, hlm. 4",
            **vals,
        }
        [number] = call_kw(cls.env[MODEL].with_user(user), "create", [[vals]], {})
        return cls.env[MODEL].browse(number)

    # What it says -----------------------------------------------------------

    def test_the_figure_is_read_as_that_of_the_indicator(self):
        self.assertEqual(self.mark.value, 87.5)
        self.assertEqual(self.mark.company_id, self.indicator.company_id)
        self.assertEqual(self.mark._get_printed_region(), "Nasional")
        self.assertEqual(self.mark._get_printed_figure(), self.mark.printed_value)
        self.assertRegex(self.mark.display_name, r"IKM \(Nasional 2026\)")

    def test_older_data_is_printed_with_its_year(self):
        self.mark.data_year = 2025
        self.assertTrue(self.mark._get_printed_figure().endswith(" (2025)"))
        for year, words in ((2027, "tells nothing of"), (25, "four digits")):
            with self.assertRaisesRegex(ValidationError, words):
                self.mark.data_year = year

    def test_a_province_has_its_name(self):
        for level in ("province", "region"):
            with self.assertRaisesRegex(ValidationError, "has no name"):
                self._enter(self.user_bappeda, level=level, region_name="  ")
        name = "Provinsi Kalimantan Tengah"
        other = self._enter(self.user_bappeda, level="province", region_name=name)
        self.assertEqual(other._get_printed_region(), name)

    def test_it_is_recorded_once(self):
        with self.assertRaises(UniqueViolation), mute_logger("odoo.sql_db"):
            self._enter(self.user_organisasi)

    def test_without_its_source_it_is_none(self):
        for name in ("source", "written"):
            with self.assertRaises(ValidationError):
                self._enter(self.user_bappeda, year=2027, **{name: ""})

    def test_what_is_no_figure_is_refused(self):
        with self.assertRaises(ValidationError):
            self._enter(self.user_bappeda, year=2027, written="sekitar 80")

    def test_those_of_a_year_in_one_query(self):
        indicators = self.indicator
        for number in range(20):
            indicators += self._create_indicator(f"Indikator {number}")
        self._enter(self.user_bappeda, indicator_id=indicators[-1].id)
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(1):
            found = indicators._get_benchmarks(2026)
        self.assertEqual(set(found), {self.indicator, indicators[-1]})
        self.assertFalse(indicators._get_benchmarks(2025))

    # Who --------------------------------------------------------------------

    def test_the_agency_reads_it_and_enters_none(self):
        for user in (self.user_head_a, self.user_secretary_a, self.user_func_a):
            with self.subTest(user.login):
                self.assertTrue(self.mark.with_user(user).source)
                for call in (
                    lambda user=user: self._enter(user, year=2027),
                    lambda user=user: self.mark.with_user(user).write(
                        {"written": "50"}
                    ),
                    self.mark.with_user(user).unlink,
                ):
                    with self.assertRaises(AccessError):
                        call()
        with self.assertRaises(AccessError):
            self.mark.with_user(self.user_head_b).read(["source"])

    def test_who_is_measured_does_not_choose_what_he_is_compared_with(self):
        """Bappeda enters it for others, and not once it is itself measured."""
        self._enter(self.user_bappeda, year=2027)
        self._give_post(self.user_bappeda, self.indicator.company_id)
        for change in (
            lambda: self._enter(self.user_bappeda, year=2028),
            lambda: self.mark.with_user(self.user_bappeda).write({"written": "50"}),
            self.mark.with_user(self.user_bappeda).unlink,
        ):
            with (
                self.assertRaisesRegex(AccessError, "you hold a post there"),
                self.env.cr.savepoint(),
            ):
                change()
        self.assertEqual(self.mark.value, 87.5)
        self.mark.with_user(self.user_organisasi).written = "88"

    def test_it_is_not_moved_to_another_indicator_of_the_own_agency(self):
        self._give_post(self.user_bappeda, self.agency_b)
        other = self._create_indicator("Lain", company_id=self.agency_b.id)
        with (
            self.assertRaisesRegex(AccessError, "you hold a post there"),
            self.env.cr.savepoint(),
        ):
            self.mark.with_user(self.user_bappeda).indicator_id = other

    def test_the_form_asks_for_the_region_of_a_province(self):
        form = Form(self.env[MODEL].with_user(self.user_bappeda))
        form.indicator_id = self.indicator
        form.level = "province"
        form.written = "80"
        form.source = "BPS"
        with self.assertRaises(AssertionError):
            form.save()
        form.region_name = "Provinsi Kalimantan Tengah"
        self.assertEqual(form.save().level, "province")
