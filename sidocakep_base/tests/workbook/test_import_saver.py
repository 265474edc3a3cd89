"""Whose fault it is that a batch does not go in: a row's, or nobody's."""

from psycopg2 import InterfaceError, OperationalError
from psycopg2.errors import SerializationFailure

from odoo.exceptions import UserError
from odoo.tests import TransactionCase

from ...models.workbook.sheets.pending import Pending, Saver
from ..thorough import long


class TestImportSaver(TransactionCase):
    def _save(self, fault):
        """Save eight units, of which the sixth meets a fault; return what was tried."""
        items = [
            Pending("sidocakep.unit", "DPA", row, f"Uji {row}", {"name": f"Uji {row}"})
            for row in range(8)
        ]
        tried = []
        saver = Saver(self.env, find_all=True)
        create = saver._create

        def create_or_fail(batch):
            tried.append(len(batch))
            if items[5] in batch:
                raise fault
            create(batch)

        saver._create = create_or_fail
        try:
            saver.save(items)
        finally:
            self.tried = tried
        return saver

    @long
    def test_a_row_that_is_refused_is_found_and_the_others_go_in(self):
        saver = self._save(UserError("not this one"))
        self.assertEqual([found.pending.row for found in saver.refusals], [5])
        self.assertEqual(self.tried, [8, 4, 4, 2, 1, 1, 2])

    def test_a_lost_connection_is_nobodys_fault(self):
        """Each half of the rows was tried on the closed cursor again."""
        for fault in (InterfaceError, OperationalError, SerializationFailure):
            with self.subTest(fault=fault.__name__), self.assertRaises(fault):
                self._save(fault("cursor already closed"))
            self.assertEqual(self.tried, [8])
