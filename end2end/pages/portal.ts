import { expect, type Browser, type BrowserContext, type Page } from "@playwright/test";
import { live, oneTimeCode, type Server } from "../fixtures";
import { SignInPage } from "./sign-in";

export const PASSWORD = "un chat dort au soleil";

/** Hands a code at the desk, on the page of the circle: the code, as the patient takes it home. */
export async function handCode(desk: Page, record: string, email: string): Promise<string> {
  await desk.goto(`${record}/cercle`);
  await live(desk);
  await desk.getByLabel("Adresse électronique personnelle").fill(email);
  await desk.getByRole("button", { name: "Créer un code à remettre" }).click();
  const handed = desk.getByText(/Code.: [A-Z2-9]{4}-/);
  await expect(handed).toBeVisible();
  return (await handed.innerText()).match(/[A-Z2-9]{4}(-[A-Z2-9]{4}){2}/)?.[0] as string;
}

/** The patient, at home, in a browser of their own. */
export class AtHome {
  private constructor(
    readonly page: Page,
    private readonly server: Server,
    private readonly context: BrowserContext,
  ) {}

  static async sit(browser: Browser, server: Server, javaScriptEnabled = true): Promise<AtHome> {
    const context = await browser.newContext({ baseURL: server.url, locale: "fr-FR", javaScriptEnabled });
    return new AtHome(await context.newPage(), server, context);
  }

  /** Opens the access with the code of the desk. */
  async opens(code: string, born: string): Promise<void> {
    await this.page.goto("/portail/ouvrir");
    await this.page.getByLabel("Code remis").fill(code);
    await this.page.getByLabel("Date de naissance").fill(born);
    await this.page.getByLabel("Choisissez un mot de passe").fill(PASSWORD);
    await this.page.getByRole("button", { name: "Ouvrir mon espace" }).click();
  }

  /** Signs in, with both factors. */
  async signsIn(email: string): Promise<void> {
    await this.page.goto("/portail/connexion");
    const received = (await this.server.mailbox(email)).length;
    const form = new SignInPage(this.page);
    await form.giveAddress(email, PASSWORD);
    await expect(this.page).toHaveURL(/\/portail\/connexion\/code/);
    await form.giveCode(await oneTimeCode(this.server, email, received));
    await expect(this.page.getByRole("heading", { level: 1 })).toContainText("Bonjour");
  }

  async leaves(): Promise<void> {
    await this.context.close();
  }
}
