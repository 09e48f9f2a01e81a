import type { Locator, Page } from "@playwright/test";

type Filter = "Company" | "Sentiment" | "Category" | "Language" | "Escalated" | "Forwarded" | "Analysed";

export class SessionsPage {
  readonly list: Locator;
  readonly search: Locator;
  readonly transcript: Locator;
  readonly messages: Locator;
  readonly analysis: Locator;
  readonly requests: Locator;
  readonly stages: Locator;
  readonly imported: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.list = page.getByRole("region", { name: "Sessions", exact: true });
    this.search = page.getByRole("searchbox", { name: "Search sessions" });
    this.transcript = page.getByRole("region", { name: "Transcript" });
    this.messages = page.getByRole("list", { name: "Messages" }).getByRole("listitem");
    this.analysis = page.getByRole("region", { name: "Analysis" });
    this.requests = page.getByRole("region", { name: "Requests" });
    this.stages = page.getByRole("region", { name: "Stages" });
    this.imported = page.getByRole("region", { name: "As imported" });
  }

  async open(path = "/sessions"): Promise<void> {
    await this.page.goto(path);
  }

  /** The row of a session, on wide screens. */
  session(externalId: string): Locator {
    return this.list.getByRole("row").filter({ hasText: externalId });
  }

  async filter(label: Filter, choice: string): Promise<void> {
    await this.page.getByRole("button", { name: new RegExp(`^${label}: `, "u") }).click();
    await this.page.getByRole("menuitemradio", { name: choice, exact: true }).click();
  }
}
