"""Mails to speakers and organizers, as drafts: who gets one today, and what it asks. Nothing is ever sent."""
