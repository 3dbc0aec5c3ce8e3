// Objections of an edition as everybody reads them: how the window of each contest stands, figures, and each with its answer.

import { m } from '#words';
import type { KeptFile } from '../../../../platform/files/kept-files.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { KeyFigures } from '../../../../ui/figures/figures.tsx';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import type { PublicEdition } from '../../../edition/editions/index.ts';
import type { VoteOfContest } from '../actions/objected-vote.ts';
import { decideWindow, objectionState } from '../rules/objection.ts';
import type { Objection } from '../store/objections.ts';
import { CertificationState } from './certification-state.tsx';
import {
  addressOf,
  Evidence,
  framedPublic,
  Group,
  ObjectionAnswer,
  ObjectionFacts,
  ObjectionTag,
  placeOf,
} from './objection-parts.tsx';
import { objectionFilePaths, objectionPath, objectPath, withdrawPath } from './objection-paths.ts';
import { lastDayWords, longDay, numberWords } from './objection-words.ts';

export interface ObjectionsPageProps {
  readonly edition: PublicEdition;
  readonly votes: readonly VoteOfContest[];
  readonly objections: readonly Objection[];
  /** Civil day there. */
  readonly today: string;
  readonly now: Date;
}

export function objectionsPage(props: ObjectionsPageProps): Page {
  const { edition, votes, objections, today, now } = props;
  return framedPublic({
    edition,
    title: m.count_objection_title(),
    lead: m.count_objection_lead(),
    body: (
      <>
        {objections.length > 0 && <Figures objections={objections} today={today} />}
        <Group id="concursos" title={m.count_objection_contests()}>
          <ul class="stack-wide">
            {votes.map((one) => (
              <li>
                <Contest one={one} now={now} today={today} />
              </li>
            ))}
          </ul>
          <p class="secondary">{m.count_objection_paper()}</p>
        </Group>
        <Group id="objeciones" title={m.count_objection_list_title()}>
          {objections.length === 0 ? (
            <EmptyState title={m.count_objection_list_none_title()}>
              {m.count_objection_list_none()}
            </EmptyState>
          ) : (
            <ObjectionTable {...props} />
          )}
          <ListFiles
            csv={objectionFilePaths.csv.to({}, { query: queryOf(edition) })}
            json={objectionFilePaths.json.to({}, { query: queryOf(edition) })}
          />
        </Group>
      </>
    ),
  });
}

function queryOf(edition: PublicEdition) {
  const { institution, edition: slug } = placeOf(edition);
  return { institucion: institution, edicion: slug };
}

function Figures({ objections, today }: Pick<ObjectionsPageProps, 'objections' | 'today'>) {
  const count = (is: (one: Objection) => boolean) => numberWords(objections.filter(is).length);
  return (
    <KeyFigures
      figures={[
        { figure: count(() => true), label: m.count_objection_figure_all() },
        {
          figure: count(({ outcome }) => outcome !== null),
          label: m.count_objection_figure_answered(),
        },
        {
          figure: count(({ outcome }) => outcome === 'accepted' || outcome === 'partly'),
          label: m.count_objection_figure_accepted(),
        },
        {
          figure: count((one) => objectionState(one, today) === 'late'),
          label: m.count_objection_figure_late(),
        },
      ]}
    />
  );
}

interface ContestProps {
  readonly one: VoteOfContest;
  readonly now: Date;
  readonly today: string;
}

function Contest({ one, now, today }: ContestProps) {
  const { edition, contest, vote } = one;
  const may = decideWindow(vote, undefined, now).ok;
  return (
    <div class="stack">
      <h3 lang={writtenLang()}>{contest.name}</h3>
      <CertificationState one={one} />
      {one.state.result !== undefined && <p>{windowWords(one, today)}</p>}
      {may && (
        <p>
          <ButtonLink href={objectPath.to({ ...placeOf(edition), contest: contest.code })}>
            {m.count_objection_make()}
          </ButtonLink>
        </p>
      )}
    </div>
  );
}

/** How the days of the objections of a contest stand on a day there. */
export function windowWords({ vote }: VoteOfContest, today: string): string {
  const [first, ...again] = vote.windows;
  if (first === undefined) return m.count_objection_window_none();
  const last = again.at(-1) ?? first;
  const until = lastDayWords(vote);
  if (today < first.from) {
    return m.count_objection_window_to_come({ from: longDay(first.from), until });
  }
  if (today > last.until) return m.count_objection_window_over({ until });
  return again.length > 0
    ? m.count_objection_window_again({ until })
    : m.count_objection_window_open({ until });
}

function ObjectionTable({ edition, votes, objections, today }: ObjectionsPageProps) {
  const names = new Map(votes.map(({ contest }) => [contest.id, contest.name]));
  return (
    <RuledTable
      caption={m.count_objection_list_title()}
      captionHidden
      narrow="stack"
      columns={[
        { label: m.count_objection_column_number() },
        { label: m.count_objection_column_contest() },
        { label: m.count_objection_column_received() },
        { label: m.count_objection_column_state() },
      ]}
      rows={objections.map((one) => [
        <a href={objectionPath.to(addressOf(edition, one))}>
          {m.count_objection_short({ number: String(one.number), year: String(one.year) })}
        </a>,
        <span lang={writtenLang()}>{names.get(one.contestId) ?? ''}</span>,
        longDay(one.receivedOn),
        <ObjectionTag objection={one} today={today} />,
      ])}
    />
  );
}

export interface ObjectionPageProps {
  readonly edition: PublicEdition;
  readonly objection: Objection;
  readonly contest: string;
  readonly today: string;
  /** Whoever looks made it. */
  readonly isAuthor: boolean;
  /** For its author. */
  readonly evidence: KeptFile | undefined;
  /** Just now: `recibida` or `retirada`. */
  readonly done: string | undefined;
}

export function objectionPage(props: ObjectionPageProps): Page {
  const { edition, objection, contest, today, isAuthor, evidence, done } = props;
  const { timeZone } = edition.place;
  const [number, year] = [String(objection.number), String(objection.year)];
  const title = m.count_objection_of({ number, year });
  const isReceived = done === 'recibida' && isAuthor && objection.withdrawnAt === null;
  return framedPublic({
    edition,
    title,
    tags: <ObjectionTag objection={objection} today={today} />,
    crumbs: [{ label: m.count_objection_short({ number, year }) }],
    done: done === 'retirada' ? m.count_objection_done_withdrawn() : undefined,
    body: (
      <div class="stack-wide count-objection-form">
        {isReceived && (
          <div role="status">
            <Notice tone="done" title={m.count_objection_received_title()}>
              <p>
                {m.count_objection_receipt({ number, year, due: longDay(objection.answerDueOn) })}
              </p>
            </Notice>
          </div>
        )}
        <ObjectionFacts {...{ objection, contest, timeZone }} whole={isAuthor} />
        {isAuthor && <Evidence file={evidence} />}
        <ObjectionAnswer objection={objection} timeZone={timeZone} />
        {isAuthor && objection.outcome === null && objection.withdrawnAt === null && (
          <Withdraw {...props} />
        )}
      </div>
    ),
  });
}

function Withdraw({ edition, objection }: ObjectionPageProps) {
  return (
    <form class="stack" action={withdrawPath.to(addressOf(edition, objection))} method="post">
      <p class="secondary">{m.count_objection_withdraw_hint()}</p>
      <p>
        <Button kind="secondary">{m.count_objection_withdraw()}</Button>
      </p>
    </form>
  );
}
