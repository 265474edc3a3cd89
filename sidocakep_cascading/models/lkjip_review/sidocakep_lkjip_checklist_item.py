from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..lkjip.sidocakep_lkjip_outline import CONTENTS
from .review_checks import CHECKS

GROUPS = [
    ("format", "Form of the Report"),
    ("mechanism", "How It Was Compiled"),
    ("substance", "Substance of the Report"),
]
NUMERALS = {"format": "I", "mechanism": "II", "substance": "III"}
_GROUPS = [code for code, _label in GROUPS]
#: Of an item that looks at no section: how the report was made.
NO_SECTION = "-"


class SidocakepLkjipChecklistItem(models.Model):
    """One thing that the reviewer looks at, and which records answer it."""

    _name = "sidocakep.lkjip.checklist.item"
    _description = "Item of the Review Checklist"
    _inherit = ["sidocakep.edition.part.mixin"]
    _order = "checklist_id, place, id"

    _edition_field = "checklist_id"
    _kept_in = "checklist_id"

    checklist_id = fields.Many2one(
        "sidocakep.lkjip.checklist",
        string="Edition of the Review Checklist",
        required=True,
        index=True,
        ondelete="cascade",
    )
    group = fields.Selection(
        GROUPS, string="Group of Items", required=True, default="format"
    )
    number = fields.Integer(
        string="Number in the Group", required=True, aggregator=None
    )
    name = fields.Text(string="Item Wording", required=True)
    is_follow_up = fields.Boolean(
        string="Asked If Those Before Are Not So",
        help="“If not, is it explained?”: asked only where one of the items before it, "
        "up to the last such question of the group, was answered with no.",
    )
    check_code = fields.Selection(
        [(code, label) for code, (label, _check) in CHECKS.items()],
        string="Answered by Records",
        help="Which records propose the answer; empty: the reviewer alone knows.",
    )
    contents = fields.Char(
        string="Looks at Sections",
        help="Kinds of sections it looks at, e.g. pk achievement; empty: the whole "
        "report; a dash: none. A change there asks for this item to be looked at anew.",
    )
    code = fields.Char(compute="_compute_code")
    place = fields.Integer(compute="_compute_place", store=True, aggregator=None)

    _number_uniq = models.UniqueIndex(
        '(checklist_id, "group", number)',
        "This number of the checklist is taken. Choose another one.",
    )

    @api.depends("group", "number")
    def _compute_code(self):
        for item in self:
            item.code = f"{NUMERALS.get(item.group, '')}.{item.number}"

    @api.depends("group", "number")
    def _compute_place(self):
        for item in self:
            group = _GROUPS.index(item.group or _GROUPS[0])
            item.place = group * 1000 + item.number

    @api.depends("code", "name")
    def _compute_display_name(self):
        for item in self:
            item.display_name = f"{item.code} {item.name or ''}".strip()

    @api.constrains("contents")
    def _check_contents(self):
        known = {code for code, _label in CONTENTS}
        for item in self:
            wrong = item._get_contents() - known - {NO_SECTION}
            if wrong:
                raise ValidationError(
                    self.env._(
                        "%(codes)s: no such kind of section. Write %(known)s.",
                        codes=", ".join(sorted(wrong)),
                        known=", ".join(sorted(known)),
                    )
                )

    @api.constrains("is_follow_up", "number", "group")
    def _check_follow_up(self):
        for item in self.filtered("is_follow_up"):
            if not item._get_items_before():
                raise ValidationError(
                    self.env._(
                        "%(item)s: no item stands before it in its group. Give it a "
                        "higher number.",
                        item=item.display_name,
                    )
                )

    def _get_contents(self):
        self.ensure_one()
        return set((self.contents or "").replace(",", " ").split())

    def _get_items_before(self):
        """Return the items of which this one asks for the explanation."""
        self.ensure_one()
        result = self.browse()
        for item in self.checklist_id.item_ids.sorted("number"):
            if item.group == self.group and item.number < self.number:
                result = self.browse() if item.is_follow_up else result | item
        return result

    def _filter_concerned(self, contents):
        """Return those of the items that look at sections of these kinds."""
        return self.filtered(
            lambda item: (
                not item._get_contents() or bool(item._get_contents() & contents)
            )
        )
