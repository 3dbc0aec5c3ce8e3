// The part of a lot that changes while people watch: the throws as they come, then the order.
//
// Accessibility: throws are an ordered list whose places say in words that they are still to come; only
// the sentence above it is announced; the order is a table.
import { m } from '#words';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { THROWS } from '../rules/lot-draw.ts';
import type { LotJson } from '../rules/lot-json.ts';

interface LotLiveProps {
  readonly lot: LotJson;
  /** Address below which the record is found by its code, in the language of the page. */
  readonly documentsHref: string;
  /** Whether the browser that shows it has drawn the same order; undefined where it was not computed. */
  readonly isSameHere?: boolean;
}

export function LotLive({ lot, documentsHref, isSameHere }: LotLiveProps) {
  return (
    <>
      <p class="records-lot-now" role="status">
        {sentenceOf(lot)}
      </p>
      {lot.chance.kind === 'dice' && lot.state !== 'withdrawn' && <Throws lot={lot} />}
      {lot.entropy !== null && (
        <p>
          {m.records_live_entropy()} <span class="code records-hash">{lot.entropy}</span>
        </p>
      )}
      {isSameHere !== undefined && (
        <p class={isSameHere ? 'records-same' : 'records-differs'}>
          {isSameHere ? m.records_live_same() : m.records_live_differs()}
        </p>
      )}
      {lot.order !== null && <Order lot={lot} order={lot.order} />}
      {lot.document !== null && (
        <p>
          <a href={`${documentsHref}/${lot.document}`}>{m.records_live_record()}</a>
        </p>
      )}
    </>
  );
}

function sentenceOf({ state, throws, chance }: LotJson): string {
  switch (state) {
    case 'announced':
      return m.records_live_announced();
    case 'open': {
      if (chance.kind !== 'dice') return m.records_live_waiting_draw();
      const last = throws.at(-1);
      if (last === undefined) return m.records_live_open();
      return m.records_live_throw({
        position: throws.length,
        face: last,
        left: THROWS - throws.length,
      });
    }
    case 'drawn':
      return m.records_live_drawn();
    case 'withdrawn':
      return m.records_live_withdrawn();
  }
}

function Throws({ lot }: { readonly lot: LotJson }) {
  return (
    <ol class="records-throws" aria-label={m.records_live_throws()}>
      {Array.from({ length: THROWS }, (_, at) => {
        const face = lot.throws[at];
        return face === undefined ? (
          <li class="records-throw-to-come">
            <span class="visually-hidden">{m.records_live_to_come()}</span>
          </li>
        ) : (
          <li class="records-throw">{face}</li>
        );
      })}
    </ol>
  );
}

interface OrderProps extends Pick<LotLiveProps, 'lot'> {
  readonly order: readonly string[];
}

function Order({ lot, order }: OrderProps) {
  const nameOf = new Map(lot.list.map(({ id, name }) => [id, name]));
  return (
    <RuledTable
      caption={m.records_order_caption()}
      columns={[
        { label: m.records_column_place() },
        { label: m.records_column_id() },
        { label: m.records_column_name() },
      ]}
      rows={order.map((id, at) => [
        String(at + 1),
        <span class="code">{id}</span>,
        nameOf.get(id) ?? '',
      ])}
    />
  );
}
