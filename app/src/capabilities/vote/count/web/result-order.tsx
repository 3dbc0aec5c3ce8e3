// The order of all projects of a result: each with its support and its cost, and how far the amount goes.
import { m } from '#words';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import type { ResultLine } from '../store/results.ts';
import { money, numberOf } from './bring-words.ts';

interface OrderProps {
  readonly lines: readonly ResultLine[];
  readonly amountClp: number;
  readonly replacement: 'next-in-order' | 'recount';
}

export function ResultOrder({ lines, amountClp, replacement }: OrderProps) {
  const spent = lines.reduce((sum, { isFunded, costClp }) => sum + (isFunded ? costClp : 0), 0);
  const funded = lines.filter(({ isFunded }) => isFunded).length;
  const isPrefix = lines.slice(0, funded).every(({ isFunded }) => isFunded);
  let sum = 0;
  const rows = lines.map(({ place, number, name, support, costClp, isFunded }) => {
    if (isFunded) sum += costClp;
    return [
      <>
        {`${place}. `}
        {name} <span class="secondary">{m.count_result_on_paper({ number })}</span>
      </>,
      numberOf(support),
      <span class="money">{money(costClp)}</span>,
      <span class="money">{isFunded ? money(sum) : '—'}</span>,
      isFunded ? (
        <Tag tone="done">{m.count_result_within()}</Tag>
      ) : (
        <Tag>{m.count_result_beyond()}</Tag>
      ),
    ];
  });
  const words = { amount: money(amountClp), spent: money(spent), left: money(amountClp - spent) };
  const line = [<strong>{m.count_result_line(words)}</strong>, '', '', '', ''];
  return (
    <section class="section count-order" aria-labelledby="orden">
      <div class="wrap stack">
        <h2 id="orden">{m.count_result_order_title()}</h2>
        <p>
          {m.count_result_order_lead()}
          {replacement === 'recount' && <> {m.count_result_order_recount()}</>}
        </p>
        {!isPrefix && <p>{m.count_result_line_scattered(words)}</p>}
        <RuledTable
          caption={m.count_result_order_title()}
          captionHidden
          narrow="stack"
          columns={[
            { label: m.count_result_column_project() },
            { label: m.count_result_column_support(), align: 'end' },
            { label: m.count_result_column_cost(), align: 'end' },
            { label: m.count_result_column_sum(), align: 'end' },
            { label: m.count_result() },
          ]}
          rows={isPrefix ? rows.toSpliced(funded, 0, line) : rows}
        />
      </div>
    </section>
  );
}
