import type { Locator, Page } from "@playwright/test";

export class FailuresPage {
  readonly heading: Locator;
  readonly list: Locator;
  readonly groups: Locator;
  readonly attempts: Locator;
  readonly company: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole("heading", { level: 1, name: "Failures" });
    this.list = page.getByRole("region", { name: "Failed requests by error" });
    this.groups = this.list.getByRole("listitem");
    this.attempts = page.getByRole("region", { name: "Failed attempts in the last 24 hours" });
    this.company = page.getByRole("button", { name: /^Company/u });
  }

  async open(query = ""): Promise<void> {
    await this.page.goto(`/failures${query}`);
  }

  /** The group of an error code; of several, all. */
  group(errorCode: string): Locator {
    return this.groups.filter({ hasText: errorCode });
  }

  async chooseCompany(name: string): Promise<void> {
    await this.company.click();
    await this.page.getByRole("menuitemradio", { name }).click();
  }
}
