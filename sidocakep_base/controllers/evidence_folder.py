"""The folder of an index of evidence, written while it is asked for."""

import zipfile
from tempfile import TemporaryFile

from werkzeug.wsgi import wrap_file

from odoo import http
from odoo.http import request

from ..engine.folder import clean_name


class EvidenceFolder(http.Controller):
    """Hands it out to whoever may read the index; what is kept is read as him."""

    @http.route(
        "/sidocakep/bukti/<int:index_id>",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def download(self, index_id):
        """Return the zip archive, from a file on the disk: evidence is large."""
        index = request.env["sidocakep.lke.index"].browse(index_id).exists()
        if not index:
            return request.not_found()
        index.check_access("read")
        stream = TemporaryFile()  # noqa: SIM115 - closed when it was sent
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            index._write_folder(archive)
        size = stream.tell()
        stream.seek(0)
        name = clean_name(f"{index.display_name}.zip")
        headers = [
            ("Content-Type", "application/zip"),
            ("Content-Length", str(size)),
            ("Content-Disposition", http.content_disposition(name)),
            ("Cache-Control", "no-store"),
        ]
        return request.make_response(
            wrap_file(request.httprequest.environ, stream), headers
        )
