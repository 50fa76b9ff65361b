"""What analysts own."""
