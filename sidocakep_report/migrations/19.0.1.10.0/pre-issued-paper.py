"""What was issued so far is the document itself; what went with it was not issued.

Letters, receipts and cover sheets of before are not made up: the register says of the
document that they were handed over before it had such papers.
"""

from odoo.tools.sql import table_exists


def migrate(cr, version):
    if not version:
        return
    if not table_exists(cr, "sidocakep_issued_document"):
        return  # a version before the register
    cr.execute(
        "ALTER TABLE sidocakep_issued_document ADD COLUMN IF NOT EXISTS paper varchar"
    )
    cr.execute(
        "UPDATE sidocakep_issued_document SET paper = 'document' WHERE paper IS NULL"
    )
