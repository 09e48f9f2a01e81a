import type { Metadata } from "next";
import { JobsFrame } from "../../../../console/jobs/jobs-frame.tsx";
import { Workers } from "../../../../console/jobs/workers.tsx";

export const metadata: Metadata = { title: "Workers" };

export default function WorkersPage() {
  return (
    <JobsFrame>
      <Workers />
    </JobsFrame>
  );
}
