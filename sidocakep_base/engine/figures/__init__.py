"""What a figure is, how it is read and how it is written."""
