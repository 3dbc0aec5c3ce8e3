// Where notices show elsewhere: messages on the page of an institution and on its desk, people to be told among the tasks.
import { m } from '#words';
import { type Contribution, contribute } from '../../../../platform/contributions.ts';
import { type OwnTask, ownTasks } from '../../../../platform/own-tasks.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { formatNumber } from '../../../../ui/format.ts';
import { deskPanels, institutionPanels, readInstitution } from '../../institutions/index.ts';
import { mayDo, permissions } from '../rules/permissions.ts';
import { listMessages } from '../store/messages.ts';
import { countToTell } from '../store/tellings.ts';
import { MessageList } from './messages-page.tsx';
import {
  askForMessagesPath,
  messagesDeskPath,
  messagesPath,
  newMessagePath,
  tellingsPath,
} from './notice-paths.ts';

const SHOWN = 3;
const tell = permissions['people/tell-person'];
const send = permissions['people/send-message'];

function toldLabel(count: number): string {
  return m.people_task_tell({ count, number: formatNumber(count, currentLocale()) });
}

export const noticePanels: readonly Contribution[] = [
  contribute(institutionPanels, async (db, { institution }) => {
    if (institution.kind === 'national-body') return null;
    const filter = { institution: institution.slug, text: '' };
    const messages = await listMessages(db, filter, { limit: SHOWN, offset: 0 });
    const address = { institution: institution.slug };
    return {
      title: m.people_messages_title(),
      isKept: true as const,
      body: (
        <>
          {messages.length > 0 && <MessageList messages={messages} namesInstitution={false} />}
          <ul>
            {messages.length > 0 && (
              <li>
                <a href={messagesPath.to(address)}>{m.people_messages_to_archive()}</a>
              </li>
            )}
            <li>
              <a href={askForMessagesPath.to(address)}>{m.people_messages_receive()}</a>
            </li>
          </ul>
        </>
      ),
    };
  }),
  contribute(deskPanels, async (db, { institution, actor, now }) => {
    const scope = { kind: 'institution', id: institution.id } as const;
    const address = { institution: institution.slug };
    const mayTell = mayDo(tell, actor.grants, scope);
    const maySend = mayDo(send, actor.grants, scope);
    if (!mayTell && !maySend) return null;
    const waiting = mayTell
      ? (await countToTell(db, [institution.id], now)).get(institution.id)
      : undefined;
    return {
      title: m.people_notices_title(),
      pending: waiting ? [{ label: toldLabel(waiting.count), href: tellingsPath.to(address) }] : [],
      links: [
        ...(mayTell ? [{ label: m.people_tell_title(), href: tellingsPath.to(address) }] : []),
        ...(maySend
          ? [
              { label: m.people_messages_title(), href: messagesDeskPath.to(address) },
              { label: m.people_message_write(), href: newMessagePath.to(address) },
            ]
          : []),
      ],
    };
  }),
  contribute(ownTasks, async (db, { actor, now }): Promise<readonly OwnTask[]> => {
    const ids = actor.grants.flatMap(({ scope }) =>
      scope?.kind === 'institution' && mayDo(tell, actor.grants, scope) ? scope.id : [],
    );
    const waiting = await countToTell(db, [...new Set(ids)], now);
    return Promise.all(
      [...waiting].map(async ([id, { count, dueAt }]) => {
        const { slug, name } = await readInstitution(db, id);
        return {
          label: toldLabel(count),
          href: tellingsPath.to({ institution: slug }),
          inNameOf: name,
          ...(dueAt === null ? {} : { dueAt }),
        };
      }),
    );
  }),
];
