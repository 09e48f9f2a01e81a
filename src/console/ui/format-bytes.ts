/** Files are measured as downloads are: `12.4 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const [unit, size] = bytes < 1e6 ? (["kB", bytes / 1e3] as const) : (["MB", bytes / 1e6] as const);
  return `${size < 100 ? size.toFixed(1) : Math.round(size)} ${unit}`;
}
