// The island of one's own right: computes it from the number that is typed, and looks it up in everything that is public.
import { render } from 'preact';
import { findOwnRight } from '../rules/own-right.ts';
import { OwnRightFound } from './own-right-found.tsx';

const place = document.querySelector<HTMLElement>('#mi-derecho');
const said = document.querySelector<HTMLElement>('#mi-derecho-dice');
const typed = document.querySelector<HTMLInputElement>('#mi-run');

/** Always both files whole, whatever is looked for. */
async function textOf(address: string | undefined): Promise<string> {
  const answer = await fetch(address ?? '', { cache: 'no-store' });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.text();
}

async function check(where: HTMLElement, into: HTMLElement): Promise<void> {
  const { election = '', style = '', salt = '', commitment = '' } = where.dataset;
  const { padron, registro } = where.dataset;
  try {
    const files = { padron: await textOf(padron), registro: await textOf(registro) };
    const opening = { id: election, style, salt };
    const given = { opening, shown: commitment, run: typed?.value ?? '' };
    render(<OwnRightFound found={findOwnRight(given, files)} />, into);
  } catch {
    render(<OwnRightFound found={undefined} />, into);
  }
}

if (place !== null && said !== null) {
  place.hidden = false;
  place.querySelector('button')?.addEventListener('click', () => void check(place, said));
}
