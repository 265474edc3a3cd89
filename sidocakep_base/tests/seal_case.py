"""Sealed records for the tests of any room: a key, and who forges the database."""

import os
import tempfile
from unittest.mock import patch

from psycopg2 import Error

from odoo.tests import BaseCase
from odoo.tools import SQL, mute_logger

from ..models.document.seal_chain import KEY_FILE_VARIABLE

KEY = "0123456789abcdef" * 4
OTHER_KEY = "fedcba9876543210" * 4
#: What a forger writes into a column, by its type, where it is not so already.
FORGED = {
    "boolean": "NOT COALESCE(%s, FALSE)",
    "integer": "COALESCE(%s, 0) + 1",
    "many2one_reference": "COALESCE(%s, 0) + 1",
    "float": "COALESCE(%s, 0) + 0.001",
    "monetary": "COALESCE(%s, 0) + 1",
    "char": "COALESCE(%s, '') || 'x'",
    "text": "COALESCE(%s, '') || 'x'",
    "selection": "COALESCE(%s, '') || 'x'",
    "date": "COALESCE(%s, '2026-01-01') + 1",
    "datetime": "COALESCE(%s, '2026-01-01') + INTERVAL '1 minute'",
    "json": "COALESCE(%s, '{}') || '{\"x\": 1}'",
}


class SealedCase(BaseCase):
    """What a test of sealed records shares; beside a case with records."""

    @classmethod
    def setUpClass(cls):
        cls.key_file = cls.enterClassContext(
            tempfile.NamedTemporaryFile("w", encoding="utf-8")
        )
        cls._set_keys(KEY)
        cls.enterClassContext(
            patch.dict(os.environ, {KEY_FILE_VARIABLE: cls.key_file.name})
        )
        super().setUpClass()

    def setUp(self):
        super().setUp()
        self._set_keys(KEY)

    @classmethod
    def _set_keys(cls, *keys):
        cls.key_file.truncate(0)
        cls.key_file.seek(0)
        cls.key_file.write("\n".join(keys))
        cls.key_file.flush()

    @classmethod
    def _commit(cls):
        """Do what the end of a transaction does, without ending it."""
        cls.env.cr.flush()
        cls.env.invalidate_all()

    def _judge(self, record, check="_verify_seals"):
        """Return state and codes of what is found of a record."""
        self.judged = getattr(record, check)().get(record.id)
        if not self.judged:
            return None
        state, problems = self.judged
        return state, [code for code, _values in problems]

    def _assert_sealed(self, record, state="intact"):
        self.assertEqual(self._judge(record), (state, []), record.display_name)

    def _forge(self, query, *args):
        """Write straight into the database, as who has it can."""
        self.env.flush_all()
        self.env.cr.execute(query, args or None)
        self.env.invalidate_all()

    def _get_seals(self, record):
        return (
            self.env["sidocakep.seal"]
            .sudo()
            .search([("res_model", "=", record._name), ("res_id", "=", record.id)])
        )

    def _check_each_column(self, record, choose=list):
        """Forge each column of a record and of one of each of its parts: all is seen.

        Return how many columns were forged.

        :param choose: function of the names of a model: those to try
        """
        self._assert_sealed(record)
        free = {"state", *record._get_sealed_free()}
        free |= record._get_filled_in(record._get_settled_state())
        names = choose(sorted(record._get_sealed_names(record) - free))
        tried = self._forge_columns(record, record, "changed", names)
        columns = record._get_sealed_columns()
        for key, (model, link, _free) in record._get_sealed_parts().items():
            parts = self.env[model].sudo().with_context(active_test=False)
            part = parts.search([(link, "=", record.id)], limit=1)
            if part:
                names = choose(columns[key])
                tried += self._forge_columns(record, part, "changed_part", names)
                self._forge_part_away(record, part)
        self._assert_sealed(record)
        return tried

    def _check_each_copy(self, record, choose=list):
        """Forge what a record and its parts copy from elsewhere: all is seen.

        Return how many copies were forged.

        :param choose: function of the names of a model: those to try
        """
        tried = 0
        for _key, model, link, names in record._list_copies():
            rows = self.env[model].sudo().with_context(active_test=False)
            row = rows.search([(link, "=", record.id)], limit=1)
            for name in choose(names) if row else ():
                query = self._get_forgery(row, row._fields[name])
                with self.subTest(model=model, copy=name):
                    found = self._judge_forged(record, query, "_verify_whole")
                    if found:
                        tried += 1
                        self.assertIn("copy", found[1])
        return tried

    def _forge_columns(self, record, row, code, names):
        tried = 0
        for name in names:
            query = self._get_forgery(row, row._fields[name])
            with self.subTest(model=row._name, field=name):
                found = self._judge_forged(record, query)
                if found:
                    tried += 1
                    self.assertEqual(found[0], "broken")
                    self.assertIn(code, found[1])
        return tried

    def _get_forgery(self, row, field):
        """Return the statement that makes something else of a field of a row."""
        if field.type == "many2many":
            others = self.env[field.comodel_name].sudo()
            others = others.with_context(active_test=False)
            linked = row[field.name]
            other = others.search([("id", "not in", linked.ids)], limit=1)
            return SQL(
                "INSERT INTO %s (%s, %s) VALUES (%s, %s)",
                SQL.identifier(field.relation),
                SQL.identifier(field.column1),
                SQL.identifier(field.column2),
                row.id,
                other.id or SQL("NULL"),
            )
        if not field.column_type:
            return SQL(
                "INSERT INTO ir_attachment (name, type, res_model, res_field, res_id,"
                " checksum) VALUES ('x', 'binary', %s, %s, %s, 'x')",
                *(row._name, field.name, row.id),
            )
        column = SQL.identifier(field.name)
        return SQL(
            "UPDATE %s SET %s = %s WHERE id = %s",
            SQL.identifier(row._table),
            column,
            self._get_forged(field, row[field.name], column),
            row.id,
        )

    def _get_forged(self, field, value, column):
        if field.type in FORGED:
            return SQL(FORGED[field.type], column)
        others = self.env[field.comodel_name].sudo()
        others = others.with_context(active_test=False)
        return others.search([("id", "!=", value.id)], limit=1).id or SQL("NULL")

    def _forge_part_away(self, record, part):
        query = SQL(
            "DELETE FROM %s WHERE id = %s", SQL.identifier(part._table), part.id
        )
        if found := self._judge_forged(record, query):
            self.assertIn("gone_part", found[1])

    def _judge_forged(self, record, query, check="_verify_seals"):
        """Return what is found after a forgery, which is undone.

        Nothing, where the database refuses it.
        """
        cr = self.env.cr
        self.env.flush_all()
        with mute_logger("odoo.sql_db"):
            cr.execute("SAVEPOINT forgery")
            try:
                self._forge(query)
                found = self._judge(record, check)
                # Who is told of it reads a sentence, whatever it is.
                self.assertTrue(
                    all(record._describe_seal_problems(self.judged[1] if found else ()))
                )
                return found
            except Error:
                return None
            finally:
                cr.execute("ROLLBACK TO SAVEPOINT forgery")
                self.env.invalidate_all()
