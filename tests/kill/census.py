"""Fed to ``odoo shell`` after a server was killed: what is there, and whether it holds.

``rows``: ``{model: {state: count}}`` of every table that a request of ours writes.
``problems``: sentences, of files and seals that do not hold.
"""

import hashlib
import json
import os
from pathlib import Path

PREFIX = "sidocakep."
OTHER_MODELS = ("hr.job", "hr.employee", "hr.version", "mail.message", "mail.activity")
#: What the nights write; answers at signing, which count whatever becomes of the act.
VOLATILE_MODELS = ("sidocakep.deadline.request", "sidocakep.signature.attempt")

env = env(context={"active_test": False})  # noqa: F821 - the shell's
cr = env.cr


def count_rows():
    found = {}
    for name, model in sorted(env.registry.items()):
        ours = name.startswith(PREFIX) and name not in VOLATILE_MODELS
        if not (ours or name in OTHER_MODELS):
            continue
        if model._abstract or model._transient or not model._auto:
            continue
        field = model._fields.get("state")
        state = "state" if field and field.store and field.column_type else "'-'"
        cr.execute(f"SELECT {state}, count(*) FROM {model._table} GROUP BY 1")
        found[name] = {str(key): count for key, count in cr.fetchall()}
    return found


def find_bad_files():
    """Attachments whose file is not there, or is another."""
    cr.execute(
        "SELECT id, store_fname, checksum FROM ir_attachment"
        " WHERE store_fname IS NOT NULL"
    )
    for id_, name, checksum in cr.fetchall():
        path = Path(env["ir.attachment"]._full_path(name))
        if not path.is_file():
            yield f"attachment {id_}: no file"
        elif hashlib.sha1(path.read_bytes()).hexdigest() != checksum:
            yield f"attachment {id_}: another file"


def find_broken_seals():
    for pk in env["sidocakep.pk"].search([("frozen_hash", "!=", False)]):
        if not pk._is_seal_intact():
            yield f"{pk.display_name}: the seal is broken"
    for signature in env["sidocakep.pk.signature"].search([]):
        for problem in signature._get_problems():
            yield f"{signature.display_name}: {problem}"


answer = {
    "rows": count_rows(),
    "problems": [*find_bad_files(), *find_broken_seals()],
}
with open(os.environ["SIDOCAKEP_ANSWER"], "w") as stream:
    json.dump(answer, stream)
