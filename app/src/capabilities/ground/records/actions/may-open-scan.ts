// Who may open a file of this room that is not public: the scan of a sheet, whoever enters sheets of that institution.
import type { FilesOfRoom } from '../../../../platform/files/kept-files.ts';
import { mayDo, permissions } from '../../people/rules/index.ts';
import { institutionOfScan } from '../store/paper-sheets.ts';
import { ENTER_PAPER } from './paper-sheet.ts';

export const mayOpenScan: FilesOfRoom['mayOpen'] = async (db, file, actor) => {
  if (actor === undefined) return false;
  const id = await institutionOfScan(db, file.id);
  if (id === undefined) return false;
  return mayDo(permissions[ENTER_PAPER], actor.grants, { kind: 'institution', id });
};
