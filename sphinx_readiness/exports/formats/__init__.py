"""A report in the languages of pipelines and reviews: a file for each."""
