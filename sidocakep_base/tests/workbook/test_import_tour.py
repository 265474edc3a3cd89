"""The import on the screen, as the head of the agency."""

import base64

from odoo.tests import HttpCase, tagged

from ..import_case import ImportCase, fill
from .test_import_flow import PLAN_ROWS


@tagged("post_install", "-at_install", "-standard", "long")
class TestImportTour(ImportCase, HttpCase):
    def test_check_mend_and_apply(self):
        self.env["res.lang"]._activate_lang("id_ID")
        self.user_head_b.lang = "id_ID"
        wrong = [
            *PLAN_ROWS,
            {"Tingkat": "Kegiatan", "Uraian": "K", "Induk": "tidak ada"},
        ]
        years = {"year_start": 2024, "year_end": 2028}
        former = self._create_plan(self.agency_b, name="Salah", **years)
        self.plan_b.name = "Benar"
        for plan, rows in ((former, wrong), (self.plan_b, PLAN_ROWS)):
            record = self._open_import(plan_id=plan.id)
            content = fill(self._download(record), {"Rencana": rows})
            record.write(
                {"file": base64.b64encode(content), "file_name": f"{plan.name}.xlsx"}
            )
        self.start_tour(
            "/odoo/action-sidocakep_base.sidocakep_import_action",
            "sidocakep_import_tour",
            login=self.user_head_b.login,
        )
        self.assertEqual(record.state, "applied")
        self.assertEqual(self.plan_b.node_ids.mapped("code"), ["S1", "1.05.01"])
