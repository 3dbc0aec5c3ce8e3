// What tests of the agenda begin with: members that speak, an action that both answer for, and a sitting with its minutes.
import { assert } from '@minga/basics';
import type { Database } from '../../../../platform/database/database.ts';
import { listMinutes } from '../../../ground/gatherings/index.ts';
import {
  pathIn as gatheringPathIn,
  givenHeld,
  givenMinutes,
} from '../../../ground/gatherings/testing/given.ts';
import { issueMinutes, notePresent, sayOfMinutes } from '../actions/keep-sitting.ts';
import { type ActionGiven, answerOwner, proposeAction } from '../actions/propose-action.ts';
import type { BySecretariat } from '../actions/secretariat.ts';
import { pathIn } from '../web/paths.ts';
import { givenMember, givenRepresentative, later, NOW } from './given.ts';

export const site = { publicUrl: 'https://minga.example', isDemonstration: true };

export interface Voice {
  readonly personId: string;
  readonly memberId: string;
  readonly memberSlug: string;
}

/** A public body that sits, and who speaks for it. */
export async function givenVoice(db: Database, by: BySecretariat, slug: string): Promise<Voice> {
  return givenRepresentative(db, await givenMember(db, by, slug));
}

export const at = ({ personId }: Voice, now = NOW) => ({ personId, now, pathIn });

export const action: ActionGiven = {
  title: 'Guía de ejecución',
  text: 'Escribir una guía para que las obras se hagan a tiempo.',
  startsOn: '2026-11-25',
  dueOn: '2026-12-10',
  budgetClp: 2_500_000,
  bottlenecks: [],
  owners: [],
};

/** Its number; all that are named are responsible, and all but the first are asked and accept. */
export async function givenAgreed(
  db: Database,
  [first, ...others]: readonly [Voice, ...Voice[]],
  change: Partial<ActionGiven> = {},
): Promise<number> {
  const owners = [first, ...others].map(({ memberSlug }) => ({
    ...{ member: memberSlug, part: 'responsible' as const },
  }));
  const proposed = await proposeAction(db, at(first), { ...action, owners, ...change });
  assert(proposed.ok, `proposed: ${JSON.stringify(proposed)}`);
  const number = proposed.value;
  for (const other of others) {
    const accepted = await answerOwner(db, at(other), { number, accepts: true });
    assert(accepted.ok, `accepted: ${JSON.stringify(accepted)}`);
  }
  return number;
}

/** What a body does with its gatherings. */
export const calling = (by: BySecretariat, now = by.now) => ({
  ...{ actor: by.actor, scope: by.scope, now, pathIn: gatheringPathIn },
});

export const minutes = {
  text: 'Se revisó la agenda.',
  agreements: [
    { text: 'Se aprueba el plan de trabajo.', responsible: 'SUBDERE', dueOn: '2026-12-31' },
    { text: 'Se escribe una guía.', responsible: undefined, dueOn: undefined },
  ],
};

/** Held, with its minutes written, and those who were there. */
export async function givenSitting(
  db: Database,
  by: BySecretariat,
  present: readonly Voice[],
): Promise<{ readonly id: string; readonly number: number }> {
  const { id, number } = await givenHeld(db, calling(by), {
    ...{ kind: 'roundtable', title: 'Sesión de la Mesa', cut: undefined, agenda: ['Agenda'] },
  });
  assert(number !== undefined, 'it was held');
  await givenMinutes(db, calling(by, later(3)), id, minutes);
  const noted = await notePresent(
    db,
    { ...by, now: later(3) },
    { number, members: present.map(({ memberSlug }) => memberSlug) },
  );
  assert(noted.ok, `noted: ${JSON.stringify(noted)}`);
  return { id, number };
}

/** The text of the draft as whoever reads it now. */
export async function textOf(db: Database, gatheringId: string): Promise<Date> {
  const [draft] = await listMinutes(db, gatheringId);
  assert(draft !== undefined, 'there are minutes');
  return draft.draftedAt;
}

/** Approved by all that were there, and issued. */
export async function givenApproved(
  db: Database,
  by: BySecretariat,
  present: readonly Voice[],
): Promise<{ readonly id: string; readonly number: number }> {
  const sitting = await givenSitting(db, by, present);
  const read = await textOf(db, sitting.id);
  for (const voice of present) {
    const said = await sayOfMinutes(db, at(voice, later(4)), {
      ...{ number: sitting.number, says: 'approves', what: undefined, textOf: read },
    });
    assert(said.ok, `said: ${JSON.stringify(said)}`);
  }
  const issued = await issueMinutes(db, site, { ...by, now: later(5) }, sitting.number);
  assert(issued.ok, `issued: ${JSON.stringify(issued)}`);
  return sitting;
}
