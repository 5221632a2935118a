"""What is kept from one build to the next: the domain, and files beside it."""
