"""Rows of real tables, by the path that people take: target to acceptance."""

import csv
from pathlib import Path
from typing import NamedTuple

from odoo import Command

from ..common import YEAR
from ..data_collection_case import DataCollectionCase

FOLDER = Path(__file__).parents[3] / "tests" / "data" / "real"


def read(name):
    """Return the rows of a table, without its comments."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(line for line in stream if line[0] != "#"))


class RealRow(NamedTuple):
    """A row as people enter it.

    :param key: what tells it in its table
    :param target: of the year, as the PK writes it; empty: the table has none
    :param figures: ``{quarter, 0 the year: text, or (counted, of)}``; what is not there
        nobody entered
    :param quarters: ``{quarter: target}``
    :param vals: of the indicator
    """

    key: object
    name: str
    unit: str
    target: str
    figures: dict
    quarters: dict = {}
    vals: dict = {}


class RealTableCase(DataCollectionCase):
    """Target in a PK in force, figure entered, sent, verified; sent and accepted."""

    def measure(self, rows, *periods):
        """Return ``{(key of the row, quarter or 0): measured line}``.

        :param periods: quarters, 0 the year; of these the measurement is sent and
            accepted
        """
        indicators = {row.key: self._enter_row(row) for row in rows}
        pk = self._create_pk(self.job_ech3_a, fill=False)
        pk.line_ids = [
            Command.create(
                {"indicator_id": indicators[row.key].id, "written": row.target or False}
            )
            for row in rows
        ]
        vals = {"state": "in_force", "date_from": f"{YEAR}-01-01"}
        pk._with_workflow_bypass().write(vals)
        self.env["sidocakep.data.figure"]._cron_open()
        for row in rows:
            for number, figure in row.figures.items():
                self._report(indicators[row.key], number, figure)
        model = self.env["sidocakep.measurement"]
        model._cron_open()
        result = {}
        for number in periods:
            measurement = model.search(
                [
                    ("company_id", "=", self.agency_a.id),
                    ("year", "=", YEAR),
                    ("period_no", "=", number),
                ]
            )
            measurement.with_user(self.user_head_a).action_send()
            measurement.with_user(self.user_monev).action_accept()
            lines = measurement.line_ids.grouped("indicator_id")
            result |= {(row.key, number): lines[indicators[row.key]] for row in rows}
        return result

    def _enter_row(self, row):
        """Create the indicator with its card and the targets of its quarters."""
        indicator = self._create_loose(row.name, row.unit, **row.vals)
        is_ratio = any(isinstance(figure, tuple) for figure in row.figures.values())
        parts = (("Terhitung", False), ("Seluruhnya", True)) if is_ratio else ()
        self._create_card(
            indicator,
            self.job_ech3_a,
            frequency="year" if 0 in row.figures else "quarter",
            formula="ratio" if is_ratio else "typed",
            part_ids=[
                Command.create({"name": name, "is_below": below})
                for name, below in parts
            ],
        )
        self.env["sidocakep.target"].create(
            [
                {
                    "indicator_id": indicator.id,
                    "period_kind": "quarter",
                    "year": YEAR,
                    "period_no": number,
                    "written": target,
                }
                for number, target in row.quarters.items()
            ]
        )
        return indicator

    def _report(self, indicator, number, figure):
        """Enter, send and verify a figure as the persons whose steps these are."""
        record = self.env["sidocakep.data.figure"].search(
            [
                ("indicator_id", "=", indicator.id),
                ("year", "=", YEAR),
                ("period_no", "=", number),
            ]
        )
        numbers = figure if isinstance(figure, tuple) else (figure,)
        if indicator.value_kind == "ordinal":
            points = indicator.scale_id.point_ids
            point = points.filtered(lambda item: item.name == figure)
            record.with_user(self.user_ech3_a).point_id = point
        else:
            self._enter(record, self.user_ech3_a, *numbers)
        asked = record.with_user(self.user_ech3_a).action_send()
        if asked is not True:
            # More than twice the target: real offices report that, too.
            window = self.env[asked["res_model"]].with_user(self.user_ech3_a)
            window = window.browse(asked["res_id"])
            window.reason = "Seperti tercetak pada laporannya"
            window.action_confirm()
        record.with_user(self.user_secretary_a).action_verify()
