// The island of the key ceremony: makes the key of the urn here, shows its three shares one after the other, and forgets them.
import { type Share, shareCode, toBase64url } from '@minga/ballot';
import { render } from 'preact';
import { m } from '#words';
import { QrCode } from '../../../../ui/qr-code/qr-code.tsx';
import { makeSharedKey } from '../rules/urn-key.ts';

interface HolderOfShare {
  readonly i: number;
  readonly name: string;
  readonly secondCopy: string;
}

for (const place of document.querySelectorAll<HTMLElement>('[data-ceremony]')) offer(place);

function offer(place: HTMLElement): void {
  const part = (name: string) => place.querySelector<HTMLElement>(`[data-ceremony-${name}]`);
  const [begin, cards, form] = [part('begin'), part('cards'), part('form')];
  if (begin === null || cards === null || form === null) return;
  begin.hidden = false;
  begin.addEventListener('click', () => {
    begin.hidden = true;
    const { ceremony = '', title = '', holders = '[]' } = place.dataset;
    const { commits, shares } = makeSharedKey(random);
    fill(form, 'c0', commits[0]);
    fill(form, 'c1', commits[1]);
    showCards({
      ...{ cards, form, shares, title, electionId: ceremony },
      holders: JSON.parse(holders) as readonly HolderOfShare[],
    });
  });
}

function fill(form: HTMLElement, name: string, point: Uint8Array | undefined): void {
  const field = form.querySelector<HTMLInputElement>(`input[name=${name}]`);
  if (field !== null && point !== undefined) field.value = toBase64url(point);
}

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

interface Showing {
  readonly cards: HTMLElement;
  readonly form: HTMLElement;
  readonly shares: readonly Share[];
  readonly holders: readonly HolderOfShare[];
  readonly title: string;
  readonly electionId: string;
}

function showCards(showing: Showing, at = 0): void {
  const { cards, form, shares, holders, title, electionId } = showing;
  const [share, holder] = [shares[at], holders[at]];
  if (share === undefined || holder === undefined) {
    render(null, cards);
    for (const { secret } of shares) secret.fill(0);
    form.hidden = false;
    return;
  }
  const code = shareCode(electionId, share);
  render(
    <div class="stack-wide">
      <Card title={title} holder={holder} code={code} note={m.election_card_own()} />
      <Card
        title={title}
        holder={holder}
        code={code}
        note={m.election_card_second({ where: holder.secondCopy })}
      />
      <p class="cluster screen-only">
        <button class="button button-main" type="button" onClick={() => window.print()}>
          {m.election_card_print({ name: holder.name })}
        </button>
        <button
          class="button button-secondary"
          type="button"
          onClick={() => showCards(showing, at + 1)}
        >
          {m.election_card_next()}
        </button>
      </p>
    </div>,
    cards,
  );
}

function Card({
  title,
  holder,
  code,
  note,
}: {
  readonly title: string;
  readonly holder: HolderOfShare;
  readonly code: string;
  readonly note: string;
}) {
  return (
    <section class="election-card stack">
      <h2>{m.election_card_title({ number: holder.i, name: holder.name })}</h2>
      <p>{title}</p>
      <p class="code election-card-code">{code}</p>
      <QrCode text={code} />
      <p>{m.election_card_text()}</p>
      <p>{note}</p>
    </section>
  );
}
