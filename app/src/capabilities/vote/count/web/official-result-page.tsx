// The public page of the official result of a contest, and the list of those of its edition.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { formatDay } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import type { PublicEdition } from '../../../edition/editions/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import type { SeenContest } from '../actions/find-contest-to-count.ts';
import { causeWords } from '../actions/official-document.ts';
import type { VoteReport } from '../rules/report/report.ts';
import type { OfficialResult, ResultLine } from '../store/results.ts';
import type { VoteState } from '../store/vote-states.ts';
import type { BroughtVote } from '../store/votes.ts';
import { placeOf } from './bring-pages.tsx';
import { money } from './bring-words.ts';
import { objectionsPath, objectPath } from './objection-paths.ts';
import { resultFilePaths, resultListPaths, resultPath } from './official-paths.ts';
import { resultCrumbs } from './result-frame.tsx';
import { ResultOrder } from './result-order.tsx';
import * as parts from './result-parts.tsx';
import { ResultCheck, ResultSource, ResultTables, type SourceProps } from './result-source.tsx';
import { ResultView } from './result-view.tsx';

interface OfContest {
  readonly edition: PublicEdition;
  readonly contest: SeenContest;
  /** Those that were withdrawn, the last first. */
  readonly withdrawn: readonly BroughtVote[];
  /** Whether it is certified, and what was objected. */
  readonly state: VoteState | undefined;
}

export interface ResultPageProps extends OfContest {
  readonly source: SourceProps;
  readonly report: VoteReport;
  readonly lines: readonly ResultLine[];
  readonly publicUrl: string;
}

export function officialResultPage(props: ResultPageProps): Page {
  const { edition, contest, source, report, lines, publicUrl } = props;
  const { result, versions, at, official } = source;
  const title = m.count_result_of({ contest: contest.name });
  const last = versions.at(-1);
  const query = { version: String(result.version) };
  return {
    title: `${title} · ${edition.name}`,
    description: report.lead,
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={report.lead}
        tags={<StateTags {...props} />}
        crumbs={resultCrumbs(edition)}
      />
    ),
    body: (
      <>
        <section class="section count-notices">
          <div class="wrap stack">
            <Withdrawn {...props} isStanding={result.isStanding} />
            {last !== undefined && last.id !== result.id && (
              <Notice tone="warning" title={m.count_result_old_title()}>
                <p>{m.count_result_old_text()}</p>
                <p>
                  <a href={resultPath.to(at)}>{m.count_result_old_link()}</a>
                </p>
              </Notice>
            )}
            {result.version > 1 && <Version result={result} />}
            {contest.stage !== 'sanctioned' && contest.stage !== 'execution-started' && (
              <Notice>
                <p>{m.count_result_effect()}</p>
              </Notice>
            )}
            <Objections {...props} />
          </div>
        </section>
        <ResultOrder
          lines={lines}
          amountClp={contest.amountClp}
          replacement={official.replacement}
        />
        <ResultView
          report={report}
          contest={0}
          parts={parts}
          offers={{
            hasOwnList: true,
            hasOwnFiles: true,
            links: {
              json: resultFilePaths.json.to(at, { query }),
              csv: resultFilePaths.csv.to(at, { query }),
              pb: resultFilePaths.pb.to(at, { query }),
            },
            checkAddress: new URL(resultPath.to(at), publicUrl).href,
            contestHref: () => '',
          }}
        />
        {report.tables && <ResultTables tables={report.tables} />}
        <ResultSource {...source} />
        <ResultCheck {...source} />
      </>
    ),
  };
}

function StateTags({ contest, state }: Pick<OfContest, 'contest' | 'state'>) {
  const isSanctioned = contest.stage === 'sanctioned' || contest.stage === 'execution-started';
  const certified = state?.certified;
  return (
    <>
      {isSanctioned ? (
        <Tag tone="done">{m.count_result_sanctioned_tag()}</Tag>
      ) : (
        <Tag tone="struct">{m.count_result_prioritised_tag()}</Tag>
      )}
      {certified === undefined ? (
        <Tag>{m.count_certify_not_yet()}</Tag>
      ) : certified.wrongReason === null ? (
        <Tag tone="done">{m.count_certify_certified()}</Tag>
      ) : (
        <Tag tone="stop">{m.count_certify_found_wrong()}</Tag>
      )}
    </>
  );
}

/** What is certified takes no objection any more. */
function Objections({ edition, contest, state }: OfContest) {
  const at = placeOf(edition);
  return (
    <p class="cluster screen-only">
      {state?.certified === undefined && (
        <a href={objectPath.to({ ...at, contest: contest.code })}>{m.count_result_object_link()}</a>
      )}
      <a href={objectionsPath.to(at)}>{m.count_result_objections_link()}</a>
    </p>
  );
}

