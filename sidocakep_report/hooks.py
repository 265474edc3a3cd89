from .models.issued.settled import keep_settled
from .models.pk.sidocakep_pk import PK_REPORT


def post_init_hook(env):
    """Take up what was there before the addon: settled decrees, and prints."""
    keep_settled(env)
    _take_up_prints(env)


def _take_up_prints(env):
    """Take up again the prints that an earlier installation of the addon left behind.

    The signatures keep which file was signed: it gets its mark back, and is what is
    handed out, not a new print made with the letterhead of today.
    """
    reports = env["ir.actions.report"]
    rows = env["sidocakep.pk.signature"].search([("pdf_attachment_id", "!=", False)])
    reports._typeset_mark(PK_REPORT, rows.pdf_attachment_id)
    files = {}
    for row in rows.filtered(lambda row: not row.snapshot_id).sorted("id"):
        if row._get_pdf_hash() == row.pdf_hash:
            files[row.pk_id.id] = row.pdf_attachment_id.raw
    left = env["ir.attachment"].search(
        [
            ("res_model", "=", "sidocakep.pk"),
            ("res_id", "in", list(files)),
            ("name", "=like", "PK %.pdf"),
        ]
    )
    same = left.filtered(lambda file: file.raw == files[file.res_id])
    reports._typeset_mark(PK_REPORT, same)
    reports._typeset_keep(PK_REPORT, files)
