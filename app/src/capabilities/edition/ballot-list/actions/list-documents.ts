// What the documents of a list say, in the formal Spanish of a document: frozen, and with its numbers.
import { m } from '#words';
import { inLocale, sourceLocale } from '../../../../platform/words.ts';
import { clp, formatInstant, formatMoney, formatNumber } from '../../../../ui/format.ts';
import type { DocumentAsked, LotAct } from '../../../ground/records/index.ts';
import type { ListText } from '../rules/list-text.ts';

type Written = Pick<DocumentAsked, 'title' | 'blocks'>;

const money = (pesos: number) => formatMoney(BigInt(pesos), clp, sourceLocale);

interface Frozen {
  readonly list: ListText;
  readonly sha256: string;
  readonly act: LotAct;
  readonly timeZone: string;
}

export function frozenDocument({ list, sha256, act, timeZone }: Frozen): Written {
  const instant = (at: Date) => formatInstant(at, sourceLocale, { timeZone });
  const { entropy, observers } = act;
  return inLocale(sourceLocale, () => ({
    title: m.ballot_list_document_frozen({ contest: list.contest.name }),
    blocks: [
      { kind: 'text', text: m.ballot_list_document_frozen_opening({ edition: list.edition.name }) },
      {
        kind: 'facts',
        rows: [
          ...commonFacts(list, sha256),
          { label: m.ballot_list_fact_lot_at(), text: instant(act.heldAt) },
          { label: m.ballot_list_fact_lot_place(), text: act.place },
          ...observers.map(({ name, standsFor }) => ({
            label: m.ballot_list_fact_observer(),
            text: `${name}, ${standsFor}`,
          })),
          {
            label: m.ballot_list_fact_chance(),
            text: entropy.kind === 'dice' ? m.ballot_list_chance_dice() : entropy.source,
          },
        ],
      },
      {
        kind: 'table',
        caption: m.ballot_list_table_frozen({ count: list.projects.length }),
        columns: [
          m.ballot_list_column_proposal(),
          m.ballot_list_column_cost(),
          m.ballot_list_column_project(),
        ],
        rows: list.projects.map(({ id, title, cost_clp }) => [id, money(cost_clp), title]),
      },
    ],
  }));
}

interface Drawn {
  readonly list: ListText;
  readonly sha256: string;
  /** Numbers of proposals, the first of which is number one. */
  readonly order: readonly string[];
  readonly entropy: string;
}

export function drawnDocument({ list, sha256, order, entropy }: Drawn): Written {
  const of = new Map(list.projects.map((one) => [one.id, one]));
  return inLocale(sourceLocale, () => ({
    title: m.ballot_list_document_drawn({ contest: list.contest.name }),
    blocks: [
      { kind: 'text', text: m.ballot_list_document_drawn_opening({ edition: list.edition.name }) },
      {
        kind: 'facts',
        rows: [
          ...commonFacts(list, sha256),
          { label: m.ballot_list_fact_entropy(), text: entropy },
        ],
      },
      {
        kind: 'table',
        caption: m.ballot_list_table_drawn({ count: order.length }),
        columns: [
          m.ballot_list_column_number(),
          m.ballot_list_column_proposal(),
          m.ballot_list_column_cost(),
          m.ballot_list_column_project(),
        ],
        rows: order.map((id, at) => {
          const { title = '', cost_clp = 0 } = of.get(id) ?? {};
          return [String(at + 1), id, money(cost_clp), title];
        }),
      },
    ],
  }));
}

function commonFacts({ edition, contest, round, label, bases }: ListText, sha256: string) {
  return [
    { label: m.ballot_list_fact_edition(), text: edition.name },
    { label: m.ballot_list_fact_contest(), text: contest.name },
    { label: m.ballot_list_fact_amount(), text: money(contest.amount_clp) },
    ...(round === 1
      ? []
      : [{ label: m.ballot_list_fact_round(), text: formatNumber(round, sourceLocale) }]),
    { label: m.ballot_list_fact_bases(), text: String(bases.version) },
    { label: m.ballot_list_fact_label(), text: label },
    { label: m.ballot_list_fact_hash(), text: sha256 },
  ];
}
