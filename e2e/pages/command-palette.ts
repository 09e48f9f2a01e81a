import type { Locator, Page } from "@playwright/test";

export class CommandPalette {
  readonly button: Locator;
  readonly input: Locator;
  readonly options: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.button = page.getByRole("button", { name: /^Search or go to/u });
    this.input = page.getByRole("combobox", { name: "Search, or go anywhere" });
    this.options = page.getByRole("option");
  }

  async open(): Promise<void> {
    await this.page.keyboard.press("ControlOrMeta+k");
    await this.input.waitFor();
  }

  option(name: string | RegExp): Locator {
    return this.page.getByRole("option", { name });
  }
}
