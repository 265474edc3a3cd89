"""All that was signed, as one file to be kept elsewhere."""

import csv
import io
import json
import zipfile

from werkzeug.exceptions import Forbidden

from odoo import http
from odoo.http import request

from odoo.addons.sidocakep_base.controllers.spooled import send_spooled

BATCH = 200
HEADER = (
    "file",
    "agreement",
    "agency",
    "year",
    "party",
    "name",
    "nip",
    "title",
    "signed_at",
    "void",
    "content_hash",
    "pdf_hash",
)


class SignedExport(http.Controller):
    """For the administrator, who may uninstall and restore anyway."""

    @http.route(
        "/sidocakep/signed_documents.zip",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def export_signed(self):
        if not request.env.user.has_group("base.group_system"):
            raise Forbidden()
        return send_spooled(
            self._write_archive, "application/zip", "dokumen-bertanda-tangan.zip"
        )

    def _write_archive(self, stream):
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            self._write(archive)

    def _write(self, archive):
        """Write each paper and its content, and the list of the signatures."""
        listed = io.StringIO()
        table = csv.writer(listed)
        table.writerow(HEADER)
        signatures = request.env["sidocakep.pk.signature"].sudo().search([], order="id")
        written = set()
        for start in range(0, len(signatures), BATCH):
            batch = signatures[start : start + BATCH]
            for row in batch:
                table.writerow(self._write_row(archive, row, written))
            batch.env.invalidate_all()
        archive.writestr("signatures.csv", listed.getvalue())

    def _write_row(self, archive, row, written):
        pk = row.pk_id
        name = f"{pk.year}/{pk.company_id.id}/{pk.id}-{row.id}"
        attachment = row.pdf_attachment_id
        paper = attachment and f"{name}.pdf"
        if paper and attachment.raw:
            archive.writestr(paper, attachment.raw)
        if pk.id not in written and pk.frozen_values:
            written.add(pk.id)
            archive.writestr(f"{name}.json", json.dumps(pk.frozen_values))
        return (
            paper or "",
            pk.display_name,
            pk.company_id.name,
            pk.year,
            row.party,
            row.name,
            row.nip or "",
            row.title,
            row.signed_at,
            row.is_void,
            row.content_hash,
            row.pdf_hash or "",
        )
