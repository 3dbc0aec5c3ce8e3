// Acts of two people for tests of pages: what one proposed with a form, signed by another with the form of a demonstration.
import { assert } from '@minga/basics';
import type { TestSite } from '../../../../site/testing.ts';

/** The address of the act to which a form led. */
export function proposedAct(answer: Response): string {
  const to = answer.headers.get('location') ?? '';
  const address = /^(\/actos\/[0-9a-f-]{36})\?hecho=propuesto$/.exec(to)?.[1];
  assert(address !== undefined, `${answer.status} ${to}: nothing was proposed`);
  return address;
}

/** What the signer is answered, who is signed in with the method `demonstration`. */
export function sign(act: string, signer: TestSite): Promise<Response> {
  return signer.post(`${act}/firma`, new URLSearchParams());
}

/** Proposed and signed; the address of the act. */
export async function carriedOut(answer: Response, signer: TestSite): Promise<string> {
  const act = proposedAct(answer);
  const signed = await sign(act, signer);
  assert(signed.headers.get('location') === `${act}?hecho=firmado`, await signed.text());
  return act;
}
