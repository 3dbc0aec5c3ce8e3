// What a page offers about its result: the server by addresses and forms, the browser's island at once.
import type { Choice } from '../rules/choice.ts';
import type { ResultFormat } from '../rules/upload.ts';

/** Where on its page the contest in sight begins. */
export const contestId = 'concurso';
export const contestAnchor = `#${contestId}`;

/** Where each file to take away is: addresses of the server, or of the browser's own memory. */
export type ResultLinks = Readonly<Record<ResultFormat, string>>;

export interface ResultOffers {
  /** Absent while the files are being written. */
  readonly links?: ResultLinks | undefined;
  /** Where anybody can count the same file by the same rules. */
  readonly checkAddress: string;
  /** Where another contest is shown, by its place in the report. */
  readonly contestHref: (contest: number) => string;
  /** Shows it at once, before the link is followed. */
  readonly onContest?: (contest: number) => void;
  /** Whether the page tells all projects in their order by itself. */
  readonly hasOwnList?: boolean;
  /** Whether the page offers the files by itself. */
  readonly hasOwnFiles?: boolean;
  /** How other rules are applied: by a form, or at once. Absent where the rules are those of the bases. */
  readonly rules?: {
    readonly action: string;
    readonly method: 'get' | 'post';
    /** The choice of which some fields change. */
    readonly choice: Choice;
    readonly onApply?: (choice: Choice) => void;
  };
}
