// The staff's desk: what waits for an answer, the most urgent first, and the organisations looked after.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { SearchForm } from '../../../../ui/field/search-form.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { dayIn } from '../../territories/rules/index.ts';
import { type Overseen, PAGE_SIZE } from '../store/directory.ts';
import type { QueuedCheck } from '../store/legal-checks.ts';
import type { Desk } from './desk.ts';
import { checkPath, overseenPath, queuePath } from './paths.ts';
import {
  boardStateOf,
  boardTag,
  checkTag,
  dayWords,
  legalTag,
  subjectWords,
  termWords,
} from './words.ts';

interface QueuePageProps {
  readonly desk: Desk;
  readonly queue: readonly QueuedCheck[];
  readonly overseen: readonly Overseen[];
  readonly text: string;
  readonly done: string | undefined;
  readonly now: Date;
}

export function queuePage(props: QueuePageProps): Page {
  const { desk, queue, done } = props;
  return {
    robots: 'noindex',
    title: m.organizations_queue_title(),
    description: m.organizations_queue_lead(),
    hero: (
      <Hero
        title={m.organizations_queue_title()}
        crumbs={[{ label: desk.name }, { label: m.organizations_directory_title() }]}
        lead={m.organizations_queue_lead()}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <Done text={done} />
          <h2>{m.organizations_queue_waiting({ count: queue.length })}</h2>
          {queue.length === 0 ? <p>{m.organizations_queue_none()}</p> : <Queue {...props} />}
          <h2>{m.organizations_overseen_title()}</h2>
          <SearchForm
            id="buscar"
            action={queuePath.to({ institution: desk.slug })}
            label={m.organizations_search_label()}
            value={props.text}
          />
          <OverseenTable {...props} />
          {props.overseen.length === PAGE_SIZE && (
            <p class="secondary">{m.organizations_overseen_more({ count: PAGE_SIZE })}</p>
          )}
        </div>
      </section>
    ),
  };
}

function Queue({ desk, queue, now }: QueuePageProps) {
  const today = dayIn(desk.timeZone, now);
  return (
    <RuledTable
      caption={m.organizations_queue_title()}
      captionHidden
      narrow="stack"
      columns={[
        { label: m.organizations_field_name() },
        { label: m.organizations_column_subject() },
        { label: m.organizations_column_term() },
      ]}
      rows={queue.map((check) => [
        <>
          <a href={checkPath.to({ institution: desk.slug, check: check.id })}>
            {check.organizationName}
          </a>
          {check.comunaName !== null && (
            <>
              <br />
              <span class="secondary organization-kind">{check.comunaName}</span>
            </>
          )}
        </>,
        <span>
          {subjectWords[check.about]()}
          {check.state === 'escalated' && (
            <>
              {' '}
              <Tag tone="attention">{checkTag('escalated').words}</Tag>
            </>
          )}
        </span>,
        <span>
          <strong>{termWords(check.dueOn, today)}</strong>
          <br />
          <span class="secondary">{dayWords(check.dueOn)}</span>
        </span>,
      ])}
    />
  );
}

function OverseenTable({ desk, overseen, text, now }: QueuePageProps) {
  if (overseen.length === 0) {
    return (
      <EmptyState level={3} title={m.organizations_overseen_none_title()}>
        <p>
          {text === ''
            ? m.organizations_overseen_none_text()
            : m.organizations_overseen_none_found()}
        </p>
      </EmptyState>
    );
  }
  return (
    <RuledTable
      caption={m.organizations_overseen_title()}
      captionHidden
      narrow="stack"
      columns={[
        { label: m.organizations_field_name() },
        { label: m.organizations_legal_title() },
        { label: m.organizations_board_title() },
      ]}
      rows={overseen.map(({ organization, requestsCount }) => {
        const legal = legalTag(organization.legalState);
        const board = boardTag(boardStateOf(organization, now));
        return [
          <>
            <a href={overseenPath.to({ institution: desk.slug, id: organization.id })}>
              {organization.facts.name}
            </a>
            {requestsCount > 0 && (
              <>
                <br />
                <span class="secondary organization-kind">
                  {m.organizations_tool_requests_note({ count: requestsCount })}
                </span>
              </>
            )}
          </>,
          <Tag tone={legal.tone}>{legal.words}</Tag>,
          <Tag tone={board.tone}>{board.words}</Tag>,
        ];
      })}
    />
  );
}
