/** A problem as the API describes it. */
async function readDetail(response: Response): Promise<string> {
  const problem: unknown = await response.json().catch(() => null);
  const isProblem = typeof problem === "object" && problem !== null && "detail" in problem;
  return isProblem && typeof problem.detail === "string" ? problem.detail : "Something went wrong on our side.";
}

/**
 * Has the browser save a file that the server hands over as an attachment. Asked for once beforehand, and let go of at
 * once: the browser would show a failure as a page of its own, or save it as the file.
 *
 * @throws {Error} that says why there is no file
 */
export async function downloadFile(path: string): Promise<void> {
  const attempt = new AbortController();
  const response = await fetch(path, { signal: attempt.signal }).catch(() => null);
  if (response === null) throw new Error("The server does not answer. Check that it runs and that you are connected.");
  if (!response.ok) throw new Error(await readDetail(response));
  attempt.abort();
  window.location.assign(path);
}
