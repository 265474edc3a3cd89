"""Level rules: what each article asks of a position, as the pure check sees it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine.finding import SEVERE, WARNING
from sidocakep_base.engine.level_rule import (
    ABOVE,
    BELOW,
    STANDARD_MISSING,
    UNCLASSIFIED,
    Level,
    LevelRule,
    check_levels,
)

# Paser 23/2016 art. 1(7): the levels from the core business down to the sub-activity
IKU = Level("iku", "IKU", 60)
OUTCOME = Level("outcome", "Outcome", 50)
IMPORTANT_OUTPUT = Level("important_output", "Output penting", 40)
OUTPUT = Level("output", "Output", 30)
ACTIVITY = Level("activity", "Aktivitas", 20)
SUB_ACTIVITY = Level("sub_activity_output", "Output sub aktivitas", 10)
ALL = (IKU, OUTCOME, IMPORTANT_OUTPUT, OUTPUT, ACTIVITY, SUB_ACTIVITY)

# article: (standard, minimum, levels that satisfy it without any remark)
PASER = {
    "5(1)a": (IKU, None, {IKU}),
    "5(1)b": (OUTCOME, None, {OUTCOME}),
    "5(1)c": (OUTCOME, IMPORTANT_OUTPUT, {OUTCOME, IMPORTANT_OUTPUT}),
    "5(1)d": (OUTPUT, ACTIVITY, {OUTPUT, ACTIVITY}),
    "5(1)e": (SUB_ACTIVITY, None, {SUB_ACTIVITY}),
    "5(2)a": (IKU, None, {IKU}),
    "5(2)b": (OUTCOME, IMPORTANT_OUTPUT, {OUTCOME, IMPORTANT_OUTPUT}),
    "5(2)c": (OUTCOME, OUTPUT, {OUTCOME, IMPORTANT_OUTPUT, OUTPUT}),
    "5(2)d": (OUTPUT, ACTIVITY, {OUTPUT, ACTIVITY}),
    "5(2)e": (SUB_ACTIVITY, None, {SUB_ACTIVITY}),
}


def rule_of(article, **values):
    standard, minimum, _satisfied = PASER[article]
    return LevelRule("Jabatan", article, standard, minimum, **values)


@pytest.mark.parametrize("article", PASER)
@pytest.mark.parametrize("level", ALL, ids=lambda level: level.code)
def test_paser_5_every_level_against_every_article(article, level):
    standard, _minimum, satisfied = PASER[article]
    breaches = check_levels(rule_of(article), [level])
    if level in satisfied:
        assert breaches == []
        return
    (breach,) = breaches
    above = level.rank > standard.rank
    assert breach.kind == (ABOVE if above else BELOW)
    assert breach.severity == (WARNING if above else SEVERE)
    assert breach.article == article
    assert breach.line == 1


def test_a_breach_names_article_line_level_and_what_was_asked():
    (breach,) = check_levels(
        LevelRule("Eselon III", "Pasal 5(1)c", OUTCOME, IMPORTANT_OUTPUT),
        [OUTCOME, IMPORTANT_OUTPUT, OUTPUT],
    )
    assert (breach.article, breach.line, breach.level) == ("Pasal 5(1)c", 3, OUTPUT)
    assert breach.rule.position == "Eselon III"
    assert (breach.rule.standard, breach.rule.minimum) == (OUTCOME, IMPORTANT_OUTPUT)


def test_a_line_without_level_breaches_with_the_severity_of_the_rule():
    for severity in (SEVERE, WARNING):
        (breach,) = check_levels(rule_of("5(1)a", severity=severity), [None])
        assert (breach.kind, breach.severity) == (UNCLASSIFIED, severity)
        assert (breach.line, breach.level) == (1, None)


def test_the_standard_is_asked_only_where_the_rule_says_so():
    lines = [IMPORTANT_OUTPUT, IMPORTANT_OUTPUT]
    assert check_levels(rule_of("5(1)c"), lines) == []
    (breach,) = check_levels(rule_of("5(1)c", standard_required=True), lines)
    assert (breach.kind, breach.line, breach.severity) == (
        STANDARD_MISSING,
        None,
        WARNING,
    )
    assert breach.rule.standard == OUTCOME
    assert check_levels(rule_of("5(1)c", standard_required=True), [OUTCOME]) == []


def test_gunung_mas_c4_outcome_and_output_beside_an_iku():
    """Annex C.4.b: outcome/output for an agency, the IKU not set aside."""
    head = LevelRule("Kepala", "Lampiran C.4.b", IKU, OUTPUT, standard_required=True)
    assert check_levels(head, [IKU, OUTCOME, OUTPUT]) == []
    kinds = [breach.kind for breach in check_levels(head, [OUTCOME, ACTIVITY])]
    assert kinds == [BELOW, STANDARD_MISSING]


def test_without_a_standard_every_level_will_do():
    """Gunung Mas C.2.g: the pelaksana makes an agreement, no level is named."""
    assert check_levels(LevelRule("Pelaksana", "C.2.g"), [None, *ALL]) == []


def test_an_agreement_without_lines_breaches_nothing_but_the_required_standard():
    assert check_levels(rule_of("5(1)a"), []) == []
    assert len(check_levels(rule_of("5(1)a", standard_required=True), [])) == 1


def test_impossible_rules_are_refused():
    with pytest.raises(ValueError, match="above the standard"):
        LevelRule("Jabatan", "x", OUTPUT, OUTCOME)
    with pytest.raises(ValueError, match="needs a standard"):
        LevelRule("Jabatan", "x", None, OUTPUT)


lines = st.lists(st.sampled_from([None, *ALL]), max_size=8)


@given(st.sampled_from(sorted(PASER)), lines)
def test_lines_are_judged_one_by_one(article, levels):
    """The verdict on a line does not depend on its neighbours."""
    rule = rule_of(article)
    alone = [
        (number, breach.kind)
        for number, level in enumerate(levels, start=1)
        for breach in check_levels(rule, [level])
    ]
    assert [(b.line, b.kind) for b in check_levels(rule, levels)] == alone


@given(st.sampled_from(sorted(PASER)), lines)
def test_raising_every_line_to_the_standard_satisfies_the_rule(article, levels):
    rule = rule_of(article, standard_required=True)
    raised = [rule.standard for _level in levels] or [rule.standard]
    assert check_levels(rule, raised) == []


def test_without_a_standard_nothing_is_asked():
    rule = LevelRule("Bupati", "Pasal 4")
    assert check_levels(rule, [None]) == []


@pytest.mark.parametrize("severity", [SEVERE, WARNING])
def test_above_the_standard_is_as_grave_as_the_rule_says(severity):
    rule = LevelRule("Sekretaris", "Pasal 5", OUTCOME, above_severity=severity)
    [breach] = check_levels(rule, [IKU])
    assert (breach.kind, breach.severity) == ("above", severity)
