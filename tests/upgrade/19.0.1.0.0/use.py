"""Fed to ``odoo shell`` on a demo regency of 19.0.1.0.0: a year of work in it.

Every step is taken by the person whose step it is, through the methods that the
screens call; a signature goes through the signing window with the password. The
database that comes out is what a regency brings to an upgrade.
"""

from datetime import date

from odoo.service.model import call_kw

PASSWORD = "sidocakep"
SECRET_KEY = "sidocakep_signature_secret"
BASE, CASCADING, REPORT = "sidocakep_base", "sidocakep_cascading", "sidocakep_report"
JULY = date(2026, 7, 1)

env = env(context={"lang": "id_ID", "tz": "Asia/Jakarta"})  # noqa: F821 - the shell's


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


def sign(login, pk):
    """Open the window, read, prove, sign."""
    window = env["sidocakep.pk.sign"].browse(call(login, pk, "action_sign")["res_id"])
    call(login, window, "action_mark_read")
    call(login, window, "action_confirm", **{SECRET_KEY: PASSWORD})
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


# ---------------------------------------------------------------- agreements

pk = get_pk("kabid_pencegahan")  # signed by Pihak I in the demo
sign("kepala.bpbd", pk)
put_in_force("eselon3.bpbd", pk)

pk = get_pk("kasi_kesiapsiagaan")  # proposed
sign("eselon4.bpbd", pk)
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

former = get_pk("kabag_umum_setwan")
wizard = create(
    "kabag.setwan",
    "sidocakep.pk.revise",
    pk_id=former.id,
    ground="priority",
    reason="DPA Perubahan 2026 menggeser prioritas kegiatan.",
    date_effective=JULY,
    document_number="DPPA/A.1/4.02/001/2026",
)
action = call("kabag.setwan", wizard, "action_open")
successor = former.browse(action["res_id"])
call("kabag.setwan", successor, "action_propose")
sign("kabag.setwan", successor)
sign("sekwan", successor)
put_in_force("kabag.setwan", successor)
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
create(
    "bkpsdm",
    "sidocakep.acting.official",
    job_id=head.id,
    employee_id=env.ref(f"{BASE}.job_sekretaris_bpbd_demo")
    ._get_holder("2026-01-12")
    .employee.id,
    capacity="plt",
    decree_number="821.2/131/BKPSDM/2026",
    decree_date="2026-06-29",
    date_start=JULY,
)
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
[proposal] = pk.revision_ids
call("sekwan", proposal, "action_dismiss", "Cuti besar, bukan mutasi.")

# ---------------------------------------------------------------- plans, RKT, DPA, map

plan = env.ref(f"{BASE}.plan_setwan_demo")
amended = plan.browse(call("bappeda", plan, "action_amend")["res_id"])
call("bappeda", amended, "write", {"amendment_reason": "Evaluasi Inspektorat 2025."})
call("bappeda", amended, "action_review")
call(
    "bappeda",
    amended,
    "write",
    {"document_number": "Perbup 14 Tahun 2026", "document_date": "2026-05-04"},
)
call("sekwan", amended, "action_decide")
assert (plan.state, amended.state) == ("amended", "decided")
call("bappeda", env.ref(f"{BASE}.plan_dishub_demo"), "action_amend")

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

budgets = env["sidocakep.budget"].search([("state", "=", "ratified")])
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
call("kepala.bpbd", shift, "action_ratify")
assert (budget.state, shift.state) == ("superseded", "ratified")
budget = budgets.filtered(lambda b: b.company_id == get_pk("kepala_dishub").company_id)
call("sekretaris.dishub", budget, "action_create_perubahan")

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
call("kepala.bpbd", tree, "action_decide")
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
call("organisasi", own, "action_adopt")
call("organisasi", env.ref(f"{BASE}.profile_paser"), "action_copy_to_edit")

# ---------------------------------------------------------------- a workbook

book = create(
    "sekretaris.bpbd",
    "sidocakep.import",
    company_id=get_pk("kepala_bpbd").company_id.id,
    year=2026,
)
call("sekretaris.bpbd", book, "action_download")
call(
    "sekretaris.bpbd",
    book,
    "write",
    {"file": book.template, "file_name": book.template_name},
)
call("sekretaris.bpbd", book, "action_check")

# ---------------------------------------------------------------- the nights between

env["sidocakep.deadline.request"]._cron_ask_all()
env["sidocakep.deadline.request"]._refresh_now()
env["sidocakep.pk"]._cron_remind()

# ---------------------------------------------------------------- printed

signed = env["sidocakep.pk"].search([("frozen_hash", "!=", False)])
for pk in env["sidocakep.pk"].search([]):
    print_pdf("organisasi", "report_pk", pk)
print_pdf("organisasi", "report_pk", signed)
print_pdf("organisasi", "report_pk_difference", successor)
print_pdf("bappeda", "report_strategy_map", env.ref(f"{BASE}.plan_dishub_demo"))

env.cr.commit()
print(len(signed), "signed")
