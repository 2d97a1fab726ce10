/** Prints a number of bytes as people read it: `840 kB`, `17.2 MB`, `1.5 GB`. Powers of ten, as package managers do. */
export function formatSize(bytes: number): string {
  if (bytes < 1e6) return `${Math.round(bytes / 1000)} kB`;
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  return bytes < 1e8 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.round(bytes / 1e6)} MB`;
}
