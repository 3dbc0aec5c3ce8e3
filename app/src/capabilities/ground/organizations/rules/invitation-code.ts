// The code that makes somebody a representative: short enough to be dictated, long enough not to be guessed.
import { assert, type Brand, codeOfBytes, groupCode, readCode } from '@minga/basics';

/** Twelve signs of a readable code: 60 random bits. */
export type InvitationCode = Brand<string, 'InvitationCode'>;

export const CODE_LENGTH = 12;

/** Days in which an invitation can be accepted. */
export const INVITATION_DAYS = 14;

/** `bytes` are twelve random ones. */
export function codeFrom(bytes: Uint8Array): InvitationCode {
  assert(bytes.length === CODE_LENGTH, 'a code takes twelve bytes');
  return codeOfBytes(bytes) as InvitationCode;
}

/** Reads a code as people write it. */
export function parseCode(given: string | null | undefined): InvitationCode | undefined {
  return readCode(given, CODE_LENGTH) as InvitationCode | undefined;
}

/** In groups of four: `7K3M-90QX-BR2T`. */
export function formatCode(code: InvitationCode): string {
  return groupCode(code);
}
