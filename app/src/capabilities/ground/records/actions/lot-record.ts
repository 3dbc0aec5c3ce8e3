// What the record of a lot says, in the formal Spanish of a document.
import { m } from '#words';
import { inLocale, sourceLocale } from '../../../../platform/words.ts';
import { formatInstant } from '../../../../ui/format.ts';
import { lotAddress } from '../rules/addresses.ts';
import type { Block, Fact } from '../rules/document.ts';
import type { LotRow } from '../store/lots.ts';

type DrawnLot = LotRow & { readonly drawn: NonNullable<LotRow['drawn']> };

export function lotRecord(
  lot: DrawnLot,
  publicUrl: string,
): { readonly title: string; readonly blocks: readonly Block[] } {
  return inLocale(sourceLocale, () => ({
    title: m.records_record_title(),
    blocks: [
      { kind: 'text', text: m.records_record_opening({ label: lot.label }) },
      { kind: 'facts', rows: factsOf(lot, publicUrl) },
      { kind: 'heading', text: m.records_record_result() },
      {
        kind: 'table',
        caption: m.records_record_table({ count: lot.list.length }),
        columns: [m.records_column_place(), m.records_column_id(), m.records_column_name()],
        rows: orderRows(lot),
      },
      { kind: 'heading', text: m.records_record_check() },
      { kind: 'text', text: m.records_record_formula() },
      { kind: 'heading', text: m.records_record_signatures() },
      {
        kind: 'signatures',
        places: [
          ...lot.observers,
          { name: m.records_record_officer(), standsFor: lot.institutionName },
        ],
      },
    ],
  }));
}

function factsOf(lot: DrawnLot, publicUrl: string): readonly Fact[] {
  const { entropy, observers, timeZone, drawn } = lot;
  const instant = (at: Date) => formatInstant(at, sourceLocale, { timeZone });
  const chance: readonly Fact[] =
    entropy.kind === 'dice'
      ? [
          { label: m.records_fact_chance(), text: m.records_chance_dice() },
          { label: m.records_fact_throws(), text: drawn.entropy.replaceAll(/.{5}(?=.)/g, '$& ') },
        ]
      : [
          { label: m.records_fact_chance(), text: entropy.source },
          { label: m.records_fact_numbers(), text: drawn.entropy },
        ];
  return [
    { label: m.records_fact_purpose(), text: lot.purpose },
    { label: m.records_fact_announced(), text: instant(lot.announcedAt) },
    { label: m.records_fact_held(), text: instant(lot.heldAt) },
    { label: m.records_fact_place(), text: lot.place },
    { label: m.records_fact_drawn(), text: instant(drawn.at) },
    ...observers.map(({ name, standsFor }) => ({
      label: m.records_fact_observer(),
      text: `${name}, ${standsFor}`,
    })),
    ...chance,
    { label: m.records_fact_list_hash(), text: lot.listSha256 },
    { label: m.records_fact_announcement_hash(), text: lot.announcementSha256 },
    {
      label: m.records_fact_page(),
      text: lotAddress(publicUrl, lot.id),
    },
  ];
}

function orderRows({ list, drawn }: DrawnLot): readonly (readonly string[])[] {
  const nameOf = new Map(list.map(({ id, name }) => [id, name]));
  return drawn.order.map((id, at) => [String(at + 1), id, nameOf.get(id) ?? '']);
}
