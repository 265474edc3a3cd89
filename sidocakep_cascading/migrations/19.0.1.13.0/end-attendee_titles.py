"""Who was added to a dialog has his post for a title, not what stood for none.

Minutes that were decided are sealed as they are.
"""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    attendees = api.Environment(cr, SUPERUSER_ID, {})["sidocakep.dialog.attendee"]
    found = attendees.search(
        [("title", "=", "hr.job()"), ("dialog_id.state", "=", "draft")]
    )
    found._compute_title()
