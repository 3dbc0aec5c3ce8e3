// What is shown once, to be printed and cut: slips with a code inside, and cards of a table. Nothing keeps it.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { QrCode } from '../../../../ui/qr-code/qr-code.tsx';
import type { MadeCard } from '../actions/desk-cards.ts';
import type { SealedElection } from '../actions/sealed-election.ts';
import type { MadeSlip } from '../actions/slips.ts';
import { deskCrumbs, deskParams, framed, Said } from './parts.tsx';
import { paperPaths, tableDesk } from './paths.ts';

function Back({ election }: { readonly election: SealedElection }) {
  return (
    <p class="screen-only">
      <ButtonLink kind="secondary" href={tableDesk.table.to(deskParams(election))}>
        {m.roll_print_back()}
      </ButtonLink>
    </p>
  );
}

export function slipsPage({
  election,
  slips,
  publicUrl,
}: {
  readonly election: SealedElection;
  readonly slips: readonly MadeSlip[];
  readonly publicUrl: string;
}): Page {
  const address = publicUrl + paperPaths.code.to({ election: election.id });
  return framed({
    title: m.roll_slips_title(),
    lead: m.roll_slips_print_lead(),
    crumbs: deskCrumbs(election, { label: m.roll_slips_title() }),
    body: (
      <>
        <Notice tone="warning">
          <p>{m.roll_print_once()}</p>
        </Notice>
        <ol class="roll-slips">
          {slips.map(({ number, code }) => (
            <li class="roll-slip surface" value={number}>
              <p>
                <strong>{m.roll_slip_number({ number })}</strong> · <Said>{election.title}</Said>
              </p>
              <p class="roll-slip-code code">{code}</p>
              <p>{m.roll_slip_how({ address })}</p>
              <p class="secondary">{m.roll_slip_keep()}</p>
            </li>
          ))}
        </ol>
        <Back election={election} />
      </>
    ),
  });
}

export function cardPage({
  election,
  card,
}: {
  readonly election: SealedElection;
  readonly card: MadeCard;
}): Page {
  return framed({
    title: m.roll_card_title({ number: card.number }),
    lead: m.roll_card_lead(),
    crumbs: deskCrumbs(election, { label: m.roll_cards_title() }),
    body: (
      <>
        <Notice tone="warning">
          <p>{m.roll_print_once()}</p>
        </Notice>
        <section class="roll-slip surface stack" aria-labelledby="tarjeta">
          <h2 id="tarjeta">
            {m.roll_card_title({ number: card.number })} · <Said>{card.label}</Said>
          </h2>
          <QrCode text={card.code} />
          <p class="roll-slip-code code">{card.code}</p>
          <p>
            {m.roll_card_pin()} <strong class="code">{card.pin}</strong>
          </p>
        </section>
        <Back election={election} />
      </>
    ),
  });
}
