"""The chart as an image: what it draws, and what it says to those who cannot see it."""

import base64

from lxml import etree

from odoo.tests import BaseCase, tagged

from ...report.lkjip.bar_chart import describe_bars, draw_bars, is_cut
from ...report.lkjip.lkjip_report import fit_widths

SVG = "{http://www.w3.org/2000/svg}"


def _bar(number, name, text, size):
    return {"number": number, "name": name, "text": text, "size": size}


@tagged("post_install", "-at_install")
class TestBarChart(BaseCase):
    def _draw(self, *bars):
        """Return the lengths of the bars and the texts, both as drawn."""
        head, _comma, content = draw_bars({"bars": list(bars)}).partition(",")
        self.assertEqual(head, "data:image/svg+xml;base64")
        image = etree.fromstring(base64.b64decode(content))
        lengths = [float(item.get("width")) for item in image.iter(f"{SVG}rect")]
        return lengths, [item.text for item in image.iter(f"{SVG}text")]

    def test_bars_are_as_long_as_their_figures(self):
        lengths, texts = self._draw(
            _bar("1", "A", "100,00", "100"), _bar("2", "B", "25,00", "25.00")
        )
        # 340 points for 100 percent: 640 less the names (230) and the figures (70)
        self.assertEqual(lengths, [340, 85])
        self.assertEqual(texts[:5], ["0", "25", "50", "75", "100"])
        self.assertEqual(texts[5:], ["1. A", "100,00", "2. B", "25,00"])

    def test_the_axis_grows_and_ends_at_twice_the_target(self):
        """235,50 of a real report is cut; beside it 50 is a quarter of the axis."""
        bars = (_bar("1", "A", "235,50", "235.5"), _bar("2", "B", "50,00", "50"))
        lengths, texts = self._draw(*bars)
        self.assertEqual(lengths, [340, 85])
        self.assertIn("» 235,50", texts)
        self.assertEqual([is_cut(bar) for bar in bars], [True, False])
        _lengths, texts = self._draw(_bar("1", "A", "112,00", "112"))
        self.assertEqual(texts[:3], ["0", "50", "100"])
        self.assertNotIn("» 112,00", texts)

    def test_no_figure_is_painted_over(self):
        """LibreOffice paints the outline of a letter over it: the .odt had none."""
        _head, _comma, content = draw_bars(
            {"bars": [_bar("1", "A", "69,42", "69.42")]}
        ).partition(",")
        image = etree.fromstring(base64.b64decode(content))
        for text in image.iter(f"{SVG}text"):
            self.assertIsNone(text.get("stroke"), text.text)
        [ground] = [
            item for item in image.iter(f"{SVG}line") if item.get("stroke") == "white"
        ]
        figure = ground.getnext()
        self.assertEqual((figure.tag, figure.text), (f"{SVG}text", "69,42"))
        self.assertLess(float(ground.get("x1")), float(figure.get("x")))

    def test_no_figure_is_no_bar_and_says_so(self):
        lengths, texts = self._draw(
            _bar("1", "A", "-", ""),
            _bar("2", "B", "-3,00", "-3"),
        )
        self.assertEqual(lengths, [0], "below nothing there is no length")
        self.assertIn("tanpa angka", texts)
        self.assertIn("-3,00", texts)
        _lengths, texts = self._draw(_bar("1", "A", "belum dilaporkan", ""))
        self.assertIn("belum dilaporkan", texts, "the word of the table")

    def test_any_name_is_text(self):
        name = 'Persen <b>"A" & B</b> ' + "kata " * 60
        _lengths, texts = self._draw(_bar("1", name, "95,00", "95"))
        lines = texts[5:-1]
        self.assertEqual(len(lines), 3)
        self.assertTrue(lines[0].startswith('1. Persen <b>"A" & B</b>'))
        self.assertTrue(lines[2].endswith("…"))

    def test_the_words_say_every_figure(self):
        bars = [_bar("1", "IKM", "95,00", "95"), _bar("2", "SAKIP", "-", "")]
        self.assertEqual(
            describe_bars({"column": "Capaian (%)", "bars": bars}),
            "Grafik batang, Capaian (%). 1. IKM: 95,00; 2. SAKIP: tanpa angka.",
        )

    def test_a_column_of_numbers_has_room_for_its_head(self):
        for heads, widths, fitted in (
            (["No.", "A", "B"], [5, 37, 58], [6, 37, 57]),
            (["No.", "A", "B"], [7, 37, 56], [7, 37, 56]),
            (["A", "B"], [5, 95], [5, 95]),
        ):
            with self.subTest(widths):
                table = {"heads": heads, "widths": widths}
                self.assertEqual(fit_widths(table), fitted)
                self.assertEqual(table["widths"], widths, "what was kept stays")
