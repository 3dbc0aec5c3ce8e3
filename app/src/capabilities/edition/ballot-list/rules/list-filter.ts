// What narrows the page of a list, as its address says it.
import { typedText } from '../../../ground/territories/rules/index.ts';
import type { ListedProject } from './list-text.ts';

export const orders = ['number', 'cost', 'proposal'] as const;
export type ListOrder = (typeof orders)[number];

export const orderInAddress: Readonly<Record<ListOrder, string>> = {
  number: 'numero',
  cost: 'costo',
  proposal: 'propuesta',
};

export interface ListFilter {
  readonly text: string;
  readonly theme: string;
  readonly sector: string;
  readonly order: ListOrder;
}

export function parseListFilter(query: URLSearchParams): ListFilter {
  const asked = query.get('orden');
  return {
    text: typedText(query.get('q') ?? ''),
    theme: query.get('tema') ?? '',
    sector: query.get('sector') ?? '',
    order: orders.find((one) => orderInAddress[one] === asked) ?? 'number',
  };
}

type Row = Pick<
  ListedProject,
  'id' | 'title' | 'place' | 'need' | 'theme' | 'sector' | 'cost_clp'
> & {
  readonly number: number | null;
};

const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Those that it asks for, in the order that it asks for; without numbers by their proposals. */
export function narrowed<T extends Row>(rows: readonly T[], filter: ListFilter): readonly T[] {
  const words = plain(filter.text)
    .split(/\s+/)
    .filter((word) => word !== '');
  const found = rows.filter((row) => {
    const said = plain(`${row.number ?? ''} ${row.title} ${row.place} ${row.need}`);
    return (
      words.every((word) => said.includes(word)) &&
      (filter.theme === '' || row.theme === filter.theme) &&
      (filter.sector === '' || row.sector === filter.sector)
    );
  });
  const keyOf: Readonly<Record<ListOrder, (row: T) => number>> = {
    number: ({ number, id }) => number ?? Number(id),
    cost: ({ cost_clp }) => cost_clp,
    proposal: ({ id }) => Number(id),
  };
  const key = keyOf[filter.order];
  return found.toSorted((a, b) => key(a) - key(b) || Number(a.id) - Number(b.id));
}
