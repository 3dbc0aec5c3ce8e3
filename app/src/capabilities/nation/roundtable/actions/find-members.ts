// Members are found under what they are called today and were when they entered: other rooms change their names.
import type { Database } from '../../../../platform/database/database.ts';
import { putDocuments } from '../../../../platform/search.ts';
import { listMembers } from '../store/members.ts';
import type { PathIn } from '../store/places.ts';
import { documentOfMember, SEARCH_ROOM } from '../store/search-documents.ts';

export async function findMembers(db: Database, pathIn: PathIn): Promise<void> {
  const members = await listMembers(db);
  await putDocuments(
    db,
    SEARCH_ROOM,
    members.map((member) => documentOfMember(member, pathIn)),
  );
}
