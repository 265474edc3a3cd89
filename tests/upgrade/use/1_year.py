"""A year of work: agreements, revisions, plans, regulations, workbooks, figures."""

# ruff: noqa: F821 - what the files before it define

import base64
import io
from datetime import date

from openpyxl import load_workbook

from odoo import Command

# ---------------------------------------------------------------- agreements

pk = get_pk("kabid_pencegahan")  # signed by Pihak I in the demo
sign("kepala.bpbd", pk)
put_in_force("eselon3.bpbd", pk)

pk = get_pk("kasi_kesiapsiagaan")  # proposed
sign("eselon4.bpbd", pk, wrong=("sidocakap", "12345"))
sign("eselon3.bpbd", pk)

pk = get_pk("analis_bencana")  # a draft: signed, returned, signed again
call("fungsional.bpbd", pk, "action_propose")
sign("fungsional.bpbd", pk)
call("eselon4.bpbd", pk, "action_return", "Target belum sesuai dengan DPA.")
call("fungsional.bpbd", pk, "action_propose")
sign("fungsional.bpbd", pk)

pk = get_pk("kepala_dishub")  # waits for the Bupati
sign("bupati", pk)
put_in_force("kepala.dishub", pk)
call("sekda", get_pk("sekda"), "action_hand_in")

# ---------------------------------------------------------------- revised, replaced

# the demo's mutasi of 1 July brought a new head of the bagian, who has no login yet
newcomer = env.ref(f"{CASCADING}.employee_kabag_umum_baru_setwan_demo")
newcomer.user_id = get_user("kabag.setwan").copy(
    {"name": newcomer.name, "login": "umum.setwan", "password": PASSWORD}
)
env.cr.commit()  # attempts to sign are counted by a connection of their own
former = get_pk("kabag_umum_setwan")
wizard = create(
    "umum.setwan",
    "sidocakep.pk.revise",
    pk_id=former.id,
    ground="priority",
    reason="DPA Perubahan 2026 menggeser prioritas kegiatan.",
    explanation="Rapat Banggar 24 Juni 2026, notula 175/31/2026.",
    date_effective=JULY,
    document_number="DPPA/A.1/4.02/001/2026",
    document_date="2026-06-26",
    document_file=scan("DPPA 001"),
    document_filename="DPPA-001.pdf",
)
action = call("umum.setwan", wizard, "action_open")
successor = former.browse(action["res_id"])
for row in successor.table2_ids:  # each budget serves all indicators
    lines = [Command.set(successor.line_ids.ids)]
    call("umum.setwan", row, "write", {"pk_line_ids": lines})
call("umum.setwan", successor, "action_propose")
sign("umum.setwan", successor)
sign("sekwan", successor)
put_in_force("umum.setwan", successor)
assert former.state == "replaced"

# ---------------------------------------------------------------- mutasi

head = env.ref(f"{BASE}.job_kepala_bpbd_demo")
employee = head._get_holder("2026-01-12").employee.sudo()
post = create(
    "bkpsdm",
    "hr.job",
    name="Staf Ahli Bupati Bidang Pemerintahan, Hukum dan Politik",
    company_id=env.ref(f"{BASE}.company_setda_demo").id,
    position_kind_id=env.ref(f"{BASE}.position_kind_administrator").id,
    superior_id=env.ref(f"{BASE}.job_bupati_demo").id,
)
as_user("bkpsdm", employee)._appoint(post, JULY)
acting = create(
    "bkpsdm",
    "sidocakep.acting.official",
    job_id=head.id,
    employee_id=env.ref(f"{BASE}.job_sekretaris_bpbd_demo")
    ._get_holder("2026-01-12")
    .employee.id,
    capacity="plt",
    decree_number="821.2/131/BKPSDM/2026",
    decree_date="2026-06-29",
    decree_issuer="Bupati Tanjung Mulia",
    decree_scan=scan("Keputusan 821.2/131"),
    decree_scan_name="821.2-131.pdf",
    date_start=JULY,
)
env.cr.commit()  # what follows a new holder is done at the end of a request
former = get_pk("kepala_bpbd")
[proposal] = env["sidocakep.pk.revision"].search(
    [("pk_id", "=", former.id), ("state", "=", "proposed")]
)
action = call("sekretaris.bpbd", proposal, "action_open")
wizard = as_user("sekretaris.bpbd", env[action["res_model"]])
wizard = wizard.with_context(**action["context"]).create({})
action = call("sekretaris.bpbd", wizard, "action_open")
successor = former.browse(action["res_id"])
call("sekretaris.bpbd", successor, "action_propose")
sign("sekretaris.bpbd", successor)
sign("bupati", successor)
put_in_force("sekretaris.bpbd", successor)
assert former.state == "replaced"
plt_successor = successor

