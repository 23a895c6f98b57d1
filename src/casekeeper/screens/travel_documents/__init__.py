"""Documents to travel on: the stock by country and age, and the people behind each figure."""
