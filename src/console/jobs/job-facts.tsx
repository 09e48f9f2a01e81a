import Link from "next/link";
import type { ReactNode } from "react";
import { CodeBlock } from "../ui/code-block.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { KeyValues } from "../ui/key-values.tsx";
import { LINK } from "../ui/link-look.ts";
import { Retries, Subject, Took } from "./job-columns.tsx";
import type { JobFull } from "./job-full.ts";
import { JobTimeline } from "./job-timeline.tsx";

/** All that is known of a job. */
export function JobFacts({ job }: { job: JobFull }) {
  const output = job.output ?? job.source?.output ?? null;
  return (
    <div className="flex flex-col divide-y">
      {job.error !== null && (
        <Section title="Error">
          <p className="text-sm wrap-anywhere text-danger-ink">{job.error}</p>
        </Section>
      )}
      <Section title="Facts">
        <KeyValues
          items={[
            { label: "Id", value: <Id id={job.id} /> },
            { label: "About", value: <Subject subject={job.subject} /> },
            { label: "Retries", value: <Retries job={job} /> },
            { label: "Ran for", value: <Took job={job} /> },
            { label: "One at a time by", value: job.key ?? "its queue" },
            { label: "May run for", value: `${Math.round(job.expireInSeconds / 60)} min` },
            ...kinship(job),
          ]}
        />
      </Section>
      <Section title="Timeline">
        <JobTimeline job={job} />
      </Section>
      <Section title="Payload">
        <CodeBlock what="payload" content={job.payload ?? {}} />
      </Section>
      <Section title={job.error === null ? "Output" : "Output of the last try"}>
        {output === null ? (
          <p className="text-sm text-ink-soft">It has not said anything yet.</p>
        ) : (
          <CodeBlock what="output" content={output} />
        )}
      </Section>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3 p-4">
      <h3 className="text-sm font-semibold">{title}</h3>
      {children}
    </section>
  );
}

function Id({ id }: { id: string }) {
  return (
    <span className="flex items-center gap-1">
      <span className="font-mono text-xs break-all">{id}</span>
      <CopyButton text={id} what="job id" />
    </span>
  );
}

/** The jobs that it came from, or has become. */
function kinship({ source, deadLetterCopy, redrivenAsId }: JobFull) {
  return [
    ...(source === null
      ? []
      : [{ label: "Copy of", value: <JobLink id={source.id} text={`the job in ${source.queue}`} /> }]),
    ...(deadLetterCopy === null
      ? []
      : [{ label: "Dead letter", value: <JobLink id={deadLetterCopy.id} text={deadLetterCopy.queue} /> }]),
    ...(redrivenAsId === null
      ? []
      : [{ label: "Sent back as", value: <JobLink id={redrivenAsId} text={redrivenAsId.slice(0, 8)} /> }]),
  ];
}

function JobLink({ id, text }: { id: string; text: string }) {
  return (
    <Link href={`/jobs/list?job=${id}`} className={LINK}>
      {text}
    </Link>
  );
}
