"""`kit`, and `python -m kit`."""

import sys


def main() -> int:
    """Run a command and return the exit code; Ctrl-C ends it quietly while it is still starting, too."""
    try:
        from kit.cli import main as command

        return command()
    except PermissionError as error:
        print(f"kit: {error.filename}: {error.strerror}; see who may read and write there", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("kit: stopped before it began; nothing was done", file=sys.stderr, flush=True)
        return 130


if __name__ == "__main__":
    sys.exit(main())
