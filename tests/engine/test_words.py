"""Every refusal of the engine has its sentences in the language of the reader."""

import ast
import re
import string

from tests.repository import ROOT, parse

ENGINE = ROOT / "sidocakep_base" / "engine"
WORDS = ROOT / "sidocakep_base" / "engine_words.py"
#: The calculator has no reader but the one of its own Indonesian.
ALONE = {"cli.py"}


def refusals():
    """Return ``{code: names of the facts}`` of what the engine can refuse."""
    found = {}
    for path in sorted(ENGINE.rglob("*.py")):
        if path.name in ALONE:
            continue
        for node in ast.walk(parse(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                for code in codes_of(node):
                    facts = facts_of(node)
                    known = found.setdefault(code, facts)
                    found[code] = known & facts
    return found


def facts_of(call):
    return {word.arg for word in call.keywords if word.arg} - {"which"}


def codes_of(call):
    """Return the codes that a refusal may carry; nothing for another call."""
    if call.func.id == "EngineError":
        first = call.args[0]
        return [
            part.value
            for part in ast.walk(first)
            if isinstance(part, ast.Constant) and part.value != "Target"
        ] or VARIABLE
    if call.func.id == "NipError":
        which = [word.value.value for word in call.keywords if word.arg == "which"]
        return ["".join([f"nip_{call.args[0].attr.lower()}", *which])]
    return []


#: What is refused with a code that stands in a variable.
VARIABLE = ("actual_shape.point", "actual_shape.number")


def sentences():
    """Return ``{code: placeholders}`` of what is said to the reader."""
    shared, said = {}, {}
    for node in parse(WORDS).body:
        if isinstance(node, ast.Assign):
            name = node.targets[0].id
            shared[name] = text_of(node.value)
            if name == "REFUSALS":
                for key, value in zip(node.value.keys, node.value.values, strict=True):
                    names = {
                        part.id
                        for part in ast.walk(value)
                        if isinstance(part, ast.Name) and part.id in shared
                    }
                    text = text_of(value) + "".join(shared[name] for name in names)
                    said[key.value] = set(re.findall(r"%\((\w+)\)s", text))
    return said


def text_of(node):
    return "".join(
        part.value
        for part in ast.walk(node)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    )


def test_every_refusal_can_be_said():
    assert set(sentences()) == set(refusals())


def test_sentences_name_what_the_engine_tells():
    told = refusals()
    strange = {
        code: names - told[code]
        for code, names in sentences().items()
        if names - told[code] and code not in SPREAD
    }
    assert not strange, strange


#: Refusals whose facts are given as a mapping.
SPREAD = {"bands.overlap", "bands.gap"}


def test_every_fact_of_the_engine_is_in_its_own_sentence_or_the_other():
    """Nothing is handed over that nobody says."""
    said = sentences()
    idle = {}
    for path in sorted(ENGINE.rglob("*.py")):
        for node in ast.walk(parse(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                for code in codes_of(node) if path.name not in ALONE else ():
                    own = {
                        name
                        for _text, name, _spec, _conversion in string.Formatter().parse(
                            text_of(node).replace(code, "", 1)
                        )
                        if name
                    }
                    facts = facts_of(node)
                    if facts - own - said[code]:
                        idle[code] = facts - own - said[code]
    assert not idle, idle
