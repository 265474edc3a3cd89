"""Fed to ``odoo shell`` on a used database: makes ready the acts that are cut off.

Each act is one request of one person. What leads to it (a draft, a window that was
read, a workbook that was checked) is done here, and written down as JSON:
``{act: {"login", "model", "ids", "method", "context", "in_queue"}}``.
"""

import base64
import io
import json
import os

from openpyxl import load_workbook

from odoo.service.model import call_kw

PASSWORD = "sidocakep"
POSITIONS = 40
SECRET_KEY = "sidocakep_signature_secret"
SHEET = "Jabatan & Pegawai"
OTHER_SHEETS = ("Rencana", "Indikator", "Target Bulanan", "DPA", "PK")

env = env(context={"lang": "id_ID", "tz": "Asia/Jakarta"})  # noqa: F821 - the shell's


def as_user(login, records):
    user = env["res.users"].search([("login", "=", login)]).ensure_one()
    companies = user.company_ids.ids
    return records.with_user(user).with_context(allowed_company_ids=companies)


def call(login, records, method, *args):
    records = as_user(login, records)
    context = dict(records.env.context)
    return call_kw(records.browse(), method, [records.ids, *args], {"context": context})


def get_pk(name):
    return env.ref(f"sidocakep_cascading.pk_{name}_demo")


def act(login, records, method, *, in_queue=False, **context):
    return {
        "login": login,
        "model": records._name,
        "ids": records.ids,
        "method": method,
        "context": context,
        "in_queue": in_queue,
    }


def prepare_window():
    """The signing window of an agreement, read to its end."""
    pk = get_pk("asisten")
    window = env["sidocakep.sign"]
    window = window.browse(call("asisten", pk, "action_sign")["res_id"])
    call("asisten", window, "action_mark_read")
    return window


def prepare_import():
    """A checked workbook with new positions of the agency."""
    agency = get_pk("kepala_bpbd").company_id
    book = as_user("organisasi", env["sidocakep.import"])
    book = book.create({"company_id": agency.id, "year": 2026})
    book.action_download()
    workbook = load_workbook(io.BytesIO(base64.b64decode(book.template)))
    for sheet in workbook:
        if sheet.title in OTHER_SHEETS:
            sheet.delete_rows(2, sheet.max_row)
    sheet = workbook[SHEET]
    column = {str(cell.value).removesuffix(" *"): cell.column for cell in sheet[1]}
    for number in range(1, POSITIONS + 1):
        sheet.cell(
            sheet.max_row + 1, column["Nama Jabatan"]
        ).value = f"Pengolah Data {number}"
    buffer = io.BytesIO()
    workbook.save(buffer)
    book.write(
        {"file": base64.b64encode(buffer.getvalue()), "file_name": "jabatan.xlsx"}
    )
    book.action_check()
    assert book.state == "checked", book.problem_ids.mapped("message")
    return book


def prepare_draw_up():
    """The window that draws up the agreements of an agency for the next year."""
    agency = get_pk("kepala_bpbd").company_id
    wizard = as_user("sekretaris.bpbd", env["sidocakep.pk.draw.up"])
    return wizard.create(
        {"company_id": agency.id, "year": 2027, "date_document": "2027-01-11"}
    )


def prepare_bundle():
    """A bundle of what the agency has issued; its files are not gathered yet."""
    bundles = as_user("sekretaris.bpbd", env["sidocakep.issued.bundle"])
    return bundles.create({"year": 2026})


acts = {
    "propose": act("pelaksana.bpbd", get_pk("pengelola_data"), "action_propose"),
    "sign": act(
        "asisten", prepare_window(), "action_confirm", **{SECRET_KEY: PASSWORD}
    ),
    "hand in": act("eselon4.bpbd", get_pk("kasi_kesiapsiagaan"), "action_hand_in"),
    "import": act("organisasi", prepare_import(), "action_apply", in_queue=True),
    "bundle": act("sekretaris.bpbd", prepare_bundle(), "action_ask", in_queue=True),
    "draw up": act("sekretaris.bpbd", prepare_draw_up(), "action_draw_up"),
}
env.cr.commit()
with open(os.environ["SIDOCAKEP_ANSWER"], "w") as stream:
    json.dump(acts, stream)
