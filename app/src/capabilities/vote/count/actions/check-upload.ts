// Reads an upload while its sender waits: sound, or all that is wrong with it.
import type { Choice } from '../rules/choice.ts';
import { countWhilePersonWaits, type WaitedAnswer } from './count-in-child.ts';

export function checkUpload(bytes: Uint8Array, choice: Choice): Promise<WaitedAnswer> {
  return countWhilePersonWaits({ task: 'check', bytes, choice, locale: 'es-CL' });
}
