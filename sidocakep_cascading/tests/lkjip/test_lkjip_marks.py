"""What is not final is marked by one rule in every table of a performance report."""

from odoo.tests import BaseCase, tagged

from ...models.lkjip.lkjip_tables import LkjipTables
from .made_up import ROW, Rows, make_output, make_program, make_source

AWAITED = "Belum diterima Tim Monev"
#: Of a figure that is not final, in its cell.
MARKS = ("(Sementara)", " *)")
LOOSE = {"standing": "Sementara", "reserve": "sementara"}
#: Heads of columns whose cells are worked out from realisations.
WORKED_OUT = {
    *("Capaian (%)", "Indikator Tercapai", "Efisiensi", "Terhadap Sasaran"),
    "s.d. 2026",
}


@tagged("post_install", "-at_install")
class TestLkjipMarks(BaseCase):
    def setUp(self):
        super().setUp()
        self.source = make_source()

    def _get(self, name):
        return getattr(LkjipTables(self.source), f"get_{name}")()

    def test_every_table_names_the_figures_that_are_not_final(self):
        self.source.rows = [ROW | LOOSE, ROW | {"standing": ""}]
        note = f"Keadaan angka 2026: {ROW['name']} (Sementara)."
        marked = f"*) Berdasarkan angka yang belum final: {ROW['name']} (sementara)"
        for name, place in (("years", (1, 4)), ("plan", (0, 3)), ("causes", (0, 2))):
            with self.subTest(name):
                table = self._get(name)
                row, cell = place
                is_marked = any(mark in table["rows"][row][cell] for mark in MARKS)
                self.assertTrue(is_marked, table["rows"][row])
                self.assertIn(note, table["notes"])
                self.assertIn(marked, table["notes"])
                self.assertNotIn(AWAITED, table["notes"])
                self.source.measurement.state = "sent"
                self.assertIn(AWAITED, self._get(name)["notes"])
                self.source.measurement.state = "accepted"
                self.source.rows = [ROW | {"standing": ""}]
                self.assertNotIn(note, self._get(name)["notes"])
                self.assertNotIn(marked, self._get(name)["notes"])
                self.source.rows = [ROW | LOOSE]

    def _put_standing(self, is_loose):
        """Let all that the tables are made of be final, or not."""
        status = "provisional" if is_loose else "official"
        said = dict(LOOSE) if is_loose else {"standing": "Rilis resmi", "reserve": ""}
        self.source.rows = [ROW | said | {"benchmarks": []}]
        facts = [{"name": "Cakupan", "reserve": "sementara"}] if is_loose else []
        part = {"state": "met", "said": "Cakupan", "loose": facts, "is_outcome": True}
        program = make_program("1", 200, 150, 100, parts=[part], serves=[])
        self.source.programs = [program]
        self.source.objectives = [(self.source.rows, [program])]
        self.source.profile.lkjip_efficiency = "cost"
        self.source.measurement.output_ids = Rows(
            [make_output("1", "P", release_status=status)]
        )
        self.source.read_contributions = lambda: [
            ("Mutu", "RSUD", row) for row in self.source.rows
        ]

    def test_one_mark_for_what_is_not_final_in_every_table(self):
        """The same achievement had a mark in one table and none in the next."""
        tables = {
            name: getattr(LkjipTables, name)
            for name in dir(LkjipTables)
            if name.startswith("get_") and name != "get_agencies"
        }
        seen = set()
        for is_loose in (True, False):
            self._put_standing(is_loose)
            for name, get in tables.items():
                table = get(LkjipTables(self.source))
                if not table:
                    continue
                with self.subTest(name, is_loose=is_loose):
                    cells = self._list_worked_out(table)
                    marked = [cell for cell in cells if cell.endswith(" *)")]
                    self.assertEqual(marked, cells if is_loose else [])
                    notes = " ".join(table["notes"])
                    self.assertEqual("*) Berdasarkan" in notes, bool(marked))
                    if cells:
                        seen.add(name)
        self.assertEqual(
            seen,
            {
                *("get_achievement", "get_years", "get_plan", "get_causes"),
                *("get_outputs", "get_efficiency", "get_programs"),
                "get_contributions",
            },
        )

    def _list_worked_out(self, table):
        """Return the cells of a table that are worked out from realisations."""
        found = []
        for row in table["rows"]:
            if "Capaian (%)" in row:
                found.append(row[table["heads"].index("2026")])
            found += [
                cell
                for head, cell in zip(table["heads"], row, strict=True)
                if head in WORKED_OUT and cell != "-"
            ]
        return found
