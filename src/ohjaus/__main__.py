"""`python -m ohjaus` is the command `ohjaus`."""

from ohjaus.cli import main

raise SystemExit(main())
