"""The kegiatan below the programmes of a sheet, of a PK that names only programmes."""

from decimal import Decimal

from ...const import KEGIATAN, PROGRAM


class Programmes:
    """What the DPA of each PK has below the programmes of its Tabel II.

    Annex II prints "1. Program ... Kegiatan : 1. ..." on every sheet; the PK of a head
    names programmes alone where its own form does not list what is below. They are of
    the DPA on which the PK stands, and are left out where they are not all of the
    amount that was signed: a part of a DPA, or a PK of several. Paser 23/2016 annex II.

    :param pks: of the report, sudo
    """

    def __init__(self, pks):
        rows = pks.table2_ids
        self._tops = rows.filtered(lambda row: not row.parent_id).grouped("pk_id")
        bare = rows.filtered(lambda row: not row.parent_id and not row.child_ids)
        nodes = bare.filtered("pk_id.budget_id").node_id
        programs = nodes.filtered(lambda node: node.level == PROGRAM)
        below = programs.child_ids.filtered(lambda node: node.level == KEGIATAN)
        self._below = below.sorted("code").grouped("parent_id")
        self._amounts = {}
        for budget in bare.pk_id.budget_id if below else ():
            self._amounts[budget] = budget._add_up(budget._get_unit_amounts(below))

    def complete(self, pk, table2):
        """Return the printed rows of a PK, with the kegiatan below each programme."""
        tops = self._tops.get(pk) or ()
        if len(tops) != len(table2):
            return table2
        return [
            {**row, **self._get_children(pk, top)} if not row.get("children") else row
            for top, row in zip(tops, table2, strict=True)
        ]

    def _get_children(self, pk, top):
        amounts = self._amounts.get(pk.budget_id, {})
        found = [
            (node.name, amounts[node.id])
            for node in self._below.get(top.node_id, ())
            if amounts.get(node.id)
        ]
        total = sum(Decimal(str(amount)) for _name, amount in found)
        if not found or total != Decimal(str(top.amount)):
            return {}
        return {
            "child_levels": [KEGIATAN],
            "children": [
                {"no": str(number), "name": name, "amount": pk._format_amount(amount)}
                for number, (name, amount) in enumerate(found, 1)
            ],
        }
