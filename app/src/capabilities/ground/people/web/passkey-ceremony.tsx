// The button that asks the authenticator of this device; without script, or without passkeys, it says so plainly.
import { m } from '#words';
import { Button } from '../../../../ui/button/button.tsx';

/** What a page that shows the ceremony names among its islands. */
export const passkeyIsland = 'src/capabilities/ground/people/web/passkey.client.tsx';

interface PasskeyCeremonyProps {
  /** To make a key, or to sign with one. */
  readonly act: 'register' | 'sign';
  /** Where the options come from, and where the authenticator's answer goes. */
  readonly ask: string;
  readonly answer: string;
  readonly label: string;
}

export function PasskeyCeremony({ act, ask, answer, label }: PasskeyCeremonyProps) {
  return (
    <div class="stack" data-passkey={act} data-ask={ask} data-answer={answer}>
      <noscript>
        <p>{m.people_key_without_script()}</p>
      </noscript>
      <p data-passkey-missing hidden>
        {m.people_key_not_supported()}
      </p>
      <p data-passkey-button hidden>
        <Button type="button">{label}</Button>
      </p>
      <p class="field-error" aria-live="assertive" data-passkey-said />
    </div>
  );
}
