"""Everything the bench measures, one after the other. Exit code 1 when a bound is not kept."""

import sys

from bench import drawing, light, reading, second, side, speed

if __name__ == "__main__":
    light.main()
    reading.main()
    speed.main()
    kept = [drawing.main(), side.main(), second.main()]
    sys.exit(0 if all(kept) else 1)
