"""Pictures: what is taken, what they tell, and copies that tell nothing but what is seen."""
