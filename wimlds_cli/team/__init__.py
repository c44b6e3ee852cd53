"""An event -> the team's work: who does what by when, the mails that ask for it, and the sheet for the stage."""
