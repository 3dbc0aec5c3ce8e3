// Who may open what is not public: a signed list whoever keeps that door, a paper whoever sent it and whoever called.
import type { FilesOfRoom } from '../../../../platform/files/kept-files.ts';
import { mayDo, permissions } from '../../people/rules/index.ts';
import { paperOfFile } from '../store/papers.ts';
import { callerOfScan } from '../store/what-came-of-it.ts';
import { CALL } from './acting.ts';

export const mayOpenFile: FilesOfRoom['mayOpen'] = async (db, file, actor) => {
  if (actor === undefined) return false;
  const paper = await paperOfFile(db, file.id);
  if (paper !== undefined) {
    const { personId, caller } = paper;
    const act = permissions[CALL[caller.kind]];
    return personId === actor.personId || mayDo(act, actor.grants, caller);
  }
  const scope = await callerOfScan(db, file.id);
  if (scope === undefined) return false;
  const act = scope.kind === 'institution' ? 'gatherings/keep-door' : 'gatherings/call-own';
  return mayDo(permissions[act], actor.grants, scope);
};
