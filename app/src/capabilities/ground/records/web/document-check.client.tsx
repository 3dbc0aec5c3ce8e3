// The island of a document: compares a dropped file with it here, so that the file never leaves the device.
import { hashBytes } from '@minga/basics';
import { render } from 'preact';
import { ComparisonNotice } from './comparison-notice.tsx';

const form = document.querySelector<HTMLFormElement>('#document-check');
const input = form?.querySelector<HTMLInputElement>('input[type=file]');
const result = document.querySelector<HTMLElement>('#document-check-result');

async function compare(): Promise<void> {
  const file = input?.files?.[0];
  if (form === null || result === null) return;
  const bytes = file && new Uint8Array(await file.arrayBuffer());
  const isSame = bytes !== undefined && (await hashBytes(bytes)) === form.dataset.sha256;
  const comparison = bytes === undefined ? 'missing' : isSame ? 'same' : 'other';
  render(<ComparisonNotice comparison={comparison} />, result);
}

// Without WebCrypto (a plain http address that is not this machine) the form asks the server.
if (globalThis.crypto?.subtle !== undefined) {
  input?.addEventListener('change', () => void compare());
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    void compare();
  });
}
