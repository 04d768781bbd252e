"""Everything the bench measures, one after the other."""

from bench import drawing, light, reading, speed

light.main()
reading.main()
speed.main()
drawing.main()
