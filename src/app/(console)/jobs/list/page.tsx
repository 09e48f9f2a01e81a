import type { Metadata } from "next";
import { JobList } from "../../../../console/jobs/job-list.tsx";
import { JobsFrame } from "../../../../console/jobs/jobs-frame.tsx";

export const metadata: Metadata = { title: "Jobs" };

export default function JobsPage() {
  return (
    <JobsFrame>
      <JobList />
    </JobsFrame>
  );
}
