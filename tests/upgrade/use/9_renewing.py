"""A proposed agreement follows a mutasi: its parties are refreshed in one act."""

# ruff: noqa: F821 - what the files before it define

unsigned = get_pk("asisten")
assert unsigned.state == "proposed"
former, place = unsigned.employee_id, unsigned.job_id
elsewhere = create(
    "bkpsdm",
    "hr.job",
    name="Staf Ahli Bupati Bidang Ekonomi, Keuangan dan Pembangunan",
    company_id=unsigned.company_id.id,
    position_kind_id=place.position_kind_id.id,
    superior_id=place.superior_id.id,
)
as_user("bkpsdm", former.sudo(False))._appoint(elsewhere, date(2026, 10, 1))
newcomer = create(
    "bkpsdm",
    "hr.employee",
    name="Ratna Kusuma, S.E., M.AP.",
    company_id=unsigned.company_id.id,
    nip="198903122014032004",
    date_version="2026-10-01",
    job_id=place.id,
)
env.cr.commit()
action = call("organisasi", unsigned, "action_compute_parties")
window = as_user("organisasi", env[action["res_model"]])
window = window.with_context(**action["context"]).create({})
call("organisasi", window, "action_confirm")

env.cr.commit()
assert unsigned.employee_id == newcomer and unsigned.state in ("draft", "proposed")
