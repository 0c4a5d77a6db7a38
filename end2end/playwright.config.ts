import { defineConfig, devices } from "@playwright/test";

const asRoot = process.getuid?.() === 0;

/** Pages that must work without JavaScript carry this tag; they run once more without it. */
const NO_JS = /@no-js/;

const launchOptions = {
  executablePath: process.env.CHROME_PATH ?? "/usr/bin/chromium",
  args: [
    ...(asRoot ? ["--no-sandbox"] : []),
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
  ],
};

export default defineConfig({
  testDir: ".",
  // Journeys of many minutes are played when somebody asks for the long ones (`cargo xtask test --long`).
  testMatch: ["tests/**/*.spec.ts", "bugs/**/*.spec.ts", ...(process.env.DCC_LONG ? ["long/**/*.spec.ts"] : [])],
  outputDir: "test-results",
  snapshotPathTemplate: "references/{projectName}/{arg}{ext}",
  fullyParallel: false,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [
    ["list"],
    ["json", { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ?? "test-results/report.json" }],
  ],
  use: {
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    actionTimeout: 15_000,
    // The whole suite films nothing, which takes time: whoever looks for a failure plays the journey alone, and has its film.
    trace: process.env.CI ? "off" : "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions,
  },
  projects: [
    {
      name: "desktop",
      use: { ...devices["Desktop Chrome"], viewport: { width: 1440, height: 900 }, launchOptions },
    },
    {
      name: "mobile",
      grepInvert: /@desktop/,
      use: {
        ...devices["Desktop Chrome"],
        viewport: { width: 390, height: 844 },
        deviceScaleFactor: 2,
        hasTouch: true,
        isMobile: true,
        launchOptions,
      },
    },
    {
      name: "no-js",
      grep: NO_JS,
      use: {
        ...devices["Desktop Chrome"],
        viewport: { width: 1440, height: 900 },
        javaScriptEnabled: false,
        launchOptions,
      },
    },
  ],
});
