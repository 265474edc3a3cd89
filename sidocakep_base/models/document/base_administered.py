"""What an administrator changes of the program itself is written down."""

import json
from hashlib import sha256

from odoo import api, models
from odoo.exceptions import AccessError
from odoo.models import MAGIC_COLUMNS

from ...const import OUR_ADDONS
from .sidocakep_trail import CHANGE, DELETION, get_trail_value

#: What protects, names, runs or prints our records, and belongs to the administrator.
ADMINISTERED = frozenset(
    {
        *("base.automation", "decimal.precision", "ir.actions.report"),
        *("ir.actions.server", "ir.config_parameter", "ir.cron", "ir.default"),
        *("ir.model", "ir.model.access", "ir.model.fields"),
        *("ir.model.fields.selection", "ir.rule", "ir.sequence", "ir.ui.view"),
        *("report.paperformat", "res.currency", "res.groups", "res.lang", "res.users"),
    }
)
#: The books in which Odoo keeps what an addon brought; an upgrade reads them.
BOOKS = frozenset(
    {
        *("ir.model.constraint", "ir.model.data", "ir.model.inherit"),
        *("ir.model.relation",),
    }
)
#: Of a login, what decides what it may do and who it is; the rest is its own.
OF_LOGIN = frozenset({"active", "company_ids", "group_ids", "login", "password"})
#: Never written down, only that they were changed.
SECRET = frozenset({"password", "value"})
ROOM = 500


class Base(models.AbstractModel):
    """An administrator may change rights, crons and views; an auditor sees that he did.

    Nothing prevents him who is root of the system, but each of his changes stands in
    the trail, which he can only add to. What he can spoil without any use, the books of
    our addons, he cannot write at all. The program itself (an upgrade, an installation)
    passes: it changes what the addon says.
    """

    # A concern a file.
    _inherit = "base"  # pylint: disable=consider-merging-classes-inherited

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        if self._is_administered():
            records._check_books()
            # Of his own settings a person does not tell anybody.
            kept = records._filter_administered()
            kept._tell_administered(
                [(None, record._get_administered()) for record in kept]
            )
        return records

    def write(self, vals):
        if not self._is_administered():
            return super().write(vals)
        self._check_books()
        kept = self._filter_administered()
        names = self._get_administered_names(vals)
        before = [record._get_administered(names) for record in kept]
        result = super().write(vals)
        after = [record._get_administered(names) for record in kept]
        kept._tell_administered(zip(before, after, strict=True), names & SECRET)
        return result

    def unlink(self):
        if self._is_administered():
            self._check_books()
            kept = self._filter_administered()
            kept._tell_administered(
                [(record._get_administered(), None) for record in kept]
            )
        return super().unlink()

    @api.model
    def _is_administered(self):
        return not self.env.su and (self._name in ADMINISTERED or self._name in BOOKS)

    def _check_books(self):
        """Refuse to write the books of our addons: an upgrade would go wrong by them.

        :raises AccessError: a row of them is one of ours
        """
        if self._name not in BOOKS:
            return
        for row in self.sudo():
            modules = row._get_book_modules() or ""
            if any(name.startswith(OUR_ADDONS) for name in modules.split(", ")):
                raise AccessError(
                    self.env._(
                        "%(record)s is kept by the program, which finds its records "
                        "and tables by it. Leave it as it is; who uninstalls the addon "
                        "removes it.",
                        record=row.display_name,
                    )
                )

    def _get_book_modules(self):
        """Return the names of the addons that a row of a book is of."""
        if self._name == "ir.model.inherit":
            return self.model_id.modules
        module = self["module"]
        return module.name if isinstance(module, models.BaseModel) else module

    def _filter_administered(self):
        """Return those of the records whose change is told: those that others feel."""
        if self._name in BOOKS:
            return self.browse()
        if self._name == "ir.default":
            return self.filtered(lambda default: default.user_id != self.env.user)
        if self._name == "res.users":
            return self - self.env.user if not self._is_admin_write() else self
        return self

    def _is_admin_write(self):
        return self.env.user.has_group("base.group_erp_manager")

    @api.model
    def _get_administered_names(self, names):
        """Return which of the fields are told, of those that are written."""
        if self._name == "res.users":
            return OF_LOGIN & set(names)
        return {
            name
            for name in names
            if (field := self._fields.get(name))
            and (field.store or field.inverse)
            and name not in MAGIC_COLUMNS
            and not (field.type == "one2many" and self._name == "res.groups")
        }

    def _get_administered(self, names=None):
        """Return ``{name: value}`` of a record, as the trail keeps them."""
        self.ensure_one()
        names = (
            names if names is not None else self._get_administered_names(self._fields)
        )
        result = {}
        for name in sorted(names):
            if name in SECRET and not self._is_open_value():
                continue
            field = self._fields[name]
            if field.type in ("many2many", "one2many"):
                result[name] = set(self.sudo()[name].mapped("display_name"))
            elif field.store or field.inverse:
                result[name] = _shorten(get_trail_value(self, name))
        return result

    def _is_open_value(self):
        """Tell whether a value is no secret: only parameters of ours are known."""
        is_parameter = self._name == "ir.config_parameter"
        return is_parameter and (self.sudo().key or "").startswith(OUR_ADDONS)

    def _tell_administered(self, pairs, secrets=()):
        """Add rows to the trail: of values before and after, ``None`` for no record."""
        documents, rows = [], []
        for record, (before, after) in zip(self, pairs, strict=True):
            told = list(_list_changes(before, after))
            told += [
                {"kind": CHANGE, "field_name": name, "new_value": "…"}
                for name in (() if record._is_open_value() else secrets)
            ]
            documents += [record.id] * len(told)
            rows += told
        if rows:
            self.env["sidocakep.trail"]._record(self.browse(documents), rows)

    @api.model
    def _get_trail_company(self):
        """What is of the program is read by the offices that read all."""
        return self.env.company.sudo().root_id


def _shorten(value):
    """Return a value, or its beginning and its hash where it is long."""
    if not value or len(value) <= ROOM:
        return value
    digest = sha256(value.encode()).hexdigest()
    return f"{value[:ROOM]} … (SHA-256 {digest})"


def _list_changes(before, after):
    """Yield the values of the rows that say what changed."""
    if before is None or after is None:
        column = "new_value" if before is None else "old_value"
        kept = {
            name: ", ".join(sorted(value)) if isinstance(value, set) else value
            for name, value in (after if before is None else before).items()
            if value
        }
        text = json.dumps(kept, ensure_ascii=False)
        yield {"kind": CHANGE if before is None else DELETION, column: text}
        return
    for name, old in before.items():
        new = after[name]
        if new == old:
            continue
        if isinstance(new, set):
            # Of a group of hundreds, who came and who went.
            old, new = (", ".join(sorted(part)) for part in (old - new, new - old))
        values = {"old_value": old or None, "new_value": new or None}
        yield {"kind": CHANGE, "field_name": name} | values
