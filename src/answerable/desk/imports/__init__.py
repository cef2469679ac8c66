"""Import: spreadsheets of old cases, looked over row by row before anything is written."""
