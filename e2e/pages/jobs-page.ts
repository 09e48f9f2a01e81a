import type { Locator, Page } from "@playwright/test";

type Tab = "Queues" | "Jobs" | "Schedules" | "Workers";

export class JobsPage {
  readonly queues: Locator;
  readonly list: Locator;
  readonly schedules: Locator;
  readonly workers: Locator;
  readonly warnings: Locator;
  readonly drawer: Locator;
  readonly dialog: Locator;
  readonly toasts: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.queues = page.getByRole("region", { name: "Queues", exact: true });
    this.list = page.getByRole("region", { name: "Jobs", exact: true });
    this.schedules = page.getByRole("region", { name: "Schedules", exact: true });
    this.workers = page.getByRole("region", { name: "Workers", exact: true });
    this.warnings = page.getByRole("region", { name: "Warnings", exact: true });
    this.drawer = page.getByRole("dialog", { name: /^batch-/u });
    this.dialog = page.getByRole("dialog", { name: /\?$/u });
    this.toasts = page.getByRole("region", { name: /notifications/iu });
  }

  async open(path = "/jobs"): Promise<void> {
    await this.page.goto(path);
  }

  async choose(tab: Tab): Promise<void> {
    await this.page.getByRole("navigation", { name: "Jobs" }).getByRole("link", { name: tab, exact: true }).click();
  }

  /** The row of a queue, on wide screens. */
  queue(name: string): Locator {
    return this.queues.getByRole("row").filter({ has: this.page.getByText(name, { exact: true }) });
  }

  /** The row of a job, on wide screens. */
  job(id: string): Locator {
    return this.list.getByRole("row").filter({ hasText: id.slice(0, 8) });
  }

  async filter(label: "Queue" | "State", choice: string): Promise<void> {
    await this.page.getByRole("button", { name: new RegExp(`^${label}: `, "u") }).click();
    await this.page.getByRole("menuitemradio", { name: choice }).click();
  }

  turn(page: "First" | "Previous" | "Next" | "Last"): Promise<void> {
    return this.list.getByRole("button", { name: `${page} page` }).click();
  }
}
