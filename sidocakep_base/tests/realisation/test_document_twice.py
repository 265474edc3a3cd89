"""One payment is counted once: what stands twice is found, and answered (issue 12)."""

import importlib.util
from pathlib import Path

from psycopg2 import IntegrityError

from odoo.exceptions import UserError, ValidationError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger, sql

from .realisation_case import RealisationCase

MIGRATION = (
    Path(__file__).parents[2] / "migrations" / "19.0.1.9.0" / "pre-document-number.py"
)
INDEX = "sidocakep_realisation_document_uniq"


@freeze_time("2026-10-05 03:00:00")
@tagged("post_install", "-at_install")
class TestDocumentTwice(RealisationCase):
    def _find(self):
        found = self.env["sidocakep.realisation.finding"].with_user(
            self.user_secretary_a
        )
        domain = [("company_id", "=", self.agency_a.id), ("number", "!=", False)]
        return found.search(domain, order="kind, number")

    def _tell(self):
        return [
            (finding.kind, finding.number, finding.amount) for finding in self._find()
        ]

    def _correct(self, row, **vals):
        """Correct as the window does, which asks only where there is a doubt."""
        window = self.env["sidocakep.realisation.correct"].with_user(
            self.user_secretary_a
        )
        window = window.with_context(default_realisation_id=row.id).create({})
        self.assertTrue(window.is_doubtful)
        window.write({"reason": "Sudah dicocokkan", **vals})
        window.action_confirm()

    def test_an_sp2d_of_gu_and_the_spj_that_it_pays(self):
        """70 as SP2D and 70 as SPJ under one number; 30 of LS have another."""
        month = self._open(
            9,
            self._row(self.sub_1, 70, number="900/7/GU"),
            self._row(self.sub_2, 70, "spj", number="900 / 007 / gu"),
            self._row(self.sub_1, 30, number="900/8/LS"),
        )
        self.assertEqual(self._tell(), [("same_number", "900 / 007 / gu", 70)])
        finding = self._find()
        self.assertIn("SPJ", finding.message)
        action = finding.action_open_remedy()
        self.assertEqual(len(self.rows.search(action["domain"])), 2)
        with self.assert_refused(UserError, "may be counted twice"):
            month.action_close()
        self._correct(self._row_of(month, "LS"), amount=0)
        self.assertEqual(
            (self._tell(), self._get(9, self.sub_2).realised.net), ([], 70)
        )
        month.invalidate_recordset()
        self.assertEqual(month.month_amount, 100)
        month.action_close()

    def _row_of(self, month, kind):
        rows = month.realisation_ids
        return rows.filtered(lambda row: row.amount == 70 and row.kind == kind.lower())

    def test_two_series_may_have_a_number_in_common(self):
        month = self._open(
            9,
            self._row(self.sub_1, 70, number="900/7"),
            self._row(self.sub_1, 20, "spj", number="900/7"),
        )
        self.assertEqual(self._tell(), [("same_number", "900/7", 70)])
        self._correct(self._row_of(month, "LS"), is_apart=True)
        self.assertEqual(
            (self._tell(), self._get(9, self.sub_1).realised.net), ([], 90)
        )
        month.action_close()
        row = self.rows.search([("is_apart", "=", True)])
        self.assertEqual((row.reason, row.previous_id.amount), ("Sudah dicocokkan", 70))

    def test_the_sp2d_of_an_advance_is_no_expenditure(self):
        month = self._open(
            9,
            self._row(self.sub_1, 70, number="33/04.0/000007/GU/1.02/M/1/2026"),
            self._row(self.sub_1, 1, number="33/04.0/000008/LS/1.02/M/1/2026"),
            self._row(self.sub_2, 2, "spj", number="33/02.0/000001/GU/1.02/2026"),
        )
        self.assertEqual([kind for kind, *_rest in self._tell()], ["advance_as_ls"])
        self._correct(self._row_of(month, "LS"), is_apart=True)
        self.assertEqual(self._tell(), [])

    def test_what_was_withdrawn_stands_nowhere(self):
        """Entered in August by mistake, corrected to zero, entered in September."""
        month = self._open(8, self._row(self.sub_1, 70, number="1/SP2D"))
        later = self._open(9)
        vals = {"month_id": later.id, **self._row(self.sub_1, 70, number="1/SP2D")}
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(IntegrityError),
            self.env.cr.savepoint(),
        ):
            self.rows.create(vals)
        month.realisation_ids._correct({"amount": 0}, "Bulan keliru")
        self.rows.create(vals)
        self.assertEqual(
            [self._get(until, self.sub_1).realised.net for until in (8, 9)], [0, 70]
        )

    def test_an_older_database_that_holds_a_document_twice(self):
        """19.0.1.7.0 took "1/SP2D" and "01 / SP2D" for two: 70 is counted too often."""
        month = self._open(
            9,
            self._row(self.sub_1, 70, number="1/SP2D"),
            self._row(self.sub_1, 70, number="2/SP2D"),
        )
        second = month.realisation_ids.filtered(lambda row: row.number == "2/SP2D")
        cr = self.env.cr
        self.assertTrue(sql.index_exists(cr, INDEX))
        cr.execute(
            "UPDATE sidocakep_realisation SET number = '01 / SP2D', number_key = '1'"
            " WHERE id = %s",
            [second.id],
        )
        cr.execute("ALTER TABLE sidocakep_realisation DROP COLUMN number_key")
        self.assertFalse(sql.index_exists(cr, INDEX))
        spec = importlib.util.spec_from_file_location("number", MIGRATION)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        with self.assertLogs(level="WARNING") as log:
            module.migrate(cr, "19.0.1.7.0")
        self.assertIn("01 / SP2D", log.output[0])
        self.assertIn("70", log.output[0])
        self.env.invalidate_all()
        self.assertEqual(self._tell(), [("document_twice", "01 / SP2D", 70)])
        self.assertIn("counted too often", self._find().message)
        # without the index a third is refused all the same, and no index can be made
        third = {"month_id": month.id, **self._row(self.sub_1, 70, number="1-SP2D")}
        with self.assert_refused(ValidationError, "already"), cr.savepoint():
            self.rows.create(third)
        self.rows._restore_indexes()
        self.assertFalse(sql.index_exists(cr, INDEX))
        second._correct({"amount": 0}, "Dicatat dua kali")
        self.assertEqual(self._tell(), [])
        self.assertEqual(self.rows._restore_indexes(), (1, 0))
        self.assertTrue(sql.index_exists(cr, INDEX))
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(IntegrityError),
            cr.savepoint(),
        ):
            self.rows.create(third)
        with self.assertNoLogs(level="WARNING"):
            module.migrate(cr, "19.0.1.8.0")
