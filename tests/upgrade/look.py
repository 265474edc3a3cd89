"""Fed to ``odoo shell``: writes down what an upgrade must not lose, as JSON.

The same script looks before (with the code that made the database) and after (with the
present code), so it names only what both have. The file is ``SIDOCAKEP_ANSWER``.
"""

import base64
import hashlib
import io
import json
import os
import re
from itertools import groupby

from lxml import html
from PyPDF2 import PdfFileReader

PREFIX = "sidocakep."
PK_REPORT = "sidocakep_report.action_report_pk"
#: Of other addons, kept for us: who held what, and what was written about it.
OTHER_MODELS = ("hr.job", "hr.employee", "hr.version", "res.company", "mail.message")
#: Written anew by the program: nothing that a person entered stands in them.
VOLATILE_MODELS = ("sidocakep.deadline.request",)
#: What stands across a draft: the word of the first versions, and the present one.
DRAFT_MARKS = ("KONSEP", "RANCANGAN")
#: What marks the stored print of an official form, the present name last.
PRINT_MARKS = ("sidocakep_report_id", "typeset_report_id")
PK_FIELDS = (
    "state",
    "version",
    "number",
    "date_document",
    "date_from",
    "date_until",
    "frozen_hash",
    "frozen_values",
    "signed_first_on",
    "signed_second_on",
    "receipt_number",
)
#: Versions of documents, by model, of those that there are already; a budget's number
#: had another name before.
VERSIONED_MODELS = (
    "sidocakep.plan",
    "sidocakep.rkt",
    "sidocakep.budget",
    "sidocakep.performance.tree",
    "sidocakep.pk",
    "sidocakep.action.plan",
    "sidocakep.data.collection",
    "sidocakep.data.figure",
    "sidocakep.iku.decree",
    "sidocakep.team",
    "sidocakep.measurement",
    "sidocakep.realisation",
)
FIGURE_FIELDS = (
    "state",
    "printed_value",
    "no_figure",
    "no_figure_reason",
    "remark",
    "release_status",
    "sent_on",
    "verified_on",
    "verified_as",
    "return_remark",
)
WORK_FIELDS = {
    "sidocakep.action.month": ("status", "note", "justification", "reported_on"),
    "sidocakep.lhe.recommendation": ("state", "planned_action", "date_due"),
}
MEASURED_FIELDS = {
    "sidocakep.measurement.line": (
        *("status", "target_text", "realisation_text", "printed", "year_printed"),
        *("five_printed", "obstacle", "solution", "supporting_factor"),
    ),
    "sidocakep.measurement.sheet": (
        *("holder_name", "printed", "state", "evaluation", "direction"),
    ),
    "sidocakep.measurement.reopening": ("state", "reason", "answer", "date_until"),
}
MONEY_FIELDS = {
    "sidocakep.realisation": ("number", "kind", "code", "amount", "returned", "reason"),
    "sidocakep.realisation.month": ("month", "state", "closed_on", "lra_amount"),
}

env = env(context={"active_test": False, "lang": "id_ID"})  # noqa: F821 - the shell's


def get_ranges(ids):
    """``[1, 2, 3, 7]`` as ``[[1, 3], [7, 7]]``."""
    runs = groupby(enumerate(sorted(ids)), lambda pair: pair[1] - pair[0])
    runs = ([id_ for _index, id_ in run] for _distance, run in runs)
    return [[run[0], run[-1]] for run in runs]


def get_records():
    """``{model: ranges of ids}`` of every table of ours."""
    found = {}
    for name, model in sorted(env.registry.items()):
        ours = name.startswith(PREFIX) and name not in VOLATILE_MODELS
        if not (ours or name in OTHER_MODELS):
            continue
        if model._abstract or model._transient or not model._auto:
            continue
        found[name] = get_ranges(env[name].search([])._ids)
    return found


def read_pages(content):
    """The text of each page of a PDF; its reader invents blanks, so without them."""
    pages = PdfFileReader(io.BytesIO(content)).pages
    texts = ["".join(page.extract_text().split()) for page in pages]
    first, present = DRAFT_MARKS
    return [re.sub(f"^{present}", first, text) for text in texts]


def get_agreements():
    """What was promised, whether its seal holds, and what its print says."""
    found = {}
    # printed anew: what is stored is looked at by get_prints
    report = env["ir.actions.report"].with_context(report_pdf_no_attachment=True)
    for pk in env["sidocakep.pk"].search([]):
        page = report._render_qweb_html(PK_REPORT, pk.ids)[0]
        body = html.fromstring(page.decode()).find("body")
        found[str(pk.id)] = {
            **{name: pk[name] for name in PK_FIELDS},
            "parties": [pk.job_id.id, pk.employee_id.id, pk.second_employee_id.id],
            "intact": pk._is_seal_intact() if pk.frozen_hash else None,
            "lines": len(pk.line_ids),
            "printed": " ".join(" ".join(body.itertext()).split()),
            "pages": read_pages(report._render_qweb_pdf(PK_REPORT, pk.ids)[0]),
        }
    return found


