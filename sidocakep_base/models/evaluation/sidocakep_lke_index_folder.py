"""The index of evidence as a folder: one a criterion, and a page that names it all."""

from base64 import b64decode

from odoo import models
from odoo.fields import Domain

from ...engine.folder import Places, clean_name
from ..document.evidence_mixin import FILE

PAGE = "Indeks Bukti.html"


class SidocakepLkeIndex(models.Model):
    """What the folder holds. A file is read when its turn comes: there are many."""

    _name = "sidocakep.lke.index"
    _inherit = "sidocakep.lke.index"

    def _find_documents(self, criteria):
        """Return ``{code of a source: documents}`` that the reader may read."""
        self.ensure_one()
        sources = self.env["sidocakep.lke.line"]._get_sources()
        codes = {code for criterion in criteria for code in criterion._get_codes()}
        return {
            code: self.env[sources[code].model].search(
                Domain(sources[code].get_domain(self.company_id, self.year))
            )
            for code in sorted(codes & sources.keys())
        }

    def _get_files_of(self, documents):
        """Return ``{id: (name, function that reads it)}``: who prints, has files."""
        return {}

    def _get_folder(self):
        """Return ``(rows of the page, {path: function that reads the file})``."""
        self.ensure_one()
        lines = self.line_ids
        found = self._find_documents(lines.criterion_id)
        printed = {code: self._get_files_of(records) for code, records in found.items()}
        rows, files, places = [], {}, Places()
        for line in lines:
            folder = clean_name(f"{line.code} {line.criterion_text}")
            items = []
            for code in line.criterion_id._get_codes():
                for document in found.get(code, ()):
                    file = printed[code].get(document.id)
                    place = file and self._add(files, places, folder, *file)
                    items.append({"name": document.display_name, "place": place})
            items += [
                self._get_item(files, places, folder, item)
                for item in line.evidence_ids
            ]
            rows.append({"line": line, "items": items})
        return rows, files

    def _get_item(self, files, places, folder, evidence):
        """Return how an attached file or a link stands on the page."""
        item = {"name": evidence.name, "note": evidence.note, "place": False}
        if evidence.kind == FILE:
            item["hash"] = evidence.sha256
            item["place"] = self._add(
                files, places, folder, evidence.name, lambda: _read(evidence)
            )
        else:
            item["url"] = evidence.url
        return item

    def _add(self, files, places, folder, name, read):
        """Give the file a place of its own in the folder, and return it."""
        place = places.find(folder, name)
        files[place] = read
        return place

    def _write_folder(self, archive):
        """Write the folder into a zip archive."""
        rows, files = self._get_folder()
        page = self.env["ir.qweb"]._render(
            "sidocakep_base.lke_index_page", {"index": self, "rows": rows}
        )
        archive.writestr(PAGE, str(page))
        for place, read in files.items():
            archive.writestr(place, read())


def _read(evidence):
    return b64decode(evidence.with_context(bin_size=False).file or b"")
