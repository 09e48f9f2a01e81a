import type { Locator, Page } from "@playwright/test";

export class OverviewPage {
  readonly heading: Locator;
  readonly requests: Locator;
  readonly throughput: Locator;
  readonly money: Locator;
  readonly failures: Locator;
  readonly batchCounts: Locator;
  readonly batches: Locator;
  readonly schedules: Locator;
  readonly notices: Locator;
  readonly account: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole("heading", { level: 1, name: "Overview" });
    this.requests = page.getByRole("region", { name: "Requests by status" });
    this.throughput = page.getByRole("region", { name: "Throughput", exact: true });
    this.money = page.getByRole("region", { name: "Money" });
    this.failures = page.getByRole("region", { name: "Top failures" });
    this.batchCounts = page.getByRole("region", { name: "Batches by status" });
    this.batches = page.getByRole("region", { name: "Batches in flight" });
    this.schedules = page.getByRole("region", { name: "Schedules" });
    this.notices = page.getByRole("status", { name: "Notices" });
    this.account = page.getByRole("button", { name: /^Account/u });
  }

  async open(): Promise<void> {
    await this.page.goto("/");
  }

  /** The figure under a status. */
  count(label: "Pending" | "In a batch" | "Complete" | "Failed"): Locator {
    return this.requests.getByRole("term").filter({ hasText: label }).locator("xpath=../dd/span[1]");
  }

  /** A recurring job's state, times and buttons. */
  schedule(label: "Create batches" | "Poll batches"): Locator {
    return this.schedules.getByRole("listitem").filter({ hasText: label });
  }

  /** The row of a company's batch, on wide screens. */
  batchOf(company: string): Locator {
    return this.batches.getByRole("row").filter({ hasText: company });
  }

  async setRefresh(choice: "Off" | "Every 5 s" | "Every 15 s" | "Every minute"): Promise<void> {
    await this.page.getByRole("button", { name: /^Live refresh/u }).click();
    await this.page.getByRole("menuitemradio", { name: choice }).click();
  }

  async setTheme(choice: "System" | "Light" | "Dark"): Promise<void> {
    await this.account.click();
    await this.page.getByRole("menuitemradio", { name: choice }).click();
  }

  async signOut(): Promise<void> {
    await this.account.click();
    await this.page.getByRole("menuitem", { name: "Sign out" }).click();
  }
}
