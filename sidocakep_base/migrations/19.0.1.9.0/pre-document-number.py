"""Documents of the realisation that an older version took for two are named.

Until 19.0.1.8.0 a blank, a zero or a dash made another number; since then the unique
index compares numbers by letters and digits. Where one document stands twice the index
cannot be made: each is named here, stands as a finding, and the daily upkeep makes the
index once the rows are corrected. No row is changed.
"""

import logging

from odoo.tools import sql

from odoo.addons.sidocakep_base.engine.document_number import get_number_key

_logger = logging.getLogger(__name__)

TABLE, KEY = "sidocakep_realisation", "number_key"


def migrate(cr, version):
    if not sql.table_exists(cr, TABLE):
        return
    if not sql.column_exists(cr, TABLE, KEY):
        _fill_keys(cr)
    cr.execute(
        """
        SELECT company.name, row.year, MIN(row.kind), MIN(row.number), MIN(row.code),
               ARRAY_AGG(row.id ORDER BY row.id), SUM(row.net) - MAX(row.net)
          FROM sidocakep_realisation row
          JOIN res_company company ON company.id = row.company_id
         WHERE row.is_current AND row.number IS NOT NULL
           AND (row.amount != 0 OR row.returned != 0)
         GROUP BY company.name, row.company_id, row.year, row.kind, row.number_key,
                  row.identity, row.account, row.unit_code
        HAVING COUNT(*) > 1
         ORDER BY 1, 2, 4
        """
    )
    for agency, year, kind, number, code, ids, amount in cr.fetchall():
        _logger.warning(
            "%s %s: document %s (%s) stands more than once for %s, rows %s; %s is "
            "counted too often. Correct all but one to zero in the months of the "
            "realisation.",
            *(agency, year, number, kind, code, ids, amount),
        )


def _fill_keys(cr):
    """Write the key of each number, as the model does from now on."""
    sql.create_column(cr, TABLE, KEY, "varchar")
    cr.execute("SELECT DISTINCT number FROM sidocakep_realisation")
    for (number,) in cr.fetchall():
        cr.execute(
            "UPDATE sidocakep_realisation SET number_key = %s WHERE number = %s",
            (get_number_key(number or "") or None, number),
        )
