"""The folder of an index of evidence, written while it is asked for."""

import zipfile

from odoo import http
from odoo.http import request

from ..engine.folder import clean_name
from .found import find_record
from .spooled import send_spooled


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
        """Return the zip archive; an index that one may not read is none."""
        index = find_record(request.env["sidocakep.lke.index"], index_id)

        def write(stream):
            with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
                index._write_folder(archive)

        name = clean_name(f"{index.display_name}.zip")
        return send_spooled(write, "application/zip", name)
