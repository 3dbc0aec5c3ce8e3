// How Node and PostgreSQL say that there is no space left.

/** Of Node (disk, quota) and of PostgreSQL (appendix A of its manual). */
const FULL: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', '53100']);

export function isFullDisk(error: unknown): boolean {
  return FULL.has((error as { readonly code?: unknown } | undefined)?.code);
}
