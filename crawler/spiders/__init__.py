"""The crawling child's own rooms: Scrapy lives here and nowhere else."""
