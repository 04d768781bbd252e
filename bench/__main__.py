"""Everything the bench measures, one after the other."""

from bench import light, speed

light.main()
speed.main()
