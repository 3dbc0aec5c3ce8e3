// What the process that reads a file with the roll says to the one that keeps it.
import type { FileCode, PadronItem } from '../rules/padron-file.ts';

export type PadronRead =
  | { readonly kind: 'refused'; readonly code: FileCode }
  | {
      readonly kind: 'some';
      readonly items: readonly PadronItem[];
      readonly readCount: number;
      readonly totalCount: number;
    }
  | { readonly kind: 'done' };
