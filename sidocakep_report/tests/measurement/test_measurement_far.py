"""Papers explain what is far, and name what an achievement is of: decision 0031."""

from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_cascading.models.measurement.measured_far import UNEXPLAINED
from odoo.addons.sidocakep_cascading.tests.measurement_case import MeasurementCase

FORM = "sidocakep_report.action_report_measurement"
RENJA = "sidocakep_report.action_report_renja_evaluation"


@freeze_time("2026-04-08 03:00:00")
@tagged("post_install", "-at_install")
class TestMeasurementFar(MeasurementCase):
    """17 of 20 visits, 85 Persen, against 80 of the quarter: 106,25."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_quarter("17")
        cls.line = cls.measurement.line_ids.filtered(
            lambda line: line.indicator_id == cls.outcome
        )

    def _set(self, rows, **vals):
        rows._with_workflow_bypass().write(vals)
        self.env.flush_all()
        self.env.invalidate_all()

    def _print(self, report):
        reports = self.env["ir.actions.report"].with_user(self.user_secretary_a)
        page = reports._render_qweb_html(report, self.measurement.ids)[0].decode()
        return " ".join(page.split())

    def _list(self, name):
        sheets = self.measurement._get_live_document()[self.measurement.id]["sheets"]
        return [text for sheet in sheets for text in sheet[name]]

    def test_tabel_ii_explains_what_is_far_from_its_target(self):
        """74 of 4,47 is 1.655,48: more than twice the target, and nobody says why."""
        pk = self.pk_ech3 | self.pk_ech4
        nodes = set(pk.table2_ids.node_id.mapped("identity"))
        output = self.measurement.output_ids.filtered(
            lambda row: row.node_id.identity in nodes and row.indicator_id
        )[:1]
        self.assertTrue(output)
        vals = {"year_target_text": "4,47 Persen", "to_date_text": "74 Persen"}
        vals |= {"year_status": "ok", "year_printed": "1.655,48"}
        self._set(output, **vals, year_raw=200)
        self.assertEqual(self._list("far2"), [])
        self._set(output, year_raw=1655.48)
        figures = "target 4,47 Persen, realisasi 74 Persen, capaian 1.655,48 %"
        said = f"{output.name}: {figures} - {UNEXPLAINED}"
        self.assertIn(said, self._list("far2"))
        self.assertIn(said, self._print(FORM))

    def test_the_attachment_explains_what_somebody_asked_about(self):
        """106,25 is not far; what was asked of its figure is said all the same."""
        self.assertEqual(self._list("far"), [])
        self.line.figure_id._with_workflow_bypass().doubt_reason = "Pekan imunisasi."
        self._set(self.line, year_printed="94,44", year_raw=94.44, year_status="ok")
        [text] = self._list("far")
        self.assertIn("realisasi 85 Persen, capaian 106,25 %", text)
        self.assertTrue(text.endswith(" - Pekan imunisasi."))
        self.assertIn("Pekan imunisasi.", self._print(FORM))

    def test_a_quarter_says_what_its_year_says_of_a_release(self):
        """Nothing was due in the quarter, and the figure of the year is not out."""
        self._set(
            self.line,
            status="not_due",
            realisation_text="belum tiba tenggatnya",
            target_text="belum tiba tenggatnya",
            year_status="not_released",
            to_date_text="belum dirilis",
        )
        sheets = self.measurement._get_live_document()[self.measurement.id]["sheets"]
        [row] = [
            row
            for sheet in sheets
            for row in sheet["achievements"]
            if row["indicator"] == self.line.name
        ]
        self.assertEqual(row["target"], "belum tiba tenggatnya")
        self.assertEqual((row["realisation"], row["to_date"]), ("belum dirilis",) * 2)

    def test_the_evaluation_names_what_its_achievement_is_of(self):
        """The achievement is of the agreements, the rows are those of the DPA."""
        rows = self.measurement._find_renja_rows()[self.measurement]
        self.assertEqual(self.line.status, "ok")
        elsewhere = self.measurement._list_elsewhere(rows)
        on_form = self.line.indicator_id in rows.indicator_id
        self.assertEqual(bool(elsewhere), not on_form)
        none = rows.browse()
        said = f"{self.line.name}: target 80 Persen, realisasi 85 Persen"
        said += ", capaian 106,25"
        self.assertEqual(self.measurement._list_elsewhere(none), [said])
        words = self._print(RENJA)
        if not on_form:
            self.assertIn(said, words)

    def test_place_and_day_of_who_evaluates_are_on_the_form(self):
        """The day is written by hand: the program knows when it was drawn up only."""
        place = self.agency_a._get_signing_place()
        words = self._print(RENJA)
        self.assertIn(f"Dievaluasi,<br/>{place}, ....................", words)
