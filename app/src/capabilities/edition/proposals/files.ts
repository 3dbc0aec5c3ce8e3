// The files of proposals: photos that everybody sees, and scans of signature sheets that only the desk of their institution opens.
import type { FilesOfRoom } from '../../../platform/files/kept-files.ts';
import { mayDo, permissions } from '../../ground/people/rules/index.ts';
import { photosStillNamed } from './store/photos.ts';
import { institutionOfScan, scansStillNamed } from './store/signature-lists.ts';

export const files: FilesOfRoom = {
  async stillNamed(db, ids) {
    return new Set([...(await photosStillNamed(db, ids)), ...(await scansStillNamed(db, ids))]);
  },
  async mayOpen(db, { id: fileId }, actor) {
    const id = await institutionOfScan(db, fileId);
    if (id === undefined || actor === undefined) return false;
    return mayDo(permissions['proposals/enter'], actor.grants, { kind: 'institution', id });
  },
};
