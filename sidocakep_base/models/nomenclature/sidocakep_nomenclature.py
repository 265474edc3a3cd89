import re

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from ...engine.errors import EngineError
from ...engine.nomenclature import instantiate, parent_of, parse_code
from ...engine_words import say

LEVELS = [
    ("urusan", "Urusan"),
    ("bidang", "Bidang urusan"),
    ("program", "Program"),
    ("kegiatan", "Kegiatan"),
    ("sub_kegiatan", "Sub kegiatan"),
]
# What plans, budgets and printed agreements take from a code.
IDENTITY_FIELDS = ("code", "edition_id", "parent_id")
CODE_START = re.compile(r"[0-9X](\.[0-9X]*)*", re.IGNORECASE)


class SidocakepNomenclature(models.Model):
    """One code of an edition of the national nomenclature (Permendagri 90/2019).

    The same code may mean different things in different editions: a code is known by
    (edition, code), and what plans refer to can no longer be renumbered.
    """

    _name = "sidocakep.nomenclature"
    _description = "Nomenclature Code"
    _inherit = ["sidocakep.kept.mixin"]
    _kept_in = "edition_id"
    _kept_whole = True
    _made_elsewhere = True
    _parent_store = True
    _order = "edition_id, code"
    _rec_names_search = ["code", "name"]

    edition_id = fields.Many2one(
        "sidocakep.nomenclature.edition",
        required=True,
        index=True,
        ondelete="restrict",
    )
    code = fields.Char(
        required=True, index=True, help="E.g. 1.01.02.2.01.0001; X.XX takes the bidang."
    )
    name = fields.Char(required=True, index="trigram")
    aliases = fields.Text(
        help="Further names the edition gives to the same code, one a line."
    )
    level = fields.Selection(
        LEVELS, compute="_compute_from_code", store=True, precompute=True, index=True
    )
    scope_code = fields.Char(
        string="Government Kind",
        compute="_compute_from_code",
        store=True,
        precompute=True,
        help="Fourth part of the code: 1 province, 2 regency or city; 3 to 8 regions "
        "with a special status.",
    )
    parent_id = fields.Many2one(
        "sidocakep.nomenclature", index=True, ondelete="restrict"
    )
    child_ids = fields.One2many(
        "sidocakep.nomenclature", "parent_id", string="Codes Below"
    )
    parent_path = fields.Char(index=True)
    performance = fields.Char(
        help="Kinerja: what the sub kegiatan brings about, as the edition says."
    )
    indicator_name = fields.Char(string="Indicator", index="trigram")
    unit_id = fields.Many2one(
        "sidocakep.unit", index="btree_not_null", ondelete="restrict"
    )
    unit_name = fields.Char(
        string="Unit as Written", help="Spelling of the unit in the edition."
    )
    spm = fields.Boolean(
        string="SPM", help="Part of the minimum service standards (PP 2/2018)."
    )
    kind = fields.Char(help="Jenis, e.g. Layanan or Aktifitas.")
    predecessor_code = fields.Char(
        index="btree_not_null", help="Code of the sub kegiatan it replaces."
    )

    _code_uniq = models.Constraint(
        "UNIQUE(edition_id, code)",
        "The edition already has this code. Change that row, or choose another code.",
    )

    @api.depends("code")
    def _compute_from_code(self):
        for record in self:
            try:
                code = parse_code(record.code or "")
            except EngineError:
                # refused with its reason by _check_code
                record.level = record.scope_code = False
                continue
            record.level = code.level.value
            record.scope_code = code.segments[3] if len(code.segments) > 3 else False

    @api.depends("code", "name")
    def _compute_display_name(self):
        for record in self:
            record.display_name = f"{record.code} {record.name}"

    @api.model
    def _search_display_name(self, operator, value):
        """Find by the start of a code, or by words in any order."""
        if operator not in ("ilike", "like") or not isinstance(value, str):
            return super()._search_display_name(operator, value)
        text = value.strip()
        first, _blank, rest = text.partition(" ")
        if CODE_START.fullmatch(first):
            # "1.01.02 PROGRAM ..." as displayed, or only the code
            by_code = Domain("code", "=like", first.upper().replace("_", "") + "%")
            return by_code & self._get_words_domain(rest)
        return self._get_words_domain(text)

    @api.model
    def _get_words_domain(self, text):
        return Domain.AND(
            Domain("name", "ilike", word)
            | Domain("aliases", "ilike", word)
            | Domain("indicator_name", "ilike", word)
            for word in text.split()
        )

    # ------------------------------------------------------------------
    # Rules
    # ------------------------------------------------------------------

    @api.constrains("code", "edition_id", "parent_id")
    def _check_code(self):
        for record in self:
            try:
                expected = parent_of(record.code)
            except EngineError as error:
                raise ValidationError(say(self.env, error)) from error
            parent = record.parent_id
            if (parent.code or None) != expected or (
                parent and parent.edition_id != record.edition_id
            ):
                raise ValidationError(
                    self.env._(
                        "The code %(code)s belongs below %(expected)s of the same "
                        "edition. Choose that parent, or correct the code.",
                        code=record.code,
                        expected=expected or "-",
                    )
                )

    def write(self, vals):
        """A code that plans refer to keeps its number, edition and place."""
        if any(name in vals for name in IDENTITY_FIELDS):
            used = self._filter_used()
            if used:
                raise UserError(
                    self.env._(
                        "%(code)s is used by plans or agencies and cannot be "
                        "renumbered. Load a new edition instead.",
                        code=used[0].display_name,
                    )
                )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        used = self._filter_used()
        if used:
            raise UserError(
                self.env._(
                    "%(code)s is used by plans or agencies and cannot be deleted. "
                    "Load a new edition instead.",
                    code=used[0].display_name,
                )
            )

    def _filter_used(self):
        """Return those of the codes that any other record refers to.

        Every stored relation of every model counts, so an addon that points at the
        nomenclature is respected without saying so.
        """
        used = set()
        for model in self.env.values():
            if model._abstract or not model._auto or model._transient:
                continue
            for field in model._fields.values():
                if (
                    field.type not in ("many2one", "many2many")
                    or field.comodel_name != self._name
                    or not field.store
                    or model._name == self._name
                ):
                    continue
                users = model.sudo().with_context(active_test=False)
                found = users.search([(field.name, "in", self.ids)])
                used.update(found[field.name].ids)
        return self.filtered(lambda record: record.id in used)

    def _update_from(self, vals):
        """Take over what an edition's file says about a code; whether it differed."""
        self.ensure_one()
        different = {
            name: value
            for name, value in vals.items()
            if name not in IDENTITY_FIELDS
            and value
            and value != self._fields[name].convert_to_write(self[name], self)
        }
        if different:
            self.write(different)
        return bool(different)

    # ------------------------------------------------------------------
    # For an agency
    # ------------------------------------------------------------------

    def _instantiate(self, bidang):
        """Return the code as the agency of a bidang writes it.

        ``X.XX.01...`` is stored once for all agencies and takes the bidang of the one
        that carries it out; every other code is already its own.

        :param bidang: code or record of level bidang, e.g. ``1.05``
        """
        self.ensure_one()
        if not parse_code(self.code).is_template:
            return self.code
        code = bidang if isinstance(bidang, str) else bidang.code
        try:
            return instantiate(self.code, code or "")
        except EngineError as error:
            raise UserError(say(self.env, error)) from error
