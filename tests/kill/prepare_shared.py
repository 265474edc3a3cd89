"""Fed to ``odoo shell`` on a used database: a bulk print that two hosts share.

Agreements that were issued and that nobody printed, and the bundle of them, not asked
for yet. Written down as an act of ``prepare.py``.
"""

import json
import os

from odoo.addons.sidocakep_base.engine.sealing import get_content, get_seal
from odoo.addons.sidocakep_report.tests.pk.samples import build_values

COUNT = 240
LOGIN = "organisasi"
YEARS = range(2031, 2051)

env = env(context={"lang": "id_ID", "tz": "Asia/Jakarta"})  # noqa: F821 - the shell's


def issue_pks():
    kind = env.ref("sidocakep_base.position_kind_pelaksana")
    agency = env.ref("sidocakep_cascading.pk_kepala_bpbd_demo").company_id
    jobs = env["hr.job"].create(
        [
            {
                "name": f"Pelaksana Cetak {number}",
                "position_kind_id": kind.id,
                "company_id": agency.id,
            }
            for number in range(-(-COUNT // len(YEARS)))
        ]
    )
    person = env["hr.employee"].create(
        {"name": "Pelaksana Cetak", "company_id": agency.id}
    )
    wanted = [(job, year) for job in jobs for year in YEARS][:COUNT]
    pks = env["sidocakep.pk"].create(
        [
            {
                "job_id": job.id,
                "employee_id": person.id,
                "year": year,
                "date_document": f"{year}-01-05",
            }
            for job, year in wanted
        ]
    )
    for number, pk in enumerate(pks):
        values = build_values(is_draft=False)
        content = get_content({**values, "note": f"Perjanjian {number}"})
        pk._with_workflow_bypass().write(
            {
                "state": "signed",
                "frozen_values": content,
                "frozen_hash": get_seal(content),
            }
        )
    pks._issue()
    return pks


found = issue_pks()._get_standing_issues().values()
user = env["res.users"].search([("login", "=", LOGIN)]).ensure_one()
issues = env["sidocakep.issued.document"].browse(issue.id for issue in found)
issues = issues.with_user(user).with_context(allowed_company_ids=user.company_ids.ids)
bundle = issues.action_bundle()
# The night would print them; here the bulk print has to.
env["ir.cron.trigger"].search([]).unlink()
env.cr.commit()
act = {
    "login": LOGIN,
    "model": bundle["res_model"],
    "ids": [bundle["res_id"]],
    "method": "action_ask",
    "context": {},
    "in_queue": True,
}
with open(os.environ["SIDOCAKEP_ANSWER"], "w") as stream:
    json.dump(act, stream)
