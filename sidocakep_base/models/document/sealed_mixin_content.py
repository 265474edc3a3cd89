"""What the seal of a document covers, as it stands in the database."""

from odoo import api, models
from odoo.models import MAGIC_COLUMNS
from odoo.tools import SQL

from ...engine.sealed_content import (
    COLUMNS,
    PARTS,
    TRAIL,
    Trail,
    get_part_seal,
    get_plain,
)
from .sidocakep_trail import PROOF

FILES = ("binary", "image")


class SidocakepSealedMixin(models.AbstractModel):
    """The record's own values, a hash of each of its parts, and its trail.

    Covered is every value that is stored and not copied from elsewhere, what a later
    class adds too: columns, links to many, the checksum of a file. What may change in
    a frozen state by its declaration may change under a seal as well.
    """

    # A concern a file.
    # pylint: disable-next=consider-merging-classes-inherited
    _inherit = "sidocakep.sealed.mixin"

    @api.model
    def _get_sealed_parts(self):
        """Return ``{key: (model, field that names the document, what may change)}``.

        The key is the field of the record that holds them, else the model.
        """
        found = self._list_parts()
        for key, free in self._sealed_parts.items():
            if free is None:
                found.pop(key)
                continue
            field = self._fields.get(key)
            model, link, more = found.get(key) or (
                *(field.comodel_name, field.inverse_name),
                frozenset(),
            )
            found[key] = (model, link, free | more)
        return found

    @api.model
    def _list_parts(self):
        """Return the same of what is a part without being declared."""
        return {}

    @api.model
    def _get_sealed_columns(self):
        """Return ``{key of the parts: names}`` that are sealed of each part."""
        return {
            key: sorted(self._get_sealed_names(self.env[model]) - {*free, link})
            for key, (model, link, free) in self._get_sealed_parts().items()
        }

    def _get_sealed_content(self, columns=None):
        """Return ``{id: content}`` as it stands in the database; a query a table.

        :param columns: what was sealed of the parts, where it is compared; default:
            what there is
        """
        self.env.flush_all()
        columns = self._get_sealed_columns() if columns is None else columns
        own = self._get_sealed_names(self) - {*self._get_sealed_free(), "state"}
        contents = {
            record_id: {name: get_plain(value) for name, value in values.items()}
            for record_id, values in self._select_sealed(self, "id", own).items()
        }
        parts = self._get_sealed_parts()
        keys = columns.keys() & parts.keys()
        for content in contents.values():
            content |= {PARTS: {key: {} for key in keys}, COLUMNS: columns}
        for key in keys:
            model, link, _free = parts[key]
            for part_id, seal, owner_id in self._seal_parts(model, link, columns[key]):
                contents[owner_id][PARTS][key][str(part_id)] = seal
        trails = self._read_trails()
        for record_id, content in contents.items():
            content[TRAIL] = trails.get(record_id, Trail()).seal()
        return contents

    def _seal_parts(self, model, link, names):
        """Yield id and hash of each part, and whose it is.

        The hash is ``None`` where a column that was sealed is none any more.
        """
        parts = self.env[model]
        known = self._get_sealed_names(parts)
        is_whole = known.issuperset(names)
        for part_id, values in self._select_sealed(
            parts, link, known.intersection(names) | {link}
        ).items():
            owner_id = values.pop(link)
            yield part_id, get_part_seal(values) if is_whole else None, owner_id

    def _select_sealed(self, model, link, names):
        """Return ``{id: {name: value}}`` of the rows of a model that are of these."""
        fields_ = model._fields
        columns = sorted(name for name in names if fields_[name].column_type)
        query = SQL(
            "SELECT id, %s FROM %s WHERE %s = ANY(%s)",
            SQL(", ").join(map(SQL.identifier, columns)),
            SQL.identifier(model._table),
            SQL.identifier(link),
            list(self._ids),
        )
        found = {
            row[0]: dict(zip(columns, row[1:], strict=True))
            for row in self.env.execute_query(query)
        }
        for name in sorted(names - set(columns)):
            read = _read_files if fields_[name].type in FILES else _read_links
            values = read(model.browse(found), fields_[name])
            for record_id, row in found.items():
                row[name] = values.get(record_id)
        return found

    def _get_sealed_names(self, model):
        """Return the fields that say something of their own.

        A related one repeats another, and so does a list of what links here.
        """
        inverses = self.env.registry.field_inverses
        beside = {*MAGIC_COLUMNS}
        for mixin in ("mail.thread", "mail.activity.mixin"):
            beside |= self.env[mixin]._fields.keys()
        return {
            name
            for name, field in model._fields.items()
            if field.store
            and not field.related
            and (field.column_type or field.type in (*FILES, "many2many"))
            and not (field.readonly and field.type == "many2many" and inverses[field])
        } - beside

    def _read_trails(self, limits=None):
        """Return ``{id: Trail}``: what the trail of each says.

        What was sealed stays provable, though the trail goes on.

        :param limits: ``{id: row up to which}``; default: all that is there
        """
        upto = dict.fromkeys(self._ids, 2**31 - 1) if limits is None else limits
        query = SQL(
            """
            WITH row AS (
                SELECT res_id, id, kind = %s AS is_proof, id <= asked.last AS is_told,
                       JSON_BUILD_ARRAY(id, kind, subject, field_name, field_model,
                       part_id, old_value, new_value, reason, date, user_name)::TEXT
                       AS said
                  FROM sidocakep_trail
                  JOIN UNNEST(%s::INTEGER[], %s::INTEGER[]) asked (record_id, last)
                    ON asked.record_id = res_id
                 WHERE res_model = %s
            )
            SELECT res_id, MAX(id) FILTER (WHERE is_told AND NOT is_proof),
                   ENCODE(SHA256(CONVERT_TO(STRING_AGG(said, E'\n' ORDER BY id)
                          FILTER (WHERE is_told AND NOT is_proof), 'UTF8')), 'hex'),
                   ENCODE(SHA256(CONVERT_TO(STRING_AGG(said, E'\n' ORDER BY id)
                          FILTER (WHERE is_told), 'UTF8')), 'hex'),
                   JSON_OBJECT_AGG(id, ENCODE(SHA256(CONVERT_TO(said, 'UTF8')), 'hex'))
                       FILTER (WHERE is_proof)
              FROM row GROUP BY res_id
            """,
            PROOF,
            list(upto),
            list(upto.values()),
            self._name,
        )
        return {
            record_id: Trail(last or 0, steps or "", whole or "", proofs or {})
            for record_id, last, steps, whole, proofs in self.env.execute_query(query)
        }


def _read_links(records, field):
    """Return ``{id: [ids that it links]}``; none where nothing is linked."""
    query = SQL(
        "SELECT %(one)s, ARRAY_AGG(%(other)s ORDER BY %(other)s) FROM %(table)s"
        " WHERE %(one)s = ANY(%(ids)s) GROUP BY 1",
        one=SQL.identifier(field.column1),
        other=SQL.identifier(field.column2),
        table=SQL.identifier(field.relation),
        ids=list(records._ids),
    )
    return dict(records.env.execute_query(query))


def _read_files(records, field):
    """Return ``{id: checksum of the file}``."""
    query = SQL(
        "SELECT res_id, checksum FROM ir_attachment"
        " WHERE res_model = %s AND res_field = %s AND res_id = ANY(%s)",
        records._name,
        field.name,
        list(records._ids),
    )
    return dict(records.env.execute_query(query))
