"""Which form a regulation prescribes for a document, in which edition."""

from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from .form_layouts import FLAT, LAYOUTS, NESTED

FORM_DOCUMENTS = [
    ("pk", "Performance agreement (PK)"),
    ("rkt", "Annual performance plan (RKT)"),
    ("action_plan", "Action plan"),
    ("measurement", "Performance measurement"),
    ("cascading", "Performance agreements of all holders, reported"),
    ("lkjip", "Performance report (LKjIP)"),
    ("renja_evaluation", "Evaluation of the Renja"),
]
NESTINGS = [
    (FLAT, "The level of the position alone"),
    (NESTED, "Under the programme above it"),
]
#: What may be printed in a title.
YEAR_MARK = "{year}"
#: Title on the screen as long as a profile has no form.
TITLE_WITHOUT_FORM = "PERJANJIAN KINERJA {year}"
#: What the form says in words of its own; each layout proposes its own.
TEXTS = ("title", "table1_title", "table2_title", "first_label", "second_label")


class SidocakepProfileForm(models.Model):
    """One edition of the form that a regulation prescribes for a document.

    Chosen and adjusted on the screen: the layout is one that an addon registers, the
    title, the labels and the nesting of Tabel II are fields. A form on which a document
    was signed does not change any more; its next edition does.
    """

    _name = "sidocakep.profile.form"
    _description = "Official Form"
    _inherit = [
        "sidocakep.in.force.mixin",
        "sidocakep.article.mixin",
        "sidocakep.whole.part.mixin",
    ]
    _order = "profile_id, sequence, date_start desc, id desc"

    _whole_field = "profile_id"

    profile_id = fields.Many2one(
        "sidocakep.profile", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    document = fields.Selection(FORM_DOCUMENTS, required=True)
    form_code = fields.Selection(
        selection="_selection_form_code",
        string="Layout",
        compute="_compute_form_code",
        store=True,
        readonly=False,
        precompute=True,
        help="The page as it is typeset; the fields of the form fill it. Empty for a "
        "document that this system does not print.",
    )
    layout_codes = fields.Json(
        compute="_compute_layout_codes",
        help="The layouts that can be chosen; the first is none.",
    )
    is_printed = fields.Boolean(
        compute="_compute_layout_codes", help="The document has layouts."
    )
    position_kind_ids = fields.Many2many(
        "sidocakep.position.kind",
        string="For",
        help="Positions that use this form. Empty: all.",
    )
    title = fields.Char(
        string="Title of the Form",
        compute="_compute_texts",
        store=True,
        readonly=False,
        precompute=True,
        help="First line of the form; {year} stands for the year of the document.",
    )
    changed_title = fields.Char(
        string="Title after a Change",
        compute="_compute_changed_title",
        store=True,
        readonly=False,
        precompute=True,
        help="First line of a document that changes one of the same year; {year} "
        "stands for the year. Empty: the title of the form.",
    )
    table1_title = fields.Char(
        string="Heading of Tabel I",
        compute="_compute_texts",
        store=True,
        readonly=False,
        precompute=True,
    )
    table2_title = fields.Char(
        string="Heading of Tabel II",
        compute="_compute_texts",
        store=True,
        readonly=False,
        precompute=True,
    )
    table2_nesting = fields.Selection(
        NESTINGS,
        string="Rows of Tabel II",
        compute="_compute_texts",
        store=True,
        readonly=False,
        precompute=True,
        help="What the level rule of a position lists, alone or under its programme.",
    )
    first_label = fields.Char(
        string="Label of Party I",
        compute="_compute_texts",
        store=True,
        readonly=False,
        precompute=True,
        help="Above the signature of who makes the agreement.",
    )
    second_label = fields.Char(
        string="Label of Party II",
        compute="_compute_texts",
        store=True,
        readonly=False,
        precompute=True,
        help="Above the signature of the direct superior.",
    )
    article = fields.Char(required=True)
    previous_id = fields.Many2one(
        "sidocakep.profile.form",
        string="Edition Before",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    edition = fields.Integer(compute="_compute_edition", recursive=True)
    is_used = fields.Boolean(
        string="Signed On",
        compute="_compute_is_used",
        help="A document was signed on this edition: it does not change any more.",
    )

    _previous_uniq = models.UniqueIndex(
        "(previous_id) WHERE previous_id IS NOT NULL",
        "There is a next edition of this form already. Change that edition.",
    )

    # ------------------------------------------------------------------
    # Layouts
    # ------------------------------------------------------------------

    @api.model
    def _get_layouts(self):
        """Return ``{key: FormLayout}``; an addon that brings a layout adds it here."""
        return dict(LAYOUTS)

    @api.model
    def _selection_form_code(self):
        return [(key, layout.name) for key, layout in self._get_layouts().items()]

    @api.depends("document")
    def _compute_layout_codes(self):
        layouts = self._get_layouts().items()
        for form in self:
            form.layout_codes = [
                False,
                *(key for key, layout in layouts if layout.document == form.document),
            ]
            form.is_printed = len(form.layout_codes) > 1

    @api.depends("document")
    def _compute_form_code(self):
        """Propose the first layout of the document in the place of another's."""
        for form in self:
            if not form.form_code or form.form_code not in form.layout_codes:
                form.form_code = (form.layout_codes[1:] or [False])[0]

    @api.depends("form_code")
    def _compute_texts(self):
        """Propose the words of the layout; what was typed in their place goes."""
        layouts = self._get_layouts()
        for form in self:
            layout = layouts.get(form.form_code)
            for name in (*TEXTS, "table2_nesting"):
                form[name] = (layout and getattr(layout, name)) or False

    @api.depends("form_code")
    def _compute_changed_title(self):
        """Apart from the other words, which older forms have as somebody wrote them."""
        layouts = self._get_layouts()
        for form in self:
            layout = layouts.get(form.form_code)
            form.changed_title = (layout and layout.changed_title) or False

    @api.depends("document", "edition")
    def _compute_display_name(self):
        documents = dict(self._fields["document"]._description_selection(self.env))
        for form in self:
            form.display_name = self.env._(
                "%(document)s, edition %(edition)s",
                document=documents.get(form.document, ""),
                edition=form.edition,
            )

    def _get_form_words(self, document, year, is_changed=False):
        """Return what the form of a document says in words of its own.

        Where the regulation has none, the words are those of its layout.

        :param is_changed: the document changes one of the same year
        """
        layout = next(
            item for item in self._get_layouts().values() if item.document == document
        )
        source = self or layout
        title = source.title or layout.title
        if is_changed:
            title = source.changed_title or title
        return {
            **({"form_id": self.id} if self else {}),
            "title": title.replace(YEAR_MARK, str(year)),
            "table1": source.table1_title or layout.table1_title,
            "table2": source.table2_title or layout.table2_title,
        }

    def _get_printed_values(self, year, is_changed=False):
        """Return what the form puts on paper; without a form, a bare title.

        :param is_changed: the document changes one of the same year
        """
        title = self.title or TITLE_WITHOUT_FORM
        if is_changed:
            title = self.changed_title or title
        return {
            "form": self.form_code or "",
            "form_edition": self.edition,
            "title": title.replace(YEAR_MARK, str(year)),
            "labels": {
                "table1": self.table1_title or "",
                "table2": self.table2_title or "",
                "first": self.first_label or "",
                "second": self.second_label or "",
            },
        }

    # ------------------------------------------------------------------
    # Editions
    # ------------------------------------------------------------------

    @api.depends("previous_id.edition")
    def _compute_edition(self):
        for form in self:
            form.edition = form.previous_id.edition + 1

    def _compute_is_used(self):
        used = self._origin._filter_used()
        for form in self:
            form.is_used = form._origin in used

    def _filter_used(self):
        """Return the forms that a signed document was made on. To be extended."""
        return self.browse()

    @api.constrains("form_code", "document")
    def _check_layout(self):
        """A document is printed on a layout of its own, where it has one."""
        layouts = self._get_layouts()
        for form in self:
            codes = form.layout_codes[1:]
            if codes and form.form_code not in codes:
                raise ValidationError(
                    self.env._(
                        "%(form)s is not printed on that layout. Choose one of: "
                        "%(layouts)s.",
                        form=form.display_name,
                        layouts=", ".join(layouts[key].name for key in codes),
                    )
                )
            if form.form_code and not codes:
                raise ValidationError(
                    self.env._(
                        "%(form)s is not printed by this system yet. Leave its layout "
                        "empty.",
                        form=form.display_name,
                    )
                )

    @api.constrains("title", "changed_title")
    def _check_title(self):
        for form in self.filtered("form_code"):
            if not form.title:
                raise ValidationError(
                    self.env._(
                        "%s needs a title. Fill in the first line of the form.",
                        form.display_name,
                    )
                )
            for title in filter(None, (form.title, form.changed_title)):
                if not set("{}") & set(title.replace(YEAR_MARK, "")):
                    continue
                raise ValidationError(
                    self.env._(
                        "%(title)s: only {year} may stand in braces. Remove the other"
                        " braces.",
                        title=title,
                    )
                )

    @api.constrains("previous_id")
    def _check_previous(self):
        if self._has_cycle("previous_id"):
            raise ValidationError(
                self.env._("A form cannot follow itself. Choose the edition before it.")
            )
        for form in self.filtered("previous_id"):
            before = form.previous_id
            if (form.profile_id, form.document) != (before.profile_id, before.document):
                raise ValidationError(
                    self.env._(
                        "%s is the edition of another document or regulation. Choose "
                        "an edition of the same document and profile.",
                        before.display_name,
                    )
                )

    def write(self, vals):
        """Refuse to change what a signed document was printed with.

        Its last day and its place in the list say nothing on paper.
        """
        if vals.keys() - {"date_end", "sequence"}:
            self._check_unused()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        self._check_unused()

    def _check_unused(self):
        for form in self._filter_used():
            raise UserError(
                self.env._(
                    "Documents were signed on %s, so it stays as it is. Make its next "
                    "edition and change that.",
                    form.display_name,
                )
            )

    def action_next_edition(self):
        """Let the next edition take over tomorrow, as a copy to be changed."""
        self.ensure_one()
        self.check_access("write")
        self.lock_for_update()
        if self.search_count([("previous_id", "=", self.id)]):
            raise UserError(
                self.env._(
                    "%s has a next edition of it already: change that one.",
                    self.display_name,
                )
            )
        tomorrow = self.env.user._get_office_day() + timedelta(days=1)
        start = max(filter(None, (tomorrow, self.date_start)))
        if self.date_start == start:
            raise UserError(
                self.env._(
                    "%s is not in force yet: change it as it stands.",
                    self.display_name,
                )
            )
        end = self.date_end
        self.date_end = start - timedelta(days=1)
        self.check_access("create")
        edition = self.sudo().copy(
            {
                "previous_id": self.id,
                "date_start": start,
                "date_end": end if end and end >= start else False,
            }
        )
        return edition.sudo(False).action_open()

    def action_open(self):
        """Open the form with all its fields."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.display_name,
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "new",
        }
