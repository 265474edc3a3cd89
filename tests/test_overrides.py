"""A model is spread over the rooms: no file takes a method of another away unseen."""

import ast
from collections import defaultdict

from tests.repository import ADDONS, model_classes


def _calls_super(function):
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "super"
        for node in ast.walk(function)
    )


def _is_hook(function):
    """Whether a method is there to be filled: it returns or sets nothing."""
    body = function.body[ast.get_docstring(function) is not None :]
    if len(body) != 1 or not isinstance(body[0], (ast.Return, ast.Assign)):
        return False
    try:
        return not ast.literal_eval(body[0].value)
    except ValueError:
        return False


def _definitions():
    """Return ``{(model, method): [(file, whether it goes on to the others)]}``.

    A hook goes nowhere and hides nothing.
    """
    found = defaultdict(list)
    for addon in ADDONS:
        for path, node, attributes in model_classes(addon):
            model = attributes.get("_name") or attributes.get("_inherit")
            if not isinstance(model, str):
                continue
            for child in node.body:
                if isinstance(child, ast.FunctionDef) and not _is_hook(child):
                    found[model, child.name].append((path, _calls_super(child)))
    return found


def test_a_method_that_two_files_define_goes_on_to_the_other():
    """All but one call ``super()``; else the one that is loaded last hides the rest."""
    hidden = {
        f"{model}.{name}": [path.name for path, goes_on in files if not goes_on]
        for (model, name), files in _definitions().items()
        if sum(not goes_on for _path, goes_on in files) > 1
    }
    assert not hidden
