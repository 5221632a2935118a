"""What one build makes of what is stored: options, records, judgement."""
