"""The number of a person (NIP) in a row of the sheet of positions."""

from ....engine.errors import EngineError
from ....engine.nip import parse_nip
from .position_columns import NUMBERED_KINDS


def check_nip(handler, row, employee):
    """Check the number by the rules of the engine. Perka BKN 22/2007."""
    nip = row.get("nip")
    kind = row.get("asn_kind") or employee.asn_kind or "pns"
    if not nip:
        if kind in NUMBERED_KINDS and not employee:
            handler.warn("nip_missing", row, "nip")
        return True
    if kind not in NUMBERED_KINDS:
        handler.add_problem("nip_not_expected", row, "nip")
        return False
    error = _find_error(nip, kind)
    if error:
        handler.add_problem("reading", row, "nip", reason=error.case, **error.facts)
    return not error


def check_nip_beside(handler, row):
    """Check the number of a row that has another wrong cell: both are told at once.

    Where it is the kind that was not understood, a number of either kind is one.
    """
    nip = row.get("nip")
    if not nip or "nip" in row.failed:
        return
    kinds = [row.get("asn_kind") or "pns"]
    if "asn_kind" in row.failed:
        kinds = sorted(NUMBERED_KINDS)
    errors = [_find_error(nip, kind) for kind in kinds if kind in NUMBERED_KINDS]
    if errors and all(errors):
        reason, facts = errors[-1].case, errors[-1].facts
        handler.add_problem("reading", row, "nip", reason=reason, **facts)


def _find_error(nip, kind):
    try:
        parse_nip(nip, pppk=kind == "pppk")
    except EngineError as error:
        return error
    return None
