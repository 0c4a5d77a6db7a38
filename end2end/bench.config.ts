import { defineConfig } from "@playwright/test";
import journeys from "./playwright.config";

/**
 * Measures: one at a time, on the wide screen. They are not facts, and a busy machine makes them slower.
 *
 * Nothing is recorded: the recorder copies the whole page at each gesture, in the page's own thread.
 */
export default defineConfig(journeys, {
  testDir: "bench",
  testMatch: "**/*.spec.ts",
  workers: 1,
  reporter: "list",
  use: { trace: "off", screenshot: "off" },
});
