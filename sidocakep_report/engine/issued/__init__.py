"""What an issued document says of itself, read from the content that it froze."""
