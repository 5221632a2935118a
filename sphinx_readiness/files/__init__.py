"""The only room that opens what documents and projects name: bounded, regular, inside the root."""
