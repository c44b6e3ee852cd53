"""The slides: what each says, in Jinja."""

from __future__ import annotations

from shapes import HEIGHT, LEFT, MEASURE, RIGHT, WIDTH, Box, Page, paragraph, run


def picture(page: Page, what: str, box: Box, **options: object) -> str:
    """Return a shape that a picture takes the place of: its text says which."""
    text = paragraph(run(f"{{{{ {what} }}}}", 18, str(options.pop("ink", "bg1"))), align="ctr")
    return page.shape(what, box, text, anchor="ctr", **options)  # type: ignore[arg-type]


def slides() -> list[tuple[str, Page]]:
    """Return the slides in their order, each with its layout's name."""
    return [
        ("Opening", opening()),
        ("List", agenda()),
        ("List", conduct()),
        ("List", hosts()),
        ("One speaker", one_speaker()),
        ("Several speakers", several_speakers()),
        ("Closing", closing()),
    ]


def opening() -> Page:
    """Return the slide that stands while the guests come in."""
    page = Page()
    page.title("{{ event.name }}")
    page.shapes.append(
        picture(page, "chapter.logo", (WIDTH - RIGHT - 1.6, 0.65, 1.6, 1.0), colour="bg1", ink="tx1", form="roundRect")
    )
    page.add("Chapter", (LEFT, 0.65, 9.5, 1.0), paragraph(run("{{ chapter.name }}", 22, "bg1")), anchor="ctr")
    page.add(
        "When and where",
        (LEFT, 4.98, MEASURE, 1.15),
        paragraph(run("{{ event.day }}, {{ event.hours }}", 28, "bg1")),
        paragraph(run("{{ event.place }}", 22, "bg1"), before=6),
    )
    page.add("Mission", (LEFT, 6.3, 10.2, 0.75), paragraph(run("{{ chapter.mission }}", 18, "bg1")), anchor="b")
    return page


def agenda() -> Page:
    """Return the programme; its rows lead to the sessions."""
    page = Page()
    page.title(
        "{% if event.several_days %}{{ page.day }}{% else %}Programme{% endif %}"
        "{% if page.continued %}, continued{% endif %}"
    )
    link = page.relate("slide", "slide5.xml")
    row = [
        paragraph(run("{{ row.start }}", 22, "accent1", bold=True)),
        paragraph(run("{{ row.title }}", 22, bold=True, link=link)),
        paragraph(run("{{ row.people }}", 20)),
    ]
    pause = [
        paragraph(run("{{ pause.start }}", 22, "accent3")),
        paragraph(run("{{ pause.title }}", 22, "accent3", link=link)),
        paragraph(run("{{ pause.people }}", 20, "accent3")),
    ]
    columns = [1.25, 5.9, MEASURE - 1.25 - 5.9]
    page.table("Programme", (LEFT, 1.95, MEASURE, 1.0), columns, [row, pause])
    return page


def conduct() -> Page:
    """Return the code of conduct, and whom to turn to."""
    page = Page()
    page.title("Code of conduct")
    page.add("Welcome", (LEFT, 2.05, 7.4, 1.75), paragraph(run("{{ chapter.welcome }}", 30, "tx2", font="mj")))
    page.add(
        "Whom to turn to",
        (LEFT, 4.1, 7.4, 2.7),
        paragraph(run("Something is not right? Turn to us at any time:", 22, bold=True)),
        paragraph(run("{{ event.organizers }}", 22), before=6),
        paragraph(run("{{ conduct.contact }}", 20), before=6),
        paragraph(run("The whole text: ", 20), run("{{ conduct.address }}", 20), before=14),
    )
    page.shapes.append(picture(page, "conduct.qr", (9.35, 2.05, 3.13, 3.13), line="bg2", ink="tx1"))
    return page


def hosts() -> Page:
    """Return those who give the room, the food and the money."""
    page = Page()
    page.title("With thanks to")
    page.add(
        "Hosts",
        (LEFT, 1.95, MEASURE, 1.3),
        paragraph(run("our hosts, ", 24), run("{{ event.hosts }}", 24, bold=True)),
        paragraph(
            run("{% if event.sponsors %}and those who support us{% endif %}", 24),
            # Many logos leave no room for their names, and most say them.
            run("{% if event.sponsors and event.sponsor_count <= 4 %}, {{ event.sponsors }}{% endif %}", 24, bold=True),
            before=8,
        ),
    )
    page.shapes.append(picture(page, "sponsor.logo", (LEFT, 3.5, 3.8, 2.4), colour="bg1", line="bg2", ink="tx1"))
    return page


