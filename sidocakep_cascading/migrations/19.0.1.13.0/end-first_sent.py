"""What was sent, returned and sent again keeps the day of the first time.

Of a figure from its trail, which has each sending; of a measurement the day on which
who sends it had it, where nothing was submitted after it was sent; the deadlines write
down the day of the last sending, which was read anew for each list before.
"""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    cr.execute(
        """
        UPDATE sidocakep_data_figure figure
           SET first_sent_on = COALESCE((
                   SELECT MIN(date) FROM sidocakep_trail
                    WHERE res_model = 'sidocakep.data.figure' AND res_id = figure.id
                      AND kind = 'step' AND field_name = 'state'
                      AND new_value = 'sent'), sent_on)
         WHERE first_sent_on IS NULL
           AND (sent_on IS NOT NULL OR state IN ('asked', 'returned'))
        """
    )
    cr.execute(
        """
        UPDATE sidocakep_measurement SET handed_on = submitted_on
         WHERE handed_on IS NULL AND submitted_on <= first_sent_on
        """
    )
    env = api.Environment(cr, SUPERUSER_ID, {})
    env.invalidate_all()
    deadlines = env["sidocakep.deadline"].with_context(tracking_disable=True)
    deadlines.search([("done_on", "!=", False)])._follow_documents()
