"""Everything the bench measures, one after the other."""

from bench import light, reading, speed

light.main()
reading.main()
speed.main()
