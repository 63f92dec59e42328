"""`python -m onrecord`: the same as the `onrecord` script."""

from onrecord.cli.app import main

if __name__ == "__main__":
    main()
