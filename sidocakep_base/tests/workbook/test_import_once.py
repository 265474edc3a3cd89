"""One workbook, uploaded twice: one after the other, and at once."""

import base64

from psycopg2.errors import SerializationFailure

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ...exceptions import FrozenRecordError
from ..at_once import AtOnceCase
from ..import_case import ImportCase, fill
from ..thorough import long

YEAR = 2097
PLAN_ROWS = [{"Tingkat": "Sasaran", "Kode": "S9", "Uraian": "Sekali saja"}]
JOB_SHEET = "Jabatan & Pegawai"
KIND = "Pengawas (Eselon IV)"
JOB_ROWS = [{"Nama Jabatan": "Kepala Seksi Sekali", "Jenis Jabatan": KIND}]


@tagged("post_install", "-at_install")
class TestImportOnce(ImportCase):
    def _apply_four_times(self, rows, user):
        """Apply four imports of one workbook, each checked before the first."""
        user.company_ids += self.agency_b
        first = self._open_import(user)
        content = fill(self._download(first), rows)
        records = first
        for _number in range(3):
            records |= self._open_import(user)
        for record in records:
            self._assert_no_errors(self._upload(record, content))
        kinds = [
            record.with_company(self.agency_b).action_apply()["params"]["type"]
            for record in records
        ]
        self.assertEqual(kinds, ["success", "warning", "warning", "warning"])
        # Looked at again, there is nothing left to write.
        left = records[1:].change_ids
        self.assertEqual(left.mapped("details"), [])

    def test_a_component_of_the_plan_is_written_once(self):
        self._apply_four_times({"Rencana": PLAN_ROWS}, self.user_head_b)
        self.assertEqual(self.plan_b.node_ids.mapped("code"), ["S9"])

    @long
    def test_a_position_is_written_once(self):
        self._apply_four_times({JOB_SHEET: JOB_ROWS}, self.user_hr)
        jobs = self.env["hr.job"].search([("name", "=", "Kepala Seksi Sekali")])
        self.assertEqual(len(jobs), 1)

    def test_what_was_filled_in_is_taken_back_unchanged(self):
        """Misi, tujuan and sasaran are all "1" in a Renstra; an RPJMD stands above."""
        env = self.env
        above = env["sidocakep.indicator"].create(
            {
                "name": "Indeks Risiko Bencana",
                "company_id": self.government.id,
                "kind": "iku",
                "unit_id": env["sidocakep.unit"]._find_or_create("Angka").id,
            }
        )
        nodes, parent = env["sidocakep.plan.node"], False
        for level in ("misi", "tujuan", "sasaran"):
            nodes |= nodes.create(
                {
                    "plan_id": self.plan_b.id,
                    "level": level,
                    "code": "1",
                    "name": f"{level} satu",
                    "parent_id": parent,
                }
            )
            parent = nodes[-1].id
        env["sidocakep.indicator"].create(
            {
                "name": "Indeks Ketahanan Daerah",
                "company_id": self.agency_b.id,
                "kind": "iku",
                "unit_id": above.unit_id.id,
                "parent_indicator_id": above.id,
                "node_ids": [(6, 0, nodes[-1].ids)],
            }
        )
        record = self._open_import()
        self._assert_no_errors(self._upload(record, self._download(record)))
        self.assertEqual(record.change_ids.mapped("details"), [])

    def test_a_new_plan_may_count_each_level_from_one(self):
        rows = [
            {"Tingkat": "Misi", "Kode": "1", "Uraian": "Misi satu"},
            {"Tingkat": "Tujuan", "Kode": "1", "Uraian": "Tujuan satu", "Induk": "1"},
            {"Tingkat": "Sasaran", "Kode": "1", "Uraian": "Sasaran", "Induk": "1"},
        ]
        record = self._check_rows({"Rencana": rows})
        self._assert_no_errors(record)
        record.action_apply()
        chain = self.plan_b.node_ids.filtered(lambda node: node.level == "sasaran")
        self.assertEqual(chain.parent_id.level, "tujuan")
        self.assertEqual(chain.parent_id.parent_id.level, "misi")


