"""Rules about exceptions: waivers, excuses, and rows that are left out."""
