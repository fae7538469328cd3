"""Money: means of achievement 「達成手段」 and the review sheets of their projects 「事業」."""
