"""A real PK: BPBD Kabupaten Boyolali 2026, drawn from its plan and its DPA."""

import csv
from decimal import Decimal
from pathlib import Path

from odoo.tests import tagged

from odoo.addons.sidocakep_base.engine.figures.reading import read_value

from ..common import PkCase

DATA = Path(__file__).parents[1] / "data" / "boyolali_bpbd_pk_2026.csv"


def read_rows():
    """Return the rows of the real document, by part."""
    with DATA.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    parts = {}
    for row in rows:
        parts.setdefault(row["bagian"], []).append(row)
    return parts


def read_amount(text):
    """Return the rupiah of ``Rp5.294.655.000,00``, by hand."""
    return Decimal(text.removeprefix("Rp").replace(".", "").replace(",", "."))


@tagged("post_install", "-at_install")
class TestPkBoyolali(PkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.parts = read_rows()
        plan = cls._create_plan("renstra", cls.agency_b, cls.rpjmd)
        nodes = {}
        for row in cls.parts["sasaran"]:
            text = row["uraian"]
            if text not in nodes:
                nodes[text] = cls._create_node(
                    plan, "sasaran", text, sequence=int(row["no"])
                )
            figure, unit = row["target_atau_anggaran"].split(" ")
            cls._create_indicator(
                row["indikator"],
                nodes[text],
                "iku",
                figure,
                unit,
                cls.job_head_b,
                code=f"IKU-{len(nodes)}-{len(nodes[text].indicator_ids) + 1}",
            )
        # the first programme supports the accountability, the second the disasters
        supported = list(reversed(nodes.values()))
        lines = []
        for number, row in enumerate(cls.parts["program"]):
            node = cls._create_node(
                plan,
                "program",
                row["uraian"],
                supported[number],
                code=f"1.05.0{number + 1}",
            )
            amount = float(read_amount(row["target_atau_anggaran"]))
            lines.append((node, amount, "apbd"))
        cls._decide(plan)
        cls._create_budget(cls.agency_b, lines)
        cls.pk = cls._create_pk(cls.job_head_b)

    def _get_values(self):
        return self.pk._get_document_values()[self.pk.id]

    def test_table1_has_the_figures_of_the_document(self):
        printed = [
            (
                objective["name"],
                indicator["name"],
                read_value(indicator["target"]).value,
                indicator["target"].split(" ", 1)[1],
            )
            for objective in self._get_values()["objectives"]
            for indicator in objective["indicators"]
        ]
        expected = [
            (
                row["uraian"],
                row["indikator"],
                Decimal(row["target_atau_anggaran"].split(" ")[0].replace(",", ".")),
                row["target_atau_anggaran"].split(" ")[1],
            )
            for row in self.parts["sasaran"]
        ]
        self.assertEqual(len(expected), 4)
        self.assertEqual(printed, expected)

    def test_table2_has_the_amounts_of_the_document(self):
        printed = {row["name"]: row["amount"] for row in self._get_values()["table2"]}
        expected = {
            row["uraian"]: row["target_atau_anggaran"] for row in self.parts["program"]
        }
        self.assertEqual(len(expected), 2)
        self.assertEqual(printed, expected)

    def test_total_is_that_of_the_document(self):
        total = self.parts["total"][0]["target_atau_anggaran"]
        self.assertEqual(self._get_values()["total"], total)
        # 5.294.655.000 + 827.924.000
        self.assertEqual(self.pk.amount_total, 6_122_579_000)

    def test_it_can_be_signed_by_both_parties_and_put_in_force(self):
        before = self._get_values()
        self._sign_to(self.pk, "in_force")
        after = self._get_values()
        for key in ("objectives", "table2", "total", "first", "second"):
            self.assertEqual(after[key], before[key])

    def test_parties_are_the_kepala_pelaksana_and_the_bupati(self):
        values = self._get_values()
        self.assertEqual(
            values["first"]["title"],
            "Kepala Pelaksana Badan Penanggulangan Bencana Daerah",
        )
        self.assertEqual(values["second"]["title"], "Bupati Uji")
        self.assertEqual((values["second"]["rank"], values["second"]["nip"]), ("", ""))
