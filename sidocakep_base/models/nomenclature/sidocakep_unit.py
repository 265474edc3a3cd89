from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ...engine.figures.indonesian import write_unit
from ...engine.figures.limits import propose_limits
from ...engine.nomenclature_table import preferred_spellings, unit_key

#: How spellings of a per cent begin: "Persentase" and "persen per tahun" are such.
PERCENT = ("%", "persen", "prosen", "percent")


class SidocakepUnit(models.Model):
    """A unit of measure of indicators; case and blanks do not make a new one."""

    _name = "sidocakep.unit"
    _description = "Unit of Measure"
    _inherit = ["sidocakep.limits.mixin", "sidocakep.kept.mixin"]
    _kept_whole = True
    _order = "name, id"
    _rec_names_search = ["name", "aliases"]

    name = fields.Char(required=True, help="As shown after a figure.")
    name_key = fields.Char(
        compute="_compute_name_key",
        store=True,
        precompute=True,
        index=True,
        copy=False,
    )
    aliases = fields.Text(
        help='Other spellings in workbooks and documents, one a line, e.g. "%" for '
        "Persen.",
    )
    paper_name = fields.Char(
        string="On Paper",
        compute="_compute_paper_name",
        store=True,
        readonly=False,
        precompute=True,
        help="What stands behind a figure on official documents. Empty: the figure "
        "stands alone.",
    )
    active = fields.Boolean(default=True)

    _name_key_uniq = models.Constraint(
        "UNIQUE(name_key)",
        "This unit exists already, perhaps in other letters or archived. Use that "
        "unit.",
    )

    @api.depends("name")
    def _compute_name_key(self):
        for unit in self:
            unit.name_key = unit_key(unit.name or "")

    @api.depends("name")
    def _compute_paper_name(self):
        for unit in self:
            unit.paper_name = write_unit(unit.name or "")

    @api.constrains("name", "aliases")
    def _check_aliases(self):
        """A spelling means one unit only, else an import could not tell."""
        owners = {}
        keys = {key for unit in self for key in unit._get_keys()}
        for unit in self._search_by_keys(keys):
            for key in unit._get_keys():
                other = owners.setdefault(key, unit)
                if other != unit and (unit in self or other in self):
                    raise ValidationError(
                        self.env._(
                            "“%(spelling)s” already stands for the unit %(other)s. "
                            "Remove it from %(unit)s or from %(other)s.",
                            spelling=key,
                            other=other.name,
                            unit=unit.name,
                        )
                    )

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._tidy(vals) for vals in vals_list])

    def write(self, vals):
        return super().write(self._tidy(vals))

    def copy_data(self, default=None):
        vals_list = super().copy_data(default)
        for unit, vals in zip(self, vals_list, strict=True):
            if not default or "name" not in default:
                vals["name"] = self.env._("%(name)s (copy)", name=unit.name)
            vals["aliases"] = False
        return vals_list

    @api.model
    def _tidy(self, vals):
        if not vals.get("name"):
            return vals
        return {**vals, "name": " ".join(vals["name"].split())}

    def _get_keys(self):
        """Return the folded spellings of one unit, its name first."""
        return list(
            dict.fromkeys(
                key
                for text in (self.name or "", *(self.aliases or "").splitlines())
                if (key := unit_key(text))
            )
        )

    def _is_percent(self):
        """Tell whether a per cent sign may stand behind a figure of this unit."""
        self.ensure_one()
        return any(key.startswith(PERCENT) for key in self._get_keys())

    def _propose_limits(self, name):
        """Return the limits of a new indicator of this unit and name, the engine's."""
        self.ensure_one()
        if self.lowest or self.highest:
            return self._get_limits()
        return propose_limits(name, self._is_percent())

    @api.model
    def _search_by_keys(self, keys):
        """Return the units that may go by one of the spellings; one query."""
        return self.with_context(active_test=False).search_fetch(
            Domain("name_key", "in", list(keys)) | Domain("aliases", "!=", False),
            ["name", "aliases"],
        )

    @api.model
    def _find(self, texts):
        """Return ``{text: unit}``, an empty unit where none is known; one query."""
        texts = list(texts)
        by_key = {
            key: unit
            for unit in self._search_by_keys({unit_key(text) for text in texts})
            for key in unit._get_keys()
        }
        return {text: by_key.get(unit_key(text), self.browse()) for text in texts}

    @api.model
    def _find_or_create_many(self, texts):
        """Return ``{text: unit}``, creating the units that are not known yet.

        Blank texts have an empty unit. Of several spellings of a new unit the most
        frequent becomes its name, so pass the texts as often as they occur.
        """
        texts = list(texts)
        found = self._find(texts)
        unknown = [text for text in texts if text.strip() and not found[text]]
        names = preferred_spellings(unknown)
        created = dict(
            zip(names, self.create([{"name": n} for n in names.values()]), strict=True)
        )
        return {
            text: unit or created.get(unit_key(text), unit)
            for text, unit in found.items()
        }

    @api.model
    def _find_or_create(self, text):
        """Return the unit a text means, creating it if needed."""
        return self._find_or_create_many([text])[text]
