"""How many people were in each place, who came and who left, for every day that was counted."""
