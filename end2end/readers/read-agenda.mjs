// What ical.js understands of a calendar file: its method, then one line an event (what names it, revision, status, instants in
// seconds since 1970). `node read-agenda.mjs <file>...`
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const seconds = (time) => time.toUnixTime();

export function read(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(zone);
  }
  const events = calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    const status = component.getFirstPropertyValue("status") ?? "-";
    return `${event.uid} ${event.sequence} ${status} ${seconds(event.startDate)} ${seconds(event.endDate)}`;
  });
  return [calendar.getFirstPropertyValue("method"), ...events].join("\n");
}

for (const file of process.argv.slice(2)) {
  console.log(`${file}\n${read(readFileSync(file, "utf8"))}`);
}
