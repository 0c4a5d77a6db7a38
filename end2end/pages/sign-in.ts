import type { Page } from "@playwright/test";

/** The sign-in page, in two steps. */
export class SignInPage {
  constructor(private readonly page: Page) {}

  async open(after?: string): Promise<void> {
    await this.page.goto(after ? `/connexion?suite=${encodeURIComponent(after)}` : "/connexion");
  }

  async giveAddress(email: string, password: string): Promise<void> {
    await this.page.locator("input[type=email], input[autocomplete=username]").first().fill(email);
    const secret = this.page.locator("input[type=password]").first();
    await secret.fill(password);
    await secret.press("Enter");
  }

  async giveCode(code: string): Promise<void> {
    const field = this.page.locator("input[autocomplete=one-time-code]").first();
    await field.fill(code);
    await field.press("Enter");
  }
}
