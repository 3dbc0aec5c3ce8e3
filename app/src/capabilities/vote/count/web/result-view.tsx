// The page of a count, the same from the server and in the browser: figures, rounds, reasons, and then the rest.
import { m } from '#words';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { KeyFigures } from '../../../../ui/figures/figures.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { Waterfall } from '../../../../ui/waterfall/waterfall.tsx';
import type { CountReport, ProblemWords, VoteReport } from '../rules/report/report.ts';
import type { Asking } from './asking.ts';
import { contestId, type ResultOffers } from './result-offers.ts';
import { type AskAbout, Shortfalls } from './shortfalls.tsx';
import type { CutOff } from './worker-words.ts';

/** Components that the browser fetches when a file is given; the server has them at once. */
export type ResultParts = typeof import('./result-parts.tsx');

interface ResultViewProps {
  readonly report: VoteReport;
  /** The count in sight, by its place in the report: of a contest, or 0. */
  readonly contest: number;
  readonly offers: ResultOffers;
  readonly parts?: ResultParts | undefined;
  /** What can be asked; on a page from the server nothing can, and it says so. */
  readonly asking?: Asking | undefined;
  /** Why nothing more will be told or can be asked; what was told stays. */
  readonly cutOff?: CutOff | undefined;
}

export function ResultView(props: ResultViewProps) {
  const { report, contest, offers, parts, asking, cutOff } = props;
  const { contests, warnings } = report;
  const count = report.counts[contest];
  if (count === undefined) return null;
  const ask = parts?.askAbout(count, asking, cutOff);
  return (
    <div class="count-outcome">
      {contests && parts && <parts.Contests contests={contests} shown={contest} offers={offers} />}
      {/* What was opened in one contest is not open in another. */}
      <div key={contest}>
        <section class="section">
          <div class="wrap stack-wide">
            {contests && (
              <h2 id={contestId} tabIndex={-1}>
                {m.count_contest_shown({ name: contests.lines[contest]?.name ?? '' })}
              </h2>
            )}
            <KeyFigures
              figures={count.figures.map(({ value, label }) => ({ figure: value, label }))}
            />
            <Warnings {...warnings} />
          </div>
        </section>
        <Rounds count={count} ask={ask} />
        <Shortfalls shortfalls={count.shortfalls} ask={ask} />
        {parts && (
          <parts.ResultRest
            report={report}
            count={count}
            offers={offers}
            asking={asking}
            cutOff={cutOff}
          />
        )}
      </div>
      {cutOff === 'unexplained' && (
        <div class="wrap section">
          <Notice tone="warning">
            <p>{m.count_explain_failed()}</p>
          </Notice>
        </div>
      )}
    </div>
  );
}

function Warnings({ listed, more }: ProblemWords) {
  if (listed.length === 0) return null;
  return (
    <Notice tone="warning" title={m.count_warnings_title()}>
      <ul>
        {listed.slice(0, 3).map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
      {(listed.length > 3 || more) && (
        <Disclosure summary={m.count_warnings_all()}>
          <ul>
            {listed.slice(3).map((sentence) => (
              <li>{sentence}</li>
            ))}
            {more && <li>{more}</li>}
          </ul>
        </Disclosure>
      )}
    </Notice>
  );
}

interface RoundsProps {
  readonly count: CountReport;
  readonly ask: AskAbout | undefined;
}

function Rounds({ count, ask }: RoundsProps) {
  const { envelope } = count;
  const rounds = count.rounds.map((round) => ({
    ...round,
    spentBefore: BigInt(round.beforeUnits),
    spentAfter: BigInt(round.afterUnits),
    spentAfterText: round.afterText,
    kind: round.completes ? ('completes' as const) : ('enters' as const),
    more: ask?.(round.project, round.name, true),
  }));
  return (
    <section class="section">
      <div class="wrap stack">
        <div class="count-rounds-head">
          <h2>{m.count_rounds_title()}</h2>
          <p class="secondary">{count.how}</p>
        </div>
        {rounds.length === 0 ? (
          <p>{m.count_rounds_none()}</p>
        ) : (
          <Waterfall
            rounds={rounds}
            envelope={BigInt(envelope.units)}
            envelopeText={envelope.text}
            zeroText={envelope.zeroText}
            caption={m.count_rounds_caption()}
          />
        )}
      </div>
    </section>
  );
}
