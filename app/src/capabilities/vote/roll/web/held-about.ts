// What the roll holds about whoever asks, found by her RUN in each election, and what of it goes with her account.
import { m } from '#words';
import { heldValues, wordsIn } from '../../../../platform/held-values.ts';
import type { HeldThing, House } from '../../../../platform/room.ts';
import { readRun } from '../../../ground/people/index.ts';
import { formatRun, type Run } from '../../../ground/people/rules/index.ts';
import { openDeclaration } from '../actions/declare.ts';
import { openVoter } from '../actions/make-voter.ts';
import { findElection, type SealedElection } from '../actions/sealed-election.ts';
import { declarationsOf } from '../store/declarations.ts';
import { listElections } from '../store/elections.ts';
import { findVoter, vrefOf } from '../store/voters.ts';
import type { RollHouse } from './parts.tsx';
import { myRightPath } from './paths.ts';
import { assuranceWords, declarationWords, stateWords } from './words.ts';

export async function heldAboutVoter(
  house: House,
  personId: string,
): Promise<readonly HeldThing[]> {
  const { roll } = house;
  if (roll === undefined) return [];
  const run = await readRun(house.db, house.keys, personId);
  if (run === undefined) return [];
  const held: HeldThing[] = [];
  for (const { id } of await listElections(roll.db)) {
    const election = await findElection(house.db, id);
    if (election === undefined) continue;
    held.push(...(await heldIn({ ...house, roll }, election, run)));
  }
  return held;
}

async function heldIn(
  house: RollHouse,
  election: SealedElection,
  run: Run,
): Promise<readonly HeldThing[]> {
  const { db, keys } = house.roll;
  const vref = vrefOf(keys, election.id, run);
  const voter = await findVoter(db, election.id, vref);
  const href = myRightPath.to({ election: election.id });
  const declarations = await declarationsOf(db, election.id, vref);
  const label = m.roll_held_right({ title: election.title });
  return [
    ...(voter === undefined
      ? []
      : [
          {
            label,
            href,
            values: heldValues(
              {
                run: formatRun(run),
                commitment: voter.c,
                salt: openVoter(keys, election.id, voter)?.salt ?? null,
                style: voter.style,
                assurance: voter.assurance,
                state: voter.state,
              },
              {
                run: m.roll_field_run,
                commitment: m.roll_right_commitment,
                salt: m.roll_right_salt,
                style: m.roll_right_style,
                assurance: m.roll_right_assurance,
                state: m.roll_right_state,
              },
              { assurance: wordsIn(assuranceWords), state: wordsIn(stateWords) },
            ),
            whenForgotten: { staysBecause: m.roll_held_stays() },
          },
        ]),
    ...declarations.map(
      (one): HeldThing => ({
        label: m.roll_held_declaration({ title: election.title }),
        href,
        values: heldValues(
          {
            declared_on: one.declaredOn,
            style: one.style,
            address: openDeclaration(house, one).address ?? null,
            state: one.state,
            reason: one.reason,
          },
          {
            declared_on: m.roll_column_day,
            style: m.roll_right_style,
            address: m.roll_declare_address,
            state: m.roll_column_state,
            reason: m.roll_column_reason,
          },
          { state: wordsIn(declarationWords) },
        ),
        whenForgotten: 'erased',
      }),
    ),
  ];
}
