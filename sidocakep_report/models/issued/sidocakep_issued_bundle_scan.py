"""Scans in a bundle: behind their document, or last of their agency."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.sidocakep_base.engine.folder import clean_name

from ...engine.issued.bound_part import BrokenFileError
from .sidocakep_issued_bundle import DRAFTS

#: Before the id of a scan, where the parts of the copy name what they hold.
SCAN_KEY = "scan "
FOLDER = "Hasil Pindai"


class SidocakepIssuedBundle(models.Model):
    """A scan follows the document that was signed on it.

    One of before the system follows what else is of its agency, where nothing narrows
    the choice to documents that have a kind, a level or a period.
    """

    _name = "sidocakep.issued.bundle"
    _inherit = "sidocakep.issued.bundle"

    with_scans = fields.Boolean(
        string="Also Scans",
        default=True,
        help="With the scans of what was signed in ink or is from before the system: "
        "each behind a page that says that it is no original of the system.",
    )
    scan_ids = fields.Many2many(
        "sidocakep.issued.scan", string="Scans", readonly=True, copy=False
    )
    scan_count = fields.Integer(compute="_compute_scan_count", string="Scans Chosen")

    @api.depends("scan_ids")
    def _compute_scan_count(self):
        for bundle in self:
            bundle.scan_count = len(bundle.scan_ids)

    def _find_scans(self, issues):
        """Return the scans that belong to what was chosen; who asks may read them."""
        scans = self.env["sidocakep.issued.scan"]
        if not self.with_scans or self.contents == DRAFTS:
            return scans
        domain = Domain("issue_id", "in", issues.ids)
        narrowed = self.kind_ids or self.position_kind_ids or self.department_ids
        if not (self.is_picked or narrowed or self.period):
            own = Domain("issue_id", "=", False) & Domain("year", "=", self.year)
            if self.company_ids:
                own &= Domain("company_id", "child_of", self.company_ids.ids)
            domain |= own
        return scans.search(domain & Domain("is_current", "=", True))

    def _get_scans_behind(self, issues):
        """Return ``{id of an issue: scans that follow it}``; of none: those alone."""
        scans = self.sudo().scan_ids
        if not scans:
            return {}
        last = {issue.company_id.id: issue.id for issue in issues}
        known = set(issues.ids)
        return scans.grouped(
            lambda scan: (
                scan.issue_id.id
                if scan.issue_id.id in known
                else last.get(scan.company_id.id, issues[-1:].id)
            )
        )

    def _put_scans(self, binder, scans):
        """Put scans into the bound copy; return which are there, and why others not."""
        readable = scans.with_env(self.env)._filtered_access("read").ids
        good, told = scans.browse(), []
        for scan in scans:
            reason = ""
            if scan.id not in readable:
                reason = self.env._("You may no longer read it.")
            elif self.with_copy:
                reason = self._put_scan(binder, scan)
            if reason:
                told.append(f"{scan.name}: {reason}")
            else:
                good |= scan
        return good, told

    def _put_scan(self, binder, scan):
        try:
            title = f"Hasil pindai: {scan.name}"
            binder.add(f"{SCAN_KEY}{scan.id}", title, scan._bind())
        except (BrokenFileError, UserError):
            return self.env._("Its scan cannot be bound: it is not what was recorded.")
        return ""

    def _find_bound(self, key):
        """Return the document or the scan that a key of a part names."""
        if isinstance(key, str):
            scans = self.env["sidocakep.issued.scan"].sudo()
            return scans.browse(int(key.removeprefix(SCAN_KEY)))
        return self.env["sidocakep.issued.document"].sudo().browse(key)

    def _write_scans(self, archive, places, scans):
        """Write scans into the zip, in a folder that tells them from originals."""
        for scan in scans:
            agency = scan.company_id.name
            folder = f"{clean_name(agency)}/{FOLDER}"
            archive.add(
                places.find(folder, scan._get_file_name()),
                scan._read_file(),
                [
                    FOLDER,
                    scan.name,
                    scan.number or "",
                    scan.date.isoformat(),
                    agency,
                    "Hasil pindai, bukan dokumen asli sistem",
                    "",
                ],
            )
