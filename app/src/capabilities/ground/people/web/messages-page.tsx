// What institutions have told those who asked for it: the public archive, and one message of it.

import type { ComponentChildren } from 'preact';
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { SearchForm } from '../../../../ui/field/search-form.tsx';
import { formatNumber } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import type { Paged } from '../../../../ui/pagination/paged.ts';
import { Pagination } from '../../../../ui/pagination/pagination.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { institutionPath } from '../../institutions/index.ts';
import type { Role } from '../rules/roles.ts';
import type { MessageRow } from '../store/messages.ts';
import { Paragraphs, sectorsSentence, when } from './notice-parts.tsx';
import {
  allMessagesPath,
  askForMessagesPath,
  messageFeedPath,
  messageFilePaths,
  messagePath,
  messagesPath,
} from './notice-paths.ts';
import { roleWords } from './role-words.ts';

export interface MessagesPageProps {
  /** Undefined for those of all institutions. */
  readonly institution: { readonly slug: string; readonly name: string } | undefined;
  readonly messages: readonly MessageRow[];
  readonly count: number;
  readonly paged: Paged;
  readonly text: string;
}

export function messagesPage(props: MessagesPageProps): Page {
  const { institution } = props;
  const title =
    institution === undefined
      ? m.people_messages_title()
      : m.people_messages_of({ institution: institution.name });
  return {
    title,
    description: m.people_messages_lead(),
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={m.people_messages_lead()}
        crumbs={institution === undefined ? [] : crumbsOf(institution)}
        actions={
          institution && (
            <div class="cluster">
              <ButtonLink
                kind="deep"
                href={askForMessagesPath.to({ institution: institution.slug })}
              >
                {m.people_messages_receive()}
              </ButtonLink>
              <a href={messageFeedPath.to({ institution: institution.slug })}>
                {m.people_messages_feed()}
              </a>
            </div>
          )
        }
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <Archive {...props} />
        </div>
      </section>
    ),
  };
}

function crumbsOf({ slug, name }: { readonly slug: string; readonly name: string }) {
  return [
    { label: name, href: institutionPath.to({ institution: slug }) },
    { label: m.people_messages_title() },
  ];
}

function Archive({ institution, messages, count, paged, text }: MessagesPageProps) {
  const archive = (query: Readonly<Record<string, string | undefined>>) =>
    institution === undefined
      ? allMessagesPath.to({}, { query })
      : messagesPath.to({ institution: institution.slug }, { query });
  const files = { query: { institucion: institution?.slug } };
  return (
    <>
      <SearchForm id="q" action={archive({})} label={m.people_messages_search()} value={text} />
      {messages.length === 0 ? (
        <EmptyState title={text === '' ? m.people_messages_none() : m.people_messages_none_found()}>
          <p>{text === '' ? m.people_messages_none_text() : m.people_messages_none_found_text()}</p>
        </EmptyState>
      ) : (
        <>
          <h2 class="panel-heading">
            {m.people_messages_count({ count, number: formatNumber(count, currentLocale()) })}
          </h2>
          <ListFiles
            csv={messageFilePaths.csv.to({}, files)}
            json={messageFilePaths.json.to({}, files)}
          />
          <MessageList messages={messages} namesInstitution={institution === undefined} />
          <Pagination
            paged={paged}
            hrefOf={(pagina) => archive({ q: text || undefined, pagina })}
          />
        </>
      )}
    </>
  );
}

interface MessageListProps {
  readonly messages: readonly MessageRow[];
  readonly namesInstitution: boolean;
}

export function MessageList({ messages, namesInstitution }: MessageListProps) {
  return (
    <ul class="notice-list">
      {messages.map((message) => (
        <MessageItem message={message} namesInstitution={namesInstitution} />
      ))}
    </ul>
  );
}

interface MessageItemProps {
  readonly message: MessageRow;
  readonly namesInstitution: boolean;
  /** More about it, for those who sent it. */
  readonly children?: ComponentChildren;
}

export function MessageItem({ message, namesInstitution, children }: MessageItemProps) {
  const { id, institutionSlug: institution, institutionName, title, sentAt, timeZone } = message;
  return (
    <li class="notice-item">
      <a class="task-link" href={messagePath.to({ institution, message: id })}>
        {title}
      </a>
      <p class="notice-facts secondary">
        {message.correctedBy !== null && <Tag tone="stop">{m.people_message_corrected()}</Tag>}
        {message.corrects !== null && <Tag>{m.people_message_is_correction()}</Tag>}
        <span>
          {namesInstitution && <>{institutionName} · </>}
          {when(sentAt, timeZone)}
        </span>
        {children}
      </p>
    </li>
  );
}

export function messagePage(message: MessageRow): Page {
  const { institutionSlug: institution, institutionName, title, body } = message;
  return {
    title: `${title}: ${institutionName}`,
    description: m.people_message_description({ institution: institutionName }),
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        crumbs={[
          { label: institutionName, href: institutionPath.to({ institution }) },
          { label: m.people_messages_title(), href: messagesPath.to({ institution }) },
          { label: when(message.sentAt, message.timeZone) },
        ]}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap columns">
          <article class="prose">
            <Corrections message={message} />
            <Paragraphs text={body} />
          </article>
          <Facts message={message} />
        </div>
      </section>
    ),
  };
}

function Corrections({ message }: { readonly message: MessageRow }) {
  const { institutionSlug: institution, correctedBy, corrects } = message;
  return (
    <>
      {correctedBy !== null && (
        <Notice tone="warning" title={m.people_message_corrected_title()}>
          <p>
            <a href={messagePath.to({ institution, message: correctedBy })}>
              {m.people_message_to_correction()}
            </a>
          </p>
        </Notice>
      )}
      {corrects !== null && (
        <Notice title={m.people_message_correction_title()}>
          <p>
            <a href={messagePath.to({ institution, message: corrects })}>
              {m.people_message_to_corrected()}
            </a>
          </p>
        </Notice>
      )}
    </>
  );
}

/** Says the office and never the person: a message of an institution is nobody's own. */
function senderOf({ senderRole, institutionName }: MessageRow): string {
  return m.people_message_sender({
    role: roleWords[senderRole as Role](),
    institution: institutionName,
  });
}

function Facts({ message }: { readonly message: MessageRow }) {
  const number = formatNumber(message.recipientsCount, currentLocale());
  const rows = [
    [m.people_message_from(), senderOf(message)],
    [m.people_message_sent(), when(message.sentAt, message.timeZone)],
    [m.people_message_for(), sectorsSentence(message.sectors)],
    [
      m.people_message_told(),
      m.people_message_told_count({ count: message.recipientsCount, number }),
    ],
  ] as const;
  return (
    <div class="stack-wide">
      <dl class="account-facts">
        {rows.map(([what, text]) => (
          <div>
            <dt>{what}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p>
        <a href={askForMessagesPath.to({ institution: message.institutionSlug })}>
          {m.people_messages_receive()}
        </a>
      </p>
    </div>
  );
}
