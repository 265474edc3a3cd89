"""The workbooks of many agencies: downloaded together, uploaded together."""

import base64
import io
import zipfile
from collections import defaultdict

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...client import download
from ...engine.folder import ALONE, clean_name
from ...engine.workbook import normalize
from ...models.document import queue
from ...models.realisation.sidocakep_import import WORKBOOK


class SidocakepImportMany(models.TransientModel):
    """Forty agencies are no forty times the same six clicks.

    Which workbook is whose stands in the name it was downloaded with; the check looks
    into the file itself and refuses that of another agency.
    """

    _name = "sidocakep.import.many"
    _description = "Workbooks of Many Agencies"

    year = fields.Integer(
        required=True, default=lambda self: self.env.user._get_office_day().year
    )
    company_ids = fields.Many2many(
        "res.company",
        "sidocakep_import_many_company_rel",
        "wizard_id",
        "company_id",
        string="Agencies",
        default=lambda self: self._get_allowed_companies(),
        domain="[('sidocakep_kind', '!=', False)]",
        help="Of these the workbooks are downloaded.",
    )
    file_ids = fields.Many2many(
        "ir.attachment",
        "sidocakep_import_many_file_rel",
        "wizard_id",
        "attachment_id",
        string="Filled Workbooks",
    )
    archive = fields.Binary(readonly=True)

    @api.model
    def _get_allowed_companies(self):
        """Return the agencies of the login; those that are dissolved ask for none."""
        return self.env.user.company_ids.filtered(
            lambda company: company.sidocakep_kind and not company.date_dissolved
        )

    # ------------------------------------------------------------------
    # Down
    # ------------------------------------------------------------------

    def action_download(self):
        """Hand out one archive with the workbook of each agency."""
        self.ensure_one()
        if not self.company_ids:
            raise UserError(self.env._("Choose the agencies first."))
        imports = self.env["sidocakep.import"]
        imports.check_access("create")
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for company in self.company_ids & self.env.user.company_ids:
                record = imports.new({"company_id": company.id, "year": self.year})
                run = record._prepare_run()
                name = clean_name(f"{run.book().title}.xlsx", ALONE)
                archive.writestr(name, run.write())
        content = base64.b64encode(buffer.getvalue())
        self._as_program().write({"archive": content})
        name = f"Buku Kerja {self.year}.zip"
        return download(
            f"/web/content/{self._name}/{self.id}/archive?download=true&filename={name}"
        )

    # ------------------------------------------------------------------
    # Up
    # ------------------------------------------------------------------

    def action_upload(self):
        """Take each workbook as an import of its agency, and have all checked."""
        self.ensure_one()
        files = {
            company: (file.name, file.raw)
            for company, file in self._sort_files().items()
        }
        action = self._bring_in(files)
        self.file_ids.unlink()
        return action

    def _bring_in(self, files, dealt_from=None):
        """Take the files and show their imports.

        :param files: ``{agency: (name of the file, content)}``
        :param dealt_from: the one list that they were dealt out of
        """
        imports = self.env["sidocakep.import"]
        for company, (name, content) in files.items():
            imports |= self._take(company, name, content)
        former = imports.sudo().list_file_id
        imports._as_program().list_file_id = dealt_from
        imports._drop_unused(former)
        if queue.has_runner(self.env):
            imports.action_check()
        action = self.env["ir.actions.act_window"]
        action = action._for_xml_id("sidocakep_base.sidocakep_import_action")
        return action | {"domain": [("id", "in", imports.ids)]}

    def _sort_files(self):
        """Return ``{agency: its file}``; a file that is nobody's is refused."""
        if not self.file_ids:
            raise UserError(self.env._("Choose the filled workbooks first."))
        agencies = {
            normalize(clean_name(company.name, ALONE)): company
            for company in self._get_allowed_companies()
        }
        found, unknown = defaultdict(list), []
        for file in self.file_ids:
            title = normalize(file.name)
            # "Dinas Pendidikan dan Kebudayaan" is not "Dinas Pendidikan"
            names = [name for name in agencies if name in title]
            if names:
                found[agencies[max(names, key=len)]].append(file)
            else:
                unknown.append(file.name)
        if unknown:
            raise UserError(
                self.env._(
                    "Whose are these files? %(names)s. Write the name of the agency "
                    "into the name of the file, as it was downloaded.",
                    names="; ".join(unknown),
                )
            )
        for company, files in found.items():
            if len(files) > 1:
                raise UserError(
                    self.env._(
                        "These files are all of %(agency)s: %(names)s. Choose one.",
                        agency=company.name,
                        names="; ".join(file.name for file in files),
                    )
                )
        return {company: files[0] for company, files in found.items()}

    def _take(self, company, name, content):
        """Put a file into the open import of its agency, else into a new one."""
        imports = self.env["sidocakep.import"]
        vals = {"file": base64.b64encode(content), "file_name": name}
        opened = imports.search(
            [
                ("company_id", "=", company.id),
                ("year", "=", self.year),
                ("state", "!=", "applied"),
                ("file_kind", "=", WORKBOOK),
                ("create_uid", "=", self.env.uid),
            ],
            limit=1,
        )
        if opened:
            opened.write(vals)
            return opened
        return imports.create({"company_id": company.id, "year": self.year, **vals})
