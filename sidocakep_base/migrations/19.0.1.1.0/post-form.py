"""The printed form of agreements becomes rows of the profile.

Until now the column ``pk_form_code`` of the profile alone said how a PK is printed; the
rows of its forms were read by nobody. Each profile gets from it what is printed today:
its rows of the PK, or a new one where it has none, in that layout with its words.
"""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    env = api.Environment(cr, SUPERUSER_ID, {})
    forms = env["sidocakep.profile.form"]
    cr.execute(
        "SELECT id, pk_form_code, regulation_number FROM sidocakep_profile"
        " WHERE pk_form_code IS NOT NULL ORDER BY id"
    )
    for profile_id, code, regulation in cr.fetchall():
        rows = forms.search([("profile_id", "=", profile_id), ("document", "=", "pk")])
        rows.form_code = code
        rows._compute_texts()
        if not rows.filtered(lambda row: not row.position_kind_ids):
            forms.create(
                {
                    "profile_id": profile_id,
                    "document": "pk",
                    "form_code": code,
                    "article": regulation,
                }
            )
