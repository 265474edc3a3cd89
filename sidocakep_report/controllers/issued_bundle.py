"""The files of a bundle, put together for each download."""

from werkzeug.exceptions import Forbidden, NotFound

from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from odoo.addons.sidocakep_base.controllers.found import find_record
from odoo.addons.sidocakep_base.controllers.spooled import send_spooled


class IssuedBundle(http.Controller):
    """Handed out to its maker alone, who is asked for his rights once more."""

    @http.route(
        "/sidocakep/kumpulan/<int:bundle_id>/asli.zip",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def send_originals(self, bundle_id):
        bundle = self._get_bundle(bundle_id)
        name = bundle._get_download_name("asli", "zip")
        return self._send(bundle._write_originals, "application/zip", name)

    @http.route(
        "/sidocakep/kumpulan/<int:bundle_id>/salinan.pdf",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def send_copy(self, bundle_id):
        bundle = self._get_bundle(bundle_id)
        if not bundle.has_bound_issues:
            raise NotFound()
        name = bundle._get_download_name("salinan", "pdf")
        return self._send(bundle._write_copy, "application/pdf", name)

    @http.route(
        "/sidocakep/kumpulan/<int:bundle_id>/rancangan.pdf",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def send_drafts(self, bundle_id):
        bundle = self._get_bundle(bundle_id)
        if not bundle.has_bound_drafts:
            raise NotFound()
        name = bundle._get_download_name("rancangan", "pdf")
        return self._send(bundle._write_for_printer, "application/pdf", name)

    def _get_bundle(self, bundle_id):
        """Return the bundle; that of another is not told from none."""
        bundles = request.env["sidocakep.issued.bundle"]
        return find_record(bundles, bundle_id)

    def _send(self, write, mimetype, name):
        try:
            return send_spooled(write, mimetype, name)
        except UserError as refusal:
            raise Forbidden(str(refusal)) from refusal
