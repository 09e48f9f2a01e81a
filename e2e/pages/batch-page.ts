import type { Locator, Page } from "@playwright/test";

type PanelName = "State" | "Facts" | "Counts" | "Timeline" | "Its requests" | "Files" | "Errors by line" | "Failures";
type Action = "Poll now" | "Apply again" | "Cancel";

/** The page of one batch. */
export class BatchPage {
  readonly main: Locator;
  readonly dialog: Locator;
  readonly toasts: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole("main");
    this.dialog = page.getByRole("dialog", { name: /\?$/u });
    this.toasts = page.getByRole("region", { name: /notifications/iu });
  }

  async open(id: string): Promise<void> {
    await this.page.goto(`/batches/${id}`);
  }

  panel(name: PanelName): Locator {
    return this.page.getByRole("region", { name, exact: true });
  }

  action(name: Action): Locator {
    return this.main.getByRole("button", { name, exact: true });
  }

  async confirm(verb: "Cancel the batch" | "Apply again"): Promise<void> {
    await this.dialog.getByRole("button", { name: verb }).click();
  }

  async refresh(): Promise<void> {
    await this.page.getByRole("button", { name: "Refresh now" }).click();
  }

  download(kind: "input" | "output" | "error"): Locator {
    return this.panel("Files").getByRole("button", { name: `Download the ${kind} file` });
  }
}
