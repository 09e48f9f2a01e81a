import type { Metadata } from "next";
import { JobsFrame } from "../../../console/jobs/jobs-frame.tsx";
import { Queues } from "../../../console/jobs/queues.tsx";

export const metadata: Metadata = { title: "Queues" };

export default function QueuesPage() {
  return (
    <JobsFrame>
      <Queues />
    </JobsFrame>
  );
}
