"""Fed to ``odoo shell`` on a demo regency: how its people work in it.

Every step is taken by the person whose step it is, through the methods that the
screens call; a signature goes through the signing window with the password. What is
defined here is used by the files after it, in the same session. The database that
comes out of all of them is what a regency brings to an upgrade.
"""

import base64
import io
from datetime import date

from odoo.service.model import call_kw
from odoo.tools.pdf import PdfFileWriter

PASSWORD = "sidocakep"
SECRET_KEY = "sidocakep_signature_secret"
BASE, CASCADING, REPORT = "sidocakep_base", "sidocakep_cascading", "sidocakep_report"
JULY = date(2026, 7, 1)

env = env(context={"lang": "id_ID", "tz": "Asia/Jakarta"})  # noqa: F821 - the shell's


def scan(words):
    """Return a whole PDF of one page, as the scanner of an office sends it."""
    writer = PdfFileWriter()
    writer.add_blank_page(width=595, height=842)
    writer.add_metadata({"/Title": words})
    buffer = io.BytesIO()
    writer.write(buffer)
    return base64.b64encode(buffer.getvalue()).decode()


def get_user(login):
    return env["res.users"].search([("login", "=", login)]).ensure_one()


def as_user(login, records):
    user = get_user(login)
    companies = user.company_ids.ids
    return records.with_user(user).with_context(allowed_company_ids=companies)


def call(login, records, method, *args, **context):
    """Call a method as the client of a person does."""
    records = as_user(login, records)
    full = {**records.env.context, **context}
    result = call_kw(records.browse(), method, [records.ids, *args], {"context": full})
    env.cr.flush()
    return result


def create(login, model, **vals):
    record = as_user(login, env[model]).create(vals)
    return record.with_env(env)


def get_pk(name):
    return env.ref(f"{CASCADING}.pk_{name}_demo")


def prove(login, document, button, wrong=()):
    """Open the window, read, prove (at first with wrong answers), sign."""
    window = env["sidocakep.sign"].browse(call(login, document, button)["res_id"])
    call(login, window, "action_mark_read")
    for answer in wrong:
        call(login, window, "action_confirm", **{SECRET_KEY: answer})
    call(login, window, "action_confirm", **{SECRET_KEY: PASSWORD})


def sign(login, pk, wrong=()):
    prove(login, pk, "action_sign", wrong)
    assert pk.state in ("signed_first", "signed"), (pk.display_name, pk.state)


def put_in_force(login, pk):
    call(login, pk, "action_hand_in")
    call("organisasi", pk, "action_receive")
    call("organisasi", pk, "action_put_in_force")
    assert pk.state == "in_force"


def print_pdf(login, report, records):
    report = as_user(login, env["ir.actions.report"])._get_report(f"{REPORT}.{report}")
    pdf = report._render_qweb_pdf(report.id, records.ids)[0]
    assert pdf.startswith(b"%PDF"), report.name
