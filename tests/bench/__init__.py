"""What a page costs, beside a bare page with the same number of queries, bytes and durable inserts."""
