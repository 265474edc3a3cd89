"""A printed target that says something else than the figure becomes a note beside it.

Over RPC the text could be written apart from the figure. On a draft it follows the
figure from now on, and what it said stands in the note, where people see it before
they sign. What was signed keeps its text.
"""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    env = api.Environment(cr, SUPERUSER_ID, {"lang": "id_ID"})
    drafts = env["sidocakep.pk.line"].search([("pk_id.state", "=", "draft")])
    for line in drafts:
        printed = line._get_printed_value(with_unit=True)
        if line.target_text != printed:
            line.target_note = line.target_text
    env.add_to_compute(drafts._fields["target_text"], drafts)
    env.flush_all()
