// Why one project entered or did not: the sum in three lines, the same sum as a bar, and what would have changed it.
//
// Accessibility: an article named by its heading; the tag says the outcome in words; the sum is a
// description list and the bar repeats it, so the bar is hidden from screen readers.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import { Icon, type IconName } from '../icon/icon.tsx';
import { Tag } from '../tag/tag.tsx';

export interface ReasonRow {
  readonly label: string;
  /** Formatted. */
  readonly amount: string;
}

export interface ReasonChange {
  /** Whose change: people, cost, or envelope. */
  readonly about: 'person' | 'peso' | 'envelope';
  readonly text: ComponentChildren;
}

interface ReasonCardProps {
  readonly id: string;
  readonly outcome: 'stop' | 'done';
  /** "No alcanzó", "Entró". */
  readonly tag: string;
  readonly title: string;
  readonly level?: 2 | 3;
  readonly sentence: ComponentChildren;
  readonly rows?: readonly ReasonRow[];
  /** The line under the ink rule: what was missing, or what was left. */
  readonly total?: ReasonRow;
  /** Minor units: the bar is as long as the cost. */
  readonly bar?: { readonly had: bigint; readonly cost: bigint };
  readonly changes?: readonly ReasonChange[];
  /** Under which convention the changes were found; or that none suffices. */
  readonly changesNote?: ComponentChildren;
  /** What can be asked about it, under the sum. */
  readonly children?: ComponentChildren;
}

export function ReasonCard(props: ReasonCardProps) {
  const { id, outcome, tag, title, level = 3, sentence, rows = [], total, bar } = props;
  const { changes = [], changesNote } = props;
  const Heading = `h${level}` as const;
  return (
    <article class={`reason-card surface reason-${outcome}`} aria-labelledby={id}>
      <div class="reason-body">
        <Tag tone={outcome}>{tag}</Tag>
        <Heading class="panel-heading" id={id}>
          {title}
        </Heading>
        <p>{sentence}</p>
        {rows.length > 0 && (
          <dl class="reason-sum">
            {rows.map((row) => (
              <SumRow {...row} />
            ))}
            {total && <SumRow {...total} isTotal />}
          </dl>
        )}
        {bar && <ReasonBar id={id} {...bar} />}
        {props.children}
      </div>
      {(changes.length > 0 || changesNote) && (
        <div class="reason-changes">
          <p class="reason-changes-title">{m.ui_reason_changes()}</p>
          {changes.length > 0 && <p class="small">{m.ui_reason_changes_each()}</p>}
          <ul class="reason-changes-list">
            {changes.map(({ about, text }) => (
              <li>
                <Icon name={about satisfies IconName} />
                <span>{text}</span>
              </li>
            ))}
          </ul>
          {changesNote && <p class="small">{changesNote}</p>}
        </div>
      )}
    </article>
  );
}

function SumRow({ label, amount, isTotal }: ReasonRow & { readonly isTotal?: boolean }) {
  return (
    <div class={isTotal ? 'reason-row reason-total' : 'reason-row'}>
      <dt>{label}</dt>
      <dd class="money">{amount}</dd>
    </div>
  );
}

interface ReasonBarProps {
  /** Id of the card, which makes that of the hatch. */
  readonly id: string;
  readonly had: bigint;
  readonly cost: bigint;
}

function ReasonBar({ id, had, cost }: ReasonBarProps) {
  const hatch = `${id}-missing`;
  const reached = had > cost ? cost : had;
  const share = cost === 0n ? 100 : Number((reached * 100_000n) / cost) / 1000;
  return (
    <svg class="reason-bar" width="100%" height="22" aria-hidden="true" focusable="false">
      <defs>
        <pattern
          id={hatch}
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect class="reason-missing-ground" width="7" height="7" />
          <rect class="reason-missing-line" width="2" height="7" />
        </pattern>
      </defs>
      {share < 100 && (
        <rect
          class="reason-missing"
          x={`${share}%`}
          y="0.5"
          width={`${100 - share}%`}
          height="21"
          fill={`url(#${hatch})`}
        />
      )}
      <rect class="reason-had" width={`${share}%`} height="22" />
    </svg>
  );
}
