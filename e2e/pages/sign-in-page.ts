import type { Locator, Page } from "@playwright/test";

export class SignInPage {
  readonly email: Locator;
  readonly password: Locator;
  readonly problem: Locator;
  readonly button: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.email = page.getByLabel("E-mail");
    this.password = page.getByLabel("Password");
    this.problem = page.getByRole("alert").filter({ hasText: /\S/u });
    this.button = page.getByRole("button", { name: "Sign in" });
  }

  async open(path = "/sign-in"): Promise<void> {
    await this.page.goto(path);
  }

  async submit({ email, password }: { email: string; password: string }): Promise<void> {
    await this.email.fill(email);
    await this.password.fill(password);
    await this.button.click();
  }
}
