import type { Locator, Page } from "@playwright/test";

export class RequestsPage {
  readonly heading: Locator;
  readonly panel: Locator;
  readonly rows: Locator;
  readonly selection: Locator;
  readonly drawer: Locator;
  readonly dialog: Locator;
  readonly progress: Locator;
  readonly requeueMatching: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole("heading", { level: 1, name: "Requests" });
    this.panel = page.getByRole("region", { name: "Requests", exact: true });
    this.rows = page.getByRole("table", { name: "Requests" }).locator("[data-row]");
    this.selection = page.getByRole("region", { name: "Selection" });
    this.drawer = page.getByRole("dialog", { name: /^Request [0-9a-f]{8}$/u });
    this.dialog = page.getByRole("dialog", { name: /^Requeue/u });
    this.progress = page.getByRole("region", { name: "Bulk requeues" });
    this.requeueMatching = page.getByRole("button", { name: "Requeue all that match" });
  }

  async open(query = ""): Promise<void> {
    await this.page.goto(`/requests${query}`);
  }

  tab(status: "All" | "Pending" | "In a batch" | "Complete" | "Failed"): Locator {
    return this.page.getByRole("navigation", { name: "Status" }).getByRole("link", { name: status });
  }

  row(id: string): Locator {
    return this.page.getByRole("table", { name: "Requests" }).locator(`[data-row="${id}"]`);
  }

  checkbox(index: number): Locator {
    return this.rows.nth(index).getByRole("checkbox");
  }

  pageButton(name: "First page" | "Previous page" | "Next page" | "Last page"): Locator {
    return this.page.getByRole("navigation", { name: "Pages" }).getByRole("button", { name });
  }

  async choose(filter: "In" | "Company" | "Model" | "Error", option: string): Promise<void> {
    await this.page.getByRole("button", { name: new RegExp(`^${filter}: `, "u") }).click();
    await this.page.getByRole("menuitemradio", { name: option, exact: true }).click();
  }

  async search(text: string): Promise<void> {
    await this.page.getByRole("searchbox", { name: "Search requests" }).fill(text);
  }

  /** The ids of the rows on screen. */
  ids(): Promise<(string | undefined)[]> {
    return this.rows.evaluateAll((rows) => rows.map((row) => (row instanceof HTMLElement ? row.dataset["row"] : "")));
  }
}
