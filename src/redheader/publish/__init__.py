"""Register and analyses -> site and data package."""
