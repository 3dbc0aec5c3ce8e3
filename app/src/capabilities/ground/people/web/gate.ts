// The gate of the site: who asks, and whether the table of permissions lets them in.
import { assert } from '@minga/basics';
import type { Actor, Scope } from '../../../../platform/access.ts';
import type { Admission, Gate } from '../../../../platform/http/gate.ts';
import type { Answer, Ask } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { identify } from '../actions/identify.ts';
import { mayDo, type Permission, permissionOf } from '../rules/permissions.ts';
import { isFresh } from '../rules/session.ts';
import { parseToken } from '../rules/token.ts';
import { SESSION_COOKIE } from './cookies.ts';
import { forbiddenPage, notTherePage } from './refused-page.tsx';
import { sentTo } from './sent-to.ts';

export function gateOf(house: House): Gate {
  return {
    async identify(request) {
      const token = parseToken(house.cookies.read(request, SESSION_COOKIE));
      return token === undefined ? undefined : identify(house.db, token, house.clock.now());
    },
    async admit(audience, ask) {
      const permission = permissionOf(audience.act);
      assert(permission !== undefined, `the act ${audience.act} is in the table of permissions`);
      const answered = (answer: Answer): Admission => ({ isAdmitted: false, answer });
      const { actor } = ask;
      if (actor === undefined) return answered(await sentTo(house, ask, 'sign-in'));
      const scope = await scopeOfAddress(house, permission, ask);
      if (scope === 'unknown') return answered(notTherePage());
      if (!mayDo(permission, actor.grants, scope)) return answered(forbiddenPage(actor));
      if (needsProof(permission, actor, house.clock.now())) {
        return answered(await sentTo(house, ask, 'prove-again'));
      }
      return { isAdmitted: true, scope };
    },
  };
}

function needsProof({ isSensitive }: Permission, { provenAt }: Actor, now: Date): boolean {
  return isSensitive === true && !isFresh(provenAt, now);
}

async function scopeOfAddress(
  { db, scopes }: House,
  permission: Permission,
  ask: Ask,
): Promise<Scope | undefined | 'unknown'> {
  const finder = scopes.find(({ kind }) => kind === permission.within);
  if (permission.within === undefined) return undefined;
  const name = finder === undefined ? undefined : ask.params[finder.param];
  assert(
    finder !== undefined && name !== undefined,
    `the address ${ask.address} names its ${permission.within}`,
  );
  const id = await finder.find(db, name);
  return id === undefined ? 'unknown' : { kind: finder.kind, id };
}
