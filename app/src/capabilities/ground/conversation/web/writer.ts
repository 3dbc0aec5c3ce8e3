// Whoever is signed in, as somebody who may write: under which name, whether it waits, and if not, why not.

import { m } from '#words';
import type { House } from '../../../../platform/room.ts';
import { accountDetailsPath, readParticipant, readPerson } from '../../people/index.ts';
import { dayIn } from '../../territories/rules/index.ts';
import { mayTakePart, mustWait } from '../rules/comment.ts';
import type { Refusal } from '../rules/refusal.ts';
import { countLetThrough } from '../store/participants.ts';
import type { Back } from './parts.tsx';

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

/** Where whoever may not write mends it, if she can; then she comes back to `returnTo`. */
export function mendingOf({ code }: Refusal, returnTo: string): Back | undefined {
  return code === 'conversation/age-unknown'
    ? {
        label: m.conversation_say_age(),
        href: accountDetailsPath.to({}, { query: { volver: returnTo } }),
      }
    : undefined;
}
