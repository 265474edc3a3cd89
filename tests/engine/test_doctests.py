"""The examples in the docstrings of the engine are true."""

import doctest
import importlib
import pkgutil

import pytest

import sidocakep_base.engine as engine

MODULES = sorted(
    f"sidocakep_base.engine.{module.name}"
    for module in pkgutil.iter_modules(engine.__path__)
    if not module.ispkg and module.name != "__main__"
)


@pytest.mark.parametrize("name", MODULES)
def test_examples(name):
    module = importlib.import_module(name)
    result = doctest.testmod(module)
    assert result.failed == 0


def test_every_public_function_has_an_example():
    """Functions exported by the package show how they are called."""
    lacking = [
        name
        for name in engine.__all__
        if callable(getattr(engine, name))
        and not isinstance(getattr(engine, name), type)
        and ">>>" not in (getattr(engine, name).__doc__ or "")
    ]
    assert lacking == []
