"""Groups of things that belong together, grown pair by pair."""

from collections.abc import Hashable
from typing import Generic, TypeVar

Member = TypeVar("Member", bound=Hashable)


class Groups(Generic[Member]):
    """A union-find: `join` two members, `first` gives one and the same member for all of a group.

    Which one that is, is for `first` of no importance; it is the least where members have an order.
    """

    def __init__(self) -> None:
        self._parents: dict[Member, Member] = {}

    def join(self, a: Member, b: Member) -> bool:
        """Make two groups one; say whether they were two."""
        one, other = sorted((self.first(a), self.first(b)))  # type: ignore[type-var]
        self._parents[other] = one
        return one != other

    def first(self, member: Member) -> Member:
        """Return the least member of the group."""
        path = []
        while (parent := self._parents.get(member, member)) != member:
            path.append(member)
            member = parent
        for passed in path:
            self._parents[passed] = member
        return member

    def together(self, a: Member, b: Member) -> bool:
        return self.first(a) == self.first(b)
