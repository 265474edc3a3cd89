"""Files of measurements that hold the last of their officials only are named.

They stay as they are, with their hash; their agencies see them and make a new version.
"""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    if not version:
        return
    issues = api.Environment(cr, SUPERUSER_ID, {})["sidocakep.issued.document"]
    measured = issues.search(
        [
            ("res_model", "=", "sidocakep.measurement"),
            ("paper", "=", "document"),
            ("attachment_id", "!=", False),
        ]
    )
    measured._note_unprinted()
