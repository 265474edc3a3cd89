"""Figures and money."""

# ruff: noqa: F821 - what the files before it define

from datetime import timedelta

Measurement = env["sidocakep.measurement"]


def get_measurement(quarter):
    domain = [("company_id", "=", head.company_id.id), ("period_kind", "=", "quarter")]
    domain += [("year", "=", 2026), ("period_no", "=", quarter)]
    return Measurement.search(domain).ensure_one()


first, second = get_measurement(1), get_measurement(2)
sheet = first.sheet_ids.ensure_one()  # that of the head, whose superior is the Bupati
vals = {"evaluation": "Tercapai.", "direction": "Perluas ke desa pesisir."}
call("bupati", sheet, "write", vals)
call("bupati", sheet, "action_finish")
call("monev", second, "action_accept")
request = create(
    "sekretaris.bpbd",
    "sidocakep.measurement.reopening",
    measurement_id=first.id,
    reason="Kendala belum dicatat.",
)
day = str(env.user._get_office_day() + timedelta(days=30))
call("organisasi", request, "write", {"answer": "Sesuai surat", "date_until": day})
call("organisasi", request, "action_grant")
correction = first.browse(call("sekretaris.bpbd", first, "action_amend")["res_id"])
reason, texts = "Kendala dicatat.", {"obstacle": "Hujan", "solution": "Digeser"}
call("sekretaris.bpbd", correction, "write", {"amendment_reason": reason})
call("sekretaris.bpbd", correction.line_ids[0], "write", texts)

months = env["sidocakep.realisation.month"].search(
    [("company_id", "=", head.company_id.id), ("year", "=", 2026)], order="month"
)
april = months.filtered(lambda month: month.state == "open")[0]
row = april.realisation_ids[0]
wizard = as_user("sekretaris.bpbd", env["sidocakep.realisation.correct"])
wizard = wizard.with_context(default_realisation_id=row.id).create(
    {"amount": row.amount - 1000, "reason": "Salah ketik."}
)
call("sekretaris.bpbd", wizard, "action_confirm")
vals = {"lra_amount": 1000000, "lra_date": "2026-05-05", "lra_note": "Selisih BLUD"}
call("sekretaris.bpbd", april, "write", vals)
call("sekretaris.bpbd", april, "action_close")
march = months.filtered(lambda month: month.state == "closed")[-1]
call("sekretaris.bpbd", march, "action_reopen", "SPJ tercecer.")

env.cr.commit()
