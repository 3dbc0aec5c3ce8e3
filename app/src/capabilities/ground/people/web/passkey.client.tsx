// The island of passkeys: asks the authenticator of this device, sends its answer and goes where the site says.
import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';
import { m } from '#words';

for (const place of document.querySelectorAll<HTMLElement>('[data-passkey]')) offer(place);

function offer(place: HTMLElement): void {
  const part = (name: string) => place.querySelector<HTMLElement>(`[data-passkey-${name}]`);
  const [button, said] = [part('button'), part('said')];
  const shown = browserSupportsWebAuthn() ? button : part('missing');
  if (shown !== null) shown.hidden = false;
  let isAsking = false;
  button?.addEventListener('click', async () => {
    if (isAsking || said === null) return;
    isAsking = true;
    said.textContent = '';
    said.textContent = (await ceremony(place.dataset)) ?? '';
    isAsking = false;
  });
}

/** Leaves the page, or returns the sentence that says why not. */
async function ceremony({ passkey, ask = '', answer = '' }: DOMStringMap) {
  try {
    const options = await send(ask, {});
    if (options === undefined) return undefined;
    const signed =
      passkey === 'register'
        ? await startRegistration({
            optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON,
          })
        : await startAuthentication({
            optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON,
          });
    const done = await send(answer, signed);
    if (typeof done?.next === 'string') location.assign(done.next);
    return undefined;
  } catch (cause) {
    return sentenceOf(cause);
  }
}

type Answered = Readonly<Record<string, unknown>>;

/** Nothing when the site wants to know first who is here: then the page is asked for again, and leads there. */
async function send(address: string, body: object): Promise<Answered | undefined> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (answer.redirected) {
    location.reload();
    return undefined;
  }
  const read: Answered = await answer.json();
  if (!answer.ok) throw new Refused(String(read.problem));
  return read;
}

/** What the site said, to be shown as it is. */
class Refused {
  readonly sentence: string;
  constructor(sentence: string) {
    this.sentence = sentence;
  }
}

function sentenceOf(cause: unknown): string {
  if (cause instanceof Refused) return cause.sentence;
  const { name, code } = cause as { readonly name?: string; readonly code?: string };
  if (code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') return m.people_key_is_here_already();
  if (name === 'NotAllowedError' || name === 'AbortError') return m.people_key_cancelled();
  if (code?.startsWith('ERROR_')) return m.people_key_device_refused();
  return m.people_key_site_unreachable();
}
