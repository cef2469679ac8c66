"""The pages: schedule, due list, holds, disposal runs."""
