"""python -m closeknit."""

from closeknit.faces.cli import main

if __name__ == "__main__":
    main()
