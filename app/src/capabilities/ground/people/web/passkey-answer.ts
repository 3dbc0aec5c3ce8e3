// What travels between the island of passkeys and the site: an authenticator's answer in, where to go next out.
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import * as v from 'valibot';
import { m } from '#words';
import { kindOfPasskey } from '../rules/passkey.ts';
import type { Refusal } from '../rules/refusal.ts';
import { deviceOf } from '../rules/session.ts';
import { refusalSentence, refusalStatus } from './refusal-words.ts';

/** Bytes in base64url, no longer than authenticators make them. */
const Bytes = v.pipe(v.string(), v.maxLength(20_000), v.regex(/^[\w-]+$/));
const Transport = v.pipe(v.string(), v.regex(/^[a-z-]{1,20}$/));

const Registration = v.object({
  id: Bytes,
  rawId: Bytes,
  type: v.literal('public-key'),
  response: v.object({
    clientDataJSON: Bytes,
    attestationObject: Bytes,
    transports: v.optional(v.pipe(v.array(Transport), v.maxLength(10)), []),
  }),
});

const Signature = v.object({
  id: Bytes,
  rawId: Bytes,
  type: v.literal('public-key'),
  response: v.object({
    clientDataJSON: Bytes,
    authenticatorData: Bytes,
    signature: Bytes,
    userHandle: v.optional(Bytes, ''),
  }),
});

/** The answer of an authenticator that made a key; undefined if the body is something else. */
export async function readRegistration(
  request: Request,
): Promise<RegistrationResponseJSON | undefined> {
  const read = v.safeParse(Registration, await bodyOf(request));
  return read.success ? { ...read.output, clientExtensionResults: {} } : undefined;
}

/** The answer of an authenticator that signed; undefined if the body is something else. */
export async function readSignature(
  request: Request,
): Promise<AuthenticationResponseJSON | undefined> {
  const read = v.safeParse(Signature, await bodyOf(request));
  return read.success ? { ...read.output, clientExtensionResults: {} } : undefined;
}

async function bodyOf(request: Request): Promise<unknown> {
  return request.json().catch(() => undefined);
}

/** What a new key is called until its owner says otherwise: where it lives, in few words. */
export function labelOf(transports: readonly string[] = [], userAgent: string | null): string {
  const kind = kindOfPasskey(transports);
  if (kind === 'security-key') return m.people_key_on_security_key();
  return kind === 'phone' ? m.people_key_on_phone() : deviceOf(userAgent);
}

/** Options for the authenticator, which no cache keeps. */
export function asked(options: object): Response {
  return Response.json(options, { headers: { 'cache-control': 'no-store' } });
}

/** On to `next`, with the cookie of the session that was opened or renewed. */
export function goneOn(next: string, cookie?: string): Response {
  const headers = new Headers({ 'cache-control': 'no-store' });
  if (cookie !== undefined) headers.set('set-cookie', cookie);
  return Response.json({ next }, { headers });
}

/** The sentence that the island shows. */
export function saidNo(refusal: Refusal): Response {
  return problem(refusalSentence(refusal), refusalStatus[refusal.code]);
}

export function problem(sentence: string, status: number): Response {
  const headers = { 'cache-control': 'no-store' };
  return Response.json({ problem: sentence }, { status, headers });
}
