// A table whose figures are also drawn: one bar beside each, all on one scale, or two kinds of bar to compare.
//
// Accessibility: a real table with caption and headers; every figure is text and its bar is hidden from
// screen readers because it repeats it. Two kinds of bar are told apart by place and head, not only by colour.
import { m } from '#words';
import { Disclosure } from '../disclosure/disclosure.tsx';

export interface Bar {
  /** Length from 0 to 1, of the longest bar of the table. */
  readonly part: number;
  readonly text: string;
}

export interface BarRow {
  readonly label: string;
  /** Under the label: what the row is made of. */
  readonly note?: string;
  readonly bars: readonly Bar[];
}

interface BarTableProps {
  readonly caption: string;
  readonly captionHidden?: boolean;
  /** Head of the labels, then one for each bar of a row. */
  readonly heads: readonly string[];
  readonly rows: readonly BarRow[];
}

/** Rows shown before the rest is asked for. */
const FIRST_SHOWN = 10;

export function BarTable({ caption, captionHidden, heads, rows }: BarTableProps) {
  const shown = rows.length > FIRST_SHOWN + 2 ? rows.slice(0, FIRST_SHOWN) : rows;
  const rest = rows.slice(shown.length);
  const look = { heads, captionHidden: captionHidden ?? false };
  return (
    <div class="bar-table contained">
      <Rows caption={caption} rows={shown} {...look} />
      {rest.length > 0 && (
        <Disclosure summary={m.ui_bar_table_rest({ count: rest.length })}>
          <Rows caption={caption} rows={rest} heads={heads} captionHidden />
        </Disclosure>
      )}
    </div>
  );
}

function Rows({ caption, captionHidden, heads, rows }: BarTableProps) {
  return (
    <table class="bar-rows">
      <caption class={captionHidden ? 'visually-hidden' : 'table-caption'}>{caption}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th scope="col">{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, note, bars }) => (
          <tr>
            <th scope="row">
              {label}
              {note && <span class="bar-note">{note}</span>}
            </th>
            {bars.map((bar, place) => (
              <td data-label={heads[place + 1]}>
                <svg class="bar" width="100%" height="16" aria-hidden="true" focusable="false">
                  <rect class={`bar-${place}`} width={`${percent(bar.part)}%`} height="16" />
                </svg>
                <span class="bar-figure">{bar.text}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What is not nothing keeps a hairline. */
function percent(part: number): number {
  return part === 0 ? 0 : Math.max(0.5, Math.round(part * 1000) / 10);
}
