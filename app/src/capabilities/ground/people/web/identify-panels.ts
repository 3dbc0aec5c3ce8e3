// What staff find elsewhere of those who wait to be identified: among their tasks, and on the desk.
import { m } from '#words';
import { type Contribution, contribute } from '../../../../platform/contributions.ts';
import { type OwnTask, ownTasks } from '../../../../platform/own-tasks.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { formatNumber } from '../../../../ui/format.ts';
import { deskPanels, readInstitution } from '../../institutions/index.ts';
import { mayDo, permissions } from '../rules/permissions.ts';
import { countWaiting } from '../store/assisted-identities.ts';
import { identifyPath } from './identify-paths.ts';

const IDENTIFY = permissions['people/identify-in-person'];

function labelOf(count: number): string {
  return m.people_task_confirm_identities({ count: formatNumber(count, currentLocale()) });
}

const waitingTasks = contribute(ownTasks, async (db, { actor, now }) => {
  const scopes = actor.grants.flatMap(({ scope }) => scope ?? []);
  const institutionIds = scopes
    .filter((scope) => mayDo(IDENTIFY, actor.grants, scope))
    .map(({ id }) => id);
  const waiting = await countWaiting(db, { institutionIds, personId: actor.personId, now });
  return Promise.all(
    waiting.map(async ({ institutionId, count, firstEndsAt }): Promise<OwnTask> => {
      const { slug, name } = await readInstitution(db, institutionId);
      const href = identifyPath.to({ institution: slug });
      return { label: labelOf(count), href, inNameOf: name, dueAt: firstEndsAt };
    }),
  );
});

const identifyingOnDesk = contribute(deskPanels, async (db, { institution, actor, now }) => {
  const { id, slug } = institution;
  if (!mayDo(IDENTIFY, actor.grants, { kind: 'institution', id })) return null;
  const href = identifyPath.to({ institution: slug });
  const [waiting] = await countWaiting(db, {
    institutionIds: [id],
    personId: actor.personId,
    now,
  });
  return {
    title: m.people_identify_title(),
    pending: waiting === undefined ? [] : [{ label: labelOf(waiting.count), href }],
    links: [{ label: m.people_identify_title(), href }],
  };
});

export const identifyPanels: readonly Contribution[] = [waitingTasks, identifyingOnDesk];