# under a decree that was used, a slip of the pen is corrected by a new version
wizard = as_user("bkpsdm", env["sidocakep.acting.correct"])
wizard = wizard.with_context(default_acting_id=acting.id).create(
    {"decree_number": "821.2/131.a/BKPSDM/2026", "reason": "Nomor salah ketik."}
)
call("bkpsdm", wizard, "action_confirm")
assert acting.corrected_on

# a Plh for two weeks revises nothing; a leave entered as a mutasi is dismissed
create(
    "bkpsdm",
    "sidocakep.acting.official",
    job_id=env.ref(f"{BASE}.job_kepala_dishub_demo").id,
    employee_id=env.ref(f"{BASE}.job_sekretaris_dishub_demo")
    ._get_holder("2026-01-12")
    .employee.id,
    capacity="plh",
    decree_number="821.2/140/BKPSDM/2026",
    decree_date="2026-07-31",
    date_start="2026-08-03",
    date_end="2026-08-14",
)
pk = get_pk("kasubag_perencanaan_setwan")
as_user("bkpsdm", pk.employee_id.sudo(False))._appoint(post, date(2026, 9, 1))
env.cr.commit()
[proposal] = pk.revision_ids
call("sekwan", proposal, "action_dismiss", "Cuti besar, bukan mutasi.")

# ---------------------------------------------------------------- plans, RKT, DPA, map

plan = env.ref(f"{BASE}.plan_setwan_demo")
amended = plan.browse(call("sekwan", plan, "action_amend")["res_id"])
call("sekwan", amended, "write", {"amendment_reason": "Evaluasi Inspektorat 2025."})
call("bappeda", amended, "action_review")
call(
    "sekwan",
    amended,
    "write",
    {"document_number": "Perbup 14 Tahun 2026", "document_date": "2026-05-04"},
)
call("sekwan", amended, "action_decide")
assert (plan.state, amended.state) == ("amended", "decided")
call("kepala.dishub", env.ref(f"{BASE}.plan_dishub_demo"), "action_amend")

rkt = env.ref(f"{BASE}.rkt_setwan_demo")
call("sekwan", rkt, "action_draw_from_plan")
call(
    "sekwan",
    rkt,
    "write",
    {"document_number": "Keputusan Sekwan 175/9/2026", "document_date": "2026-06-01"},
)
call("organisasi", rkt, "action_decide")
rkt = env.ref(f"{BASE}.rkt_bpbd_demo")
amended = rkt.browse(call("sekretaris.bpbd", rkt, "action_amend")["res_id"])
call(
    "sekretaris.bpbd",
    amended,
    "write",
    {
        "amendment_reason": "Pergeseran anggaran.",
        "document_number": "Keputusan Kepala Pelaksana BPBD Nomor 360/40/2026",
        "document_date": "2026-08-03",
    },
)
call("organisasi", amended, "action_decide")
assert (rkt.state, amended.state) == ("amended", "decided")
call("sekretaris.dishub", env.ref(f"{BASE}.rkt_dishub_demo"), "action_amend")

