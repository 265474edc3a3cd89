"""What nobody decided is neither measured nor printed, in whichever document."""

from contextlib import suppress

from psycopg2 import Error

from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from odoo.addons.sidocakep_base.models.document.version_mixin import CANCELLED
from odoo.addons.sidocakep_cascading.tests.common import CHANGED_ELSEWHERE, YEAR
from odoo.addons.sidocakep_cascading.tests.measurement_case import MeasurementCase
from odoo.addons.sidocakep_cascading.tests.revision_case import JULY

VERSIONS = "sidocakep.version.mixin"
PARTS = "sidocakep.workflow.part.mixin"
#: Views that speak of drafts, which is what they are for.
OF_DRAFTS = ("finding", "trend", "notice", "kind", "compliance")
#: What the next version of a document needs.
DEFAULTS = {"sidocakep.budget": {"version_kind": "perubahan"}}
#: How a column of a kind says something else; a key stays.
SAID = {
    "float": "column * 3 + 7",
    "monetary": "column * 3 + 7",
    "text": "column || ' (rancangan)'",
    "char": "column || ' (rancangan)'",
}
KEYS = {"identity", "parent_path"}
#: Nothing in it is a figure or a text.
PARTLESS = {"sidocakep.team"}
#: Made by the program, from what is decided.
NOT_DRAFTED = {"sidocakep.data.figure", "sidocakep.measurement"}


