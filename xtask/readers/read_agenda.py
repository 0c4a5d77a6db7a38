"""What the `icalendar` library understands of a calendar file: its method, then one line an event (what names it, revision, status,
instants in seconds since 1970). `read_agenda.py <file>...`"""

import sys

from icalendar import Calendar


def read(path):
    with open(path, "rb") as file:
        calendar = Calendar.from_ical(file.read())
    lines = [str(calendar["METHOD"])]
    for event in calendar.walk("VEVENT"):
        starts, ends = (int(event[name].dt.timestamp()) for name in ("DTSTART", "DTEND"))
        lines.append(f"{event['UID']} {event['SEQUENCE']} {event.get('STATUS', '-')} {starts} {ends}")
    return lines


for path in sys.argv[1:]:
    print("\n".join([path, *read(path)]))