budgets = env["sidocakep.budget"].search(
    [("state", "=", "ratified"), ("year", "=", 2026)]
)
budget = budgets.filtered(lambda b: b.company_id == get_pk("kepala_bpbd").company_id)
shift = budget.browse(
    call("sekretaris.bpbd", budget, "action_create_pergeseran")["res_id"]
)
call(
    "sekretaris.bpbd",
    shift,
    "write",
    {"number": "DPPA/A.1/1.05/001/2026", "ratified_on": "2026-08-20"},
)
call("sekretaris.bpbd", shift, "action_ratify")
assert (budget.state, shift.state) == ("superseded", "ratified")
budget = budgets.filtered(lambda b: b.company_id == get_pk("kepala_dishub").company_id)
shift = budget.browse(
    call("sekretaris.dishub", budget, "action_create_perubahan")["res_id"]
)
call(
    "sekretaris.dishub",
    shift,
    "write",
    {
        "rka_number": "RKAP/A.1/2.15/001/2026",
        "rka_date": "2026-09-14",
        "kua_ppas_number": "900/12/NK/2026",
        "kua_ppas_date": "2026-08-28",
        "rkpd_number": "Perbup 31 Tahun 2026",
        "rkpd_date": "2026-07-20",
    },
)
call("sekretaris.dishub", shift, "action_decide_rka")
call("sekretaris.dishub", shift, "action_reopen_rka")
call("sekretaris.dishub", shift, "action_decide_rka")
assert shift.state == "rka"

create(
    "kepala.dishub",
    "sidocakep.map.review",
    plan_id=env.ref(f"{BASE}.plan_dishub_demo").id,
    reviewed_on="2026-03-16",
    findings="Peta strategi masih sesuai dengan RPJMD.",
    decision="kept",
)

# ---------------------------------------------------------------- performance tree

tree = env["sidocakep.performance.tree"].search([])
for node in tree.node_ids.filtered(lambda n: not (n.indicator_ids or n.indicator_text)):
    text = f"Persentase sasaran yang tercapai: {node.name}"
    call("sekretaris.bpbd", node, "write", {"indicator_text": text})
# the administrator gives the Plt the role of a head
get_user("sekretaris.bpbd").group_ids += env.ref("sidocakep_base.group_head")
call("sekretaris.bpbd", tree, "action_decide")
call(
    "sekda",
    env["sidocakep.crosscutting"].search([("state", "=", "asked")]),
    "action_refuse",
    "Sudah dikerjakan oleh Dinas Perhubungan.",
)
call("sekretaris.bpbd", tree, "action_amend")

# ---------------------------------------------------------------- own regulation

profile = env.ref(f"{BASE}.profile_gunung_mas")
action = call("organisasi", profile, "action_copy_to_edit")
own = profile.browse(action["res_id"])
call("organisasi", own, "write", {"name": "Perbup Tanjung Mulia 11 Tahun 2026"})
action = call("organisasi", own, "action_open_adopt")  # two days, drafts follow
wizard = as_user("organisasi", env[action["res_model"]])
wizard = wizard.with_context(**action["context"]).create(
    {"date_start": "2026-10-01", "date_counted": "2026-11-02"}
)
assert wizard.line_ids
call("organisasi", wizard, "action_confirm")
call("organisasi", env.ref(f"{BASE}.profile_paser"), "action_copy_to_edit")

# ---------------------------------------------------------------- workbooks


def check_workbook(login, company, change=None):
    """Download, have a person fill it in, upload, check."""
    book = create(login, "sidocakep.import", company_id=company.id, year=2026)
    call(login, book, "action_download")
    content = base64.b64decode(book.template)
    if change:
        workbook = load_workbook(io.BytesIO(content))
        change(workbook)
        buffer = io.BytesIO()
        workbook.save(buffer)
        content = buffer.getvalue()
    name = book.template_name
    vals = {"file": base64.b64encode(content), "file_name": name}
    call(login, book, "write", vals)
    call(login, book, "action_check")
    return book


def add_position(workbook):
    sheet = workbook["Jabatan & Pegawai"]
    headers = {
        str(cell.value).removesuffix(" *"): cell.column
        for cell in sheet[1]
        if cell.value
    }
    row = 1 + max(
        cell.row for cells in sheet.iter_rows() for cell in cells if cell.value
    )
    for header, value in {
        "Nama Jabatan": "Analis Logistik Bencana",
        "Jenis Jabatan": "functional",
        "Atasan Langsung": "Kepala Seksi Kesiapsiagaan",
        "Nama Pegawai": "Wahyu Hidayat, S.T.",
        "Jenis Pegawai": "PNS",
        "NIP": "19900101 201501 1 001",
        "Menjabat Sejak": "1 Maret 2026",
    }.items():
        sheet.cell(row, headers[header]).value = value


