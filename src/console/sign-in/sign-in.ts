/** What came of trying to sign in. `wait`: how many seconds until another try counts, where the server said so. */
export type SignInOutcome =
  | { kind: "signed-in" }
  | { kind: "wrong-credentials" }
  | { kind: "too-many-attempts"; waitSeconds: number | null }
  | { kind: "unreachable" }
  | { kind: "failed"; status: number };

export async function signIn(credentials: { email: string; password: string }): Promise<SignInOutcome> {
  const response = await fetch("/api/auth/sign-in/email", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(credentials),
  }).catch(() => null);
  if (response === null) return { kind: "unreachable" };
  if (response.ok) return { kind: "signed-in" };
  // 400 is what no e-mail address gets; there is no more to tell than of a wrong one.
  if (response.status === 401 || response.status === 400) return { kind: "wrong-credentials" };
  if (response.status !== 429) return { kind: "failed", status: response.status };
  const waitSeconds = Number(response.headers.get("x-retry-after") ?? Number.NaN);
  return { kind: "too-many-attempts", waitSeconds: Number.isInteger(waitSeconds) ? waitSeconds : null };
}

/** The sentence for a person who could not sign in. */
export function explainSignIn(outcome: Exclude<SignInOutcome, { kind: "signed-in" }>): string {
  switch (outcome.kind) {
    case "wrong-credentials":
      return "This e-mail address and password do not belong together.";
    case "too-many-attempts":
      return `Too many attempts. Try again in ${outcome.waitSeconds === null ? "a minute" : `${outcome.waitSeconds} s`}.`;
    case "unreachable":
      return "The server does not answer. Check that it runs and that you are connected, then try again.";
    case "failed":
      return `Something went wrong on our side (status ${outcome.status}). Try again in a moment.`;
  }
}

export async function signOut(): Promise<boolean> {
  const response = await fetch("/api/auth/sign-out", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  }).catch(() => null);
  return response?.ok ?? false;
}
