"""What cells of a workbook show of their values."""
