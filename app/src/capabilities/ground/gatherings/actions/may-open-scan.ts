// Who may open the scan of a signed list: whoever keeps the door of that gathering.
import type { FilesOfRoom } from '../../../../platform/files/kept-files.ts';
import { mayDo, permissions } from '../../people/rules/index.ts';
import { callerOfScan } from '../store/what-came-of-it.ts';

export const mayOpenScan: FilesOfRoom['mayOpen'] = async (db, file, actor) => {
  if (actor === undefined) return false;
  const scope = await callerOfScan(db, file.id);
  if (scope === undefined) return false;
  const act = scope.kind === 'institution' ? 'gatherings/keep-door' : 'gatherings/call-own';
  return mayDo(permissions[act], actor.grants, scope);
};
