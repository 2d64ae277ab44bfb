"""What a site asks of robots: robots.txt, read as RFC 9309 says."""

import re
from typing import NamedTuple

AGENT = "kg"
MAX_BYTES = 500_000  # RFC 9309 asks for as many at least
MAX_RULES = 5_000
MAX_DELAY_SECONDS = 30.0


class Rule(NamedTuple):
    allows: bool
    pattern: str


class Robots(NamedTuple):
    """The rules that are for us; of those that match a path the longest holds, and "allow" of two as long."""

    rules: tuple[Rule, ...] = ()
    delay: float = 0.0  # seconds between two requests

    def allows(self, path: str) -> bool:
        matching = [rule for rule in self.rules if _matches(rule.pattern, path)]
        best = max(matching, key=lambda rule: (len(rule.pattern), rule.allows), default=None)
        return best is None or best.allows


NOTHING_ASKED = Robots()
CLOSED = Robots((Rule(False, "/"),))


def read_robots(text: str, agent: str = AGENT) -> Robots:
    """Return the rules for an agent: those of its groups, else those for all."""
    own, every = _Group(), _Group()
    named: list[_Group] = []
    in_rules = is_own = False
    for line in text.lstrip("\ufeff").splitlines()[: 4 * MAX_RULES]:
        key, _, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if key == "user-agent":
            named = [] if in_rules else named
            in_rules = False
            token = re.match(r"[\w-]*", value.lower())
            if value == "*":
                named.append(every)
            elif token and token.group() == agent:
                is_own = True
                named.append(own)
        elif key in ("allow", "disallow", "crawl-delay"):
            in_rules = True
            for group in named:
                group.add(key, value)
    return (own if is_own else every).robots()


class _Group:
    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self.delay = 0.0

    def add(self, key: str, value: str) -> None:
        if key == "crawl-delay":
            if re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", value):
                self.delay = min(float(value), MAX_DELAY_SECONDS)
        elif value and len(self.rules) < MAX_RULES:  # an empty one forbids nothing
            self.rules.append(Rule(key == "allow", value))

    def robots(self) -> Robots:
        return Robots(tuple(self.rules), self.delay)


def _matches(pattern: str, path: str) -> bool:
    """Tell whether a pattern with "*" and a "$" at its end matches the beginning of a path; linear time."""
    is_whole = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    position = len(first)
    for number, piece in enumerate(rest):
        if is_whole and number == len(rest) - 1:
            return len(path) - len(piece) >= position and path.endswith(piece)
        position = path.find(piece, position)
        if position < 0:
            return False
        position += len(piece)
    return not is_whole or position == len(path)
