"""A PK beside the one before it, row by row, on what was signed."""

from typing import NamedTuple

from odoo import models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.engine.difference import compare
from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date

SAME = "same"
#: Sections of the comparison, as they are headed in print.
SECTIONS = {
    "document": "Dokumen",
    "first": "Pihak I",
    "second": "Pihak II",
    "table1": "Tabel I",
    "table2": "Tabel II",
}
KIND_WORDS = {
    SAME: "Tetap",
    "changed": "Berubah",
    "added": "Ditambah",
    "removed": "Dihapus",
}
#: The wording of Gunung Mas 24/2024 annex C.5; PermenPANRB 53/2014 knows these three.
GROUND_WORDS = {
    "mutasi": "Terjadi mutasi pejabat",
    "strategy": "Perubahan dalam strategi pencapaian tujuan dan sasaran",
    "priority": "Perubahan prioritas",
    "other": "Alasan lain",
}
NO_BREAK = "\u00a0"
PARTY_LABELS = {
    "name": "Nama",
    "title": "Jabatan",
    "rank": "Pangkat/Golongan",
    "nip": "NIP",
}


class Said(NamedTuple):
    """What a document says in a row; the amount of a part is in that of its whole."""

    label: str
    value: str
    is_part: bool = False


class SidocakepPk(models.Model):
    """Texts are Indonesian, as in the documents that are compared."""

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    def _get_difference(self):
        """Return ``{pk id: comparison with the PK before it}``, plain data.

        Signed documents are compared as they were signed. Who may read the successor
        may read what it says about the former.
        """
        self.check_access("read")
        single = self.filtered(lambda pk: not pk.previous_id)
        if single:
            raise UserError(
                self.env._(
                    "%(pks)s took the place of no other agreement: there is nothing "
                    "to compare. Open the successor to compare it.",
                    pks=", ".join(single.mapped("display_name")),
                )
            )
        pks = self.sudo()
        documents = (pks | pks.previous_id)._get_document_values()
        return {
            pk.id: {
                "before": documents[pk.previous_id.id],
                "after": documents[pk.id],
                "sections": self._get_difference_sections(
                    documents[pk.previous_id.id], documents[pk.id]
                ),
                "revision": pk._get_revision_values(),
            }
            for pk in pks
        }

    def _get_revision_values(self):
        """Return ground, reason and dates as they are printed."""
        self.ensure_one()
        revision, previous = self.revision_id, self.previous_id
        rule = self._get_rule(f"ground_{revision.ground}")
        return {
            "ground": rule._cite(GROUND_WORDS.get(revision.ground, "-"), in_full=True),
            "reason": "\n".join(filter(None, (revision.reason, revision.explanation)))
            or "-",
            "document_number": self._get_supporting_document(revision),
            "date_until": _write_day(previous.date_until or revision.date_until),
            "date_from": _write_day(self.date_from or revision.date_effective),
            "version_before": previous.version,
            "version_after": self.version,
        }

    def _get_supporting_document(self, revision):
        """Return number and date of the document that proves the ground, as printed."""
        if not revision.document_date:
            return revision.document_number or "-"
        day = _write_day(revision.document_date)
        return f"{revision.document_number or '-'} tanggal {day}"

    def _get_difference_sections(self, before, after):
        is_named = all(_name_basis(document) for document in (before, after))
        before, after = _get_rows(before, is_named), _get_rows(after, is_named)
        return [
            {"key": key, "title": title, "rows": rows}
            for key, title in SECTIONS.items()
            if (rows := _compare_rows(before[key], after[key]))
        ]


def _write_day(day):
    return format_date(day) if day else ""


def _name_basis(document):
    """Return the DPA that a document says it stands on; an early one names none."""
    return document.get("basis_text") or ""


def _get_basis(document, is_named):
    """Return on what a document stands, as far as both documents say it.

    :param is_named: both name their DPA, as they print it
    """
    if document["basis"] != "dpa":
        return f"Tupoksi ({_name_basis(document)})" if is_named else "Tupoksi"
    return _name_basis(document) if is_named else "DPA"


def _get_rows(document, is_named):
    """Return ``{section: {key: what it says}}`` of a document's values.

    :param is_named: the DPA is told by number and day, see :func:`_get_basis`
    """
    sections = {
        "document": {
            "number": Said("Nomor", document["number"] or "-"),
            "date": Said("Tanggal", document["date"] or "-"),
            "basis": Said("Dasar", _get_basis(document, is_named)),
        }
    }
    for prefix in ("first", "second"):
        party = document.get(prefix) or {}
        sections[prefix] = {
            name: Said(label, _keep_whole(name, party.get(name)) or "-")
            for name, label in PARTY_LABELS.items()
            if party
        }
    sections["table1"] = _number_keys(
        (
            (objective["name"], indicator["name"]),
            Said(
                f"{objective['name']}: {indicator['name']}",
                "; ".join(
                    filter(None, (get_target(indicator), indicator.get("target_note")))
                ),
            ),
        )
        for objective in document["objectives"]
        for indicator in objective["indicators"]
    )
    sections["table2"] = _number_keys(
        (("", row["name"]), Said(row["name"], row["amount"], row is not top))
        for top in document["table2"]
        for row in (top, *top.get("children", ()))
    )
    if sections["table2"]:
        sections["table2"]["total"] = Said("Jumlah", document["total"])
    return sections


def _keep_whole(name, value):
    """A NIP is read at one glance: it does not go on in the next line of its cell."""
    return value.replace(" ", NO_BREAK) if name == "nip" and value else value


def get_target(indicator):
    """Return the target of an indicator as the document prints it."""
    return indicator.get("paper") or indicator["target"]


def _number_keys(rows):
    """Return ``{key: what it says}``; what is written twice stays two rows."""
    result = {}
    for key, said in rows:
        number = 0
        while (*key, number) in result:
            number += 1
        result[*key, number] = said._replace(value=said.value or "-")
    return result


def _compare_rows(before, after):
    """Return the rows of both, the removed ones where they stood."""
    kinds = {
        item.key: item.kind
        for item in compare(
            {key: {"value": said.value} for key, said in before.items()},
            {key: {"value": said.value} for key, said in after.items()},
        )
    }
    keys, last = list(after), None
    for key in before:
        if key not in after:
            keys.insert(keys.index(last) + 1 if last in keys else 0, key)
        last = key
    rows = []
    for key in keys:
        values = [side[key].value for side in (before, after) if key in side]
        if values == ["-", "-"]:
            continue  # the head of region has neither rank nor NIP
        kind, said = kinds.get(key, SAME), after.get(key) or before[key]
        rows.append(
            {
                "label": said.label,
                "is_part": said.is_part,
                "before": before[key].value if key in before else "-",
                "after": after[key].value if key in after else "-",
                "kind": kind,
                "word": KIND_WORDS[kind],
            }
        )
    return rows
