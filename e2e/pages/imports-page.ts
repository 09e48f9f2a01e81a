import type { Locator, Page } from "@playwright/test";

export class ImportsPage {
  readonly list: Locator;
  readonly outcome: Locator;
  readonly rejected: Locator;
  readonly newImport: Locator;
  readonly dialog: Locator;
  readonly confirmation: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.list = page.getByRole("region", { name: "Imports, newest first" });
    this.outcome = page.getByRole("region", { name: "What came of it" });
    this.rejected = page.getByRole("region", { name: "Rejected lines" });
    this.newImport = page.getByRole("button", { name: "New import" });
    this.dialog = page.getByRole("dialog", { name: "New import" });
    this.confirmation = page.getByRole("dialog", { name: "Cancel this import?" });
  }

  async open(path = "/imports"): Promise<void> {
    await this.page.goto(path);
  }

  /** The row of a company's import, on wide screens. */
  importOf(company: string): Locator {
    return this.list.getByRole("row").filter({ hasText: company });
  }

  /** The figure under a name. */
  count(label: "New sessions" | "New requests" | "Known already" | "Rejected lines"): Locator {
    return this.outcome.getByRole("term").filter({ hasText: label }).locator("xpath=../dd/span[1]");
  }

  /** Fills in a file and what relative transcripts are relative to. */
  async chooseFile(file: { name: string; text: string }, transcriptsAt = ""): Promise<void> {
    const buffer = Buffer.from(file.text);
    await this.dialog.locator("input[type=file]").setInputFiles({ name: file.name, mimeType: "text/csv", buffer });
    await this.dialog.getByLabel("Transcripts are at").fill(transcriptsAt);
  }

  async chooseUrl(url: string): Promise<void> {
    await this.dialog.getByText("From a URL").click();
    await this.dialog.getByLabel("Address of the CSV").fill(url);
  }

  async chooseNewCompany(name: string): Promise<void> {
    await this.chooseCompany("A new company…");
    await this.dialog.getByLabel("Name of the new company").fill(name);
  }

  async chooseCompany(name: string): Promise<void> {
    await this.dialog.getByRole("button", { name: /^Company: /u }).click();
    await this.page.getByRole("menuitemradio", { name }).click();
  }

  async submit(): Promise<void> {
    await this.dialog.getByRole("button", { name: "Import", exact: true }).click();
  }

  async refresh(): Promise<void> {
    await this.page.getByRole("button", { name: "Refresh now" }).click();
  }

  act(label: "Cancel" | "Import again"): Locator {
    return this.page.getByRole("main").getByRole("button", { name: label });
  }
}
