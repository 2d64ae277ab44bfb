"""What a question costs: processor time of whole commands, each in a process of its own.

    python benchmarks/questions.py [--store FILE] [--repeats N]

Without a store, seeds/ are read into one first. Beside them stands `kg --version`, which is what starting
Python and reading the commands costs.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
COMMANDS = (
    ["--version"],
    ["ask", "who said what about the border"],
    ["ask", "what is disputed about the border"],
    ["claims"],
    ["entities"],
    ["conflicts"],
    ["timeline", "border"],
)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--store", type=Path, help="a store that exists")
    parser.add_argument("--repeats", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = options.store or Path(folder) / "kg.db"
        if not options.store:
            _run(["ingest", str(ROOT / "seeds"), "--db", str(store)])
        print(f"{'kg':44}{'median s':>10}{'least':>8}")
        for command in COMMANDS:
            words = command if command == ["--version"] else [*command, "--db", str(store)]
            seconds = [_processor_seconds(words) for _ in range(options.repeats)]
            print(f"{' '.join(command):44}{statistics.median(seconds):10.2f}{min(seconds):8.2f}")


def _run(words: list[str]) -> None:
    subprocess.run([sys.executable, str(ROOT / "cli.py"), *words], capture_output=True, check=True)


def _processor_seconds(words: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    _run(words)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


if __name__ == "__main__":
    main()
