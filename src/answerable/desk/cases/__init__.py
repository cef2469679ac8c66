"""Cases: requests, their questions, answers, letters, clocks and everything done about them."""
