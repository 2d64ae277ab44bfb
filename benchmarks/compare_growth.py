"""How the cost of linking claims grows with their number, on one core.

    python benchmarks/compare_growth.py [--claims 1000 10000 100000] [--seed N] [--no-model]

The claims are made, since no corpus of that size may be shipped. Of every fifteen claims one opens a new
event: a place (kg/language/en/cities.txt), an actor, one of eight themes (a toll, a ceasefire, an output, a
vote, a trial, an epidemic, a road, a protest). The other fourteen fall on events that are open, the more
often the more claims an event has, so that some events have thousands. Each is told by one of n/30 speakers,
in one of the ways of its theme: with the figure, a nearby one or another one, as a denial, a wish, a
forecast; a clause of free words stands behind it. One in ten is the text of another claim in another outlet.
Fifteen claims make an article, eight articles a day. What people write is more various; its hot subjects are
not hotter.
"""

import argparse
import random
import resource
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

from kg.language.en.gazetteer import cities
from kg.model import Modality, Named, Values
from kg.relate.comparing import Ask, compare
from kg.relate.models.entailment import entailment_model
from kg.relate.stated import Stated
from kg.values.periods import find_periods
from kg.values.quantities import find_quantities

CLAIMS_AN_ARTICLE, CLAIMS_AN_EVENT, CLAIMS_A_SPEAKER, OUTLETS = 15, 15, 30, 200
SYNDICATED = 0.1
THEMES: tuple[tuple[str, ...], ...] = (
    ("{n} people were killed in the {a} near {p}", "the {a} near {p} left {n} people dead",
     "nobody was killed in the {a} near {p}", "the {a} near {p} was over within hours"),
    ("{x} forces stopped firing around {p}", "{x} forces are still firing around {p}",
     "the ceasefire around {p} holds", "the ceasefire around {p} has collapsed"),
    ("the oil output of {p} rose to {n} barrels a day", "the oil output of {p} fell to {n} barrels a day",
     "{x} keeps to its quota in {p}", "the refinery of {p} is closed"),
    ("{x} won the vote in {p} with {n} ballots", "the vote in {p} was fair", "the vote in {p} was rigged",
     "turnout in {p} reached {n} voters"),
    ("{x} took a bribe of ${n} in {p}", "{x} took no bribe in {p}", "the trial of {x} will begin in {p}",
     "{x} is innocent"),
    ("there are {n} cases of the fever in {p}", "there are no cases of the fever in {p}",
     "the fever in {p} is under control", "the hospital of {p} has no beds left"),
    ("the road to {p} is open", "the road to {p} is closed", "{n} trucks wait on the road to {p}",
     "the road to {p} will open in {m}"),
    ("{n} people took part in the protest in {p}", "the protest in {p} was peaceful",
     "the protest in {p} turned violent", "police arrested {n} people in {p}"),
)  # fmt: skip
ACTIONS = "flood blast landslide crash fire storm clash avalanche collapse quake raid derailment".split()
MONTHS = "January March May July September November".split()
FREE = """officials residents engineers ministers workers farmers drivers soldiers teachers judges lawyers
doctors reporters sailors miners traders builders pilots guards clerks border harbour valley bridge market
factory school airport station island forest river mountain village district budget contract report treaty
decree letter inquiry petition strike shortage repair delay inspection meeting exercise visit search transfer
review quickly slowly openly quietly jointly partly finally largely""".split()
LINKERS = ("after", "as", "while", "because", "although", "before")


def main() -> None:
    """Make claims, link them, and print what each size took."""
    options = _options()
    ask: Ask | None = None if options.no_model else entailment_model().judge
    print("  claims   seconds    asked  in model    links   origins  peak MiB")
    for count in options.claims:
        statements = list(make_statements(count, random.Random(options.seed)))
        asking = _Counting(ask)
        began = time.process_time()
        found = compare(statements, ask=asking if ask else None)
        seconds = time.process_time() - began
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (
            1024 if sys.platform == "linux" else 1024**2
        )
        print(
            f"{count:8,}  {seconds:8.1f}  {asking.asked:7,}  {asking.seconds:8.1f}  {len(found.links):7,}  "
            f"{len(set(found.origins.values())):8,}  {peak:,}",
            flush=True,
        )


def make_statements(count: int, random: random.Random) -> Iterator[Stated]:
    """Yield claims as the module's docstring says; the same for the same seed."""
    places = [name.title() for name in sorted(cities())]
    speakers = [
        Named(f"s{place}", f"Speaker {place}", "PERSON") for place in range(max(1, count // CLAIMS_A_SPEAKER))
    ]
    events: list[dict[str, str]] = []
    told: list[int] = []  # events, once for each claim on them: the more claims, the likelier the next
    made: list[str] = []
    first = date(2020, 1, 1)
    for number in range(count):
        if number % CLAIMS_AN_EVENT == 0:
            events.append(_event(random, places))
            told.append(len(events) - 1)
        event = random.choice(told)
        told.append(event)
        text = random.choice(made) if made and random.random() < SYNDICATED else _text(random, events[event])
        made.append(text)
        article = number // CLAIMS_AN_ARTICLE
        published = (first + timedelta(days=article // 8)).isoformat()
        yield Stated(
            id=f"{number:016x}", document=f"d{article}", content=f"that {text}",
            outlet=f"Outlet {article % OUTLETS}", published=published,
            speaker=random.choice(speakers), context=f"It was said that {text}.",
            modality=_modality(random), about=frozenset({events[event]["p"]}),
            values=Values(holds=find_periods(text, published=published), quantities=find_quantities(text)),
        )  # fmt: skip


def _event(random: random.Random, places: list[str]) -> dict[str, str]:
    return {
        "p": random.choice(places),
        "x": random.choice(places),
        "a": random.choice(ACTIONS),
        "m": random.choice(MONTHS),
        "n": str(random.choice((random.randint(3, 99), random.randint(1, 90) * 100))),
        "theme": str(random.randrange(len(THEMES))),
    }


def _text(random: random.Random, event: dict[str, str]) -> str:
    figures = dict(event)
    if random.random() < 0.3:
        figures["n"] = str(int(event["n"]) * random.choice((1, 2, 10)) + random.randint(0, 1))
    bound = random.choice(("", "", "more than ", "up to ", "about "))
    figures["n"] = bound + figures["n"]
    said = random.choice(THEMES[int(event["theme"])]).format(**figures)
    words = " ".join(random.choice(FREE) for _ in range(random.randint(3, 7)))
    return f"{said} {random.choice(LINKERS)} {words}"


def _modality(random: random.Random) -> Modality:
    return random.choices(("asserts", "denies", "predicts", "proposes", "believes"), (80, 6, 5, 4, 5))[0]


class _Counting:
    """The model, with how often and how long it was asked."""

    def __init__(self, ask: Ask | None) -> None:
        self._ask, self.asked, self.seconds = ask, 0, 0.0

    def __call__(self, pairs):
        began = time.process_time()
        answers = self._ask(pairs) if self._ask else []
        self.asked, self.seconds = self.asked + len(pairs), self.seconds + time.process_time() - began
        return answers


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--claims", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--no-model", action="store_true", help="words, numbers and dates alone")
    return parser.parse_args()


if __name__ == "__main__":
    main()
