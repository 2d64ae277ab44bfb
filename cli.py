"""The command `kg` from a checkout: `python cli.py ask ...`. Not installed."""

from kg.cli import main

if __name__ == "__main__":
    main()
