"""The reports of Tim Monev and of the cascading."""

# ruff: noqa: F821 - what the files before it define

# The duty stands in the other regulation; a regency may ask for it by a row of its own.
duty = env["sidocakep.profile.rule"].create(
    {
        "profile_id": head.company_id._get_profile(first.date_end).id,
        "code": "cascading_report",
        "severity": "warning",
        "article": "Surat Edaran 065/9",
    }
)
env["sidocakep.cascading.report"]._cron_open()
letter = env["sidocakep.cascading.report"].search(
    [("company_id", "=", head.company_id.id), ("year", "=", 2026)],
    order="date_end, id",
    limit=1,
)
assert letter
vals = {
    "document_number": "000.8/12/BPBD",
    "document_date": str(env.user._get_office_day()),
}
call("sekretaris.bpbd", letter, "write", vals)
call("sekretaris.bpbd", letter, "action_submit")
leader = head._get_holder(env.user._get_office_day()).employee.user_id.login
prove(leader, letter, "action_send")
call("sekda", letter, "action_forward")
call("organisasi", letter, "action_receive")
call("organisasi", letter, "action_receive_office_copy")
call("inspektorat", letter, "action_receive_inspectorate_copy")

report = create(
    "monev",
    "sidocakep.measurement.report",
    company_id=head.company_id.root_id.id,
    year=first.year,
    period="2",
    document_number="700/2/TIM-MONEV",
    document_date=str(env.user._get_office_day()),
    conclusion="Sebagian besar tercapai.",
)
call("monev", report, "action_submit")
prove("asisten", report, "action_issue")

print_pdf("organisasi", "report_measurement_result", report)
print_pdf("bupati", "report_measurement", second)

env.cr.commit()
assert letter.received_on and report.document_seal and second.document_seal
