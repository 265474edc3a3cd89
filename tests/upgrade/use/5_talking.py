"""The dialog of a quarter."""

# ruff: noqa: F821 - what the files before it define

from odoo import Command

env["sidocakep.dialog"]._cron_open()
dialog = env["sidocakep.dialog"].search(
    [("line_ids.measurement_line_id.measurement_id", "in", second.ids)],
    order="date_end desc, id",
    limit=1,
)
assert dialog, "no dialog on quarter II"
today = str(env.user._get_office_day())
yesterday = str(env.user._get_office_day() - timedelta(days=1))
superior = dialog.job_id._get_holder(env.user._get_office_day()).employee
chair = superior.user_id.login
responsible = dialog.line_ids[0].job_id
vals = {
    "document_number": "065/BA/DK/2026",
    "document_date": today,
    "meeting_date": f"{yesterday} 01:00:00",
    "note_taker_id": (dialog.attendee_ids.employee_id - superior)[0].id,
    "attendee_ids": [
        Command.update(item.id, {"attendance": "attended"})
        for item in dialog.attendee_ids
    ],
    "line_ids": [
        Command.update(
            line.id,
            {
                "obstacle": "Alat rusak",
                "solution": "Diperbaiki",
                "no_follow_up": "" if line == dialog.line_ids[0] else "Musiman",
            },
        )
        for line in dialog.line_ids
    ],
}
call(chair, dialog, "write", vals)
follow_up = create(
    chair,
    "sidocakep.dialog.follow_up",
    dialog_id=dialog.id,
    line_id=dialog.line_ids[0].id,
    name="Perbaiki alat pemantau",
    responsible_job_id=responsible.id,
    date_due="2027-03-31",
)
# what earlier dialogs asked for is closed before this one decides
answered = dialog.earlier_ids.filtered(lambda item: item.state == "answered")
call(chair, answered, "action_close")
call(chair, dialog, "action_submit")
prove(chair, dialog, "action_decide")
answerer = responsible._get_holder(env.user._get_office_day()).employee.user_id.login
receipt = scan("nota")
vals = {
    "answer": "Alat diperbaiki.",
    "evidence_ids": [Command.create({"name": "nota.pdf", "file": receipt})],
}
call(answerer, follow_up, "write", vals)
call(answerer, follow_up, "action_answer")
print_pdf(chair, "report_dialog", dialog)

env.cr.commit()
assert dialog.document_seal and follow_up.state == "answered"
