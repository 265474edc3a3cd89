"""The evidence of a follow-up is a record with its hash; the file stays where it is.

Nothing is examined again: what was taken then is kept as it came.
"""

import hashlib

from odoo import SUPERUSER_ID, api
from odoo.tools.sql import column_exists

OLD, NEW = "sidocakep.lhe.recommendation", "sidocakep.lhe.evidence"
UNNAMED = "Bukti"


def migrate(cr, version):
    if not column_exists(cr, "sidocakep_lhe_recommendation", "evidence_name"):
        return  # before 19.0.1.2.0 there were no recommendations
    env = api.Environment(cr, SUPERUSER_ID, {})
    files = env["ir.attachment"].search(
        [("res_model", "=", OLD), ("res_field", "=", "evidence")]
    )
    by_item = {file.res_id: file for file in files}
    cr.execute(
        """
        SELECT id, evidence_name, evidence_link, state
          FROM sidocakep_lhe_recommendation
        """
    )
    for item_id, name, link, state in cr.fetchall():
        about = {"recommendation_id": item_id, "is_sent": state != "open"}
        if file := by_item.get(item_id):
            content = file.raw or b""
            vals = {
                **about,
                "kind": "file",
                "name": name or UNNAMED,
                "sha256": hashlib.sha256(content).hexdigest(),
                "size": len(content),
            }
            evidence_id = _insert(cr, vals)
            file.write({"res_model": NEW, "res_id": evidence_id, "res_field": "file"})
        if link:
            _insert(cr, {**about, "kind": "link", "name": link, "url": link})


def _insert(cr, vals):
    """Add a row as it is: the model would take the hash of a new file only."""
    names = sorted(vals)
    cr.execute(
        f"""
        INSERT INTO sidocakep_lhe_evidence
                    ({", ".join(names)}, company_id,
                     create_uid, write_uid, create_date, write_date)
        SELECT {", ".join(["%s"] * len(names))}, item.company_id,
               item.answered_by_id, item.answered_by_id, item.write_date,
               item.write_date
          FROM sidocakep_lhe_recommendation item
         WHERE item.id = %s
        RETURNING id
        """,
        [*(vals[name] for name in names), vals["recommendation_id"]],
    )
    return cr.fetchone()[0]
