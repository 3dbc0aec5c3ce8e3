// A file left on the server to be counted: its life, and the reasons for which it is not taken.
import type { Brand } from '@minga/basics';
import type { Choice } from './choice.ts';
import type { ReportLocale, VoteReport } from './report/report.ts';

/** 128 random bits in base64url: who has it may see and erase the count, nobody can guess it. */
export type UploadId = Brand<string, 'UploadId'>;

/** Reads an id from an address; undefined when it cannot be one. */
export function parseUploadId(text: string | undefined): UploadId | undefined {
  return text !== undefined && /^[A-Za-z0-9_-]{22}$/.test(text) ? (text as UploadId) : undefined;
}

export interface NewUpload {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly choice: Choice;
  /** Language of the page that took it: that of the files to take away. */
  readonly locale: ReportLocale;
}

export type UploadFailure = 'too-slow' | 'too-heavy' | 'broken';

export type Reports = Readonly<Record<ReportLocale, VoteReport>>;

export type UploadState =
  | { readonly kind: 'queued' }
  | { readonly kind: 'counting'; readonly percent: number }
  | { readonly kind: 'done'; readonly reports: Reports }
  | { readonly kind: 'failed'; readonly failure: UploadFailure };

export interface Upload {
  readonly id: UploadId;
  readonly fileName: string;
  readonly choice: Choice;
  readonly locale: ReportLocale;
  readonly state: UploadState;
  readonly expiresAt: Date;
}

export const resultFormats = ['json', 'csv', 'pb'] as const;
export type ResultFormat = (typeof resultFormats)[number];
export type ResultFiles = Readonly<Record<ResultFormat, string>>;

export type Refusal =
  | { readonly code: 'count/queue-full' }
  | { readonly code: 'count/upload-gone' };
