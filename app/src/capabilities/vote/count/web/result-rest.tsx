// The result after its rounds and reasons: all projects, what it gave to whom, other rules, how it was counted, the files.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { OutcomeComparison } from '../../../../ui/outcome-comparison/outcome-comparison.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import type { Labelled } from '../rules/report/labelled.ts';
import type {
  CountReport,
  ReportDetails,
  ReportProject,
  ReportRival,
  VoteKind,
  VoteReport,
} from '../rules/report/report.ts';
import type { Asking } from './asking.ts';
import { BallotAccount } from './ballot-account.tsx';
import { Facts } from './facts.tsx';
import { Gainers, Hashes, Measures } from './measures-sections.tsx';
import { Official } from './official.tsx';
import type { ResultOffers } from './result-offers.ts';
import type { CutOff } from './worker-words.ts';

interface ResultRestProps {
  readonly report: VoteReport;
  /** That which is in sight. */
  readonly count: CountReport;
  readonly offers: ResultOffers;
  readonly asking: Asking | undefined;
  readonly cutOff: CutOff | undefined;
}

export function ResultRest({ report, count, offers, asking, cutOff }: ResultRestProps) {
  const { details, measures, comparisons, order } = count;
  const isOdd = report.warnings.listed.length > 0;
  return (
    <>
      {details && !offers.hasOwnList && (
        <AllProjects projects={details.projects} order={order} votes={report.votes} />
      )}
      {!asking && !count.explanations && <ExplainedElsewhere />}
      {measures && <Measures measures={measures} />}
      {asking && !cutOff && details && <BallotAccount asking={asking} total={details.ballots} />}
      {comparisons?.official && offers.rules && (
        <Official official={comparisons.official} rules={offers.rules} />
      )}
      {comparisons?.rival && <Rival {...comparisons.rival} />}
      {details && (
        <HowCounted details={details} isOdd={isOdd} mayChange={offers.rules !== undefined} />
      )}
      {!offers.hasOwnFiles && (
        <TakeAway offers={offers} hashes={measures?.hashes ?? []} isAwaited={!cutOff} />
      )}
      {cutOff === 'broken-off' && <BrokenOff />}
    </>
  );
}

interface AllProjectsProps {
  readonly projects: readonly ReportProject[];
  readonly order: readonly number[] | undefined;
  readonly votes: VoteKind;
}

/** In the order of all, once it is known. */
function AllProjects({ projects, order, votes }: AllProjectsProps) {
  const isByPoints = votes !== 'approval';
  const caption = isByPoints ? m.count_all_caption_points() : m.count_all_caption();
  const inOrder = order?.flatMap((project) => projects[project] ?? []) ?? projects;
  return (
    <section class="section count-all">
      <div class="wrap stack">
        <h2>{m.count_all_title()}</h2>
        {order && <p class="secondary">{m.count_order_text()}</p>}
        <Disclosure summary={m.count_reason_all({ count: projects.length })}>
          <RuledTable
            caption={caption}
            captionHidden
            narrow="stack"
            columns={[
              { label: m.count_project() },
              { label: m.count_cost(), align: 'end' },
              { label: isByPoints ? m.count_ballots() : m.count_votes(), align: 'end' },
              ...(isByPoints ? [{ label: m.count_score(), align: 'end' as const }] : []),
              { label: m.count_result() },
            ]}
            rows={inOrder.map(({ name, cost, votes, score, result }, place) => [
              order ? `${place + 1}. ${name}` : name,
              cost,
              votes,
              ...(isByPoints ? [score] : []),
              result,
            ])}
          />
        </Disclosure>
      </div>
    </section>
  );
}

/** Where explanations are not offered it says so, and how to get them. */
function ExplainedElsewhere() {
  return (
    <section class="section screen-only">
      <div class="wrap">
        <Notice>
          <p>{m.count_explain_without_script()}</p>
          <p class="code">{m.count_explain_command()}</p>
        </Notice>
      </div>
    </section>
  );
}

