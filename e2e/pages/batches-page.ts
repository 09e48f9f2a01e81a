import type { Locator, Page } from "@playwright/test";

export class BatchesPage {
  readonly list: Locator;
  readonly search: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.list = page.getByRole("region", { name: "Batches, newest first" });
    this.search = page.getByRole("searchbox", { name: "Search batches" });
  }

  async open(query = ""): Promise<void> {
    await this.page.goto(`/batches${query}`);
  }

  /** The row of a batch, on wide screens. */
  batch(id: string): Locator {
    return this.list.getByRole("row").filter({ hasText: id.slice(0, 8) });
  }

  async filter(label: "Status" | "Provider says" | "Company" | "Model", choice: string): Promise<void> {
    await this.page.getByRole("button", { name: new RegExp(`^${label}: `, "u") }).click();
    await this.page.getByRole("menuitemradio", { name: choice }).click();
  }

  turn(page: "First" | "Previous" | "Next" | "Last"): Promise<void> {
    return this.list.getByRole("button", { name: `${page} page` }).click();
  }
}
