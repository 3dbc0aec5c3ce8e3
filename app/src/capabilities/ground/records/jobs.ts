// The slow work of this room: printing what was issued, and forgetting whose paper it was.
import type { Job, JobTools } from '../../../platform/jobs.ts';
import { PRINT } from './actions/issue-document.ts';
import { printDocument } from './actions/print-document.ts';
import { SCAN_KEPT_DAYS } from './rules/paper.ts';
import { forgetSheetsBefore } from './store/paper-sheets.ts';

const DAY_MS = 24 * 3_600_000;

export const jobs = ({ files }: Pick<JobTools, 'files'>): readonly Job[] => [
  {
    ...PRINT,
    run: (db, payload) => printDocument(db, files, (payload as { readonly id: string }).id),
  },
  {
    name: 'records-forget-paper',
    every: '23 4 * * *',
    run: (db) => forgetSheetsBefore(db, new Date(Date.now() - SCAN_KEPT_DAYS * DAY_MS)),
  },
];
