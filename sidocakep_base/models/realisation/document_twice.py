"""Payments that may be counted twice: which rows of the realisation say one thing."""

from odoo.tools import SQL

from ...engine.document_number import ADVANCES

#: One document, entered twice before numbers were compared by letters and digits.
TWICE = "document_twice"
#: One number as SP2D and as SPJ; an SP2D of an advance entered as LS.
SAME_NUMBER, ADVANCE = "same_number", "advance_as_ls"
DOUBTFUL = (SAME_NUMBER, ADVANCE)

# The SP2D of GU or TU fills the cash of the treasurer; what was spent of it is what the
# SPJ ratifies. Two series may have a number in common: who looked says so (is_apart).
_QUERY = """
    SELECT CASE WHEN GROUPING(identity) = 0 THEN 'document_twice'
                WHEN COUNT(*) FILTER (WHERE kind = 'spj') > 0 THEN 'same_number'
                ELSE 'advance_as_ls' END AS kind,
           company_id, year, number_key, MIN(number) AS number,
           CASE WHEN GROUPING(identity) = 0 THEN MIN(node_id) END AS node_id,
           CASE WHEN GROUPING(identity) = 0 THEN SUM(net) - MAX(net)
                ELSE SUM(net) FILTER (WHERE kind = 'ls') END AS amount
      FROM sidocakep_realisation
     WHERE is_current AND number IS NOT NULL AND (amount != 0 OR returned != 0)
     GROUP BY GROUPING SETS (
           (company_id, year, number_key, kind, identity, account, unit_code),
           (company_id, year, number_key))
    HAVING GROUPING(identity) = 0 AND COUNT(*) > 1
        OR GROUPING(identity) = 1
           AND COUNT(*) FILTER (WHERE kind = 'ls' AND is_apart IS NOT TRUE) > 0
           AND (COUNT(*) FILTER (WHERE kind = 'spj' AND is_apart IS NOT TRUE) > 0
                OR '/' || number_key || '/' ~ %(advances)s
                   AND '/' || number_key || '/' !~ '/LS/')
"""


def query_documents():
    """Return the query of what is counted twice, or may be: one row a number."""
    return SQL(_QUERY, advances=f"/({'|'.join(ADVANCES)})/")
