// The island of the rehearsal: a holder types her share, and this browser alone finds out whether it fits and opens.
import {
  checkShare,
  fromBase64url,
  readShareCode,
  readUrnKey,
  type Share,
  seal,
  sharePoint,
  utf8,
} from '@minga/ballot';
import { m } from '#words';

for (const place of document.querySelectorAll<HTMLElement>('[data-rehearsal]')) offer(place);

function offer(place: HTMLElement): void {
  const part = (name: string) => place.querySelector<HTMLElement>(`[data-rehearsal-${name}]`);
  const [check, said, form] = [part('check'), part('said'), part('form')];
  const field = place.querySelector<HTMLInputElement>('input');
  if (check === null || said === null || form === null || field === null) return;
  check.hidden = false;
  check.addEventListener('click', async () => {
    said.textContent = '';
    const problem = await problemOf(place.dataset, field.value);
    if (problem !== undefined) {
      said.textContent = problem;
      return;
    }
    field.value = '';
    check.hidden = true;
    form.hidden = false;
  });
}

/** Undefined when the share is this holder's, fits what the ceremony made public, and opens what is sealed to it. */
async function problemOf(
  { rehearsal = '', holder, commits = '[]' }: DOMStringMap,
  typed: string,
): Promise<string | undefined> {
  const share = readShareCode(rehearsal, typed);
  if (share === undefined) return m.election_rehearsal_copied_wrong();
  if (String(share.i) !== holder) return m.election_rehearsal_of_another();
  const points = (JSON.parse(commits) as readonly string[]).flatMap(
    (text) => fromBase64url(text) ?? [],
  );
  if (!checkShare(share, points)) return m.election_rehearsal_other_key();
  return (await opens(share, points)) ? undefined : m.election_rehearsal_other_key();
}

async function opens(share: Share, points: readonly Uint8Array[]): Promise<boolean> {
  const binding = { info: utf8('pb-share/1\0'), aad: new Uint8Array() };
  const sealed = await seal(sharePoint(share.i, points), utf8('ensayo'), binding);
  const opened = await (await readUrnKey(share.secret)).open(sealed, binding);
  return opened.ok && new TextDecoder().decode(opened.value) === 'ensayo';
}
