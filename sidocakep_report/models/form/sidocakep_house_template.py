import hashlib
from base64 import b64decode, b64encode

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.sidocakep_base.client import download
from odoo.addons.sidocakep_base.models.document.version_mixin import (
    in_force_index,
    version_index,
)
from odoo.addons.sidocakep_base.models.document.workflow_mixin import Transition

from ...engine import house
from .house_forms import HOUSE_FORMS, WRITERS
from .house_words import describe_problems

DRAFT, IN_FORCE, REPLACED = "draft", "in_force", "replaced"
FORMS = [(name, form.label) for name, form in HOUSE_FORMS.items()]
ORGANISATION = "sidocakep_base.group_organisasi"


class SidocakepHouseTemplate(models.Model):
    """How the office words the editable copy of a form: an edition with its days.

    A document is written by the edition that was in force on its own day; where there
    is none, by the layout that the addon brings. What is printed, signed and kept is
    not touched by it (decision 0033).

    A template is a file of strangers: its package, its XML and each of its fields are
    checked as it is uploaded and again whenever it is used.
    """

    _name = "sidocakep.house.template"
    _description = "House Template"
    _inherit = ["sidocakep.amendment.mixin", "mail.thread"]
    _order = "form, version desc, id desc"
    _own_files = frozenset({"file"})
    _rec_names_search = ["rule"]
    _trail_fields = frozenset({"form", "rule", "date_start", "file_name", "sha256"})

    _version_key = ("company_id", "form")
    _version_in_force = IN_FORCE
    _version_retired = REPLACED
    _version_dates = ("date_start", None)

    _workflow_transitions = {
        "adopt": Transition(
            (DRAFT,), IN_FORCE, check="_check_adopt", groups=(ORGANISATION,)
        ),
    }
    _workflow_fields = {"state"}
    _workflow_frozen_states = {IN_FORCE, REPLACED}

    company_id = fields.Many2one(
        "res.company",
        string="Government",
        required=True,
        index=True,
        readonly=True,
        default=lambda self: self.env.company.root_id,
    )
    form = fields.Selection(
        FORMS,
        string="Worded Form",
        required=True,
        default="dialog",
        tracking=True,
    )
    state = fields.Selection(
        [(DRAFT, "Draft"), (IN_FORCE, "In Force"), (REPLACED, "Replaced")],
        required=True,
        default=DRAFT,
        readonly=True,
        copy=False,
        tracking=True,
    )
    rule = fields.Char(
        string="By Which Rule",
        tracking=True,
        copy=False,
        help="The rule that asks for this wording, with its number and date.",
    )
    date_start = fields.Date(
        string="First Day",
        tracking=True,
        copy=False,
        help="Documents of this day and of later days are written by this edition.",
    )
    date_end = fields.Date(
        string="Last Day",
        compute="_compute_date_end",
        help="The day before the next edition; empty as long as there is none.",
    )
    file = fields.Binary(
        string="Template (.odt)",
        attachment=True,
        help="Written in LibreOffice; begin with the template that this page offers.",
    )
    file_name = fields.Char()
    sha256 = fields.Char(
        string="Hash of the Template",
        compute="_compute_sha256",
        store=True,
        precompute=True,
    )
    start = fields.Binary(compute="_compute_start")
    preview = fields.Binary(compute="_compute_preview")
    field_list = fields.Html(
        string="Published Fields", compute="_compute_field_list", sanitize=False
    )
    previous_id = fields.Many2one("sidocakep.house.template")
    next_ids = fields.One2many("sidocakep.house.template")
    can_adopt = fields.Boolean(compute="_compute_workflow_can")

    _version_uniq = version_index(
        _version_key, "This edition of the template exists already. Open that edition."
    )
    _in_force_uniq = in_force_index(
        _version_key, IN_FORCE, "Another edition of this template is in force."
    )

    @api.depends("form", "version")
    @api.depends_context("lang")
    def _compute_display_name(self):
        labels = dict(self._fields["form"]._description_selection(self.env))
        for template in self:
            template.display_name = self.env._(
                "%(document)s, edition %(edition)s",
                document=labels.get(template.form, ""),
                edition=template.version,
            )

    @api.depends("next_ids.state", "next_ids.date_start")
    def _compute_date_end(self):
        for template in self:
            following = template.next_ids.filtered(lambda item: item.state != DRAFT)
            start = following[:1].date_start
            template.date_end = start and fields.Date.subtract(start, days=1)

    @api.depends("file")
    def _compute_sha256(self):
        for template in self:
            content = template._get_content()
            template.sha256 = content and hashlib.sha256(content).hexdigest()

    @api.depends("form")
    def _compute_field_list(self):
        """Write what is published of the form: names, meanings, examples."""
        for template in self:
            template.field_list = template.form and self.env["ir.qweb"]._render(
                "sidocakep_report.house_fields",
                {"fields": house.read_fields(template.form), "ways": house.FORMATTERS},
            )

    def _get_content(self):
        """Return the bytes of the template, empty where there is none."""
        content = self.with_context(bin_size=False).file
        return b64decode(content) if content else b""

    # ------------------------------------------------------------------
    # Rules
    # ------------------------------------------------------------------

    @api.constrains("file", "form")
    def _check_file(self):
        """Refuse a file that is more than a page with published fields."""
        for template in self.filtered("file"):
            try:
                house.check_template(
                    template._get_content(), house.read_fields(template.form)
                )
            except house.TemplateRefusedError as error:
                raise ValidationError(
                    self.env._(
                        "The template is not taken. Correct it in LibreOffice and "
                        "upload it again.\n%(problems)s",
                        problems=describe_problems(self.env, error.problems),
                    )
                ) from error

    @api.constrains("company_id")
    def _check_government(self):
        for template in self:
            if template.company_id.sudo().parent_id:
                raise ValidationError(
                    self.env._(
                        "Templates are the government's, one for all agencies. Choose "
                        "the government."
                    )
                )

    def action_adopt(self):
        """Bring the edition into force; the one before ends the day before."""
        return self._transition("adopt") and True

    def _check_adopt(self):
        for template in self:
            needed = ("file", "rule", "date_start")
            described = template.fields_get(needed, ["string"])
            missing = [
                described[name]["string"] for name in needed if not template[name]
            ]
            missing += template._get_amendment_missing()
            if missing:
                raise UserError(
                    self.env._(
                        "%(template)s cannot come into force yet. Enter what is "
                        "missing: %(missing)s.",
                        template=template.display_name,
                        missing=", ".join(missing),
                    )
                )
            before = template.previous_id.date_start
            if before and template.date_start <= before:
                raise UserError(
                    self.env._(
                        "%(template)s: the edition before it holds from %(day)s. Enter "
                        "a later first day.",
                        template=template.display_name,
                        day=self._format_day(before),
                    )
                )
        self._check_file()

    def _get_frozen_remedy(self):
        return self.env._("Press Next Edition and write why.")

    # ------------------------------------------------------------------
    # To begin with, and to look at
    # ------------------------------------------------------------------

    def _compute_start(self):
        for template in self:
            template.start = b64encode(template._write_start())

    def _write_start(self):
        """Return the form as it is printed, its fields in place."""
        return house.write_start(self.form, self._print_page(self._read_marked()))

    def _read_marked(self):
        return self._complete_sample(house.read_marked(self.form))

    def _print_page(self, document):
        """Return a made-up document as a text on the page of the program."""
        report = HOUSE_FORMS[self.form].get_reports(self.env)[0].sudo()
        return report._typeset_write_page(report, self.env[report.model], document)

    def _complete_sample(self, sample):
        """Give a made-up document the coat of arms, and what its page adds to it."""
        if isinstance(sample.get("agency"), dict):
            head = self.company_id.sudo()._get_printed_letterhead()
            logo = head["agency"].get("logo") or ""
            # a drawing (SVG) may carry scripts: it is no part of a template
            is_taken = house.is_picture(b64decode(logo))
            sample["agency"]["logo"] = logo if is_taken else None
        report = HOUSE_FORMS[self.form].get_reports(self.env)[0].sudo()
        return self.env[f"report.{report.report_name}"]._complete_page(sample)

    def _compute_preview(self):
        """Write a made-up document by the template, or by the layout of the program."""
        for template in self:
            sample = template._complete_sample(house.read_sample(template.form))
            compose = template._write_text if template.file else template._print_page
            template.preview = b64encode(compose(sample))

    def action_download_start(self):
        """Hand out the template to begin with."""
        self.ensure_one()
        self.check_access("read")
        return self._download("start", self.display_name)

    def action_preview(self):
        """Hand out the text of a made-up document."""
        self.ensure_one()
        self.check_access("read")
        name = self.env._("Example of %s", self.display_name)
        return self._download("preview", name)

    def _download(self, field, name):
        return download(
            f"/web/content/{self._name}/{self.id}/{field}?download=true"
            f"&filename={name}.odt"
        )

    # ------------------------------------------------------------------
    # Documents
    # ------------------------------------------------------------------

    @api.model
    def _get_for(self, report, records):
        """Return ``{record id: edition}`` for the records of a form that have one.

        :param report: the printed form
        """
        forms = HOUSE_FORMS.items()
        own = (name for name, form in forms if report in form.get_reports(self.env))
        name = next(own, None)
        if not name:
            return {}
        found = {}
        for record in records.sudo():
            root = record.company_id.root_id
            day = record[HOUSE_FORMS[name].day] or self.env.user._get_office_day()
            edition = self.sudo()._get_in_force(root, day, form=name).get(root.id)
            if edition:
                found[record.id] = edition
        return found

    def _write_text(self, document, notice=""):
        """Return the text of a document by this edition.

        :raise UserError: the template does not fit any more; it names field and place
        """
        self.ensure_one()
        try:
            return house.fill_template(
                self._get_content(),
                house.read_fields(self.form),
                document,
                WRITERS,
                notice,
            )
        except house.TemplateRefusedError as error:
            raise UserError(
                self.env._(
                    "The text cannot be written by %(template)s. Have Bagian "
                    "Organisasi correct the template; the printed document is "
                    "not touched by it.\n%(problems)s",
                    template=self.display_name,
                    problems=describe_problems(self.env, error.problems),
                )
            ) from error
