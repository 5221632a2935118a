"""What words and symbols mean: statuses, severities, flags, states, placeholders."""
