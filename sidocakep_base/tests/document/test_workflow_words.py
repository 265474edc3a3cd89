"""Which steps are final, and for which office a document waits: made-up workflows."""

import functools
from types import SimpleNamespace

from lxml import etree

from odoo.tests import BaseCase, tagged

from ...models.document.workflow_final import SidocakepWorkflowMixin as Final
from ...models.document.workflow_mixin import Transition
from ...models.document.workflow_office import OfficeStep
from ...models.document.workflow_office import SidocakepWorkflowMixin as Office

BAPPEDA, INSPEKTORAT = "x.group_bappeda", "x.group_inspektorat"


def make_steps(text):
    """Return transitions of a text: ``step: from from > to`` a line."""
    steps = {}
    for line in text.strip().splitlines():
        name, way = line.split(":")
        sources, target = way.split(">")
        steps[name.strip()] = Transition(tuple(sources.split()), target.strip())
    return steps


def make_final(text, undone_by=None):
    model = SimpleNamespace(
        _workflow_transitions=make_steps(text),
        _workflow_undone_by=undone_by or {},
        env=SimpleNamespace(_=lambda words, **values: words % values),
        _get_state_label=lambda state: state.upper(),
    )
    model._leads_back = lambda step: Final._leads_back(model, step)
    return model


@tagged("post_install", "-at_install")
class TestWorkflowWords(BaseCase):
    def test_a_step_is_final_when_no_way_leads_back(self):
        cases = {
            "a single step": ("decide: draft > decided", "decide"),
            "there and back": ("send: draft > sent\nreturn: sent > draft", ""),
            "back by a long way": (
                "send: draft > sent\nverify: sent > seen\nreopen: seen > draft",
                "",
            ),
            "the last of a way": (
                "send: draft > sent\nreturn: sent > draft\nclose: sent > closed",
                "close",
            ),
            "round, but not through where it began": (
                "close: draft > closed\nhold: closed > held\nfree: held > closed",
                "close",
            ),
            "one of two sources is reached again": (
                "end: draft sent > ended\nrevive: ended > sent",
                "",
            ),
            "a state from which several lead back": (
                "send: draft > sent\nback: sent seen > draft\nsee: sent > seen",
                "",
            ),
            "as it is, written down": ("note: draft > draft", "note"),
            # it leaves one state as it is, so what it wrote is kept
            "as it is, of two": ("note: draft sent > sent\nback: sent > draft", "note"),
            "none": ("", ""),
        }
        for name, (text, final) in cases.items():
            with self.subTest(name):
                model = make_final(text)
                self.assertEqual(Final._get_final_steps(model), set(final.split()))

    def test_what_another_step_takes_back_is_not_final(self):
        text = "submit: draft > draft\ntake_back: draft > draft\ndecide: draft > done"
        undone = {"submit": "take_back", "take_back": "submit"}
        cases = [(undone, {"decide"}), ({}, {"submit", "take_back", "decide"})]
        for undone_by, final in cases:
            with self.subTest(undone_by=undone_by):
                model = make_final(text, undone_by)
                self.assertEqual(Final._get_final_steps(model), final)

    def test_a_button_is_known_by_what_hides_it_first(self):
        model = make_final("send: draft > sent\nask_it: draft > asked")
        cases = [
            ("not can_send", "send"),
            ("not can_send or not is_whole", "send"),
            ("not can_ask_it", "ask_it"),
            # of another step, hidden by something else, or by nothing
            ("not can_decide", None),
            ("not send", None),
            ("can_send", None),
            ("state != 'draft' or not can_send", None),
            ("not", None),
            ("1", None),
            (None, None),
        ]
        for hidden, step in cases:
            with self.subTest(hidden):
                button = etree.Element(
                    "button", {"invisible": hidden} if hidden else {}
                )
                self.assertEqual(Final._find_step_of(model, button), step)

    def test_the_question_says_what_stays(self):
        model = make_final("decide: draft > decided\nnote: draft > draft")
        cases = [("decide", "is “DECIDED” from then on"), ("note", "today's date")]
        for name, words in cases:
            with self.subTest(name):
                said = Final._get_final_question(model, name, "Tetapkan")
                self.assertTrue(said.startswith("Tetapkan: "))
                self.assertIn(words, said)
                self.assertIn("nobody can undo it. Continue?", said)

    # Offices ----------------------------------------------------------------

    def _make_office(self, *groups, **step):
        """Return a model with two steps of offices, and a user of these groups."""
        transition = Transition(("sent", "seen"), "done", groups=(BAPPEDA,))
        return SimpleNamespace(
            _workflow_transitions={
                "verify": transition,
                "review": Transition(("sent",), "done", who="_filter_reviewed"),
                "close": Transition(("sent",), "done", groups=(BAPPEDA,)),
            },
            _office_steps={
                "verify": OfficeStep("Waiting", "x.action", **step),
                "review": OfficeStep("Reviews", "x.action", groups=(INSPEKTORAT,)),
            },
            env=SimpleNamespace(
                uid=7, user=SimpleNamespace(has_group=lambda name: name in groups)
            ),
        )

    def test_who_is_in_the_office_finds_its_steps_and_nobody_else(self):
        """Groups of the step itself stand before those of the transition."""
        both = {"groups": (INSPEKTORAT,)}
        cases = [
            ((), {}, set()),
            (("x.group_other",), {}, set()),
            ((BAPPEDA,), {}, {"verify"}),
            ((INSPEKTORAT,), {}, {"review"}),
            ((BAPPEDA, INSPEKTORAT), {}, {"verify", "review"}),
            ((BAPPEDA,), both, set()),
            ((INSPEKTORAT,), both, {"verify", "review"}),
        ]
        for groups, step, names in cases:
            with self.subTest(groups=groups, step=step):
                model = self._make_office(*groups, **step)
                self.assertEqual(set(Office._get_own_office_steps(model)), names)

    def test_what_waits_is_before_the_step_and_not_of_ones_own(self):
        before = ("state", "in", ["sent", "seen"])
        cases = [
            ({}, [before]),
            (
                {"domain": (("checked_on", "=", False),)},
                [before, ("checked_on", "=", False)],
            ),
            (
                {"authors": ("sent_by_id", "create_uid")},
                [before, ("sent_by_id", "!=", 7), ("create_uid", "!=", 7)],
            ),
        ]
        for step, domain in cases:
            with self.subTest(step):
                model = self._make_office(BAPPEDA, **step)
                self.assertEqual(Office._get_office_domain(model, "verify"), domain)

    def test_who_is_in_the_office_reads_that_he_may_take_its_step(self):
        """Beside the button, where another is asked; of no step of another office."""
        allowed = {"verify": (1, 2), "review": (3,), "close": (4,)}
        for groups, keys in (
            ((), ()),
            ((BAPPEDA,), (1, 2)),
            ((INSPEKTORAT,), (3,)),
            ((BAPPEDA, INSPEKTORAT), (1, 2, 3)),
        ):
            with self.subTest(groups=groups):
                model = self._make_office(*groups)
                model.env._ = lambda words: words
                model._get_own_office_steps = functools.partial(
                    Office._get_own_office_steps, model
                )
                model._workflow_allowed = lambda name: [
                    SimpleNamespace(id=key) for key in allowed[name]
                ]
                ways = Office._get_office_ways(model)
                self.assertEqual(tuple(ways), keys)
                for said in ways.values():
                    self.assertIn("you may take it as well", said)
