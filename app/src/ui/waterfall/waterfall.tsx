// The count round by round: every row is the whole envelope, and each project starts where the last one ended.
//
// Accessibility: an ordered list; number, name, cost and the sentence of each round are text, the bar is
// hidden from screen readers because it repeats them. Hatch, not only colour, tells the rounds that
// complete the envelope. A long count shows its first rounds, the rest on request, and always has its table.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import { Disclosure, TableTwin } from '../disclosure/disclosure.tsx';
import { RuledTable } from '../table/ruled-table.tsx';

export interface WaterfallRound {
  readonly number: number;
  readonly name: string;
  readonly href?: string | undefined;
  /** Formatted. */
  readonly cost: string;
  /** Minor units spent before and after this round. */
  readonly spentBefore: bigint;
  readonly spentAfter: bigint;
  /** `spentAfter`, formatted for the table. */
  readonly spentAfterText: string;
  /** `completes`: it came in with what was left, not bought by its supporters. */
  readonly kind: 'enters' | 'completes';
  /** Where the money came from, in plain words. */
  readonly sentence: string;
  /** What can be asked about it, under the sentence. */
  readonly more?: ComponentChildren;
}

interface WaterfallProps {
  /** Needed when a page has more than one: names the hatch that its rounds refer to. */
  readonly id?: string;
  readonly rounds: readonly WaterfallRound[];
  /** Minor units; the length of every track. */
  readonly envelope: bigint;
  readonly envelopeText: string;
  /** Formatted zero, for the start of the axis. */
  readonly zeroText: string;
  /** Name of the table twin. */
  readonly caption: string;
}

const WHOLE_UP_TO = 30;
const FIRST_SHOWN = 10;

export function Waterfall(props: WaterfallProps) {
  const { id = 'waterfall', rounds, envelope, envelopeText, zeroText, caption } = props;
  const hatch = `${id}-completes`;
  const shown = rounds.length > WHOLE_UP_TO ? rounds.slice(0, FIRST_SHOWN) : rounds;
  const rest = rounds.slice(shown.length);
  const list = (some: readonly WaterfallRound[]) => (
    <ol class="waterfall-rounds" start={some[0]?.number}>
      {some.map((round, place) => (
        <Round round={round} envelope={envelope} hatch={hatch} isLast={place === some.length - 1} />
      ))}
    </ol>
  );
  return (
    <div class="waterfall contained">
      <Legend hatch={hatch} rounds={rounds} />
      {list(shown)}
      {rest.length > 0 && (
        <Disclosure summary={m.ui_waterfall_all({ count: rounds.length })}>{list(rest)}</Disclosure>
      )}
      <div class="waterfall-axis" aria-hidden="true">
        <span>{zeroText}</span>
        <span>{m.ui_waterfall_envelope({ amount: envelopeText })}</span>
      </div>
      <TableTwin>
        <RuledTable
          caption={caption}
          narrow="stack"
          columns={[
            { label: m.ui_waterfall_project() },
            { label: m.ui_waterfall_cost(), align: 'end' },
            { label: m.ui_waterfall_spent_so_far(), align: 'end' },
            { label: m.ui_waterfall_how() },
          ]}
          rows={rounds.map((one) => [
            `${one.number}. ${one.name}`,
            one.cost,
            one.spentAfterText,
            one.sentence,
          ])}
        />
      </TableTwin>
    </div>
  );
}

interface LegendProps {
  readonly hatch: string;
  readonly rounds: readonly WaterfallRound[];
}

/** The legend also holds the pattern that the rounds refer to. */
function Legend({ hatch, rounds }: LegendProps) {
  return (
    <div class="waterfall-legend">
      <LegendEntry text={m.ui_waterfall_spent()}>
        <rect class="waterfall-spent" width="22" height="14" />
      </LegendEntry>
      <LegendEntry text={m.ui_waterfall_enters()}>
        <rect class="waterfall-enters" width="22" height="14" />
      </LegendEntry>
      {rounds.some(({ kind }) => kind === 'completes') && (
        <LegendEntry text={m.ui_waterfall_completes()}>
          <defs>
            <pattern id={hatch} width="9" height="9" patternUnits="userSpaceOnUse">
              <rect class="waterfall-hatch" width="5" height="9" />
            </pattern>
          </defs>
          <rect class="waterfall-completes" width="22" height="14" fill={`url(#${hatch})`} />
        </LegendEntry>
      )}
    </div>
  );
}

interface LegendEntryProps {
  readonly text: string;
  readonly children: ComponentChildren;
}

function LegendEntry({ text, children }: LegendEntryProps) {
  return (
    <span class="waterfall-legend-entry">
      <svg width="22" height="14" aria-hidden="true" focusable="false">
        {children}
      </svg>
      {text}
    </span>
  );
}

interface RoundProps {
  readonly round: WaterfallRound;
  readonly envelope: bigint;
  readonly hatch: string;
  readonly isLast: boolean;
}

function Round({ round, envelope, hatch, isLast }: RoundProps) {
  const { number, name, href, cost, kind, sentence, more } = round;
  const start = shareOf(round.spentBefore, envelope);
  const end = shareOf(round.spentAfter, envelope);
  return (
    <li class="waterfall-round" value={number}>
      <span class="waterfall-number" aria-hidden="true">
        {number}
      </span>
      <div class="waterfall-project">
        <h3 class="waterfall-name">{href ? <a href={href}>{name}</a> : name}</h3>
        <p class="waterfall-cost money">{cost}</p>
      </div>
      <div class="waterfall-drawing">
        {!isLast && (
          <svg class="waterfall-connector" aria-hidden="true" focusable="false">
            <line x1={`${end}%`} x2={`${end}%`} y1="0" y2="100%" />
          </svg>
        )}
        <svg class="waterfall-bar" width="100%" height="30" aria-hidden="true" focusable="false">
          <rect class="waterfall-track" width="100%" height="100%" />
          {[20, 40, 60, 80, 100].map((tick) => (
            <line class="waterfall-tick" x1={`${tick}%`} x2={`${tick}%`} y1="0" y2="100%" />
          ))}
          <rect class="waterfall-spent" width={`${start}%`} height="100%" />
          <rect
            class={`waterfall-${kind}`}
            x={`${start}%`}
            width={`${end - start}%`}
            height="100%"
            fill={kind === 'completes' ? `url(#${hatch})` : undefined}
          />
          {start > 0 && (
            <line class="waterfall-gap" x1={`${start}%`} x2={`${start}%`} y1="0" y2="100%" />
          )}
        </svg>
        <p class="waterfall-sentence">
          <span>{sentence}</span>
        </p>
        {more && <div class="waterfall-more">{more}</div>}
      </div>
    </li>
  );
}

/** Percent of the envelope, exact to a thousandth. */
function shareOf(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Number((part * 100_000n) / whole) / 1000;
}
