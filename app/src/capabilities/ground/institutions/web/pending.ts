// What waits in an institution: its guided list, mandates about to lapse, a body that cannot sit.
import { m } from '#words';
import type { Database } from '../../../../platform/database/database.ts';
import type { OwnTask } from '../../../../platform/own-tasks.ts';
import { beginningOfDay, dayIn } from '../../territories/rules/index.ts';
import {
  type BodyKind,
  bodiesOf,
  bodyInAddress,
  bodyState,
  decidingBodyOf,
} from '../rules/body.ts';
import { isOnboarded } from '../rules/onboarding.ts';
import { listMembers, readBody } from '../store/bodies.ts';
import type { InstitutionRow } from '../store/institutions.ts';
import { bodyPath, onboardingPath } from './paths.ts';
import { bodyNames, dayWords } from './words.ts';

/** In the language of the request, for whoever keeps the institution. */
export async function pendingOf(
  db: Database,
  institution: InstitutionRow,
  now: Date,
): Promise<readonly OwnTask[]> {
  const { kind, slug, name, stage } = institution;
  const tasks: OwnTask[] = [];
  if (isOnboarded(kind) && stage !== 'finished') {
    tasks.push({
      label: m.institutions_task_onboarding(),
      href: onboardingPath.to({ institution: slug }),
      inNameOf: name,
      note: m.institutions_task_onboarding_note(),
    });
  }
  for (const bodyKind of bodiesOf(kind)) {
    tasks.push(...(await pendingOfBody(db, institution, bodyKind, now)));
  }
  return tasks;
}

async function pendingOfBody(
  db: Database,
  institution: InstitutionRow,
  kind: BodyKind,
  now: Date,
): Promise<readonly OwnTask[]> {
  const { id, slug, name, timeZone, stage } = institution;
  const [body, members] = await Promise.all([readBody(db, id, kind), listMembers(db, id, kind)]);
  const { lapse, canSit } = bodyState(body, members, dayIn(timeZone, now));
  const href = bodyPath.to({ institution: slug, body: bodyInAddress(kind) });
  const words = { body: bodyNames[kind]() };
  const tasks: OwnTask[] = [];
  if (lapse !== undefined) {
    tasks.push({
      label: m.institutions_task_lapse({ ...words }),
      href,
      inNameOf: name,
      dueAt: beginningOfDay(timeZone, lapse.on),
      note: m.institutions_task_lapse_note({ count: lapse.membersCount, day: dayWords(lapse.on) }),
    });
  }
  // Until the guided list is finished, it asks for the body itself.
  if (!canSit && stage === 'finished' && kind === decidingBodyOf(institution.kind)) {
    tasks.push({
      label: m.institutions_task_body({ ...words }),
      href,
      inNameOf: name,
      note: m.institutions_task_body_note(),
    });
  }
  return tasks;
}
