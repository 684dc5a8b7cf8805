"""The domain as data: programmes, places, agencies, lexicons; their schema and loader."""
