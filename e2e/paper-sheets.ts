// Sheets of paper of somebody who has an account, entered at a desk of Ancud.
import type { Page } from '@playwright/test';
import { post } from './sent-forms.ts';

/** The smallest picture there is. */
export const SCAN = {
  name: 'hoja.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};
/** Teresa, of the demonstration. */
export const DOCUMENT = '49000005-4';

/** A sheet of a form with its number, for the account of whoever brings it; its address. */
export function numbered(desk: Page, formulario: string): Promise<string> {
  const form = { formulario, hace: 'numerar', idioma: 'es-CL', cuantas: '1' };
  return post(desk, '/gestion/ancud/papel', form);
}
