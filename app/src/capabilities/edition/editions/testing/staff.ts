// People of the staff for tests: somebody who holds a role in an institution since long before.
import type { Actor, Scope } from '../../../../platform/access.ts';
import type { Database } from '../../../../platform/database/database.ts';
import { findInstitution } from '../../../ground/institutions/index.ts';
import { NOW } from './given.ts';
import { givenStaff } from './steps.ts';

export async function scopeOf(db: Database, institution: string): Promise<Scope> {
  const found = await findInstitution(db, institution);
  if (found === undefined) throw new Error(`no institution ${institution}`);
  return { kind: 'institution', id: found.id };
}

export async function holderOf(db: Database, role: string, scope: Scope): Promise<Actor> {
  const id = await givenStaff(db, scope.id, role);
  return { personId: id, sessionId: id, name: 'Rosa', provenAt: NOW, grants: [{ role, scope }] };
}