/** The count is whole; what was to follow it is not. */
function BrokenOff() {
  return (
    <div class="wrap section screen-only">
      <Notice tone="warning">
        <p role="status">{m.count_explain_crashed()}</p>
      </Notice>
    </div>
  );
}

/** Up to this many projects are compared in one table; of more, first those in which the rules part. */
const COMPARED_WHOLE = 15;

function Rival({ first, second, sentence, sums, projects, gainers }: ReportRival) {
  const names = { caption: m.count_compare_caption(), first, second };
  const isLong = projects.length > COMPARED_WHOLE;
  const shown = isLong ? projects.filter((one) => one.entersFirst !== one.entersSecond) : projects;
  const agreed = isLong ? projects.filter((one) => one.entersFirst === one.entersSecond) : [];
  return (
    <section class="section">
      <div class="wrap stack">
        <h2>{m.count_compare_title()}</h2>
        <p>{sentence}</p>
        <div class="screen-only stack">
          <OutcomeComparison {...names} sums={sums.map(unbroken)} projects={shown} />
          {agreed.length > 0 && (
            <Disclosure summary={m.count_compare_agree({ count: agreed.length })}>
              <OutcomeComparison {...names} sums={[]} projects={agreed} />
            </Disclosure>
          )}
          <Gainers first={first} second={second} {...gainers} />
        </div>
      </div>
    </section>
  );
}

/** Money never breaks. */
function unbroken({ label, first, second }: ReportRival['sums'][number]) {
  const whole = (figure: string): ComponentChildren => <span class="money">{figure}</span>;
  return { label, first: whole(first), second: whole(second) };
}

interface HowCountedProps {
  readonly details: ReportDetails;
  /** Whether anything about the file is. */
  readonly isOdd: boolean;
  /** Whether this page counts by other rules too. */
  readonly mayChange: boolean;
}

function HowCounted({ details, isOdd, mayChange }: HowCountedProps) {
  return (
    <section class="section count-how-counted">
      <div class="wrap columns columns-even">
        <div class="stack">
          <h2>{m.count_conventions_title()}</h2>
          <Facts facts={details.conventions} />
          {mayChange && (
            <p class="screen-only">
              <a href="#como-contar">{m.count_change_rules()}</a>
            </p>
          )}
        </div>
        <div class="stack">
          <h2>{m.count_understood_title()}</h2>
          <Facts facts={details.understood} />
          {!isOdd && <p class="secondary">{m.count_no_warnings()}</p>}
        </div>
      </div>
    </section>
  );
}

interface TakeAwayProps {
  readonly offers: ResultOffers;
  /** Whether files that are not there yet will come. */
  readonly isAwaited: boolean;
  readonly hashes: readonly Labelled[];
}

function TakeAway({ offers: { links, checkAddress }, hashes, isAwaited }: TakeAwayProps) {
  return (
    <section class="section band count-take-away">
      <div class="wrap columns columns-even">
        <div class="stack">
          <h2>{m.count_take_title()}</h2>
          <p class="screen-only">{m.count_take_text()}</p>
          <p class="secondary screen-only">{m.count_take_print()}</p>
          <p class="print-only">{m.count_take_address({ address: checkAddress })}</p>
          <Hashes hashes={hashes} />
        </div>
        <div class="count-take-links screen-only">
          {links ? (
            <>
              <ButtonLink href={links.json} download="minga-resultado.json">
                {m.count_take_json()}
              </ButtonLink>
              <ButtonLink kind="secondary" href={links.csv} download="minga-resultado.csv">
                {m.count_take_csv()}
              </ButtonLink>
              <ButtonLink kind="secondary" href={links.pb} download="minga-resultado.pb">
                {m.count_take_pb()}
              </ButtonLink>
            </>
          ) : (
            isAwaited && <p role="status">{m.count_take_ordering()}</p>
          )}
        </div>
      </div>
    </section>
  );
}
