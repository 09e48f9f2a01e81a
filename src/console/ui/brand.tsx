/** The product's mark and name. */
export function Brand() {
  return (
    <span className="flex items-center gap-2.5 font-semibold tracking-tight">
      <svg aria-hidden="true" viewBox="0 0 32 32" className="size-6 shrink-0">
        <rect width="32" height="32" rx="8" className="fill-accent" />
        <rect x="7" y="8" width="10" height="3.5" rx="1.75" className="fill-active" />
        <rect x="7" y="14.25" width="18" height="3.5" rx="1.75" className="fill-accent-ink" />
        <rect x="7" y="20.5" width="14" height="3.5" rx="1.75" className="fill-success" />
      </svg>
      LiveDash Batch
    </span>
  );
}
