// The slow work of this room: printing what was issued.
import type { JobsOfRoom } from '../../../platform/jobs.ts';
import { PRINT } from './actions/issue-document.ts';
import { printDocument } from './actions/print-document.ts';

export const jobs: JobsOfRoom = ({ files }) => [
  {
    ...PRINT,
    run: (db, payload) => printDocument(db, files, (payload as { readonly id: string }).id),
  },
];
