// The page of a count, the same from the server and in the browser: figures, rounds, reasons, and then the rest.
import { m } from '#words';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { KeyFigures } from '../../../../ui/figures/figures.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { Waterfall } from '../../../../ui/waterfall/waterfall.tsx';
import type { CountReport, ProblemWords, ReportShortfall } from '../rules/report/report.ts';
import type { Asking } from './asking.ts';
import type { ResultLinks } from './result-links.ts';
import { type AskAbout, ShortfallCard, ShortfallRows } from './shortfalls.tsx';

/** Components that the browser fetches when a file is given; the server has them at once. */
export type ResultParts = typeof import('./result-parts.tsx');

interface ResultViewProps {
  readonly report: CountReport;
  readonly links?: ResultLinks | undefined;
  readonly parts?: ResultParts | undefined;
  /** What can be asked; on a page from the server nothing can, and it says so. */
  readonly asking?: Asking | undefined;
  /** Without connection the parts, or what explains, could not be fetched. */
  readonly isCutOff?: boolean;
}

export function ResultView({ report, links, parts, asking, isCutOff }: ResultViewProps) {
  const { figures, warnings, measures } = report;
  const ask: AskAbout = (project, name, entered) =>
    parts && asking && measures ? (
      <parts.AskProject project={project} name={name} entered={entered} asking={asking} />
    ) : undefined;
  return (
    <>
      <section class="section">
        <div class="wrap stack-wide">
          <KeyFigures figures={figures.map(({ value, label }) => ({ figure: value, label }))} />
          <Warnings {...warnings} />
        </div>
      </section>
      <Rounds report={report} ask={ask} />
      <section class="section">
        <div class="wrap columns">
          <MainShortfall shortfalls={report.shortfalls} ask={ask} />
          <ShortfallRows shortfalls={report.shortfalls.slice(1)} ask={ask} />
        </div>
      </section>
      {parts && <parts.ResultRest report={report} links={links} asking={asking} />}
      {isCutOff && (
        <div class="wrap section">
          <Notice tone="warning">
            <p>{m.count_explain_failed()}</p>
          </Notice>
        </div>
      )}
    </>
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
  readonly report: CountReport;
  readonly ask: AskAbout;
}

function Rounds({ report, ask }: RoundsProps) {
  const { envelope } = report;
  const rounds = report.rounds.map((round) => ({
    ...round,
    spentBefore: BigInt(round.beforeUnits),
    spentAfter: BigInt(round.afterUnits),
    spentAfterText: round.afterText,
    kind: round.completes ? ('completes' as const) : ('enters' as const),
    more: ask(round.project, round.name, true),
  }));
  return (
    <section class="section">
      <div class="wrap stack">
        <div class="count-rounds-head">
          <h2>{m.count_rounds_title()}</h2>
          <p class="secondary">{report.how}</p>
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

interface MainShortfallProps {
  readonly shortfalls: readonly ReportShortfall[];
  readonly ask: AskAbout;
}

function MainShortfall({ shortfalls, ask }: MainShortfallProps) {
  const [first] = shortfalls;
  return first === undefined ? (
    <Notice tone="done">
      <p>{m.count_reasons_none()}</p>
    </Notice>
  ) : (
    <ShortfallCard shortfall={first} ask={ask} />
  );
}
