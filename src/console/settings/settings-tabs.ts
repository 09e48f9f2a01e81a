/** The pages of the settings; the screen's own address leads to the first. */
export const SETTINGS_TABS = [
  { label: "Users", href: "/settings/users" },
  { label: "API keys", href: "/settings/api-keys" },
  { label: "Models & prices", href: "/settings/models" },
  { label: "Audit log", href: "/settings/audit" },
] as const;
