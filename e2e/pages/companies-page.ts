import type { Locator, Page } from "@playwright/test";

export class CompaniesPage {
  readonly list: Locator;
  readonly add: Locator;
  readonly dialog: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.list = page.getByRole("region", { name: "Companies, by name" });
    this.add = page.getByRole("button", { name: "Add a company" });
    this.dialog = page.getByRole("dialog", { name: /^(?:Add|Edit|Suspend|Activate) /u });
  }

  async open(path = "/companies"): Promise<void> {
    await this.page.goto(path);
  }

  /** The row of a company, on wide screens. */
  company(name: string): Locator {
    return this.list.getByRole("row").filter({ hasText: name });
  }

  drawer(name: string): Locator {
    return this.page.getByRole("dialog", { name, exact: true });
  }

  async fill(fields: { name?: string; timeZone?: string; model?: string }): Promise<void> {
    const { name, timeZone, model } = fields;
    if (name !== undefined) await this.dialog.getByLabel("Name").fill(name);
    if (timeZone !== undefined) await this.dialog.getByLabel("Time zone").fill(timeZone);
    if (model === undefined) return;
    await this.dialog.getByRole("button", { name: /^Default model: /u }).click();
    await this.page.getByRole("menuitemradio", { name: model, exact: true }).click();
  }

  async submit(label: string): Promise<void> {
    await this.dialog.getByRole("button", { name: label }).click();
  }
}
