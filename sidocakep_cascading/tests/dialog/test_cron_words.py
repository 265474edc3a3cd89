"""What the crons write down is in the language of the officials who read it."""

from unittest.mock import patch

from odoo.tests import freeze_time, tagged
from odoo.tools import SQL

from odoo.addons.sidocakep_base.models.document.document_lang import DOCUMENT_LANG

from .dialog_case import DialogCase

#: No word of Indonesian, in what has more than one word.
ENGLISH = r"\m(the|of|and|by|quarter|amendment|evaluate|until)\M"


@tagged("post_install", "-at_install")
class TestCronWords(DialogCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.users"].search([]).lang = DOCUMENT_LANG
        cls.env["mail.activity"].search([("automated", "=", True)]).unlink()

    def _find_english(self):
        """Return ``{(table, column, text)}`` of all that is stored in English."""
        self.env.cr.flush()
        columns = self.env.execute_query(
            SQL(
                """
                SELECT c.table_name, c.column_name FROM information_schema.columns c
                  JOIN information_schema.tables t USING (table_schema, table_name)
                 WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
                   AND c.data_type IN ('character varying', 'text')
                   AND (c.table_name LIKE 'sidocakep%%'
                        OR c.table_name IN ('mail_activity', 'mail_message'))
                """
            )
        )
        query = SQL(" UNION ALL ").join(
            SQL(
                "SELECT %s, %s, %s FROM %s WHERE %s ~* %s AND %s LIKE '%% %%'",
                *(table, column, SQL.identifier(column), SQL.identifier(table)),
                *(SQL.identifier(column), ENGLISH, SQL.identifier(column)),
            )
            for table, column in columns
        )
        return set(self.env.execute_query(query))

    def test_no_cron_writes_english(self):
        before = self._find_english()
        crons = self.env["ir.cron"].search([])
        names = crons.get_external_id()
        crons = crons.filtered(lambda item: names[item.id].startswith("sidocakep_"))
        self.assertGreater(len(crons), 10)
        with (
            freeze_time("2026-07-20 17:30:00"),
            patch.object(self.env.cr, "commit"),
            patch.object(self.env.cr, "rollback"),
        ):
            for cron in crons.with_context(lang=None):
                with self.subTest(names[cron.id]), self.env.cr.savepoint():
                    cron._callback(cron.cron_name, cron.ir_actions_server_id.id)
        self.assertTrue(self.env["mail.activity"].search([("automated", "=", True)]))
        self.assertEqual(self._find_english() - before, set())
