// The island that checks a list in the browser: nothing of what is pasted leaves it.
import { render } from 'preact';
import { checkList } from '../rules/check-list.ts';
import { CheckResult, checkRefusals } from './check-result.tsx';

const form = document.querySelector<HTMLFormElement>('#comprobar');
const place = document.querySelector<HTMLElement>('#resultado');

async function check(from: HTMLFormElement, where: HTMLElement): Promise<void> {
  const typed = new FormData(from);
  const pasted = String(typed.get('nomina') ?? '').trim();
  const text = pasted === '' ? await (await fetch(from.dataset.text ?? '')).text() : pasted;
  const found = await checkList(text, String(typed.get('azar') ?? ''));
  const { sha256 = '', order } = where.dataset;
  const published = { sha256, order: order === undefined ? null : order.split(' ') };
  render(
    found.ok ? (
      <CheckResult checked={found.value} published={published} />
    ) : (
      <p class="field-error">{checkRefusals[found.error.code]()}</p>
    ),
    where,
  );
}

// Without WebCrypto the form goes to the site, which computes the same.
if (form !== null && place !== null && globalThis.crypto?.subtle !== undefined) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void check(form, place).catch(() => form.submit());
  });
}
