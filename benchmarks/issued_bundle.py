"""Measure a bundle of issued agreements: gathered, handed out as a zip and as a copy.

Run on a database with sidocakep_report installed (what it creates is rolled back)::

    setup/odoo shell -d DB --no-http --log-level=warn < benchmarks/issued_bundle.py

Environment: ``BUNDLE_COUNT`` (1000) agreements, ``BUNDLE_PART`` (100) documents a part.

The agreements are issued, their files are not made: the bundle makes them, as it does
with what nobody printed.
"""

import os
import resource
import tempfile
import time

from odoo.addons.sidocakep_base.engine.sealing import get_content, get_seal
from odoo.addons.sidocakep_report.models.issued import (
    sidocakep_issued_bundle_task as task,
)
from odoo.addons.sidocakep_report.tests.pk.samples import build_values

COUNT = int(os.environ.get("BUNDLE_COUNT", "1000"))
task.PART = int(os.environ.get("BUNDLE_PART", "100"))
FIRST_YEAR, YEARS = 2001, 100


def read_resident_megabytes():
    with open("/proc/self/statm", encoding="ascii") as statm:
        pages = int(statm.read().split()[1])
    return pages * resource.getpagesize() / 2**20


def create_issued_pks(env):
    """``COUNT`` agreements as both parties signed them, entered in the register."""
    kind = env.ref("sidocakep_base.position_kind_pelaksana")
    people = env["hr.employee"].create(
        [{"name": f"Pelaksana {n}"} for n in range(-(-COUNT // YEARS))]
    )
    job = env["hr.job"].create({"name": "Pelaksana Ukur", "position_kind_id": kind.id})
    wanted = [
        (person, FIRST_YEAR + year) for person in people for year in range(YEARS)
    ][:COUNT]
    pks = env["sidocakep.pk"].create(
        [
            {
                "job_id": job.id,
                "employee_id": person.id,
                "year": year,
                "date_document": f"{year}-01-05",
            }
            for person, year in wanted
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
    env.flush_all()
    return pks


def hand_out(bundle, write):
    """Seconds and megabytes of a download."""
    bundle.env.invalidate_all()
    with tempfile.TemporaryFile() as stream:
        started = time.perf_counter()
        write(stream)
        return time.perf_counter() - started, stream.tell() / 2**20


def main(env):
    pks = create_issued_pks(env)
    issues = env["sidocakep.issued.document"].browse(
        issue.id for issue in pks._get_standing_issues().values()
    )
    bundles = env["sidocakep.issued.bundle"]
    bundle = bundles.browse(issues.action_bundle()["res_id"])
    bundle._choose()
    resident, queries = [], []
    started, processor = time.perf_counter(), time.process_time()
    while bundle.done_count < bundle.issue_count:
        before = env.cr.sql_log_count
        bundle._collect_next()
        env.flush_all()
        env.invalidate_all()
        queries.append(env.cr.sql_log_count - before)
        resident.append(read_resident_megabytes())
    seconds = time.perf_counter() - started
    processor = time.process_time() - processor
    bundle._end_collecting()
    print(
        f"{bundle.file_count} of {COUNT} gathered in {len(resident)} parts: "
        f"{seconds:.1f} s, {seconds / COUNT * 1000:.0f} ms a document, of the "
        f"processor {processor / COUNT * 1000:.0f} ms; queries a part "
        f"{min(queries)} to {max(queries)}; resident {resident[0]:.0f} MB after the "
        f"first part, {resident[-1]:.0f} MB after the last"
    )
    print(bundle.problem_text or "nothing left out")
    for name, write in (
        ("zip of the originals", bundle._write_originals),
        ("bound copy", bundle._write_copy),
    ):
        before = read_resident_megabytes()
        seconds, size = hand_out(bundle, write)
        grown = read_resident_megabytes() - before
        print(f"{name}: {size:.0f} MB in {seconds:.1f} s, memory +{grown:.0f} MB")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak {peak:.0f} MB")
    env.cr.rollback()


main(env)  # noqa: F821 - `env` is given by the shell
