"""Where what the tests read lies, whichever folder a test is in."""

from pathlib import Path

TESTS = Path(__file__).resolve().parent
GOLD = TESTS / "gold"
ROOT = TESTS.parent
SEEDS = ROOT / "seeds"
SHARED = ROOT.parent / "shared"  # lies beside a checkout, never in it
DATA = SHARED / "data"
