"""A real table of programmes and what was spent of them, by the path of the screens."""

from decimal import Decimal

from odoo import Command
from odoo.tests import freeze_time, tagged

from ..real_tables import read_table
from .realisation_case import RealisationCase

BUDGET = "banyuwangi_puckpkp_tabel2_6_anggaran_2021_2024.csv"
#: The Renstra of the test begins in 2025: the years of the table are moved.
MOVED = 4
#: A programme without a budget in that year: the document leaves its cells blank.
BLANK = ("PROGRAM PENGEMBANGAN PERMUKIMAN", 2024)


def read_amount(text):
    return int(text.replace(".", ""))


@freeze_time("2029-01-05 03:00:00")
@tagged("post_install", "-at_install")
class TestRealisationReal(RealisationCase):
    @classmethod
    def _create_budget(cls, amounts, **kw):
        """That of the case stands in another year than those of the table."""
        return super()._create_budget(amounts, year=2029, **kw)

    def test_puckpkp(self):
        """48 cells of Tabel 2.6: DPA ratified, SP2D entered, December closed."""
        table = {(row["program"], int(row["tahun"])): row for row in read_table(BUDGET)}
        nodes = self._create_programs({program for program, _year in table})
        shares = {}
        for year in sorted({year for _program, year in table}):
            rows = {
                nodes[program]: row
                for (program, row_year), row in table.items()
                if row_year == year and row["anggaran_rp"]
            }
            found = self._spend(year + MOVED, rows)
            shares |= {(node.name, year): share for node, share in found.items()}
        self.assertEqual(table.keys() - shares.keys(), {BLANK})
        wrong = {
            key: (row["rasio_sumber_persen"], shares[key])
            for key, row in table.items()
            if key in shares
            and Decimal(row["rasio_sumber_persen"].replace(",", "."))
            != Decimal(str(shares[key]))
        }
        self.assertFalse(wrong)

    def _create_programs(self, names):
        return {
            name: self._create_node(
                self.plan, "program", name, self.objective, code=f"1.03.{number:02}"
            )
            for number, name in enumerate(sorted(names), 10)
        }

    def _spend(self, year, rows):
        """Return ``{programme: share of the DPA}``, as the pivot has it."""
        user = self.user_secretary_a
        budget = self.env["sidocakep.budget"].with_user(user)
        budget = budget.create(
            {
                "company_id": self.agency_a.id,
                "year": year,
                "number": f"DPA/{year}",
                "ratified_on": f"{year}-01-02",
                "line_ids": [
                    Command.create(
                        {"node_id": node.id, "amount": read_amount(row["anggaran_rp"])}
                    )
                    for node, row in rows.items()
                ],
            }
        )
        budget.action_ratify()
        month = self._open(
            12,
            *(
                self._row(
                    node, read_amount(row["realisasi_rp"]), number=f"{node.id}/LS"
                )
                for node, row in rows.items()
            ),
            year=year,
        )
        month.action_close()
        groups = (
            self.env["sidocakep.realisation.analysis"]
            .with_user(self.user_inspektorat)
            .formatted_read_group(
                [("company_id", "=", self.agency_a.id), ("year", "=", year)],
                ["node_id"],
                ["of_ceiling:avg"],
            )
        )
        shares = {group["node_id"][0]: group["of_ceiling:avg"] for group in groups}
        return {node: shares[node.id] for node in rows}
