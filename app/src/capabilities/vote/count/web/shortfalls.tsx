// Projects that did not come in: the most voted of them with its sum, the others in rows.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { ReasonCard } from '../../../../ui/reason-card/reason-card.tsx';
import type { ReportShortfall } from '../rules/report/report.ts';

/** What can be asked about a project, by its place in the file; nothing where nothing can. */
export type AskAbout = (project: number, name: string, entered: boolean) => ComponentChildren;

/** Rows shown before the rest is asked for. */
const FIRST_SHOWN = 5;

interface ShortfallsProps {
  readonly shortfalls: readonly ReportShortfall[];
  readonly ask: AskAbout | undefined;
}

export function Shortfalls({ shortfalls, ask }: ShortfallsProps) {
  const [first, ...others] = shortfalls;
  return (
    <section class="section count-reasons">
      <div class="wrap columns">
        {first === undefined ? (
          <Notice tone="done">
            <p>{m.count_reasons_none()}</p>
          </Notice>
        ) : (
          <MainShortfall shortfall={first} ask={ask} />
        )}
        <OtherShortfalls shortfalls={others} ask={ask} />
      </div>
    </section>
  );
}

interface MainShortfallProps {
  readonly shortfall: ReportShortfall;
  readonly ask: AskAbout | undefined;
}

function MainShortfall({ shortfall, ask }: MainShortfallProps) {
  const { project, name, cost, sentence, sum } = shortfall;
  const money = sum && {
    rows: [
      { label: m.count_cost_was(), amount: cost },
      { label: sum.had.label, amount: sum.had.value },
    ],
    total: { label: m.count_missing(), amount: sum.missing },
    bar: { had: BigInt(sum.hadUnits), cost: BigInt(sum.costUnits) },
  };
  return (
    <ReasonCard
      id="por-que-no"
      outcome="stop"
      tag={m.count_reason_tag()}
      level={2}
      title={m.count_reason_heading({ name })}
      sentence={sentence}
      {...money}
    >
      {ask?.(project, name, false)}
    </ReasonCard>
  );
}

function OtherShortfalls({ shortfalls, ask }: ShortfallsProps) {
  if (shortfalls.length === 0) return null;
  const rest = shortfalls.slice(FIRST_SHOWN);
  return (
    <div>
      <h2 class="panel-heading">{m.count_reason_others()}</h2>
      <Rows shortfalls={shortfalls.slice(0, FIRST_SHOWN)} ask={ask} />
      {rest.length > 0 && (
        <Disclosure summary={m.count_reason_all({ count: shortfalls.length })}>
          <Rows shortfalls={rest} ask={ask} />
        </Disclosure>
      )}
    </div>
  );
}

function Rows({ shortfalls, ask }: ShortfallsProps) {
  return (
    <ul class="count-shortfalls">
      {shortfalls.map(({ project, name, brief }) => (
        <li>
          <h3>{name}</h3>
          <p class="secondary">{brief}</p>
          {ask?.(project, name, false)}
        </li>
      ))}
    </ul>
  );
}
