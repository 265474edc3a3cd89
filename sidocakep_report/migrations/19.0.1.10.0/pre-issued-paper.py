"""What was issued so far is the document itself; what went with it was not issued.

Letters, receipts and cover sheets of before are not made up: the register says of the
document that they were handed over before it had such papers.
"""


def migrate(cr, version):
    if not version:
        return
    cr.execute("SELECT to_regclass('sidocakep_issued_document')")
    if not cr.fetchone()[0]:
        return  # a version before the register
    cr.execute(
        "ALTER TABLE sidocakep_issued_document ADD COLUMN IF NOT EXISTS paper varchar"
    )
    cr.execute(
        "UPDATE sidocakep_issued_document SET paper = 'document' WHERE paper IS NULL"
    )