@tagged("post_install", "-at_install")
class TestUndecided(MeasurementCase):
    """The next version of each document is begun and says something else everywhere.

    Documents, their parts, the views of figures and the printed values are taken from
    the registry: who adds one has it tried here.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._decree(cls.card, cls.card_output)
        # Nothing decided says a target of the quarter: a draft does not either.
        quarters = [
            ("indicator_id", "=", cls.output.id),
            ("period_kind", "=", "quarter"),
        ]
        cls.env["sidocakep.target"].search(quarters).sudo().unlink()
        rkt = cls.env["sidocakep.rkt"].create(
            {"company_id": cls.agency_a.id, "year": YEAR}
        )
        rkt.action_draw_from_plan()
        action = cls.env["sidocakep.action.plan"].create(
            {"company_id": cls.agency_a.id, "year": YEAR}
        )
        cls.env["sidocakep.action"].create({"plan_id": action.id, "name": "Monev"})
        tree = cls.env["sidocakep.performance.tree"].create(
            {"company_id": cls.agency_a.id, "year": YEAR}
        )
        cls.env["sidocakep.performance.tree.node"].create(
            {
                "tree_id": tree.id,
                "kind": "outcome",
                "name": "Kematian ibu menurun",
                "indicator_ids": cls.outcome.ids,
            }
        )
        decree = cls.env["sidocakep.iku.decree"].create({"company_id": cls.agency_a.id})
        decree.action_draw_indicators()
        for document in (rkt, action, tree, decree):
            document._with_workflow_bypass().write({"state": "decided"})
        cls._setup_quarter("18")
        cls.env.flush_all()

    def _descend(self, mixin):
        names = self.env.registry.descendants([mixin], "_inherit")
        return sorted(name for name in names if not self.env[name]._abstract)

    def _find_in_force(self):
        """Return ``{model: its versions in force}``, of the agency and above."""
        found = {}
        for name in self._descend(VERSIONS):
            model = self.env[name]
            if name in NOT_DRAFTED or "company_id" not in model._fields:
                continue
            in_force = [
                ("state", "=", model._version_in_force),
                ("company_id", "in", (self.agency_a + self.government).ids),
            ]
            if documents := model.search(in_force):
                found[name] = documents
        return found

    def _read(self):
        """Return all that is measured and printed, as texts."""
        measurement = self.measurement
        with freeze_time(f"{YEAR}-04-02 03:00:00"):
            measurement._draw()
            measurement._refresh()
        self.env.flush_all()
        self.env.invalidate_all()
        said = {}
        for name, model in self.env.items():
            if model._auto or model._abstract or not name.startswith("sidocakep."):
                continue
            if not name.endswith(OF_DRAFTS):
                said[name] = model.search([]).read()
        for rows in (measurement.line_ids, measurement.output_ids):
            said[rows._name] = rows.read()
        lines = self.pk_ech3.line_ids | self.pk_ech4.line_ids
        said["drawn"] = [line._get_plan_target().printed_value for line in lines]
        said["objective"] = [
            line._find_objective_above(line.indicator_id.node_ids).id for line in lines
        ]
        for name in sorted(self.env.registry):
            model = self.env[name]
            if hasattr(model, "_get_document_values") and not model._abstract:
                in_force = [("id", "in", self.known.get(name, []))]
                said[f"printed {name}"] = [
                    document._get_document_values()
                    for document in model.search(in_force)
                ]
        return {key: repr(value) for key, value in said.items()}

    def _spoil(self, draft):
        """Let every figure and text of a draft say something else, past its rules."""
        changed = 0
        for name in self._descend(PARTS):
            model = self.env[name]
            column = model._workflow_document_field
            field = model._fields.get(column)
            if not field or not field.store or field.comodel_name != draft._name:
                continue
            for item in model._fields.values():
                if item.name in KEYS or not item.store or not item.column_type:
                    continue
                if item.type not in SAID or item.translate:
                    continue
                with suppress(Error), self.env.cr.savepoint(flush=False):
                    self.env.cr.execute(
                        f"UPDATE {model._table} SET {item.name} = {SAID[item.type]}"
                        f" WHERE {column} = %s".replace("column", item.name),
                        [draft.id],
                    )
                    changed += self.env.cr.rowcount
        self.env.invalidate_all()
        return changed

    def _begin_next(self, document):
        """Return the next version of a document, which says something else."""
        if document._name == "sidocakep.pk":
            pk = document.with_user(self.user_secretary_a)
            draft = pk._revise("priority", "Refocusing", JULY, **CHANGED_ELSEWHERE)
            draft = draft.with_env(self.env)
        else:
            draft = document._amend(DEFAULTS.get(document._name))
        if document._name == "sidocakep.plan":
            # Of periods too that the version in force says nothing of.
            targets = self.env["sidocakep.target"]._with_workflow_bypass()
            for indicator in draft.node_ids.indicator_ids:
                for number in range(1, 5):
                    targets.create(
                        {
                            "indicator_id": indicator.id,
                            "plan_id": draft.id,
                            "period_kind": "quarter",
                            "year": YEAR,
                            "period_no": number,
                            "written": "1",
                        }
                    )
        self.env.flush_all()
        self.assertTrue(self._spoil(draft) or document._name in PARTLESS, draft)
        return draft

    def _get_undecided(self, model):
        decided = {model._version_in_force, model._version_retired, CANCELLED}
        states = dict(model._fields["state"]._description_selection(self.env))
        return [
            state
            for state in states
            if state not in decided and state not in model._version_ended
        ]

    def test_a_draft_changes_nothing_that_is_measured_or_printed(self):
        documents = self._find_in_force()
        self.known = {name: item.ids for name, item in documents.items()}
        self.known[self.measurement._name] = self.measurement.ids
        before = self._read()
        self.assertEqual(self._read(), before, "what is read stands still by itself")
        with mute_logger("odoo.sql_db"):
            drafts = [
                self._begin_next(document)
                for found in documents.values()
                for document in found
            ]
        for last in (0, -1):
            for draft in drafts:
                state = self._get_undecided(draft)[last]
                self.env.cr.execute(
                    f"UPDATE {draft._table} SET state = %s WHERE id = %s",
                    [state, draft.id],
                )
            self.env.invalidate_all()
            after = self._read()
            for name, said in before.items():
                with self.subTest(name, last=last):
                    self.assertEqual(after[name], said)
