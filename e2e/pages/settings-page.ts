import type { Locator, Page } from "@playwright/test";

type Tab = "users" | "api-keys" | "models" | "audit";

export class SettingsPage {
  readonly dialog: Locator;
  /** A password or a key that is shown once. */
  readonly secret: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole("dialog").last();
    this.secret = this.dialog.getByRole("code").last();
  }

  async open(tab: Tab): Promise<void> {
    await this.page.goto(`/settings/${tab}`);
  }

  /** The row of a list that has this text in it, on wide screens. */
  row(text: string): Locator {
    return this.page.getByRole("row").filter({ hasText: text });
  }

  button(name: string): Locator {
    return this.page.getByRole("main").getByRole("button", { name, exact: true });
  }

  /** Presses a button of the dialog that is open. */
  async press(name: string): Promise<void> {
    await this.dialog.getByRole("button", { name, exact: true }).click();
  }

  /** Reads the secret on screen, and closes its dialog. */
  async takeSecret(): Promise<string> {
    const secret = (await this.secret.textContent()) ?? "";
    await this.press("I have copied it");
    await this.dialog.waitFor({ state: "hidden" });
    return secret;
  }

  /** Chooses from a field that is a menu: `Role`, `Expires`. */
  async choose(label: string, option: string): Promise<void> {
    await this.page.getByRole("button", { name: new RegExp(`^${label}: `, "u") }).click();
    await this.page.getByRole("menuitemradio", { name: new RegExp(`^${option}`, "u") }).click();
  }

  async addUser(email: string, role: "Super admin" | "Admin" | "Support"): Promise<void> {
    await this.button("Add a user").click();
    await this.dialog.getByLabel("E-mail").fill(email);
    await this.choose("Role", role);
    await this.press("Add the user");
  }

  menuOf(email: string): Locator {
    return this.page.getByRole("button", { name: `Actions for ${email}` });
  }

  menuItem(name: RegExp): Locator {
    return this.page.getByRole("menuitem", { name });
  }

  async startAction(email: string, action: RegExp): Promise<void> {
    await this.menuOf(email).click();
    await this.menuItem(action).click();
  }

  async fillPrice(price: Partial<Record<PriceField, string>>): Promise<void> {
    for (const [label, text] of Object.entries(price)) {
      await this.dialog.getByLabel(label, { exact: true }).fill(text);
    }
  }

  async changeOwnPassword(current: string, next: string): Promise<void> {
    await this.page.getByRole("button", { name: /^Account/u }).click();
    await this.page.getByRole("menuitem", { name: "Change password…" }).click();
    await this.dialog.getByLabel("Current password").fill(current);
    await this.dialog.getByLabel("New password", { exact: true }).fill(next);
    await this.dialog.getByLabel("New password again").fill(next);
    await this.press("Change the password");
  }
}

type PriceField =
  | "Batch, prompt"
  | "Batch, completion"
  | "Batch, cached prompt"
  | "Synchronous, prompt"
  | "Synchronous, completion";
