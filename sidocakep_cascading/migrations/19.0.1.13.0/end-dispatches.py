"""Recipients of the government's report were rows with days, and are documents now.

What was written down says how far each is. No letter is issued for them: its words
would be those of today. They are sealed as they are found. At the end, when the models
of all addons are loaded.
"""

from odoo import SUPERUSER_ID, api

from odoo.addons.sidocakep_base.models.document.seal_rows import seal_as_found


def migrate(cr, version):
    cr.execute(
        """
        UPDATE sidocakep_lkjip_dispatch
           SET state = CASE WHEN receipt_date IS NULL THEN 'sent' ELSE 'received' END
         WHERE letter_date IS NOT NULL
        """
    )
    cr.execute(
        """
        UPDATE sidocakep_lkjip_dispatch item
           SET previous_id = former.id
          FROM sidocakep_lkjip report, sidocakep_lkjip_dispatch former
         WHERE report.id = item.lkjip_id AND former.lkjip_id = report.previous_id
           AND former.recipient = item.recipient AND item.previous_id IS NULL
        """
    )
    env = api.Environment(cr, SUPERUSER_ID, {})
    env.invalidate_all()
    dispatches = env["sidocakep.lkjip.dispatch"]
    seal_as_found(dispatches.search([("state", "in", ("sent", "received"))]))
