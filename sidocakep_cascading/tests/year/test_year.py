"""One year of Kabupaten Uji, played day by day by the people concerned."""

from odoo.tests import tagged

from .autumn import Autumn
from .beginning import Beginning
from .quarter_1 import QuarterOne
from .quarter_2 import QuarterTwo
from .quarter_3 import QuarterThree
from .year_case import YearCase
from .year_end import YearEnd


@tagged("-standard", "long", "post_install", "-at_install")
class TestYear(
    YearEnd, Autumn, QuarterThree, QuarterTwo, QuarterOne, Beginning, YearCase
):
    def test_a_year(self):
        self.play_beginning()
        self.play_quarter_1()
        self.play_quarter_2()
        self.play_quarter_3()
        self.play_autumn()
        self.play_year_end()


@tagged("post_install", "-at_install")
class TestYearOfOneAgency(QuarterOne, Beginning, YearCase):
    """The short one: a kecamatan and its kelurahan until quarter I is accepted."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.played = [cls.kecamatan]

    def test_quarter_1(self):
        self.play_beginning()
        self.ask_for_quarter_1()
        self.report_kelurahan_1()
        self.send_kelurahan_1()
        measurement = self.find_measurement(self.kecamatan, 1)
        with self.on("2026-04-10"):
            measurement.with_user(self.user_monev).action_accept()
        self.assertIn("Accepted by Tim Monev", measurement.standing_text)
