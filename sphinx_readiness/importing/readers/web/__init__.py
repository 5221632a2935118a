"""Pages of HTML, and of wikis, as Markdown."""
