"""Groups that grow by joining two at a time, each joint with its reason; some must never meet."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Member = TypeVar("Member", bound=Hashable)


class Groups(Generic[Member]):
    """Disjoint groups (union-find). A joint that would bring together what is kept apart is refused."""

    def __init__(self, members: Iterable[Member]) -> None:
        self._parent = {member: member for member in members}
        self._members = {member: [member] for member in self._parent}
        self._reasons: defaultdict[Member, list[str]] = defaultdict(list)
        self._marks: defaultdict[Member, set[tuple[int, int]]] = defaultdict(set)

    def keep_apart(self, first: Iterable[Member], second: Iterable[Member], ruling: int) -> None:
        """Never let a group hold members of both; only joints made after this are refused."""
        for side, members in enumerate((first, second)):
            for member in members:
                self._marks[self.find(member)].add((ruling, side))

    def find(self, member: Member) -> Member:
        """Return the member that stands for a member's group."""
        root = member
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[member] != root:
            self._parent[member], member = root, self._parent[member]
        return root

    def join(self, first: Member, second: Member, reason: str) -> bool:
        """Make two groups one; False, and nothing done, where a ruling keeps them apart."""
        kept, gone = self.find(first), self.find(second)
        if kept == gone:
            return True
        if any((ruling, 1 - side) in self._marks[gone] for ruling, side in self._marks[kept]):
            return False
        if len(self._members[kept]) < len(self._members[gone]):
            kept, gone = gone, kept
        self._parent[gone] = kept
        self._members[kept] += self._members.pop(gone)
        self._marks[kept] |= self._marks.pop(gone, set())
        self._reasons[kept] += [*self._reasons.pop(gone, []), reason]
        return True

    def all(self) -> list[tuple[list[Member], list[str]]]:
        """Return every group with the reasons of its joints, each reason once and sorted."""
        return [(members, sorted(set(self._reasons[root]) - {""})) for root, members in self._members.items()]
