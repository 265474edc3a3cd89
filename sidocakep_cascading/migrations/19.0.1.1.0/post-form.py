"""Agreements signed before name the edition of the form on which they were printed.

A form that was used cannot be edited; without its name on the PK the row of the profile
counts as unused. The frozen content and its seal stay as they are.
"""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    env = api.Environment(cr, SUPERUSER_ID, {})
    signed = env["sidocakep.pk"].search(
        [("frozen_hash", "!=", False), ("form_id", "=", False)]
    )
    for pk in signed.filtered("profile_id"):
        form = pk.profile_id._get_form(
            "pk", pk.position_kind_id, pk._get_reference_date()
        )
        cr.execute(
            "UPDATE sidocakep_pk SET form_id = %s WHERE id = %s",
            (form.id or None, pk.id),
        )
    signed.invalidate_recordset(["form_id"])
