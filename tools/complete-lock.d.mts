// The types of complete-lock.mjs, which is plain JavaScript so that any Node runs it.
export interface LockEntry {
  readonly version?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
  readonly os?: string | readonly string[];
  readonly cpu?: string | readonly string[];
  readonly libc?: string | readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
export interface Lock {
  readonly packages: Readonly<Record<string, LockEntry>>;
}
export function missingEntries(lock: Lock): readonly (readonly [string, string, string])[];
export function unvouchedEntries(lock: Lock): readonly string[];
export function completeLock(lock: Lock): Lock;
