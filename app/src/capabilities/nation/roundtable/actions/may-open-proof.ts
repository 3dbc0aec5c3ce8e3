// Who may open a file of an application: whoever acts for the organisation, and the secretariat of its call.
import type { FilesOfRoom } from '../../../../platform/files/kept-files.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import { ownersOfFile } from '../store/applications.ts';

export const mayOpenProof: FilesOfRoom['mayOpen'] = async (db, file, actor) => {
  if (actor === undefined) return false;
  const owners = await ownersOfFile(db, file.id);
  if (owners === undefined) return false;
  const { organization_id, institution_id } = owners;
  const { grants } = actor;
  return (
    mayDo(permissions['roundtable/sit-as-organization'], grants, {
      kind: 'organization',
      id: organization_id,
    }) || mayDo(permissions['roundtable/keep'], grants, { kind: 'institution', id: institution_id })
  );
};
