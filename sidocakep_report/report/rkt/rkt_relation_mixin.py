from odoo import api, models


class SidocakepRktRelationMixin(models.AbstractModel):
    """A printed relation of the RKT: a row of its own in the register, so its own code.

    It names in ``_relation_kind`` as what it is issued, and takes its part of the
    relations in ``_take_relation``. It stands before the report that it adds to.
    """

    _name = "sidocakep.rkt.relation.mixin"
    _description = "Printed Relation of the Yearly Performance Plan"

    _relation_kind = ""

    @api.model
    def _get_documents(self, records):
        documents = super()._get_documents(records)
        relations = records._get_relations()
        marks = records._get_issue_marks(self._relation_kind)
        return {
            key: {
                **values,
                **self._take_relation(relations[key]),
                "issued": marks.get(key),
            }
            for key, values in documents.items()
        }

    @api.model
    def _take_relation(self, relation):
        """Return what the form prints of the relations of an RKT."""
        raise NotImplementedError
