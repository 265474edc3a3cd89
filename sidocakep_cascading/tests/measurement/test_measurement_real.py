"""Every usable row of two real tables, by the path that people take."""

import csv
from decimal import Decimal
from pathlib import Path

from odoo import Command
from odoo.tests import freeze_time, tagged

from ..common import YEAR
from ..data_collection_case import DataCollectionCase

FOLDER = Path(__file__).parents[3] / "tests" / "data" / "real"
DISHUB = "banyuwangi_dishub_tabel2_13_2020_2024.csv"
PUCKPKP = "banyuwangi_puckpkp_tabel2_4_2022_2024.csv"
DIRECTIONS = {"naik": "higher", "turun": "lower"}


def read(name):
    with (FOLDER / name).open(encoding="utf-8-sig", newline="") as stream:
        rows = csv.DictReader(line for line in stream if line[0] != "#")
        return [row for row in rows if row["arah_dugaan"] in DIRECTIONS]


@freeze_time("2027-01-05 03:00:00")
@tagged("post_install", "-at_install")
class TestMeasurementReal(DataCollectionCase):
    """Target in a PK in force, figure entered, sent, verified; sent and accepted."""

    def _measure_table(self, name):
        """Return ``[(row of the table, measured line)]``."""
        rows = [row for row in read(name) if row["target"] and row["realisasi"]]
        indicators = [
            self._create_loose(
                f"{row['indikator']} {row['tahun']}",
                row["satuan"] or "Angka",
                direction=DIRECTIONS[row["arah_dugaan"]],
            )
            for row in rows
        ]
        for indicator in indicators:
            self._create_card(indicator, self.job_ech3_a, frequency="year")
        pk = self._create_pk(self.job_ech3_a, fill=False)
        pk.line_ids = [
            Command.create(
                {"indicator_id": indicator.id, "written": row["target"].strip("%")}
            )
            for indicator, row in zip(indicators, rows, strict=True)
        ]
        vals = {"state": "in_force", "date_from": f"{YEAR}-01-01"}
        pk._with_workflow_bypass().write(vals)
        figures = self.env["sidocakep.data.figure"]
        figures._cron_open()
        for indicator, row in zip(indicators, rows, strict=True):
            figure = figures.search([("indicator_id", "=", indicator.id)])
            self._enter(figure, self.user_ech3_a, row["realisasi"].strip("%"))
            figure.with_user(self.user_ech3_a).action_send()
            figure.with_user(self.user_secretary_a).action_verify()
        model = self.env["sidocakep.measurement"]
        model._cron_open()
        measurement = model.search(
            [("company_id", "=", self.agency_a.id), ("period_kind", "=", "year")]
        )
        measurement.with_user(self.user_head_a).action_send()
        measurement.with_user(self.user_monev).action_accept()
        lines = measurement.line_ids.grouped("indicator_id")
        return [
            (row, lines[indicator])
            for indicator, row in zip(indicators, rows, strict=True)
        ]

    def _assert_printed(self, name, exceptions, decimals=None):
        policy = self.profile_gm.policy_id
        policy.has_cap = False
        wrong = {}
        for row, line in self._measure_table(name):
            said = Decimal(row["capaian_sumber_persen"].strip("%").replace(",", "."))
            digits = -said.as_tuple().exponent if decimals is None else decimals
            raw = Decimal(repr(line.raw)) / (100 if decimals else 1)
            half = Decimal(1).scaleb(-digits)
            if abs(raw - said) >= half:
                wrong[row["no"], row["tahun"]] = (str(said), line.printed)
        self.assertEqual(set(wrong), exceptions, wrong)

    def test_dishub(self):
        self._assert_printed(DISHUB, set())

    def test_puckpkp(self):
        """A ratio, as that office prints it."""
        self._assert_printed(PUCKPKP, set(), decimals=2)
