// What the room adds elsewhere: what waits for moderators, at the desk and in «lo que me toca».
import { m } from '#words';
import { type Contribution, contribute } from '../../../../platform/contributions.ts';
import { type OwnTask, ownTasks } from '../../../../platform/own-tasks.ts';
import { deskPanels, readInstitution } from '../../institutions/index.ts';
import { mayDo, permissions } from '../../people/rules/index.ts';
import { countQueue } from '../store/queue.ts';
import { queuePath } from './paths.ts';

export const panels: readonly Contribution[] = [
  contribute(deskPanels, async (db, { institution, actor }) => {
    const { id, slug } = institution;
    const scope = { kind: 'institution', id } as const;
    if (!mayDo(permissions['conversation/moderate'], actor.grants, scope)) return null;
    const count = await countQueue(db, scope, actor.personId);
    const href = queuePath.to({ institution: slug });
    return {
      title: m.conversation_list_title(),
      pending: count === 0 ? [] : [{ label: m.conversation_task({ count }), href }],
      links: [{ label: m.conversation_queue_title(), href }],
    };
  }),
  contribute(ownTasks, async (db, { actor, locale }): Promise<readonly OwnTask[]> => {
    const scopes = actor.grants.flatMap(({ scope }) => scope ?? []);
    const ids = new Set(scopes.filter(({ kind }) => kind === 'institution').map(({ id }) => id));
    const tasks: OwnTask[] = [];
    for (const id of ids) {
      const scope = { kind: 'institution', id } as const;
      if (!mayDo(permissions['conversation/moderate'], actor.grants, scope)) continue;
      const count = await countQueue(db, scope, actor.personId);
      if (count === 0) continue;
      const { slug, name } = await readInstitution(db, id);
      const href = queuePath.to({ institution: slug }, { locale });
      tasks.push({ label: m.conversation_task({ count }), href, inNameOf: name });
    }
    return tasks;
  }),
];
