"""What is read by a program or leaves as a table: what is not there is no zero."""

from odoo import fields
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.known_fields import PRINTED, Known

from ..measurement_case import MeasurementCase

#: Numbers and the sister field that says on the screens whether they are there.
FIGURES = (
    ("achievement", "status"),
    ("year_achievement", "year_status"),
)
SUM = "a sum: of nothing it is 0"
WEIGHT = "1 where nobody wrote another"
TYPED = "asked for, or a part of the money whose 0 is one"
SETTING = "a setting behind its own switch: it comes back with it"
#: Numbers of tables that are there on every row, and why.
ALWAYS = {
    "sidocakep.achievement.policy.cap": SETTING,
    "sidocakep.achievement.policy.floor": SETTING,
    "sidocakep.rollup.cap": SETTING,
    "sidocakep.budget.total_amount": SUM,
    "sidocakep.pk.amount_total": SUM,
    "sidocakep.pk.line.amount": SUM,
    "sidocakep.plan.estimated_cost": SUM,
    "sidocakep.plan.node.budget_amount": SUM,
    "sidocakep.plan.node.estimated_cost": SUM,
    "sidocakep.realisation.month.blud_open": SUM,
    "sidocakep.realisation.month.to_date_amount": SUM,
    "sidocakep.realisation.net": SUM,
    "sidocakep.realisation.counted_net": SUM,
    "sidocakep.budget.line.amount": TYPED,
    "sidocakep.cash.plan.amount": TYPED,
    "sidocakep.data.card.factor": TYPED,
    "sidocakep.pk.table2.amount": TYPED,
    "sidocakep.plan.cost.amount": TYPED,
    "sidocakep.realisation.amount": TYPED,
    "sidocakep.realisation.returned": TYPED,
    "sidocakep.realisation.correct.amount": TYPED,
    "sidocakep.realisation.correct.returned": TYPED,
    "sidocakep.pk.line.weight": WEIGHT,
    "sidocakep.measurement.line.weight": WEIGHT,
    "sidocakep.measurement.analysis.weight": WEIGHT,
    "sidocakep.coverage.percentage": "where nothing is owed all is covered",
    "sidocakep.pk.cascade.pair.weight": "an order of proposals",
    "sidocakep.sign.read_percent": "what was read, of a paper that has pages",
}


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

    def _read_each_way(self, row, name):
        """Return a number as each door gives it, whether the database knows it last."""
        row = row.with_user(self.user_bupati)
        model, of_row = row.browse(), [("id", "=", row.id)]
        [mean] = model.formatted_read_group(of_row, [], [f"{name}:avg"])
        [[exported]] = row.export_data([name])["datas"]
        return {
            "read": row.read([name])[0][name],
            "web_read": row.web_read({name: {}})[0][name],
            "mean": mean[f"{name}:avg"],
            "export": False if exported == "" else exported,
        }

    def _find(self, row, name, operator, value):
        """Tell whether a filter takes a row: the database's and Python's answer."""
        term = [(name, operator, value)]
        found = row.search([("id", "=", row.id), *term])
        self.assertEqual(row.filtered_domain(term), found, (name, operator, value))
        return bool(found)

    def test_every_door_tells_a_zero_from_no_figure(self):
        kinds = set()
        for model in ("measurement.line", "measurement.analysis"):
            rows = self.env[f"sidocakep.{model}"].search(
                [("measurement_id", "=", self.measurement.id)]
            )
            for row in rows:
                for name, sister in FIGURES:
                    is_known = row[sister] == "ok"
                    kinds.add(row[sister])
                    with self.subTest(model, number=name, kind=row[sister]):
                        read = self._read_each_way(row, name)
                        told = {way: value is not False for way, value in read.items()}
                        self.assertEqual(set(told.values()), {is_known}, read)
                        is_zero = is_known and not row[name]
                        for operator in ("=", "<="):
                            found = self._find(row, name, operator, 0)
                            self.assertEqual(found, is_zero, operator)
                        found = self._find(row, name, "=", False)
                        self.assertEqual(found, not is_known)
        self.assertLess({"ok", "not_reported"}, kinds | {"not_due"})
        line = self._get_line(self.measurement, self.outcome)
        self.assertEqual(set(self._read_each_way(line, "achievement").values()), {0})

    def test_what_has_no_figure_is_in_no_mean(self):
        """One figure of two is 0; the lines keep a number for the other too."""
        lines = self.measurement.line_ids
        [(mean, count)] = lines._read_group(
            [("id", "in", lines.ids)], [], ["achievement:avg", "achievement:count"]
        )
        self.assertEqual((mean, count), (0, 1))

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

    def test_every_number_says_whether_it_is_there(self):
        """Of a view it may always be NULL; of a table each is there or says by what."""
        numbers = [
            (model, field)
            for name, model in self.env.registry.items()
            if name.startswith("sidocakep.") and not model._abstract
            for field in model._fields.values()
            if isinstance(field, fields.Float | fields.Monetary)
        ]
        plain = {str(field) for _, field in numbers if not isinstance(field, Known)}
        self.assertEqual(plain, set(ALWAYS))
        for model, field in numbers:
            sister = isinstance(field, Known) and field.known_by
            if sister and field.store:
                self.assertTrue(model._fields[sister].store, f"{field}: {sister}")
            if sister == PRINTED:
                self.assertEqual(model._fields[PRINTED].type, "char", field)
            if isinstance(field, Known) and not sister:
                self.assertFalse(model._auto, f"{field}: who says that it is there?")
