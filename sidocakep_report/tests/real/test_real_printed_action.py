"""The real action plan of Boyolali BPBD 2026 on the schedule of annex I.

Source: tests/data/real/boyolali_bpbd_rencana_aksi_2026.csv, whose first line names it.
The form of the annex has ticks only; the figures stand on the sheet behind it.
"""

from odoo.tests import tagged

from odoo.addons.sidocakep_base.engine.figures.indonesian import MONTHS
from odoo.addons.sidocakep_base.tests.import_case import ImportCase, read_table
from odoo.addons.sidocakep_base.tests.workbook.test_import_real_tables import (
    boyolali_rows,
)

from .printed import PrintedForm

REPORT = "sidocakep_report.action_report_action_plan"


@tagged("-standard", "long", "post_install", "-at_install")
class TestRealPrintedAction(ImportCase):
    def test_boyolali(self):
        """Twelve ticks and twelve targets for each of its rows, the zeros too."""
        real = read_table("boyolali_bpbd_rencana_aksi_2026.csv")
        rows = boyolali_rows()
        rows["Rencana Aksi"] = [
            {
                "Aksi": row["tujuan_sasaran_program"],
                "Nama Indikator": row["indikator"],
                "Penanggung Jawab": self.employee_head_b.name,
                "Bulan Pelaksanaan": "1-12",
                **{name: row[name.lower()] for name in MONTHS},
            }
            for row in real
        ]
        record = self._check_rows(rows)
        self._assert_no_errors(record)
        record.action_apply()
        plan = self.env["sidocakep.action.plan"].search(
            [("company_id", "=", self.agency_b.id)]
        )
        plan.invalidate_recordset(["action_ids"])  # made in another order
        form = PrintedForm(self.user_head_b, REPORT, plan)
        self.assertEqual(len(real), 20)
        for number, row in enumerate(real, start=1):
            with self.subTest(row["indikator"]):
                name = " ".join(row["tujuan_sasaran_program"].split())
                _target, unit = row["target_tahun_2026"].split()
                ticks = [f"{number}.", name, *["✓"] * 12, self.employee_head_b.name]
                targets = [row[name.lower()] for name in MONTHS]
                cells = [f"{number}.", name, row["indikator"], unit, *targets]
                self.assertEqual(form.find_lacking(ticks), [], ticks)
                self.assertEqual(form.find_lacking(cells), [], cells)