function Version({ result }: { readonly result: OfficialResult }) {
  const { version, cause, excludedTables } = result;
  return (
    <Notice title={m.count_result_version_title({ version })}>
      <p>{m.count_result_version_text({ cause: causeWords[cause]() })}</p>
      {excludedTables.length > 0 && (
        <p>{m.count_result_version_excluded({ tables: excludedTables.join(', ') })}</p>
      )}
    </Notice>
  );
}

function Withdrawn({
  edition,
  withdrawn,
  isStanding,
}: Pick<OfContest, 'edition' | 'withdrawn'> & { readonly isStanding: boolean }) {
  if (withdrawn.length === 0) return null;
  return (
    <Notice tone="warning" title={m.count_result_withdrawn_title()}>
      {withdrawn.map(({ withdrawnAt, withdrawnReason }) => (
        <p>
          {m.count_result_withdrawn({
            day: formatDay(
              dayIn(edition.place.timeZone, withdrawnAt ?? new Date(0)),
              currentLocale(),
            ),
            reason: withdrawnReason ?? '',
          })}
        </p>
      ))}
      {!isStanding && <p>{m.count_result_withdrawn_waits()}</p>}
    </Notice>
  );
}

/** Of a contest without a result. */
export function noResultPage(props: OfContest): Page {
  const { edition, contest, withdrawn } = props;
  const title = m.count_result_of({ contest: contest.name });
  const voting = edition.rules.operational.calendar.find(({ phase }) => phase === 'voting');
  const isBefore = contest.stage === undefined || contest.stage === 'voting-opened';
  return {
    title: `${title} · ${edition.name}`,
    description: m.count_result_none(),
    current: 'comunas',
    hero: <Hero title={title} crumbs={resultCrumbs(edition)} />,
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          {withdrawn.length > 0 && (
            <Withdrawn edition={edition} withdrawn={withdrawn} isStanding={false} />
          )}
          <EmptyState title={m.count_result_none_title()}>
            <p>
              {voting !== undefined && isBefore
                ? m.count_result_none_until({ day: formatDay(voting.until, currentLocale()) })
                : m.count_result_none()}
            </p>
          </EmptyState>
        </div>
      </section>
    ),
  };
}

export interface ListedResult {
  readonly contest: SeenContest;
  readonly result: OfficialResult | undefined;
  readonly state: VoteState | undefined;
  readonly funded: number;
  readonly projects: number;
  readonly spentClp: number;
}

export function resultListPage({
  edition,
  listed,
}: {
  readonly edition: PublicEdition;
  readonly listed: readonly ListedResult[];
}): Page {
  const at = placeOf(edition);
  const title = m.count_result_title();
  const query = { institucion: at.institution, edicion: at.edition };
  return {
    title: `${title} · ${edition.name}`,
    description: m.count_result_list_lead(),
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={m.count_result_list_lead()}
        crumbs={resultCrumbs(edition).slice(0, 2)}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <RuledTable
            caption={title}
            captionHidden
            narrow="stack"
            columns={[
              { label: m.count_bring_column_contest() },
              { label: m.count_result_contest_amount(), align: 'end' },
              { label: m.count_result_contest_within(), align: 'end' },
              { label: m.count_result_column_sum(), align: 'end' },
              { label: m.count_bring_column_state() },
            ]}
            rows={listed.map((one) => rowOf(one, edition))}
          />
          <ListFiles
            said={m.count_result_file_lists()}
            csv={resultListPaths.csv.to({}, { query })}
            json={resultListPaths.json.to({}, { query })}
          />
          <p>
            <a href={objectionsPath.to(at)}>{m.count_result_objections_link()}</a>
          </p>
        </div>
      </section>
    ),
  };
}

function rowOf({ contest, result, state, ...sums }: ListedResult, edition: PublicEdition) {
  const link = (
    <a href={resultPath.to({ ...placeOf(edition), contest: contest.code })}>{contest.name}</a>
  );
  const amount = <span class="money">{money(contest.amountClp)}</span>;
  if (result === undefined) return [link, amount, '', '', m.count_result_contest_none()];
  return [
    link,
    amount,
    m.count_contest_entered({ funded: String(sums.funded), projects: String(sums.projects) }),
    <span class="money">{money(sums.spentClp)}</span>,
    <span class="cluster">
      <StateTags contest={contest} state={state} />
    </span>,
  ];
}
