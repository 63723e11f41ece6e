"""What one class's course adds to the lessons: its dates, people, rulings, and the history of its marks."""
