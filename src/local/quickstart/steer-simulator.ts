/** Gives the embedded simulator an order. @throws with its answer when it does not take it */
export async function steerSimulator(simulatorUrl: string, path: string, body: unknown): Promise<void> {
  const response = await fetch(`${simulatorUrl}/simulator/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) {
    throw new Error(`The simulator does not take /${path} (${response.status}): ${await response.text()}`);
  }
}
