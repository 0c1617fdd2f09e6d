"""What is reported in languages whose script parts words otherwise, or not at all."""
