import type { Campaign } from "./campaign.ts";
import { GUARANTEES } from "./guarantees.ts";

const SHOWN_BREACHES = 5;

/** Judges a campaign, and says in a table what was injected and what held. */
export function reportOn({ tally, evidence, cameToRest }: Campaign, rules: { maxAttempts: number }) {
  const verdicts = GUARANTEES.map(({ says, breaches }) => ({ says, broken: breaches(evidence, rules) }));
  const { requests, attempts, batches, ledger } = evidence;
  const complete = requests.filter(({ processingStatus }) => processingStatus === "PROCESSING_COMPLETE").length;
  const rows = (entries: [string, number | string][]) =>
    entries.map(([name, count]) => `  ${String(count).padStart(7)}  ${name}`);
  const lines = [
    "Injected",
    ...rows(tally.entries()),
    ...rows([
      ["kills of workers in all", tally.total("kill: ")],
      ["faults of the provider in all", tally.total("fault: ")],
    ]),
    "What came of it",
    ...rows([
      ["requests arrived", requests.length],
      ["of them complete", complete],
      ["of them failed, for an operator to see", requests.length - complete],
      ["batches", batches.length],
      ["attempts", attempts.length],
      ["rows executed by the provider", ledger.length],
    ]),
    "What held",
    `  ${cameToRest ? "    yes" : "     NO"}  all came to rest`,
    ...verdicts.flatMap(({ says, broken }) => [
      `  ${broken.length === 0 ? "    yes" : `NO: ${broken.length}`.padStart(7)}  ${says}`,
      ...broken.slice(0, SHOWN_BREACHES).map((breach) => `             ${breach}`),
    ]),
  ];
  const holds = cameToRest && verdicts.every(({ broken }) => broken.length === 0);
  return { text: `${lines.join("\n")}\n`, holds };
}
