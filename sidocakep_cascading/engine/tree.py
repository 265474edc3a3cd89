"""The plan tree as plain data: order of the document, ancestors, descendants."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class TreeNode:
    """A node of the plan.

    :param sort_key: comparable among brothers (sequence, code, id)
    """

    id: int
    parent_id: int | None
    level: str
    sort_key: tuple = ()


class Tree:
    """Nodes in the order in which the plan prints them: depth first.

    A parent that is not among the nodes makes its children roots.

    >>> tree = Tree([TreeNode(1, None, "tujuan"), TreeNode(2, 1, "sasaran", (2,)),
    ...              TreeNode(3, 1, "sasaran", (1,)), TreeNode(4, 3, "program")])
    >>> [tree.position(number) for number in (1, 3, 4, 2)]
    [0, 1, 2, 3]
    >>> list(tree.lineage(4))
    [4, 3, 1]
    >>> tree.nearest(4, {"tujuan", "sasaran"})
    3
    >>> sorted(tree.below([3]))
    [3, 4]
    """

    def __init__(self, nodes: Iterable[TreeNode]):
        self._nodes = {node.id: node for node in nodes}
        self._children = defaultdict(list)
        for node in sorted(self._nodes.values(), key=lambda node: node.sort_key):
            parent_id = node.parent_id if node.parent_id in self._nodes else None
            self._children[parent_id].append(node.id)
        self._positions = {
            node_id: position for position, node_id in enumerate(self._walk(None))
        }

    def __contains__(self, node_id: int) -> bool:
        return node_id in self._nodes

    def position(self, node_id: int) -> int:
        """Return the place of the node in the printed order."""
        return self._positions[node_id]

    def level(self, node_id: int) -> str:
        return self._nodes[node_id].level

    def lineage(self, node_id: int) -> Iterator[int]:
        """Yield the node and its ancestors, upwards."""
        above: int | None = node_id
        while above in self._nodes:
            yield above
            above = self._nodes[above].parent_id

    def nearest(self, node_id: int, levels: Collection[str]) -> int | None:
        """Return the node itself or its nearest ancestor of one of the levels."""
        return next(
            (above for above in self.lineage(node_id) if self.level(above) in levels),
            None,
        )

    def below(self, node_ids: Iterable[int]) -> set[int]:
        """Return the nodes and everything under them."""
        found = set()
        for node_id in node_ids:
            if node_id in self._nodes and node_id not in found:
                found.add(node_id)
                found.update(self._walk(node_id))
        return found

    def topmost(self, node_ids: Iterable[int]) -> set[int]:
        """Return those of the nodes that have no other of them above.

        >>> tree = Tree([TreeNode(1, None, "program"), TreeNode(2, 1, "kegiatan")])
        >>> tree.topmost([1, 2])
        {1}
        """
        wanted = set(node_ids)
        return {
            node_id
            for node_id in wanted
            if not wanted.intersection(list(self.lineage(node_id))[1:])
        }

    def _walk(self, node_id: int | None) -> Iterator[int]:
        stack = list(reversed(self._children.get(node_id, ())))
        while stack:
            current = stack.pop()
            yield current
            stack.extend(reversed(self._children.get(current, ())))
