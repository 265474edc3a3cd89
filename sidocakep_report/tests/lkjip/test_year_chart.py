"""The chart of several years as images, and in words."""

import base64

from lxml import etree

from odoo.tests import BaseCase, tagged

from ...report.lkjip.year_chart import BASE, PANEL, PANELS, ROOM, draw_years

SVG = "{http://www.w3.org/2000/svg}"


def _year(year, target, size):
    return {
        "year": year,
        "target": f"{target} Persen" if target else "-",
        "target_size": target,
        "text": f"{size} Persen" if size else "belum dilaporkan",
        "size": size,
    }


def _series(number, name, *years):
    return {"number": number, "name": name, "years": list(years)}


@tagged("post_install", "-at_install")
class TestYearChart(BaseCase):
    def _draw(self, *series):
        """Return of each image its size, its columns and its texts."""
        result = []
        for image in draw_years({"series": list(series)}):
            head, _comma, content = image["source"].partition(",")
            self.assertEqual(head, "data:image/svg+xml;base64")
            root = etree.fromstring(base64.b64decode(content))
            columns = [
                (float(item.get("y")), float(item.get("height")))
                for item in root.iter(f"{SVG}rect")
            ]
            texts = [item.text for item in root.iter(f"{SVG}text")]
            result.append((root.get("viewBox"), columns, texts))
        return result

    def test_columns_are_as_high_as_their_figures(self):
        """The highest figure of an indicator has all the room, half of it the half."""
        [(box, columns, texts)] = self._draw(
            _series("1", "IKM", _year("2025", "100", "50"), _year("2026", "80", ""))
        )
        self.assertEqual(box, f"0 0 640 {PANEL}")
        heights = [height for _y, height in columns]
        self.assertEqual(heights, [ROOM, ROOM / 2, round(ROOM * 0.8, 2)])
        for y, height in columns:
            self.assertAlmostEqual(y + height, BASE, places=1)
        self.assertEqual(texts, ["1. IKM", "100", "50", "2025", "80", "2026"])

    def test_each_indicator_has_its_own_scale(self):
        [(_box, columns, _texts)] = self._draw(
            _series("1", "Orang", _year("2026", "12000", "6000")),
            _series("2", "Indeks", _year("2026", "4", "3")),
        )
        heights = [height for _y, height in columns]
        self.assertEqual(heights, [ROOM, ROOM / 2, ROOM, ROOM * 0.75])

    def test_many_indicators_go_on_in_further_images(self):
        series = [
            _series(str(number), f"I{number}", *[_year("2026", "1", "1")] * 4)
            for number in range(1, PANELS + 3)
        ]
        first, second = self._draw(*series)
        self.assertEqual(first[0], f"0 0 640 {PANEL * PANELS}")
        self.assertEqual(second[0], f"0 0 640 {PANEL * 2}")
        self.assertEqual(second[2][0], f"{PANELS + 1}. I{PANELS + 1}")

    def test_panels_of_few_years_stand_beside_each_other(self):
        """Five indicators of two years take half of the page, each in its own half."""
        years = [_year("2025", "1", "1"), _year("2026", "1", "1")]
        series = [_series(str(number), f"I{number}", *years) for number in range(5)]
        [(box, columns, texts)] = self._draw(*series)
        self.assertEqual(box, f"0 0 640 {PANEL * 3}")
        self.assertEqual(len(columns), 4 * len(series))
        self.assertEqual([text for text in texts if "I" in text][-1], "4. I4")
        [before] = draw_years({"series": series}, is_compact=False)
        root = etree.fromstring(base64.b64decode(before["source"].partition(",")[2]))
        self.assertEqual(root.get("viewBox"), f"0 0 640 {PANEL * 5}")

    def test_nothing_and_less_than_nothing_have_no_height(self):
        [(_box, columns, texts)] = self._draw(
            _series("1", "Pertumbuhan", _year("2025", "0", "-3"), _year("2026", "", ""))
        )
        self.assertEqual([height for _y, height in columns], [0, 0])
        self.assertIn("-3", texts)
        self.assertIn("2026", texts)

    def test_any_name_is_text(self):
        name = 'Persen <b>"A" & B</b> ' + "kata " * 80
        [(_box, _columns, texts)] = self._draw(
            _series("1", name, _year("2026", "1", ""))
        )
        self.assertTrue(texts[0].startswith('1. Persen <b>"A" & B</b>'))
        self.assertTrue(texts[1].endswith("…"))

    def test_the_words_say_every_figure(self):
        [image] = draw_years(
            {
                "series": [
                    _series(
                        "1", "IKM", _year("2025", "80", "79"), _year("2026", "", "")
                    )
                ]
            }
        )
        self.assertEqual(
            image["words"],
            "Grafik kolom, target dan realisasi per tahun. 1. IKM: 2025 target 80 "
            "Persen, realisasi 79 Persen, 2026 target tidak ada, realisasi belum "
            "dilaporkan.",
        )
