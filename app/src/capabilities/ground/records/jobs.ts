// The slow work of this room: printing what was issued, and forgetting whose paper it was.
import type { Job, JobTools } from '../../../platform/jobs.ts';
import { PRINT } from './actions/issue-document.ts';
import { printDocument } from './actions/print-document.ts';
import { ANONYMOUS_SCAN_KEPT_DAYS, SCAN_KEPT_DAYS } from './rules/paper.ts';
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
    async run(db) {
      const before = (days: number) => new Date(Date.now() - days * DAY_MS);
      await forgetSheetsBefore(db, { before: before(SCAN_KEPT_DAYS), isAnonymous: false });
      await forgetSheetsBefore(db, { before: before(ANONYMOUS_SCAN_KEPT_DAYS), isAnonymous: true });
    },
  },
];
