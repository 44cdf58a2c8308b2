"""What is wrong with a built site: links, feeds, receipts, addresses, sizes."""
