"""What the form of the measurement says beside a figure, and where there is none."""

from odoo.tests import freeze_time, tagged

from ..common import YEAR
from ..measurement_case import MeasurementCase


@freeze_time("2026-07-08 03:00:00")
@tagged("post_install", "-at_install")
class TestMeasuredWords(MeasurementCase):
    """Quarter II, of which nobody has reported anything yet."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for indicator, written in ((cls.outcome, "85"), (cls.output, "60")):
            cls._set_quarter(indicator, 2, written)
        cls._put(cls.outcome, YEAR, 1, 75)
        cls._put(cls.output, YEAR, 1, 20)

    def _get_rows(self, name, **key):
        """Return the printed rows of the measurement by their indicator."""
        item = self._measure(**{"period_no": 2, **key})
        sheets = item._get_live_document()[item.id]["sheets"]
        return {row["indicator"]: row for sheet in sheets for row in sheet[name]}

    def test_a_sum_of_one_quarter_of_two_says_so(self):
        """20 of quarter I alone is no half-year: by the words of the LKjIP."""
        name = self.output.name
        self._put(self.output, YEAR, 2, 0, state="asked", figure_status="not_reported")
        marked = "20 Orang (terisi 1 dari 2 periode)"
        row = self._get_rows("achievements")[name]
        self.assertEqual(row["realisation"], "belum dilaporkan")
        self.assertEqual(row["to_date"], marked)
        self.assertIn(marked, self._get_rows("rows")[name]["years"])
        self._put(self.output, YEAR, 2, 30, state="verified", figure_status="figure")
        self.measurement = self._measure(period_no=2)
        self.assertEqual(self._get_rows("achievements")[name]["to_date"], "50 Orang")

    def test_what_is_not_there_has_no_standing(self):
        names = [
            (self.outcome, 1, "not_reported"),
            (self.outcome, 2, "not_reported"),
        ]
        for indicator, number, status in names:
            self._put(indicator, YEAR, number, 0, state="asked", figure_status=status)
        row = self._get_rows("achievements")[self.outcome.name]
        self.assertEqual(row["to_date"], "belum dilaporkan")
        self.assertEqual((row["standing"], row["data_year"]), ("", ""))

    def test_why_there_is_none_stands_on_the_form_and_among_the_obstacles(self):
        for number in (1, 2):
            self._put(
                self.outcome,
                YEAR,
                number,
                0,
                figure_status="not_released",
                no_figure="not_released",
                no_figure_reason="BPS merilis\npada November",
            )
        said = "belum dirilis (BPS merilis pada November)"
        row = self._get_rows("achievements")[self.outcome.name]
        self.assertEqual(row["realisation"], said)
        item = self._measure(period_no=2)
        sheets = item._get_live_document()[item.id]["sheets"]
        obstacles = [text for sheet in sheets for text in sheet["obstacles"]]
        self.assertIn(f"{self.outcome.name}: {said}", obstacles)
        self._get_line(
            item, self.outcome
        ).sudo()._with_workflow_bypass().obstacle = "Menunggu BPS"
        sheets = item._get_live_document()[item.id]["sheets"]
        obstacles = [text for sheet in sheets for text in sheet["obstacles"]]
        self.assertEqual(obstacles, [f"{self.outcome.name}: Menunggu BPS"])
