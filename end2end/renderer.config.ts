import { defineConfig } from "@playwright/test";
import journeys from "./playwright.config";

/** Our questionnaires in a renderer of forms that is not ours: no page of the product is opened. */
export default defineConfig(journeys, {
  testDir: "renderer",
  testMatch: "**/*.spec.ts",
  use: { trace: "off" },
});
