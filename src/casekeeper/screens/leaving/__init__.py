"""Progress to departure: what is ready and what is not, who could leave today, who is planned to, and the proof."""
