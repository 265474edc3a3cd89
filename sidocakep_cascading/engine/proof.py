"""Proof that a signer has just shown who he is: an object, never a value."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

#: Seconds between showing who one is and the signature that rests on it.
PROOF_LIFETIME = 60.0


def _now() -> float:
    return time.monotonic()


@dataclass(frozen=True, slots=True)
class SignatureProof:
    """Who proved to be whom, how, and to sign exactly what.

    Only server code can make one: what arrives over RPC is a dictionary, a list or a
    plain value. It is bound to a user and to the hashes of the documents that were
    read, and it is stale after :data:`PROOF_LIFETIME`.

    :param user_id: who proved the identity
    :param method: code of the signature method
    :param hashes: document id > SHA-256 of the content that was read
    :param evidence: what the method leaves behind about the proof; never the secret
    :param made_at: time of a monotonic clock; now if not given
    """

    user_id: int
    method: str
    hashes: Mapping[int, str]
    evidence: Mapping = field(default_factory=dict)
    made_at: float = field(default_factory=_now)

    def __post_init__(self):
        object.__setattr__(self, "hashes", MappingProxyType(dict(self.hashes)))
        object.__setattr__(self, "evidence", MappingProxyType(dict(self.evidence)))

    def is_fresh(self, now: float | None = None) -> bool:
        """Tell whether the proof may still be used.

        >>> proof = SignatureProof(7, "password", {1: "ab"}, made_at=100.0)
        >>> proof.is_fresh(160.0), proof.is_fresh(160.1), proof.is_fresh(99.0)
        (True, False, False)
        """
        age = (_now() if now is None else now) - self.made_at
        return 0 <= age <= PROOF_LIFETIME

    def get_changed(self, hashes: Mapping[int, str]) -> list[int]:
        """Return the documents that are not the ones that were read.

        >>> proof = SignatureProof(7, "password", {1: "ab", 2: "cd"})
        >>> proof.get_changed({1: "ab", 2: "xx", 3: "ef"})
        [2, 3]
        """
        return [key for key, value in hashes.items() if self.hashes.get(key) != value]
