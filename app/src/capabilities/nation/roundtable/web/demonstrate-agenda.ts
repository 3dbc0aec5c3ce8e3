// The agenda of a demonstration as it came about, day by day: bottlenecks, sittings, actions, the plan and what became of each.
import { assert } from '@minga/basics';
import type { House } from '../../../../platform/room.ts';
import { addDays, dayIn } from '../../../ground/territories/rules/index.ts';
import { inventBottlenecks } from '../actions/invent-agenda.ts';
import { signAction, updateAction } from '../actions/keep-action.ts';
import { answerOwner, handOver, proposeAction } from '../actions/propose-action.ts';
import { turnOpportunity } from '../actions/turn-into-action.ts';
import { watchActions } from '../actions/watch-actions.ts';
import {
  actions,
  type InventedAction,
  pressed,
  type VoiceName,
  voices,
} from '../demonstration/invented-agenda.ts';
import { sittings } from '../demonstration/invented-sittings.ts';
import { ROUNDTABLE_ZONE } from '../rules/call.ts';
import { listActions } from '../store/agenda.ts';
import { demonstrateSitting } from './demonstrate-sittings.ts';
import { type AgendaScene, done, sceneOf, secretariatOf } from './demonstration-steps.ts';
import { pathIn } from './paths.ts';

/** Idempotent: told once, whole, of a Mesa that has its members. */
export async function demonstrateAgenda(house: House): Promise<void> {
  const secretariat = await secretariatOf(house);
  if (secretariat === undefined || (await listActions(house.db)).length > 0) return;
  const scene = await sceneOf(house, secretariat);
  await inventBottlenecks(house.db, scene);
  for (const { run } of stepsOf(scene).toSorted((one, other) => other.ago - one.ago)) await run();
  await watchActions(house.db, pathIn, house.clock.now());
}

interface Step {
  readonly ago: number;
  readonly run: () => Promise<void>;
}

function stepsOf(scene: AgendaScene): readonly Step[] {
  const press = {
    ago: pressed.ago,
    run: async () => {
      const { db } = scene.house;
      done(await turnOpportunity(db, at(scene, pressed.by, pressed.ago), 1));
    },
  };
  // The opportunity took its number when it was pressed.
  const numbered = actions.flatMap((action, index) =>
    stepsOfAction(scene, action, index + (action.ago > pressed.ago ? 1 : 2)),
  );
  const held = sittings.map((sitting) => ({
    ago: sitting.ago,
    run: () => demonstrateSitting(scene, sitting),
  }));
  return [...numbered, press, ...held];
}

function at({ ago, voice }: AgendaScene, name: VoiceName, days: number) {
  return { personId: voice(name).personId, now: ago(days), pathIn };
}

/** Proposed, accepted on the day after, and each thing that happened to it since. */
function stepsOfAction(
  scene: AgendaScene,
  action: InventedAction,
  number: number,
): readonly Step[] {
  const { db } = scene.house;
  const { told = [], signed = [], handedOver } = action;
  return [
    { ago: action.ago, run: () => propose(scene, action, number) },
    ...told.map(({ by, ago, progress, text, evidence }) => ({
      ago,
      run: async () => {
        const given = { progress, text, evidence: evidence === undefined ? [] : [evidence] };
        done(await updateAction(db, at(scene, by, ago), number, given));
      },
    })),
    ...signed.map(({ by, ago }) => ({
      ago,
      run: async () => {
        done(await signAction(db, at(scene, by, ago), number));
      },
    })),
    ...(handedOver === undefined
      ? []
      : [
          {
            ago: handedOver.ago,
            run: async () => {
              const { by, to, ago } = handedOver;
              const asked = { number, to: voices[to] };
              done(await handOver(db, at(scene, by, ago), asked));
              const answer = { number, accepts: true };
              done(await answerOwner(db, at(scene, to, ago - 1), answer));
            },
          },
        ]),
  ];
}

async function propose(scene: AgendaScene, action: InventedAction, number: number): Promise<void> {
  const { house, ago } = scene;
  const { by, responsible, partners = [], waits = [], title, text, budgetClp } = action;
  const day = (days: number) => dayIn(ROUNDTABLE_ZONE, ago(days));
  const owners = [
    ...[...responsible, ...waits].map((name) => ({ name, part: 'responsible' as const })),
    ...partners.map((name) => ({ name, part: 'partner' as const })),
  ].map(({ name, part }) => ({ member: voices[name], part }));
  const proposed = await proposeAction(house.db, at(scene, by, action.ago), {
    ...{ title, text, budgetClp, owners, bottlenecks: action.bottlenecks },
    startsOn: addDays(day(action.ago), 2),
    dueOn: day(action.until),
  });
  assert(done(proposed) === number, `the demonstration numbers «${title}»`);
  for (const name of [...responsible, ...partners]) {
    if (name === by) continue;
    const answer = { number, accepts: true };
    done(await answerOwner(house.db, at(scene, name, action.ago - 1), answer));
  }
}
