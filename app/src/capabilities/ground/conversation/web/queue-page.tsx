// The moderators' desk: what waits, the oldest first.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { deskPath } from '../../institutions/index.ts';
import type { QueuedComment } from '../store/queue.ts';
import { judgedPath } from './paths.ts';
import { momentOf } from './words.ts';

export interface QueuePageProps {
  readonly institution: { readonly slug: string; readonly name: string };
  readonly queue: readonly QueuedComment[];
  readonly count: number;
  readonly names: ReadonlyMap<string, string>;
  readonly done: string | undefined;
}

export function queuePage(props: QueuePageProps): Page {
  const { institution, queue, count, done } = props;
  return {
    robots: 'noindex',
    title: m.conversation_queue_title(),
    description: m.conversation_queue_lead(),
    hero: (
      <Hero
        title={m.conversation_queue_title()}
        crumbs={[
          { label: institution.name, href: deskPath.to({ institution: institution.slug }) },
          { label: m.conversation_queue_title() },
        ]}
        lead={m.conversation_queue_lead()}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <Done text={done} />
          {queue.length === 0 ? (
            <EmptyState title={m.conversation_queue_none_title()}>
              <p>{m.conversation_queue_none_text()}</p>
            </EmptyState>
          ) : (
            <>
              <h2>{m.conversation_queue_waiting({ count })}</h2>
              <ol class="comments">
                {queue.map((comment) => (
                  <Queued {...props} comment={comment} />
                ))}
              </ol>
              {count > queue.length && (
                <p class="secondary">{m.conversation_queue_more({ count: queue.length })}</p>
              )}
            </>
          )}
        </div>
      </section>
    ),
  };
}

/** As much of a comment as tells what it is about. */
const BEGINNING = 160;

function Queued({
  institution,
  names,
  comment,
}: QueuePageProps & { readonly comment: QueuedComment }) {
  const { id, authorId, text, lang, since, placeTitles } = comment;
  const letters = [...text];
  return (
    <li class="comment">
      <p>
        <a href={judgedPath.to({ institution: institution.slug, comment: id })} lang={lang}>
          {letters.slice(0, BEGINNING).join('')}
          {letters.length > BEGINNING && '…'}
        </a>
      </p>
      <p class="secondary">
        {m.conversation_queue_of({
          name: names.get(authorId ?? '') ?? '',
          place: placeTitles[currentLocale()],
          moment: momentOf(since),
        })}
      </p>
      <div class="cluster">
        <WhyQueued {...comment} />
      </div>
    </li>
  );
}

function WhyQueued({
  hasNewWords,
  isShown,
  reportsCount,
  asksAgain,
}: Pick<QueuedComment, 'hasNewWords' | 'isShown' | 'reportsCount' | 'asksAgain'>) {
  return (
    <>
      {hasNewWords && (
        <Tag tone="attention">
          {isShown ? m.conversation_queue_edit() : m.conversation_queue_new()}
        </Tag>
      )}
      {reportsCount > 0 && (
        <Tag tone="stop">{m.conversation_queue_reports({ count: reportsCount })}</Tag>
      )}
      {asksAgain && <Tag tone="struct">{m.conversation_queue_again()}</Tag>}
    </>
  );
}
