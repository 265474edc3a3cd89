"""Every document in every state in which nobody may change it, forged by SQL.

Beside a case that has a record of each model: what bears a seal is told by the
registry, so that a new model is forged as soon as it is written.
"""

from contextlib import contextmanager

from odoo.exceptions import UserError
from odoo.tools import SQL

from odoo.addons.sidocakep_base.models.document.seal_rows import (
    seal_as_found,
    seal_at_commit,
)
from odoo.addons.sidocakep_base.tests.seal_case import SealedCase
from odoo.addons.sidocakep_base.tests.thorough import some

from .attacks import FILLED_LATER

#: Documents that bear no seal, and why.
UNSEALED = {
    "sidocakep.import": "what it brought is sealed in the documents that it is in",
}
#: States in which a document is frozen and bears no seal, and why.
NOT_SETTLED = {
    ("sidocakep.crosscutting", "asked"): "nobody has answered yet",
    ("sidocakep.data.figure", "sent"): "it waits to be verified",
    ("sidocakep.data.figure", "cancelled"): "a correction that was never verified",
    ("sidocakep.measurement", "cancelled"): "a correction that was never sent",
    ("sidocakep.pk", "proposed"): "its parties follow the posts until they sign",
}
#: What freezes with a document and does not stand in its seal, and why.
GOING_ON = {
    ("sidocakep.action.plan", "sidocakep.action.month"): "the work is reported on",
    ("sidocakep.action.plan", "sidocakep.action.evidence"): "of that work",
    ("sidocakep.budget", "sidocakep.cash.plan"): "it moves within the year",
}
#: Columns of a table that a usual run forges.
FEW = 2


def seal_once(record, state):
    """Make a seal of a record and a row of its check; the record goes on as it was."""
    former, writer = record.state, record._with_workflow_bypass()
    writer.state = state
    seal_as_found(record)
    record.env.cr.flush()
    record.env["sidocakep.seal.check"]._keep(record.company_id, record._name)
    writer.state = former


class Forgeries(SealedCase):
    """The cases, and what the check must find in each."""

    # Its tests are those of the case that it stands beside.
    allow_inherited_tests_method = True

    def _list_documents(self):
        """Return the models with a workflow that are no mixins."""
        registry = self.env.registry
        names = registry.descendants(["sidocakep.workflow.mixin"], "_inherit")
        return [
            name
            for name in sorted(names)
            if name.startswith("sidocakep.") and not self.env[name]._abstract
        ]

    def test_what_is_frozen_bears_a_seal_but_for_what_says_why_not(self):
        unsealed, open_states, going_on = set(), set(), set()
        part_mixin = "sidocakep.workflow.part.mixin"
        parts = self.env.registry.descendants([part_mixin], "_inherit")
        for name in self._list_documents():
            model = self.env[name]
            states = model._get_sealed_states()
            if not states:
                unsealed.add(name)
                continue
            open_states |= {
                (name, state) for state in model._workflow_frozen_states - states
            }
            sealed = {part for part, *_rest in model._get_sealed_parts().values()}
            going_on |= {
                (name, part)
                for part in parts
                if not self.env[part]._abstract and part not in sealed
                for link in [self.env[part]._workflow_document_field]
                if self.env[part]._fields[link].comodel_name == name
            }
        self.assertEqual(unsealed, set(UNSEALED))
        self.assertEqual(open_states, set(NOT_SETTLED))
        self.assertEqual(going_on, set(GOING_ON))

    def test_a_part_that_is_sealed_is_closed_and_one_that_goes_on_breaks_no_seal(self):
        """The guard and the seal cover the same: a usual change is no forgery."""
        part_mixin = self.env["sidocakep.workflow.part.mixin"]
        names = self.env.registry.descendants([part_mixin._name], "_inherit")
        for name in sorted(names & self.found.keys()):
            part = next(filter(None, self.found[name].values()))
            part = self.env(su=True)[name].browse(part.id)
            document = part[part._workflow_document_field]
            sealed = {model for model, *_ in document._get_sealed_parts().values()}
            for state in sorted(document._get_sealed_states()):
                with self.subTest(part=name, state=state), self._put(document, state):
                    if name in sealed:
                        with self.assertRaises(UserError):
                            part._check_document_open()
                    else:
                        self.assertIn((document._name, name), GOING_ON)

    def test_what_is_filled_in_between_two_steps_breaks_no_seal(self):
        later = {}
        for name in self._list_documents():
            model = self.env[name]
            for state in model._workflow_frozen_states:
                if not (names := model._get_filled_in(state)):
                    continue
                later[name, state] = names
                record = next(filter(None, self.found[name].values()))
                record = self.env(su=True)[name].browse(record.id)
                values = {
                    field: f"{record[field] or ''}1"
                    for field in names
                    if record._fields[field].type in ("char", "text")
                }
                self.assertTrue(values)
                with self.subTest(model=name), self._put(record, state):
                    # who may write them, the models say themselves
                    record._with_workflow_bypass().write(values)
                    self._assert_sealed(record)
                    self.assertEqual(self._read_trailed(record, values), values)
        self.assertEqual(later, FILLED_LATER)

    def _read_trailed(self, record, names):
        """Return ``{name: what it was changed to last}`` by the trail of a record."""
        rows = self.env["sidocakep.trail"].search(
            [
                ("res_model", "=", record._name),
                ("res_id", "=", record.id),
                ("field_name", "in", list(names)),
            ],
            order="id",
        )
        return {row.field_name: row.new_value for row in rows}

    @contextmanager
    def _put(self, document, state):
        """Put a document into a state, with its seal, for a while."""
        with self.env.cr.savepoint() as savepoint:
            # a register has no workflow: its rows stand as they were entered
            self._forge(
                SQL(
                    "UPDATE %s SET state = %s WHERE id = %s",
                    SQL.identifier(document._table),
                    state,
                    document.id,
                )
            )
            seal_at_commit(document)
            self._commit()
            yield
            savepoint.rollback()
        self.env.invalidate_all()

    def test_a_forgery_of_each_kind_of_document_is_found(self):
        """Of each kind one state and some columns; all of them with ``long``."""
        names = self.env["sidocakep.seal.check"]._get_sealed_models()
        # what has no workflow is forged by test_standing_seals.py
        names = [
            name
            for name in names
            if name.startswith("sidocakep.") and "state" in self.env[name]._fields
        ]
        self.copies = 0
        for name in names:
            record = next(filter(None, self.found[name].values())).sudo()
            states = sorted(record._get_sealed_states())
            for state in some(states, 1):
                with self.subTest(model=name, state=state):
                    self._forge_document(record, state)
        self.assertGreater(self.copies, 20)

    def _forge_document(self, record, state):
        with self._put(record, state):
            tried = self._check_each_column(record, lambda names: some(names, FEW))
            self.assertTrue(tried)
            self.copies += self._check_each_copy(record, lambda names: some(names, 1))
            check = self.env["sidocakep.seal.check"]
            self.assertEqual(
                check._check(record.company_id, record._name)["state"], "intact"
            )
