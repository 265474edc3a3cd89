"""What the public page says of an issue stands in its row, and is sealed with it.

The names of the agency and of the government are those of the day of the upgrade: what
they were before is not kept. Through which day a replaced agreement holds is what it
says itself.
"""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    env = api.Environment(cr, SUPERUSER_ID, {"active_test": False})
    cr.execute("SELECT DISTINCT company_id FROM sidocakep_issued_document")
    for agency in env["res.company"].browse(row[0] for row in cr.fetchall()):
        cr.execute(
            "UPDATE sidocakep_issued_document SET agency_name = %s,"
            " government_name = %s WHERE company_id = %s AND agency_name IS NULL",
            [agency.name, agency._get_government_above(), agency.id],
        )
    cr.execute(
        """
        UPDATE sidocakep_issued_document issue SET last_day = pk.date_until
          FROM sidocakep_pk pk
         WHERE issue.res_model = 'sidocakep.pk' AND pk.id = issue.res_id
           AND issue.paper = 'document' AND issue.state = 'replaced'
           AND NOT EXISTS (
               SELECT FROM sidocakep_issued_document later
                WHERE later.res_model = issue.res_model AND later.paper = issue.paper
                  AND later.res_id = issue.res_id AND later.id > issue.id)
        """
    )
