"""A unit is closed while somebody writes its figure, each on his own connection."""

from datetime import date
from unittest.mock import patch

from odoo.exceptions import LockError
from odoo.tests import tagged

from odoo.addons.sidocakep_base.exceptions import FrozenRecordError
from odoo.addons.sidocakep_base.models.organisation import turn
from odoo.addons.sidocakep_base.tests.at_once import AtOnceCase

from ...models.measurement.sidocakep_measurement_sheet_unit import (
    SidocakepMeasurementSheet,
)

YEAR = 2041
MADE = (
    *("sidocakep.data.figure", "sidocakep.measurement.sheet"),
    *("sidocakep.measurement", "sidocakep.pk", "hr.job", "sidocakep.indicator"),
)


@tagged("post_install", "-at_install")
class TestUnitTwoPeople(AtOnceCase):
    """One figure in each of two units of one agency, and the sheet of each unit."""

    def setUp(self):
        super().setUp()
        # The last to be done: the connections below hold locks until they close.
        self.addCleanup(self._remove)
        self.made = {}
        env = self._open()
        self.company = env.company
        self.period = {
            "company_id": env.company.id,
            "period_kind": "quarter",
            "year": YEAR,
            "period_no": 1,
        }
        date_end = {"date_end": date(YEAR, 3, 31)}
        measurement = self._make(env, "sidocakep.measurement", self.period | date_end)
        kind = env["sidocakep.position.kind"].search(
            [("is_structural", "=", True)], limit=1
        )
        self.figures, self.sheets = [], []
        for code in ("SERENTAK.1", "SERENTAK.2"):
            job = self._make(
                env,
                "hr.job",
                {
                    "name": code,
                    "company_id": env.company.id,
                    "unit_code": code,
                    "position_kind_id": kind.id,
                },
            )
            pk = {"job_id": job.id, "year": YEAR, "date_document": date(YEAR, 1, 2)}
            pk = self._make(env, "sidocakep.pk", pk)
            sheet = {"measurement_id": measurement.id, "pk_id": pk.id, "job_id": job.id}
            sheet |= {"unit_code": code, "leads_unit": True}
            self.sheets.append(self._make(env, "sidocakep.measurement.sheet", sheet))
            indicator = self._make(
                env,
                "sidocakep.indicator",
                {"name": f"Angka {code}", "company_id": env.company.id},
            )
            figure = self.period | date_end | {"indicator_id": indicator.id}
            figure |= {"responsible_job_id": job.id}
            self.figures.append(self._make(env, "sidocakep.data.figure", figure))
        env.cr.commit()
        self.first, self.second = self._open(), self._open()

    def _make(self, env, model, vals):
        records = env[model]
        if hasattr(records, "_with_workflow_bypass"):
            records = records._with_workflow_bypass()
        record = records.create(vals)
        self.made.setdefault(model, []).append(record.id)
        return record

    def _remove(self):
        cr = self._open().cr
        for model in MADE:
            ids = self.made.get(model, [])
            cr.execute(
                "DELETE FROM sidocakep_trail WHERE res_model = %s AND res_id = ANY(%s)",
                [model, ids],
            )
            table = model.replace(".", "_")
            cr.execute(f"DELETE FROM {table} WHERE id = ANY(%s)", [ids])
        cr.commit()  # pylint: disable=invalid-commit

    def _close(self, env, number=0):
        """Close a unit as its head does; who that is and what it lacks is passed."""
        with (
            patch.object(
                SidocakepMeasurementSheet, "_filter_own_unit", lambda sheets: sheets
            ),
            patch.object(SidocakepMeasurementSheet, "_check_close_unit"),
        ):
            self.sheets[number].with_env(env).action_close_unit()

    def _write(self, env, number=0):
        self.figures[number].with_env(env).write({"remark": "Diubah"})
        env.flush_all()

    def test_a_figure_is_not_written_under_a_unit_closed_meanwhile(self):
        self.assertFalse(self.figures[0].with_env(self.second).remark)
        self._request(lambda: self._close(self.first), self.first)
        self.first.cr.commit()
        with self.assertRaises(FrozenRecordError):
            self._request(lambda: self._write(self.second), self.second)

    def test_no_step_is_taken_under_a_unit_closed_meanwhile(self):
        self.assertFalse(self.figures[0].with_env(self.second).remark)
        self._request(lambda: self._close(self.first), self.first)
        self.first.cr.commit()
        figure = self.figures[0].with_env(self.second)
        with self.assertRaises(FrozenRecordError):
            self._request(lambda: figure._transition("send"), self.second)

    def test_who_closes_waits_for_what_is_being_written(self):
        self._write(self.first)
        with patch.object(turn, "PATIENCE_MS", 50), self.assertRaises(LockError):
            self._close(self.second)
        self.second.cr.rollback()
        self.second.invalidate_all()
        # The other unit waits for nobody.
        self._close(self.second, 1)

    def test_a_part_is_not_added_under_a_unit_closed_meanwhile(self):
        figure = self.figures[0].with_env(self.second)
        self.assertFalse(figure.evidence_ids)
        self._request(lambda: self._close(self.first), self.first)
        self.first.cr.commit()
        vals = {"figure_id": figure.id, "name": "Bukti", "kind": "link"}
        proofs = self.second["sidocakep.data.evidence"]
        with self.assertRaises(FrozenRecordError):
            self._request(
                lambda: proofs.create(vals | {"url": "https://example.com/a"}),
                self.second,
            )
