"""What the gate says, as pages show it: the head of a record, findings, the rules."""
