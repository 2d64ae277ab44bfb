"""What is asked for, as far as the words alone tell; the forms in which kg can be asked."""

from dataclasses import dataclass
from typing import Literal

from kg.ask.verbs import Verb
from kg.language.en.saying.stance import Side
from kg.model import EVERYTHING, Filter

QuestionForm = Literal[
    "claims", "when", "name", "outlets", "contradicts", "agrees", "disputed", "changed", "sources", "numbers",
    "stances",
]  # fmt: skip

EXAMPLES = (
    "who said what about X",
    "what did S say about X",
    "what does OUTLET report about X",
    "who denied X",
    "when did S say X",
    "who contradicts S on X",
    "who agrees with S on X",
    "what is disputed about X",
    "what changed about X",
    "how many sources say X",
    "which outlets report X",
    "which figures are given for X",
    "how many people does S claim",
    "who supports X",
    "who opposes X",
)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for. All that is set must hold; nothing set asks for every claim.

    `filter` is what any listing can be narrowed by. `reporter` is a speaker or an outlet ("what does
    Izvestia report"), `through` is an outlet that published or passed it on ("what did she tell
    Izvestia"), `verb` is how it was said when the words ask so ("who denied X").
    With form "contradicts" or "agrees", the speaker is the one whom the others answer. "disputed" asks for
    both sides of each contradiction, "changed" for what somebody said otherwise before, "outlets"
    for who published it, "name" for what its speaker said and what is said of him, "sources" for the
    independent origins that stand behind it, "numbers" for the figures that are given, only of what is
    `counted` where the words ask so ("how many
    camps"), "stances" for who is for a thing and who against it, or only for one `side`.
    """

    filter: Filter = EVERYTHING
    form: QuestionForm = "claims"
    reporter: str | None = None
    through: str | None = None
    verb: Verb | None = None
    counted: str | None = None
    side: Side | None = None

    @property
    def about(self) -> str | None:
        return self.filter.about

    @property
    def speaker(self) -> str | None:
        return self.filter.speaker
