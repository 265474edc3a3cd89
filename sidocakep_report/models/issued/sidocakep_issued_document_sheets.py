"""Files that were made while the form of many officials printed the last one alone."""

import io
import logging

from odoo import fields, models
from odoo.tools.pdf import PdfFileReader

from ...engine.issued.sheets import find_unprinted

_logger = logging.getLogger(__name__)


class SidocakepIssuedDocument(models.Model):
    """A file is never changed: what it lacks is said, and the next version has it.

    Until 19.0.1.9.0 the file of a measurement held the sheet of its last official only,
    while the content of the issue has all of them.
    """

    _name = "sidocakep.issued.document"
    _inherit = "sidocakep.issued.document"

    missing_text = fields.Text(
        string="Officials Not in the File",
        readonly=True,
        help="They have a sheet in the content that was issued, and none in the file.",
    )

    _missing_idx = models.Index("(company_id) WHERE missing_text IS NOT NULL")

    def _note_unprinted(self):
        """Note of these issues whose sheets their files lack."""
        for issue in self.sudo():
            sheets = (issue.content or {}).get("sheets") or []
            if len(sheets) < 2 or not issue.attachment_id:
                continue
            unprinted = find_unprinted(sheets, _read_text(issue._get_bytes()))
            if unprinted:
                issue.write({"missing_text": "\n".join(unprinted)})
                _logger.info("File of issue %s lacks %s", issue.id, len(unprinted))
            issue.attachment_id.invalidate_recordset(["raw", "datas"])


def _read_text(content):
    """Return all that a file of ours says."""
    pages = PdfFileReader(io.BytesIO(content)).pages
    return " ".join(page.extract_text() for page in pages)
