"""What to ask somebody whose deportation is considered: only what is not known, printed and recorded."""
