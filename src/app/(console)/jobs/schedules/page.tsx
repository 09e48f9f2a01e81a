import type { Metadata } from "next";
import { Housekeeping } from "../../../../console/jobs/housekeeping.tsx";
import { JobsFrame } from "../../../../console/jobs/jobs-frame.tsx";
import { ScheduleTable } from "../../../../console/jobs/schedule-table.tsx";

export const metadata: Metadata = { title: "Schedules" };

export default function SchedulesPage() {
  return (
    <JobsFrame>
      <ScheduleTable />
      <Housekeeping />
    </JobsFrame>
  );
}
