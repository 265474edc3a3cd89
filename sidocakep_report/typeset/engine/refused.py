"""What took too much is refused at once for a while, not made again to be refused."""

import time
from hashlib import sha256
from typing import Final

from .errors import TooHeavyError

#: Seconds after which a source is tried again: a server may have been busy.
_REMEMBERED: Final = 600
#: Of how many sources it is remembered; the oldest is forgotten.
_MOST: Final = 100


class RefusedSources:
    """The sources that took too much, by their hash; safe to share between threads."""

    def __init__(self) -> None:
        self._until: dict[bytes, float] = {}

    def remember(self, source: bytes) -> None:
        """Refuse the source for some minutes."""
        self._until[sha256(source).digest()] = time.monotonic() + _REMEMBERED
        while len(self._until) > _MOST:
            self._until.pop(next(iter(self._until)), None)

    def check(self, source: bytes) -> None:
        """Refuse a source that is remembered.

        :raises TooHeavyError: it took more than it may, a short while ago
        """
        until = self._until and self._until.get(sha256(source).digest(), 0)
        if until and until > time.monotonic():
            raise TooHeavyError
