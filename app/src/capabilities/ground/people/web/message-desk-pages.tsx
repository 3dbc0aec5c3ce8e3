// The desk of messages: what was sent, writing one, and seeing it as it will be read before it leaves.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, Field, TextAreaField } from '../../../../ui/field/field.tsx';
import { formatNumber } from '../../../../ui/format.ts';
import { Done } from '../../../../ui/notice/done.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import type { Paged } from '../../../../ui/pagination/paged.ts';
import { Pagination } from '../../../../ui/pagination/pagination.tsx';
import { deskPath } from '../../institutions/index.ts';
import type { MessageRow, Sector } from '../store/messages.ts';
import { MessageItem } from './messages-page.tsx';
import { ownPage, Paragraphs, sectorsSentence } from './notice-parts.tsx';
import { messagesDeskPath, messagesPath, newMessagePath } from './notice-paths.ts';

interface Place {
  readonly slug: string;
  readonly name: string;
}

function crumbsOf({ slug, name }: Place, ...under: readonly { readonly label: string }[]) {
  const desk = { label: name, href: deskPath.to({ institution: slug }) };
  const list = messagesDeskPath.to({ institution: slug });
  const title = m.people_messages_title();
  return [desk, under.length === 0 ? { label: title } : { label: title, href: list }, ...under];
}

export function messagesDeskPage(props: {
  readonly institution: Place;
  readonly messages: readonly MessageRow[];
  readonly count: number;
  /** How many would get one for everybody now. */
  readonly askedCount: number;
  readonly paged: Paged;
  readonly done: string | null;
}): Page {
  const { institution, messages, askedCount, paged, done } = props;
  const address = { institution: institution.slug };
  const number = formatNumber(askedCount, currentLocale());
  return ownPage({
    title: m.people_messages_of({ institution: institution.name }),
    lead: m.people_messages_desk_lead({ count: askedCount, number }),
    crumbs: crumbsOf(institution),
    actions: (
      <div class="cluster">
        <ButtonLink kind="deep" href={newMessagePath.to(address)}>
          {m.people_message_write()}
        </ButtonLink>
        <a href={messagesPath.to(address)}>{m.people_messages_to_archive()}</a>
      </div>
    ),
    body: (
      <>
        <Done text={done === 'enviado' ? m.people_message_done_sent() : undefined} />
        {messages.length === 0 ? (
          <EmptyState title={m.people_messages_none()}>
            <p>{m.people_messages_desk_none()}</p>
          </EmptyState>
        ) : (
          <>
            <ul class="notice-list">
              {messages.map((message) => (
                <DeskItem message={message} />
              ))}
            </ul>
            <Pagination
              paged={paged}
              hrefOf={(pagina) => messagesDeskPath.to(address, { query: { pagina } })}
            />
          </>
        )}
      </>
    ),
  });
}

function DeskItem({ message }: { readonly message: MessageRow }) {
  const { id, institutionSlug: institution, correctedBy, recipientsCount, title } = message;
  const number = formatNumber(recipientsCount, currentLocale());
  return (
    <MessageItem message={message} namesInstitution={false}>
      <span>{m.people_message_told_count({ count: recipientsCount, number })}</span>
      {correctedBy === null && (
        <a href={newMessagePath.to({ institution }, { query: { corrige: id } })}>
          {m.people_message_correct({ title })}
        </a>
      )}
    </MessageItem>
  );
}

export interface NewMessageProps {
  readonly institution: Place;
  readonly sectors: readonly Sector[];
  readonly typed: Typed;
  /** Ids of the sectors that were ticked. */
  readonly chosen: readonly string[];
  /** Chosen when the form was first shown: what is sent twice is sent once. */
  readonly id: string;
  /** The message that this one corrects. */
  readonly corrects: MessageRow | undefined;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
}

export function newMessagePage(props: NewMessageProps): Page {
  const { institution, sectors, typed, chosen, problems, corrects } = props;
  const title = corrects === undefined ? m.people_message_write() : m.people_message_correcting();
  const field = (name: string) => ({
    id: name,
    name,
    value: typed[name] ?? '',
    error: problemOf(problems, name),
  });
  return ownPage({
    title,
    lead: m.people_message_write_lead(),
    crumbs: crumbsOf(institution, { label: title }),
    status: props.status,
    body: (
      <>
        <FormProblems problems={problems} />
        {corrects && (
          <Notice title={m.people_message_corrects({ title: corrects.title })}>
            <p>{m.people_message_corrects_text()}</p>
          </Notice>
        )}
        <Notice tone="warning" title={m.people_message_rules_title()}>
          <p>{m.people_message_rules()}</p>
        </Notice>
        <form
          class="stack message-form"
          method="post"
          action={newMessagePath.to({ institution: institution.slug })}
          noValidate
        >
          <Kept {...props} withTexts={false} />
          <Field
            {...field('title')}
            label={m.people_message_title()}
            hint={m.people_message_title_hint()}
          />
          <TextAreaField
            {...field('body')}
            rows={10}
            label={m.people_message_body()}
            hint={m.people_message_body_hint()}
          />
          {sectors.length > 0 && (
            <Choices
              id="sector"
              name="sector"
              type="checkbox"
              label={m.people_message_sectors()}
              hint={m.people_message_sectors_hint()}
              chosen={chosen}
              options={sectors.map((sector) => ({ value: sector.id, label: sector.name }))}
            />
          )}
          <div>
            <Button name="step" value="preview">
              {m.people_message_preview()}
            </Button>
          </div>
        </form>
      </>
    ),
  });
}

/** What the form carries from step to step. */
function Kept(props: NewMessageProps & { readonly withTexts: boolean }) {
  const { id, corrects, typed, chosen, withTexts } = props;
  return (
    <>
      <input type="hidden" name="id" value={id} />
      {corrects && <input type="hidden" name="corrects" value={corrects.id} />}
      {withTexts && (
        <>
          <input type="hidden" name="title" value={typed.title ?? ''} />
          <textarea name="body" hidden>
            {typed.body ?? ''}
          </textarea>
          {chosen.map((sector) => (
            <input type="hidden" name="sector" value={sector} />
          ))}
        </>
      )}
    </>
  );
}

export function previewPage(
  props: NewMessageProps & { readonly recipientsCount: number; readonly sender: string },
): Page {
  const { institution, sectors, typed, chosen, recipientsCount: count, sender } = props;
  const number = formatNumber(count, currentLocale());
  const names = sectors.filter(({ id }) => chosen.includes(id)).map(({ name }) => name);
  const action = newMessagePath.to({ institution: institution.slug });
  return ownPage({
    title: m.people_message_preview_title(),
    lead: m.people_message_preview_lead({ count, number }),
    crumbs: crumbsOf(institution, { label: m.people_message_preview_title() }),
    body: (
      <>
        <article class="message-preview prose">
          <h2>{typed.title}</h2>
          <p class="secondary">
            {sender} · {sectorsSentence(names)}
          </p>
          <Paragraphs text={typed.body ?? ''} />
        </article>
        <Notice tone="warning">
          <p>{m.people_message_stays()}</p>
        </Notice>
        <form class="cluster" method="post" action={action}>
          <Kept {...props} withTexts />
          <Button name="step" value="send">
            {m.people_message_send({ count, number })}
          </Button>
          <Button kind="secondary" name="step" value="edit">
            {m.people_message_edit()}
          </Button>
        </form>
      </>
    ),
  });
}
