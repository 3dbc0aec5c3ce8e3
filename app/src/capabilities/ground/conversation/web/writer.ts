// Whoever is signed in, as somebody who may write: under which name, whether it waits, and if not, why not.

import { m } from '#words';
import type { Actor } from '../../../../platform/access.ts';
import type { Database } from '../../../../platform/database/database.ts';
import type { House } from '../../../../platform/room.ts';
import type { Way } from '../../../../ui/refused-page/refused-page.tsx';
import { readInstitution } from '../../institutions/index.ts';
import { accountDetailsPath, readParticipant, readPerson } from '../../people/index.ts';
import { mayDo, permissions } from '../../people/rules/index.ts';
import { dayIn } from '../../territories/rules/index.ts';
import { mayTakePart, mustWait } from '../rules/comment.ts';
import type { Refusal } from '../rules/refusal.ts';
import { countLetThrough } from '../store/participants.ts';

export interface Writer {
  /** How others read her name. */
  readonly publicName: string;
  /** Whether a moderator reads what she writes before others do. */
  readonly waits: boolean;
  readonly refusal: Refusal | undefined;
}

export type WriterHouse = Pick<House, 'db' | 'keys' | 'clock' | 'sensitiveBelowAge'>;

export async function readWriter(house: WriterHouse, personId: string): Promise<Writer> {
  const { db, clock } = house;
  const today = dayIn('America/Santiago', clock.now());
  const [person, letThrough, participant] = await Promise.all([
    readPerson(db, personId),
    countLetThrough(db, personId),
    readParticipant(house, personId, today),
  ]);
  const may = mayTakePart(participant.mayTakePart);
  return {
    publicName: person?.publicName ?? '',
    waits: mustWait(letThrough),
    refusal: may.ok ? undefined : may.error,
  };
}

/** An institution whose team somebody may speak for in the forum. */
export interface Team {
  readonly id: string;
  readonly name: string;
}

export function readTeams(
  db: Database,
  { grants }: Pick<Actor, 'grants'>,
): Promise<readonly Team[]> {
  const ids = grants.flatMap(({ scope }) => (scope?.kind === 'institution' ? scope.id : []));
  const keeps = [...new Set(ids)].filter((id) =>
    mayDo(permissions['conversation/keep-forum'], grants, { kind: 'institution', id }),
  );
  return Promise.all(keeps.map((id) => readInstitution(db, id)));
}

/** Where whoever may not write mends it, if she can; then she comes back to `returnTo`. */
export function mendingOf({ code }: Refusal, returnTo: string): Way | undefined {
  return code === 'conversation/age-unknown'
    ? {
        label: m.conversation_say_age(),
        href: accountDetailsPath.to({}, { query: { volver: returnTo } }),
      }
    : undefined;
}
