"""``python -m blinken_reconcile``."""

import sys

from .cli import main

sys.exit(main())
