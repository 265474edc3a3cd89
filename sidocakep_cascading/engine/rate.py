"""How often somebody may ask: counted in memory, forgotten with the process."""

from collections import deque


class RateLimit:
    """At most ``most`` questions in ``seconds`` from one asker.

    >>> limit = RateLimit(2, 60)
    >>> [limit.allows("a", second) for second in (0, 1, 2)]
    [True, True, False]
    >>> limit.allows("b", 2), limit.allows("a", 60)
    (True, True)
    """

    #: Askers that are remembered at most; one who is forgotten begins again.
    ASKERS = 10_000

    def __init__(self, most: int, seconds: float):
        self.most, self.seconds = most, seconds
        self._asked: dict[str, deque[float]] = {}

    def allows(self, asker: str, now: float) -> bool:
        """Count a question of ``asker`` and tell whether it is answered.

        :param now: seconds on a clock that only goes forward
        """
        asked = self._asked.pop(asker, deque())
        while asked and asked[0] <= now - self.seconds:
            asked.popleft()
        allowed = len(asked) < self.most
        if allowed:
            asked.append(now)
        # Put back at the end: who has not asked for long is forgotten first.
        self._asked[asker] = asked
        if len(self._asked) > self.ASKERS:
            self._asked.pop(next(iter(self._asked)))
        return allowed
