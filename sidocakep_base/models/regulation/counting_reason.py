"""Why figures are counted otherwise from now on: said in the write that does it."""

#: The field in which a reason comes; it has no column.
REASON = "change_reason"
_KEY = "sidocakep_counting_reason"


class CountingReason:
    """The reason that one write came with, until the rows of the trail have it.

    It goes along in the context of that write, to the parts too. A client cannot send
    one: an object does not travel over RPC, and :func:`get_reason` takes no text.
    """

    __slots__ = ("is_kept", "text")

    def __init__(self, text):
        self.text = text
        self.is_kept = False

    def bind(self, records):
        """Return the records as this write sees them."""
        return records.with_context(**{_KEY: self})

    def keep(self, record, name):
        """Return what a row of the trail says of it; a word or a colour has no why.

        :param name: of the changed field; empty: the record came or went
        """
        if name in getattr(record, "_counting_free", ()):
            return {}
        self.is_kept = True
        return {"reason": self.text}


def take_reason(vals):
    """Return what is written, and the reason that came with it, if any."""
    rest = {name: vals[name] for name in vals if name != REASON}
    text = str(vals.get(REASON) or "").strip()
    return rest, CountingReason(text) if text else None


def get_reason(env):
    """Return the reason of the write that is under way, or ``None``."""
    given = env.context.get(_KEY)
    return given if isinstance(given, CountingReason) else None
