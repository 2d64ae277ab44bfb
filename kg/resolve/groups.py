"""Groups that grow by joining two at a time, each joint with its reason; some must never meet."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

Member = TypeVar("Member", str, int)


class Groups(Generic[Member]):
    """Disjoint groups (union-find). A joint that would bring together what is kept apart is refused.

    A member that was not told of is a group by itself, which `all` leaves out until it is joined.
    """

    def __init__(self, members: Iterable[Member] = ()) -> None:
        self._parent: dict[Member, Member] = {member: member for member in members}
        self._size: dict[Member, int] = {}  # of groups of more than one, by their least member
        self._reasons: defaultdict[Member, set[str]] = defaultdict(set)
        self._marks: dict[Member, set[tuple[int, int]]] = {}

    def keep_apart(self, first: Iterable[Member], second: Iterable[Member], ruling: int) -> None:
        """Never let a group hold members of both; only joints made after this are refused."""
        for side, members in enumerate((first, second)):
            for member in members:
                self._marks.setdefault(self.find(member), set()).add((ruling, side))

    def find(self, member: Member) -> Member:
        """Return the least member of a member's group, which stands for all of it."""
        parent = self._parent
        least = member
        while (above := parent.get(least, least)) != least:
            least = above
        while member != least:
            parent[member], member = least, parent[member]
        return least

    def join(self, first: Member, second: Member, reason: str = "") -> bool:
        """Make two groups one; False, and nothing done, where a ruling keeps them apart."""
        kept, gone = self.find(first), self.find(second)
        if kept == gone:
            return True
        if self._marks and self._are_apart(kept, gone):
            return False
        if gone < kept:
            kept, gone = gone, kept
        self._parent.setdefault(kept, kept)
        self._parent[gone] = kept
        self._size[kept] = self._size.get(kept, 1) + self._size.pop(gone, 1)
        if gone in self._marks:
            self._marks.setdefault(kept, set()).update(self._marks.pop(gone))
        if gone in self._reasons:
            self._reasons[kept] |= self._reasons.pop(gone)
        if reason:
            self._reasons[kept].add(reason)
        return True

    def together(self, first: Member, second: Member) -> bool:
        """Tell whether two members are in one group."""
        return self.find(first) == self.find(second)

    def size(self, member: Member) -> int:
        """Return how many members a member's group has."""
        return self._size.get(self.find(member), 1)

    def all(self) -> list[tuple[list[Member], list[str]]]:
        """Return every group with the reasons of its joints, each reason once and sorted."""
        members: dict[Member, list[Member]] = {}
        for member in self._parent:
            members.setdefault(self.find(member), []).append(member)
        return [(group, sorted(self._reasons.get(least, ()))) for least, group in members.items()]

    def _are_apart(self, first: Member, second: Member) -> bool:
        marks = self._marks.get(first, set()), self._marks.get(second, set())
        return any((ruling, 1 - side) in marks[1] for ruling, side in marks[0])