company = get_pk("kepala_bpbd").company_id
book = check_workbook("bkpsdm", company, add_position)
assert book.state == "checked", book.problem_ids.mapped("message")
call("bkpsdm", book, "action_apply")
assert book.state == "applied"
assert env["hr.job"].search([("name", "=", "Analis Logistik Bencana")])
check_workbook("sekretaris.bpbd", company)
check_workbook("sekretaris.dishub", get_pk("kepala_dishub").company_id)

# ---------------------------------------------------------------- doing

Figure = env["sidocakep.data.figure"]


def get_figure(card, quarter):
    card = env.ref(f"{CASCADING}.data_card_{card}_demo")
    domain = [("card_id", "=", card.id), ("period_no", "=", quarter)]
    return Figure.search(domain, order="version desc", limit=1).ensure_one()


def report(login, figure, parts=(), evidence="", **vals):
    """Enter a figure, its parts and its file, send it, confirm what is asked of it."""
    for part, written in zip(figure.part_ids.sorted("is_below"), parts, strict=True):
        call(login, part, "write", {"written": written})
    if evidence:
        content = scan(evidence)
        row = {"kind": "file", "name": "Berita acara", "file": content}
        vals["evidence_ids"] = [Command.create(row)]
    call(login, figure, "write", vals)
    asked = call(login, figure, "action_send")
    if isinstance(asked, dict) and asked.get("res_model") == "sidocakep.data.doubt":
        window = env[asked["res_model"]].browse(asked["res_id"])
        call(login, window, "action_confirm")


figure = get_figure("penduduk_info", 2)  # with a file, verified, then replaced
report("eselon3.bpbd", figure, ("1900", "2500"), "KIE II", remark="Lima desa")
call("sekretaris.bpbd", figure, "action_verify")
correction = figure.browse(call("eselon3.bpbd", figure, "action_amend")["res_id"])
call("eselon3.bpbd", correction, "write", {"amendment_reason": "Satu desa terlewat."})
report("eselon3.bpbd", correction, ("1950", "2500"), "KIE II lengkap", remark="Enam")
call("sekretaris.bpbd", correction, "action_verify")
assert (figure.state, correction.state) == ("replaced", "verified")
call("eselon3.bpbd", correction, "action_amend")  # another correction, begun
vals = {"written": "0", "remark": "Ditunda", "no_evidence_reason": "Belum ada gladi"}
report("eselon4.bpbd", get_figure("gladi", 2), **vals)
figure = get_figure("gladi", 3)
report("eselon4.bpbd", figure, evidence="Gladi", written="1", remark="Satu gladi")
call("sekretaris.bpbd", figure, "action_verify")

months = env["sidocakep.action.month"].search(
    [("status", "=", "planned"), ("company_id", "=", head.company_id.id)]
)
call("sekretaris.bpbd", months[0], "write", {"status": "doing", "note": "Berjalan"})
call(
    "sekretaris.bpbd",
    months[1],
    "write",
    {"status": "not_done", "justification": "Pejabat baru dilantik"},
)

item = env["sidocakep.lhe.recommendation"].search([("state", "=", "open")])[:1]
content = scan("Keputusan IKU")
proof = {"kind": "file", "name": "Keputusan IKU", "file": content}
vals = {
    "planned_action": "Menetapkan IKU dengan Keputusan Kepala Pelaksana",
    "responsible_job_id": env.ref(f"{BASE}.job_sekretaris_bpbd_demo").id,
    "evidence_ids": [Command.create(proof)],
}
call("sekretaris.bpbd", item, "write", vals)
call("sekretaris.bpbd", item, "action_answer")

# ---------------------------------------------------------------- the nights between

env["sidocakep.deadline.request"]._cron_ask_all()
env["sidocakep.deadline.request"]._refresh_now()
env["sidocakep.pk"]._cron_remind()
env["sidocakep.pk.verification"]._cron_verify()

env.cr.commit()
