// What the forum adds elsewhere: at the desk of an institution, and in «lo que me toca» of those it asks something.
import { m } from '#words';
import { type Contribution, contribute } from '../../../../platform/contributions.ts';
import { type OwnTask, ownTasks } from '../../../../platform/own-tasks.ts';
import { deskPanels, readInstitution } from '../../institutions/index.ts';
import { mayDo, permissions } from '../../people/rules/index.ts';
import { WAITS_DAYS } from '../rules/question.ts';
import { listAsking } from '../store/guides.ts';
import { countUnanswered } from '../store/kept-questions.ts';
import { creditPath, forumDeskPath } from './forum-paths.ts';

const DAY_MS = 86_400_000;

function waitingSince(now: Date): Date {
  return new Date(now.getTime() - WAITS_DAYS * DAY_MS);
}

export const forumPanels: readonly Contribution[] = [
  contribute(deskPanels, async (db, { institution: { id, slug }, actor, now }) => {
    const scope = { kind: 'institution', id } as const;
    if (!mayDo(permissions['conversation/keep-forum'], actor.grants, scope)) return null;
    const count = await countUnanswered(db, id, waitingSince(now));
    const href = forumDeskPath.to({ institution: slug });
    return {
      title: m.conversation_forum_title(),
      pending: count === 0 ? [] : [{ label: m.conversation_task_unanswered({ count }), href }],
      links: [{ label: m.conversation_desk_title(), href }],
    };
  }),
  contribute(ownTasks, async (db, { actor, locale, now }): Promise<readonly OwnTask[]> => {
    const asking = await listAsking(db, actor.personId);
    const tasks: OwnTask[] = asking.map(({ slug, title }) => ({
      label: m.conversation_task_credit({ title }),
      href: creditPath.to({ guide: slug }, { locale }),
    }));
    const scopes = actor.grants.flatMap(({ scope }) => scope ?? []);
    const ids = new Set(scopes.filter(({ kind }) => kind === 'institution').map(({ id }) => id));
    for (const id of ids) {
      const scope = { kind: 'institution', id } as const;
      if (!mayDo(permissions['conversation/keep-forum'], actor.grants, scope)) continue;
      const count = await countUnanswered(db, id, waitingSince(now));
      if (count === 0) continue;
      const { slug, name } = await readInstitution(db, id);
      const href = forumDeskPath.to({ institution: slug }, { locale });
      tasks.push({ label: m.conversation_task_unanswered({ count }), href, inNameOf: name });
    }
    return tasks;
  }),
];
