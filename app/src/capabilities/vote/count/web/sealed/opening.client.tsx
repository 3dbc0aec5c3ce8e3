// The island of the opening: reads the shares of the holders, checks each against the manifest, and joins them here; only the key leaves.
import { fromBase64url, readShareCode, type Share, toBase64url } from '@minga/ballot';
import { render } from 'preact';
import { m } from '#words';
import { readsQrCodes } from '../../../../../ui/qr-code/read-qr-code.ts';
import { judgeShares } from '../../rules/sealed/shares.ts';
import { ShareReader } from './share-reader.tsx';

const form = document.querySelector<HTMLFormElement>('#partes');

function begin(own: HTMLFormElement): void {
  const { election = '', commits: told = '', holders = '[]' } = own.dataset;
  const commits = told.split(' ').flatMap((one) => fromBase64url(one) ?? []);
  const names = new Map<number, string>(JSON.parse(holders) as [number, string][]);
  const inputs = [...own.querySelectorAll<HTMLInputElement>('input.control')];
  const said = own.querySelector<HTMLElement>('[role=status]');
  const key = own.querySelector<HTMLInputElement>('input[name=u]');
  const say = (sentence: string) => {
    if (said !== null) said.textContent = sentence;
  };

  function join(): Uint8Array | undefined {
    const shares: Share[] = [];
    for (const [place, { value }] of inputs.entries()) {
      if (value.trim() === '') continue;
      const share = readShareCode(election, value);
      if (share === undefined) {
        say(m.count_opening_share_misread({ number: String(place + 1) }));
        return undefined;
      }
      shares.push(share);
    }
    const judged = judgeShares(shares, commits);
    if (judged.ok) return judged.value;
    say(problem(judged.error));
    return undefined;
  }

  function problem(wrong: Extract<ReturnType<typeof judgeShares>, { ok: false }>['error']): string {
    if (wrong.code === 'shares-few') return m.count_opening_shares_few();
    const name = names.get(wrong.i) ?? String(wrong.i);
    return wrong.code === 'share-twice'
      ? m.count_opening_share_twice({ name })
      : m.count_opening_share_wrong({ name });
  }

  own.hidden = false;
  if (readsQrCodes()) {
    for (const [place, input] of inputs.entries()) {
      const reader = own.querySelector<HTMLElement>(`[data-reader="${input.id}"]`);
      const onRead = (text: string) => {
        input.value = text;
        input.dispatchEvent(new Event('change'));
      };
      const number = String(place + 1);
      if (reader !== null)
        render(<ShareReader id={input.id} number={number} onRead={onRead} />, reader);
    }
  }
  for (const input of inputs) {
    input.addEventListener('change', () => {
      if (join() !== undefined) say(m.count_opening_shares_good());
    });
  }
  own.addEventListener('submit', (event) => {
    const u = join();
    if (u === undefined || key === null) {
      event.preventDefault();
      return;
    }
    key.value = toBase64url(u);
    for (const input of inputs) input.value = '';
  });
}

if (form !== null) begin(form);