def get_signatures():
    """Each signature with the fingerprints of its content and its file."""
    return {
        str(signature.id): {
            "pk": signature.pk_id.id,
            "content": signature.content_hash,
            "pdf": signature.pdf_hash,
            "problems": signature._get_problems(),
        }
        for signature in env["sidocakep.pk.signature"].search([])
    }


def get_prints():
    """``{attachment: SHA-256 of the file as it lies there now}``."""
    fields = env["ir.attachment"]._fields
    [mark] = fields.keys() & set(PRINT_MARKS)
    prints = env["ir.attachment"].search([(mark, "!=", False)])
    return {
        str(attachment.id): hashlib.sha256(attachment.raw or b"").hexdigest()
        for attachment in prints
    }


def get_deadlines():
    """The rows for agreements: who owed what when, and when it was done."""
    return {
        str(row.id): {
            "agency": row.company_id.id,
            "year": row.year,
            "job": row.job_id.id,
            "person": row.employee_id.id,
            "agreement": row.pk_id.id,
            "start": row.date_start,
            "due": row.date_due,
            "done": row.done_on,
            "active": row.active,
        }
        for row in env["sidocakep.deadline"].search([("document", "=", "pk")])
    }


def _read_version(document):
    """``[number, id of the version before, state]``; a row without them: is current."""
    fields = document._fields
    if "state" not in fields:
        return [document.is_current, document.previous_id.id]
    number = "version" if "version" in fields else "sequence"
    return [document[number], document.previous_id.id, document.state]


def get_versions():
    """``{model: {id: number, version before, state}}``."""
    found = {}
    for name in filter(env.registry.__contains__, VERSIONED_MODELS):
        found[name] = {
            str(document.id): _read_version(document)
            for document in env[name].search([])
        }
    return found


def get_figures():
    """What was entered of an indicator, with the files that prove it."""
    if "sidocakep.data.figure" not in env:
        return {}
    return {
        str(figure.id): {
            **{name: figure[name] for name in FIGURE_FIELDS},
            "parts": figure.part_ids.mapped("written"),
            "evidence": [
                [row.sha256, hashlib.sha256(base64.b64decode(row.file)).hexdigest()]
                for row in figure.evidence_ids.filtered("file")
            ],
        }
        for figure in env["sidocakep.data.figure"].search([])
    }


def get_work():
    """What became of the months of the action plans, and of the LHE."""
    if "sidocakep.action.month" not in env:
        return {}
    return {
        f"{name} {row.id}": [row[field] for field in fields]
        for name, fields in WORK_FIELDS.items()
        for row in env[name].search([])
    }


def get_measured():
    """What was measured of an indicator, and what its superior wrote of the PK."""
    if "sidocakep.measurement" not in env:
        return {}
    return {
        f"{name} {row.id}": [row[field] for field in fields]
        for name, fields in MEASURED_FIELDS.items()
        for row in env[name].search([])
    }


def get_money():
    """What was spent, and what was found when a month was closed."""
    if "sidocakep.realisation" not in env:
        return {}
    return {
        f"{name} {row.id}": [row[field] for field in fields]
        for name, fields in MONEY_FIELDS.items()
        for row in env[name].search([])
    }


def get_papers():
    """What was settled with its printed content, and whether its seal still fits."""
    name = "sidocakep.frozen.document.mixin"
    if name not in env:
        return {}
    return {
        f"{row._name} {row.id}": [row.document_seal, get_hash(row.frozen_document)]
        for model in sorted(env.registry.descendants([name], "_inherit"))
        if not env[model]._abstract
        for row in env[model].search([("document_seal", "!=", False)])
    }


def get_hash(content):
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


seen = {
    "records": get_records(),
    "agreements": get_agreements(),
    "signatures": get_signatures(),
    "prints": get_prints(),
    "deadlines": get_deadlines(),
    "versions": get_versions(),
    "figures": get_figures(),
    "work": get_work(),
    "measured": get_measured(),
    "money": get_money(),
    "papers": get_papers(),
}
with open(os.environ["SIDOCAKEP_ANSWER"], "w") as stream:
    json.dump(seen, stream, indent=1, sort_keys=True, default=str, ensure_ascii=False)
