"""What a bundle hands out: written for each download, with the rights of then."""

import base64

from odoo import api, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date
from odoo.addons.sidocakep_base.engine.folder import Places, clean_name

from ...engine.issued.archive import Archive
from ...engine.issued.bound_file import write_bound
from ...engine.issued.bound_pages import COPY as SORT
from ...engine.issued.bound_pages import Cover, Entry, get_front_document
from ...engine.issued.bound_part import Part
from ...engine.issued.file_name import FOLDER_LENGTH, FOLDER_NAME_LENGTH
from ...typeset.engine import compile_document
from .sidocakep_issued_bundle import BOTH, DRAFTS, READY

ADDRESS = "/sidocakep/kumpulan"
#: Of the copy one part is in memory at a time, of the originals one file.
ORIGINALS, COPY, FOR_PRINTER = "asli", "salinan", "rancangan"
KINDS_TOLD = 12


class SidocakepIssuedBundle(models.Model):
    """Its originals stand where they were kept; its copy is put together of parts."""

    _name = "sidocakep.issued.bundle"
    _inherit = "sidocakep.issued.bundle"

    def action_download_originals(self):
        """Hand out a zip of the originals, byte for byte; drafts in their folder."""
        return self._download(ORIGINALS, "zip")

    def action_download_copy(self):
        """Hand out the bound copy of what was issued."""
        return self._download(COPY, "pdf")

    def action_download_drafts(self):
        """Hand out the drafts in one file for the printer."""
        return self._download(FOR_PRINTER, "pdf")

    def _download(self, what, suffix):
        self.ensure_one()
        self._check_download()
        return {
            "type": "ir.actions.act_url",
            "url": f"{ADDRESS}/{self.id}/{what}.{suffix}",
            "target": "download",
        }

    def _check_download(self):
        """Refuse what is not ready, and what may no longer be read."""
        self.check_access("read")
        if self.state != READY or not self.file_count:
            raise UserError(
                self.env._("No files are ready. Ask for them, and wait until they are.")
            )
        parts = self.sudo().part_ids
        issues, scans, drafts = parts.issue_ids, parts.scan_ids, parts.draft_ids
        hidden = [
            *(drafts - drafts._filter_downloadable(self.env)),
            *(issues - issues._filter_downloadable(self.env)),
            *(scans - scans.with_env(self.env)._filtered_access("read").sudo()),
        ]
        if hidden:
            raise UserError(
                self.env._(
                    "You may no longer read %(count)s of these documents, such as "
                    "“%(name)s”. Make a new bundle of those that you may read.",
                    count=len(hidden),
                    name=hidden[0].name,
                )
            )

    def _get_download_name(self, what, suffix):
        words = f"dokumen-terbit-{what}"
        if what == FOR_PRINTER or self.contents == DRAFTS:
            words = "rancangan-perjanjian-kinerja"
        elif what == ORIGINALS and self.contents == BOTH:
            words += "-dan-rancangan"
        return f"{words}-{self.year}-{self.id}.{suffix}"

    # ------------------------------------------------------------------
    # The originals
    # ------------------------------------------------------------------

    def _write_originals(self, stream):
        """Write the zip; a file that is not what was issued ends it."""
        self._check_download()
        archive, places = Archive(stream, self.ready_on), Places()
        states = dict(self.issue_ids._fields["state"]._description_selection(self.env))
        for part in self.sudo().part_ids:
            issues = part.issue_ids
            for issue in issues:
                folder = clean_name(issue.company_id.name)
                name = issue._get_file_name(FOLDER_NAME_LENGTH)
                path = places.find(folder, name, FOLDER_LENGTH)
                archive.add(
                    path,
                    issue._read_file(),
                    [
                        issue.kind,
                        issue.name,
                        issue.number or "",
                        issue.date.isoformat(),
                        issue.company_id.name,
                        issue._say_state(states[issue.state]),
                        issue.url,
                    ],
                )
                # As bytes of a field it would stay in memory.
                issue._get_file().invalidate_recordset(["raw", "datas"])
            issues.invalidate_recordset(["content"])
            self._write_scans(archive, places, part.scan_ids)
            self._write_drafts(archive, places, part.draft_ids)
        archive.close()

    # ------------------------------------------------------------------
    # Bound
    # ------------------------------------------------------------------

    def _write_copy(self, stream):
        """Write the bound copy of what was issued, a part at a time."""
        self._write_bound(stream, self._get_cover, is_draft=False)

    def _write_for_printer(self, stream):
        """Write the drafts in one file, a part at a time."""
        self._write_bound(stream, self._get_draft_cover, is_draft=True)

    def _write_bound(self, stream, get_cover, is_draft):
        self._check_download()
        parts = self.sudo().part_ids.filtered(lambda part: part.is_draft == is_draft)
        entries, groups = self._get_entries(parts)
        cover = get_cover()
        front = compile_document(get_front_document(cover, entries), waits=False)
        write_bound(stream, cover.title, self._read_parts(parts), front, groups)

    def _read_parts(self, parts):
        for part in parts:
            content = base64.b64decode(part.content or b"")
            yield Part.from_index(part.index, content)
            part.invalidate_recordset(["content"])

    def _get_entries(self, parts):
        """Return the lines of the list, and the heads of the bookmarks."""
        entries, groups = [], []
        for part in parts:
            sheet = part.index["sheet"]
            for key, chapter in zip(
                part.index["keys"], part.index["chapters"], strict=True
            ):
                entries.append(self._get_entry(part, key, chapter["title"], sheet))
                agency = entries[-1].group
                sheet += chapter["pages"]
                if groups and groups[-1][0] == agency:
                    groups[-1] = (agency, groups[-1][1] + 1)
                else:
                    groups.append((agency, 1))
        return entries, groups

    def _get_entry(self, part, key, title, sheet):
        """Return the line of the list that says what begins on a sheet."""
        if part.is_draft:
            return self._get_draft_entry(part.draft_ids.browse(key), sheet)
        bound = self._find_bound(key)
        if not isinstance(key, str):
            title = bound._say_state(bound.name, "; ")
        day = format_date(bound.date)
        return Entry(bound.company_id.name, title, bound.number or "", day, sheet)

    @api.model
    def _say_agencies(self, agencies):
        if len(agencies) > 1:
            return f"{len(agencies)} perangkat daerah"
        return agencies.name

    def _get_cover(self):
        """Return what the cover says, in Indonesian as all that is printed."""
        parts = self.sudo().part_ids
        issues, scans = parts.issue_ids, parts.scan_ids
        agencies = issues.company_id | scans.company_id
        root = agencies.root_id[:1]
        kinds = sorted(set(issues.mapped("kind")))
        years = sorted({*issues.mapped("year"), *scans.mapped("year")})
        when = f"{years[0]}" if len(years) == 1 else f"{years[0]}-{years[-1]}"
        counts = [f"{len(issues)} dokumen"] if issues else []
        counts += [f"{len(scans)} hasil pindai"] if scans else []
        asked = f"atas permintaan {self.create_uid.name}"
        # Bound with its annexes a report is bound as itself, among others it is not.
        report = issues & self.sudo().bound_report_id
        title = f"{SORT.title} Tahun {when}"
        return Cover(
            f"Pemerintah {root._get_government_title()}",
            f"{report.name} beserta Lampiran" if report else title,
            [
                title if report else "",
                ", ".join(kinds[:KINDS_TOLD]),
                self._say_agencies(agencies),
                " dan ".join(counts),
                f"Disalin {format_date(self.ready_on)} {asked}",
            ],
            self.ready_on,
        )
