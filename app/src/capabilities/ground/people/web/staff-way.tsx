// The way in of staff, on the page of signing in and on that of proving once more.
import { m } from '#words';
import type { Database } from '../../../../platform/database/database.ts';
import type { Ask } from '../../../../platform/http/route.ts';
import { countPasskeys } from '../store/passkeys.ts';
import { methodOfSession } from '../store/staff-sessions.ts';
import { PasskeyCeremony } from './passkey-ceremony.tsx';
import {
  codeSignInPath,
  passkeyProveAskPath,
  passkeyProvePath,
  passkeySignInAskPath,
  passkeySignInPath,
} from './staff-paths.ts';

/** Which ways a page shows. */
export interface WaysShown {
  readonly provider: boolean;
  readonly passkey: boolean;
}

/**
 * How whoever is signed in may prove it once more: a session of staff by passkey, because one of a
 * provider would take its roles away; the others where they came in, and by passkey if they have one.
 */
export async function waysToProve(db: Database, { actor }: Ask): Promise<WaysShown> {
  if (actor === undefined) return { provider: true, passkey: false };
  const method = await methodOfSession(db, actor.sessionId);
  const isOfKeys = method === 'passkey' || method === 'totp';
  const passkeysCount = await countPasskeys(db, actor.personId);
  return { provider: !isOfKeys, passkey: isOfKeys || passkeysCount > 0 };
}

interface StaffWayProps {
  readonly back: string;
  readonly isAgain: boolean;
}

export function StaffWay({ back, isAgain }: StaffWayProps) {
  const query = { volver: back };
  const ask = isAgain ? passkeyProveAskPath : passkeySignInAskPath;
  const answer = isAgain ? passkeyProvePath : passkeySignInPath;
  return (
    <section class="stack" aria-labelledby="equipos">
      <h2 class="panel-heading" id="equipos">
        {isAgain ? m.people_staff_prove() : m.people_staff_sign_in()}
      </h2>
      <p>{m.people_staff_text()}</p>
      <PasskeyCeremony
        act="sign"
        ask={ask.to({})}
        answer={answer.to({}, { query })}
        label={isAgain ? m.people_staff_prove_button() : m.people_staff_button()}
      />
      <p>
        <a href={codeSignInPath.to({}, { query })}>{m.people_staff_without_key()}</a>
      </p>
    </section>
  );
}