@tagged("post_install", "-at_install")
class TestImportAtOnce(AtOnceCase):
    """Two imports of one agency are applied in the same moment."""

    def setUp(self):
        super().setUp()
        self.addCleanup(self._remove)
        self.first, self.second = self._open(), self._open()
        self.import_ids = self._store()

    def _store(self):
        """Store a plan of a far year, and two imports of one workbook."""
        env = self.first
        company = env.ref("base.main_company")
        self.plan_id = (
            env["sidocakep.plan"]
            .create(
                {
                    "name": "Renstra 2095-2099",
                    "kind": "renstra",
                    "company_id": company.id,
                    "year_start": YEAR - 2,
                    "year_end": YEAR + 2,
                }
            )
            .id
        )
        records = env["sidocakep.import"].create(
            [{"company_id": company.id, "year": YEAR, "plan_id": self.plan_id}] * 2
        )
        records[0].action_download()
        content = base64.b64decode(records[0].template)
        records.file = base64.b64encode(fill(content, {"Rencana": PLAN_ROWS}))
        records.action_check()
        self.assertEqual(records.mapped("error_count"), [0, 0])
        env.cr.commit()
        return records.ids

    def _remove(self):
        env = self._open()
        plan = env["sidocakep.plan"].browse(self.plan_id)
        env["sidocakep.import"].browse(self.import_ids)._with_workflow_bypass().unlink()
        plan._with_workflow_bypass().unlink()
        env.cr.commit()

    def _again(self, env, act):
        """Do what a request does that met what another one wrote: begin anew."""
        with self.assertRaises(SerializationFailure):
            act()
        env.cr.rollback()
        env.invalidate_all(flush=False)
        return act

    @mute_logger("odoo.sql_db")
    def test_one_import_that_two_apply_is_applied_once(self):
        """The second reads who was first; nothing is written twice."""
        import_id = self.import_ids[0]
        self.assertTrue(self.second["sidocakep.import"].browse(import_id).state)
        self.assertEqual(self._apply(self.first, import_id), "success")
        self.first.cr.commit()
        act = self._again(self.second, lambda: self._apply(self.second, import_id))
        with self.assertRaisesRegex(FrozenRecordError, "was applied by .* already"):
            act()
        self.second.cr.rollback()
        nodes = self.second["sidocakep.plan"].browse(self.plan_id).node_ids
        self.assertEqual(nodes.mapped("code"), ["S9"])

    @long
    @mute_logger("odoo.sql_db")
    def test_a_file_uploaded_while_another_applies_is_refused(self):
        import_id = self.import_ids[0]
        record = self.second["sidocakep.import"].browse(import_id)
        before = record.sha256
        self._apply(self.first, import_id)

        def upload():
            record.write({"file": base64.b64encode(b"other"), "file_name": "x.xlsx"})
            self.second.flush_all()

        self.first.cr.commit()
        act = self._again(self.second, upload)
        with self.assertRaises(FrozenRecordError):
            act()
        self.second.cr.rollback()
        self.second.invalidate_all(flush=False)
        self.assertEqual((record.state, record.sha256), ("applied", before))

    @long
    @mute_logger("odoo.sql_db")
    def test_who_applies_what_another_has_replaced_meanwhile_writes_nothing(self):
        """What was checked is no longer there: it is checked first."""
        import_id = self.import_ids[0]
        record = self.second["sidocakep.import"].browse(import_id)
        self.assertEqual(record.state, "checked")
        other = self.first["sidocakep.import"].browse(import_id)
        other.write({"file": base64.b64encode(b"other"), "file_name": "x.xlsx"})
        self.first.cr.commit()
        act = self._again(self.second, lambda: self._apply(self.second, import_id))
        with self.assertRaisesRegex(UserError, "Check the workbook first"):
            act()
        self.second.cr.rollback()
        self.assertFalse(self.second["sidocakep.plan"].browse(self.plan_id).node_ids)

    def _apply(self, env, import_id):
        result = env["sidocakep.import"].browse(import_id).action_apply()
        env.flush_all()
        return result["params"]["type"]

    @long
    @mute_logger("odoo.sql_db")
    def test_what_is_applied_at_once_is_written_once(self):
        # The snapshot of the second begins here: it cannot see what the first does.
        self.assertFalse(self.second["sidocakep.plan"].browse(self.plan_id).node_ids)
        self.assertEqual(self._apply(self.first, self.import_ids[0]), "success")
        self.first.cr.commit()
        with self.assertRaises(SerializationFailure):
            self._apply(self.second, self.import_ids[1])
        # Odoo runs the request again, on what is there now.
        self.second.cr.rollback()
        self.second.invalidate_all(flush=False)
        self.assertEqual(self._apply(self.second, self.import_ids[1]), "warning")
        self.second.cr.commit()
        nodes = self.second["sidocakep.plan"].browse(self.plan_id).node_ids
        self.assertEqual(nodes.mapped("code"), ["S9"])
