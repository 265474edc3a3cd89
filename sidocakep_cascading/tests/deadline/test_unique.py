"""What must be unique is so where a column is empty, too."""

from odoo.tests import TransactionCase, tagged

#: Columns that may be empty in a unique index, and why that makes nothing twice.
REVIEWED = {
    ("successor_uniq", "previous_id"): "first versions; version_uniq numbers them",
    (
        "sidocakep_pk_version_uniq",
        "employee_id",
    ): "of a vacant post: vacant_uniq; of a functional position: not yet named",
    (
        "signature_chain_previous_uniq",
        "chain_company_id",
    ): "of sealed rows alone, whose agency the seal covers",
    (
        "signature_chain_previous_uniq",
        "previous_seal",
    ): "of sealed rows alone; the first of a chain has a seal of its own",
    ("sidocakep_unit_name_key_uniq", "name_key"): "made from the name, which is there",
}

QUERY = """
    SELECT index.relname, col.attname
      FROM pg_index
      JOIN pg_class AS index ON index.oid = indexrelid
      JOIN pg_class AS rel ON rel.oid = indrelid
      JOIN pg_attribute AS col
        ON col.attrelid = indrelid AND col.attnum = ANY(indkey) AND col.attnum > 0
     WHERE indisunique AND NOT indisprimary AND NOT indnullsnotdistinct
       AND NOT col.attnotnull
       AND (rel.relname LIKE 'sidocakep%')
       -- the condition of the index itself speaks of the empty ones
       AND COALESCE(pg_get_expr(indpred, indrelid), '') NOT LIKE ALL (ARRAY[
           '%(' || col.attname || ' IS NOT NULL)%',
           '%(' || col.attname || ' IS TRUE)%'])
     ORDER BY 1, 2
"""


@tagged("post_install", "-at_install")
class TestUnique(TransactionCase):
    def test_no_unique_index_forgets_an_empty_column(self):
        self.env.cr.execute(QUERY)
        found = {
            (name, column)
            for name, column in self.env.cr.fetchall()
            if not any(
                name.endswith(ending) and column == reviewed
                for ending, reviewed in REVIEWED
            )
        }
        self.assertFalse(found)

    def test_what_was_reviewed_is_still_there(self):
        self.env.cr.execute(QUERY)
        found = self.env.cr.fetchall()
        for ending, column in REVIEWED:
            with self.subTest(index=ending):
                self.assertTrue(
                    any(name.endswith(ending) and column == c for name, c in found)
                )
