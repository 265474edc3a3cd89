"""What leaves Odoo as a table: a number that is not there is no zero."""

from odoo import fields
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.models.document.known_fields import Known

from ..measurement_case import MeasurementCase

#: Numbers of views that are there on every row.
ALWAYS = frozenset()
#: Numbers and the sister field that says on the screens whether they are there.
FIGURES = (
    ("achievement", "status"),
    ("year_achievement", "year_status"),
)


@freeze_time("2026-04-08 03:00:00")
@tagged("post_install", "-at_install")
class TestMeasurementExport(MeasurementCase):
    """One figure is verified as 0 of 20; the other was asked for and never came."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_quarter("0")
        cls.env.flush_all()

    def _export(self, records, *names):
        return records.with_user(self.user_bupati).export_data(list(names))["datas"]

    def test_a_zero_stays_zero_and_what_is_not_there_is_empty(self):
        for name in ("measurement.line", "measurement.analysis"):
            rows = self.env[f"sidocakep.{name}"].search(
                [("measurement_id", "=", self.measurement.id)]
            )
            kinds = set()
            for number, sister in FIGURES:
                for row in rows:
                    [[cell]] = self._export(row, number)
                    kinds.add(row[sister])
                    with self.subTest(model=name, number=number, kind=row[sister]):
                        self.assertEqual(cell == "", row[sister] != "ok", repr(cell))
            self.assertLess({"ok", "not_reported"}, kinds | {"not_due"}, name)
        line = self._get_line(self.measurement, self.outcome)
        self.assertEqual(self._export(line, "achievement"), [[0]])

    def test_a_figure_that_was_not_entered_is_an_empty_cell(self):
        found = self.env["sidocakep.data.figure"].search([("period_no", "=", 1)])
        for figure in found:
            [[cell]] = self._export(figure, "value")
            with self.subTest(figure=figure.display_name):
                self.assertEqual(cell == "", figure.figure_status != "figure")
        self.assertIn("not_reported", found.mapped("figure_status"))
        self.assertIn("figure", found.mapped("figure_status"))

    def test_an_agency_that_reported_nothing_has_empty_cells(self):
        row = self.env["sidocakep.agency.standing"].search(
            [("company_id", "=", self.agency_a.id)], limit=1
        )
        names = ("realised", "absorption")
        self.assertEqual(self._export(row, *names), [["", ""]])

    def test_the_numbers_of_every_view_say_whether_they_are_there(self):
        """Of a table of SQL a number may always be NULL: none is of a plain field."""
        plain = [
            str(field)
            for name, model in self.env.registry.items()
            if name.startswith("sidocakep.") and not model._auto and not model._abstract
            for field in model._fields.values()
            if field.store
            and isinstance(field, fields.Float | fields.Monetary)
            and not isinstance(field, Known)
        ]
        self.assertEqual(set(plain) - ALWAYS, set())
