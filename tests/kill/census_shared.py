"""Fed to ``odoo shell`` after a bulk print: is everything there, and nothing twice."""

import collections
import hashlib
import io
import json
import os

env = env(context={"lang": "id_ID", "tz": "Asia/Jakarta"})  # noqa: F821 - the shell's
bundle = env["sidocakep.issued.bundle"].search([], order="id desc", limit=1)
issues, parts = bundle.issue_ids, bundle.part_ids


def find_problems():
    if bundle.state != "ready" or bundle.problem_text:
        yield f"{bundle.state}: {bundle.problem_text or bundle.task_error}"
    placed = collections.Counter(key for part in parts for key in part.index["keys"])
    for issue in issues:
        if placed[issue.id] != 1:
            yield f"issue {issue.id}: bound {placed[issue.id]} times"
        content = issue.attachment_id.raw or b""
        if hashlib.sha256(content).hexdigest() != issue.file_hash:
            yield f"issue {issue.id}: another file, or none"
    prints = env["ir.attachment"].search(
        [
            ("res_model", "=", "sidocakep.pk"),
            ("res_id", "in", issues.mapped("res_id")),
            ("typeset_report_id", "!=", False),
        ]
    )
    for id_, count in collections.Counter(prints.mapped("res_id")).items():
        if count != 1:
            yield f"agreement {id_}: printed {count} times"
    if len(prints) != len(issues):
        yield f"{len(prints)} prints of {len(issues)} documents"
    jobs = env["queue.job"].search([("state", "not in", ("done", "cancelled"))])
    for job in jobs:
        yield f"{job.name}: {job.state} {job.exc_info or ''}"
    stream = io.BytesIO()
    bundle._write_copy(stream)
    letters = env["mail.message"].search_count(
        [("body", "like", f"/{bundle._name}/{bundle.id}")]
    )
    if letters != 1:
        yield f"told {letters} times"


jobs = env["queue.job"].search([("method_name", "in", ("_print_some", "_run_task"))])
answer = {
    "problems": list(find_problems()),
    "documents": len(issues),
    "jobs": len(jobs),
    "workers": sorted({job.worker_pid for job in jobs if job.worker_pid}),
}
with open(os.environ["SIDOCAKEP_ANSWER"], "w") as stream:
    json.dump(answer, stream)
