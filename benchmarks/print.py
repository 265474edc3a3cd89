"""Measure the printing of PKs as single files stored as attachments.

Run on a database with sidocakep_report installed (what it creates is rolled back)::

    setup/odoo shell -d DATABASE --no-http --log-level=warn < benchmarks/print.py

Environment: ``PRINT_COUNT`` (1000) documents, ``PRINT_BATCH`` (50) a transaction,
``PRINT_ENGINE`` (typst or wkhtmltopdf), ``PRINT_KEEP=1`` commits the PKs (not their
prints) for ``benchmarks/print_http.py`` and prints their ids.

Each document is the two-page Paser form of a real PK (Boyolali BPBD 2026), with a name
of its own, so that nothing is the same twice.
"""

import os
import resource
import time

from odoo.addons.sidocakep_cascading.engine.sealing import get_content, get_seal
from odoo.addons.sidocakep_report.tests.pk.samples import build_values
from odoo.addons.sidocakep_report.typeset import ENGINE_PARAMETER

COUNT = int(os.environ.get("PRINT_COUNT", "1000"))
BATCH = int(os.environ.get("PRINT_BATCH", "50"))
ENGINE = os.environ.get("PRINT_ENGINE", "typst")
REPORT = "sidocakep_report.action_report_pk"
YEARS = range(2001, 2101)


def read_cpu_seconds():
    """Processor time of this process and of the renderers it started."""
    used = [resource.getrusage(resource.RUSAGE_SELF)]
    used.append(resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def read_resident_megabytes():
    with open("/proc/self/statm", encoding="ascii") as statm:
        pages = int(statm.read().split()[1])
    return pages * resource.getpagesize() / 2**20


def create_signed_pks(env):
    """``COUNT`` signed PKs: one a year for as many pelaksana as that takes."""
    kind = env.ref("sidocakep_base.position_kind_pelaksana")
    people = env["hr.employee"].create(
        [{"name": f"Pelaksana {n}"} for n in range(-(-COUNT // len(YEARS)))]
    )
    job = env["hr.job"].create(
        {"name": "Pelaksana Uji Cetak", "position_kind_id": kind.id}
    )
    wanted = [(person, year) for person in people for year in YEARS][:COUNT]
    pks = env["sidocakep.pk"].create(
        [
            {"job_id": job.id, "employee_id": person.id, "year": year}
            for person, year in wanted
        ]
    )
    for number, pk in enumerate(pks):
        values = build_values(is_draft=False)
        values["first"]["name"] = f"Pelaksana {number}"
        content = get_content(values)
        pk._with_workflow_bypass().write(
            {
                "state": "signed",
                "frozen_values": content,
                "frozen_hash": get_seal(content),
            }
        )
    env.flush_all()
    return pks


def print_one_by_one(report, pks):
    for pk in pks:
        report._render_qweb_pdf(REPORT, pk.ids)


def print_in_batches(report, pks):
    for start in range(0, len(pks), BATCH):
        batch = pks[start : start + BATCH]
        report._render_qweb_pdf_prepare_streams(REPORT, {}, batch.ids)


def measure(env, name, function, pks):
    """Print ``pks`` from an empty cache, report time and memory, forget the files."""
    report = env.ref(REPORT)
    env.flush_all()
    env.invalidate_all()
    cpu, started = read_cpu_seconds(), time.perf_counter()
    function(report, pks)
    seconds, cpu = time.perf_counter() - started, read_cpu_seconds() - cpu
    prints = env["ir.attachment"].sudo().search([("typeset_report_id", "=", report.id)])
    stored, size = len(prints), sum(prints.mapped("file_size"))
    print(
        f"{name}: {len(pks)} documents, {seconds:.1f} s, "
        f"{seconds / len(pks) * 1000:.1f} ms each ({cpu / len(pks) * 1000:.1f} ms of "
        f"processor); {stored} stored, "
        f"{size / max(1, stored) / 1024:.0f} kB each; "
        f"resident {read_resident_megabytes():.0f} MB, peak "
        f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"
    )
    prints.unlink()


def main(env):
    env["ir.config_parameter"].set_param(ENGINE_PARAMETER, ENGINE)
    pks = create_signed_pks(env)
    if os.environ.get("PRINT_KEEP"):
        env.cr.commit()
        print("ids:", ",".join(map(str, pks.ids)))
        return
    print(f"engine {ENGINE}; Odoo alone {read_resident_megabytes():.0f} MB resident")
    env.ref(REPORT)._render_qweb_pdf(REPORT, pks[0].ids)  # fonts and templates
    measure(env, "in batches", print_in_batches, pks)
    measure(env, "one by one", print_one_by_one, pks)
    env.cr.rollback()


main(env)  # noqa: F821 - `env` is given by the shell