def back(page: Page, box: Box = (LEFT, 6.88, 3.0, 0.36)) -> None:
    """Add the way back to the programme."""
    link = page.relate("slide", "slide2.xml")
    page.add("Back to the programme", box, paragraph(run("← Programme", 18, "accent3")), anchor="b", link=link)


def one_speaker() -> Page:
    """Return the divider before a session with one person on stage, or none."""
    page = Page()
    page.title("{{ session.title }}")
    page.shapes.append(picture(page, "speaker.picture", (8.9, 0, WIDTH - 8.9, HEIGHT), colour="tx2"))
    words = "{{ session.time }}{% if session.track %} · {{ session.track }}{% endif %}"
    page.add("Time", (LEFT, 0.65, 7.35, 0.5), paragraph(run(words, 22, "accent1", bold=True)))
    page.add(
        "Speaker",
        (LEFT, 4.4, 7.35, 2.25),
        paragraph(
            run("{{ speaker.name }}", 32, bold=True),
            run("{% if speaker.pronouns %} ({{ speaker.pronouns }}){% endif %}", 22),
        ),
        paragraph(run("{{ speaker.affiliation }}", 24), before=4),
        paragraph(run("{{ speaker.handle }}", 22, "accent1"), before=4),
        paragraph(run("{{ session.source }}", 24), before=4),
        paragraph(
            run("{% if session.is_break and next.title %}Next, {{ next.start }}: {{ next.title }}{% endif %}", 24)
        ),
    )
    back(page)
    return page


def several_speakers() -> Page:
    """Return the divider before a session with several people on stage."""
    page = Page()
    page.title("{{ session.title }}")
    words = "{{ session.time }}{% if session.track %} · {{ session.track }}{% endif %}"
    page.add("Time", (LEFT, 0.65, MEASURE, 0.5), paragraph(run(words, 22, "accent1", bold=True)))
    box = (LEFT, 3.05, 2.7, 3.63)
    page.group(
        "Person",
        box,
        picture(page, "person.picture", (LEFT, 3.05, 1.55, 1.55), colour="tx2", form="ellipse"),
        page.shape(
            "Name",
            (LEFT, 4.73, 2.7, 1.95),
            paragraph(
                run("{{ person.name }}", 20, bold=True),
                run("{% if person.pronouns %} ({{ person.pronouns }}){% endif %}", 18),
            ),
            paragraph(run("{{ person.role }}", 18, "accent1")),
            paragraph(run("{{ person.affiliation }}", 18)),
        ),
    )
    back(page)
    return page


def closing() -> Page:
    """Return the slide that stands while the guests leave."""
    page = Page()
    page.title("Thank you")
    page.add(
        "Afterwards",
        (LEFT, 2.7, 7.3, 3.4),
        paragraph(run("{% if event.next_event %}Next time{% endif %}", 20, "bg1", bold=True)),
        paragraph(run("{{ event.next_event }}", 28, "bg1", font="mj"), before=2),
        paragraph(run("{% if chapter.website %}Slides and recordings{% endif %}", 20, "bg1", bold=True), before=20),
        paragraph(run("{{ chapter.website }}", 24, "bg1"), before=2),
        paragraph(run("{{ event.hashtags }}", 20, "bg1"), before=20),
    )
    page.shapes.append(picture(page, "feedback.qr", (9.0, 1.5, 3.48, 3.48), colour="bg1", ink="tx1"))
    page.add("Event", (LEFT, 6.3, 7.3, 0.75), paragraph(run("{{ event.name }}", 18, "bg1")), anchor="b")
    page.add(
        "Feedback",
        (8.6, 5.2, 4.28, 1.4),
        paragraph(run("{% if feedback.address %}How was it? Tell us.{% endif %}", 20, "bg1", bold=True), align="ctr"),
        paragraph(run("{{ feedback.address }}", 18, "bg1"), align="ctr", before=4),
    )
    return page
