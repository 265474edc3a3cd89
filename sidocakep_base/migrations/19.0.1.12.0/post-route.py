"""Deadlines say to whom a document goes, through whom and with which copies.

Until 19.0.1.12.0 the letters had it in code, the same for every profile: so each line,
shipped, copied or written by a regency, says what its letters said.
"""

from odoo.addons.sidocakep_base.models.regulation.deadline_route import ROUTES


def migrate(cr, _version):
    for document, route in ROUTES.items():
        cr.execute(
            """
            UPDATE sidocakep_profile_deadline
               SET addressee = %s, through = %s, copies = %s
             WHERE document = %s AND addressee IS NULL AND through IS NULL
               AND copies IS NULL
            """,
            [*route, document],
        )
