"""`kit`, and `python -m kit`."""

import sys


def main() -> int:
    """Run a command and return the exit code; Ctrl-C while the kit is still starting ends it quietly, too."""
    try:
        from kit.cli import main as command

        return command()
    except KeyboardInterrupt:
        print("kit: stopped before it began; nothing was done", file=sys.stderr, flush=True)
        return 130


if __name__ == "__main__":
    sys.exit(main())
