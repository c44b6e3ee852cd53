"""What every text for people is made of: dates and lists in words, Markdown, mark-ups, mails."""
