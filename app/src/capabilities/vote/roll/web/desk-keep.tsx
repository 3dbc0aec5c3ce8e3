// What whoever keeps a desk makes for it: cards of the people at the table, and slips with codes.
import { m } from '#words';
import { Button } from '../../../../ui/button/button.tsx';
import { TypedField } from '../../../../ui/field/typed-field.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import type { SlipState } from '../store/slips.ts';
import type { DeskProps } from './desk-props.ts';
import { deskParams, Said } from './parts.tsx';
import { tableDesk } from './paths.ts';

export function Keep(props: DeskProps) {
  return (
    <>
      <Cards {...props} />
      {props.election.settings.ways.includes('code') && <Slips {...props} />}
    </>
  );
}

function Cards({ election, cards, typed, problems }: DeskProps) {
  const at = deskParams(election);
  return (
    <section class="stack" aria-labelledby="tarjetas">
      <h2 id="tarjetas">{m.roll_cards_title()}</h2>
      <p>{m.roll_cards_lead()}</p>
      {cards.length > 0 && (
        <RuledTable
          caption={m.roll_cards_title()}
          captionHidden
          columns={[
            { label: m.roll_column_card(), align: 'end' },
            { label: m.roll_column_table() },
            { label: m.roll_column_state() },
          ]}
          rows={cards.map(({ number, label, isRevoked }) => [
            String(number),
            <Said>{label}</Said>,
            isRevoked ? (
              m.roll_card_revoked()
            ) : (
              <form action={tableDesk.revoke.to(at)} method="post">
                <input type="hidden" name="tarjeta" value={String(number)} />
                <Button kind="secondary" small>
                  {m.roll_card_revoke()}
                </Button>
              </form>
            ),
          ])}
        />
      )}
      <form class="stack" action={tableDesk.cards.to(at)} method="post" noValidate>
        <TypedField name="mesa" label={m.roll_cards_table()} typed={typed} problems={problems} />
        <div>
          <Button kind="secondary">{m.roll_cards_make()}</Button>
        </div>
      </form>
    </section>
  );
}

function Slips({ election, slips, typed, problems }: DeskProps) {
  const count = (state: SlipState) => slips.get(state) ?? 0;
  return (
    <section class="stack" aria-labelledby="codigos">
      <h2 id="codigos">{m.roll_slips_title()}</h2>
      <p>
        {m.roll_slips_counts({
          printed: count('printed'),
          given: count('handed-over'),
          destroyed: count('destroyed') + count('void'),
        })}
      </p>
      <form
        class="stack"
        action={tableDesk.slips.to(deskParams(election))}
        method="post"
        noValidate
      >
        <TypedField
          name="cantidad"
          label={m.roll_slips_count()}
          hint={m.roll_slips_hint()}
          inputMode="numeric"
          typed={typed}
          problems={problems}
        />
        <div>
          <Button kind="secondary">{m.roll_slips_make()}</Button>
        </div>
      </form>
    </section>
  );
}
