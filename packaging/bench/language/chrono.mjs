// Answers sentences with chrono-node, as peer.py does with the Python parsers. Its own zone is UTC (TZ=UTC).
import { createInterface } from "node:readline";

const began = process.cpuUsage();
const chrono = await import("chrono-node");
chrono.en.casual.parse("Sail tomorrow at 8am");
const spent = process.cpuUsage(began);
console.log(JSON.stringify({ import_ms: (spent.user + spent.system) / 1e3 }));

const text = (parts) => {
  if (!parts) return null;
  const two = (n) => String(n ?? 0).padStart(2, "0");
  const day = `${parts.get("year")}-${two(parts.get("month"))}-${two(parts.get("day"))}`;
  return parts.isCertain("hour") || parts.get("hour") !== 12
    ? `${day}T${two(parts.get("hour"))}:${two(parts.get("minute"))}`
    : day;
};

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  const parser = question.locale.endsWith("US") ? chrono.en.casual : chrono.en.GB;
  const sent = performance.now();
  let found = null;
  try {
    [found] = parser.parse(question.text, new Date(`${question.now}Z`), { forwardDate: true });
  } catch {
    // whatever a peer raises, it is an answer not given
  }
  const ms = performance.now() - sent;
  console.log(JSON.stringify({ start: text(found?.start), end: text(found?.end), rule: null, ms }));
}
