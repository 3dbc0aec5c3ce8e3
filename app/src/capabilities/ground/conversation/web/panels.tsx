// What the room adds elsewhere: where people talk of a comuna; what waits for moderators, at the desk and in «lo que me toca».
import { m } from '#words';
import { type Contribution, contribute } from '../../../../platform/contributions.ts';
import { type OwnTask, ownTasks } from '../../../../platform/own-tasks.ts';
import { deskPanels, readInstitution } from '../../institutions/index.ts';
import { mayDo, permissions } from '../../people/rules/index.ts';
import { comunaPanels } from '../../territories/index.ts';
import { listTalkedPlaces } from '../store/places.ts';
import { countQueue } from '../store/queue.ts';
import { forumPanels } from './forum-panels.ts';
import { conversationsPath, placeAddress, queuePath } from './paths.ts';
import { commentsCount } from './words.ts';

const LISTED = 5;

export const panels: readonly Contribution[] = [
  contribute(comunaPanels, async (db, { cut, locale }) => {
    const filter = { text: '', locale, cut };
    const talked = await listTalkedPlaces(db, filter, { limit: LISTED, offset: 0 });
    if (talked.length === 0) return null;
    return {
      title: m.conversation_list_title(),
      body: (
        <>
          <ul class="comment-ways">
            {talked.map((place) => (
              <li>
                <a href={placeAddress(place)}>{place.titles[locale]}</a>{' '}
                <span class="secondary">{commentsCount(place.commentsCount)}</span>
              </li>
            ))}
          </ul>
          <p>
            <a href={conversationsPath.to({})}>{m.conversation_panel_all()}</a>
          </p>
        </>
      ),
    };
  }),
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
  ...forumPanels,
];
