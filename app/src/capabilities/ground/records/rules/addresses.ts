// Where what this room prints is found: addresses that stand on paper and therefore never change.
import { groupCode } from '@minga/basics';

/** `publicUrl` without a slash at its end. */
export function documentAddress(publicUrl: string, code: string): string {
  return `${publicUrl}/documentos/${groupCode(code)}`;
}

export function lotAddress(publicUrl: string, lotId: string): string {
  return `${publicUrl}/sorteos/${lotId}`;
}

export function paperAddress(publicUrl: string, code: string): string {
  return `${publicUrl}/papel/${groupCode(code)}`;
}
