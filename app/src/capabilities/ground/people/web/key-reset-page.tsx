// The link of a reset: one passkey is made here, without signing in, and it serves once.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { formatInstant } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import type { Refusal } from '../rules/refusal.ts';
import type { KeyReset } from '../store/key-resets.ts';
import { PasskeyCeremony, passkeyIsland } from './passkey-ceremony.tsx';
import { signInPath } from './paths.ts';
import { refusalSentence, refusalStatus } from './refusal-words.ts';
import { keyResetAskPath, keyResetPath } from './staff-paths.ts';

export function keyResetPage(
  { institutionName, expiresAt }: KeyReset,
  { token, name }: { readonly token: string; readonly name: string },
): Page {
  const until = formatInstant(expiresAt, currentLocale(), { timeZone: 'America/Santiago' });
  const title = m.people_new_key_title();
  const lead = m.people_new_key_lead({ name, place: institutionName });
  return {
    title,
    description: lead,
    robots: 'noindex',
    referrer: 'no-referrer',
    islands: [passkeyIsland],
    hero: <Hero title={title} lead={lead} />,
    body: (
      <div class="section">
        <div class="wrap stack-wide">
          <p>{m.people_new_key_text()}</p>
          <PasskeyCeremony
            act="register"
            ask={keyResetAskPath.to({ token })}
            answer={keyResetPath.to({ token })}
            label={m.people_new_key_make()}
          />
          <p class="secondary">{m.people_new_key_until({ until })}</p>
        </div>
      </div>
    ),
  };
}

/** A link that opens nothing, and why. */
export function noKeyResetPage(refusal: Refusal): Page {
  const title = m.people_new_key_closed_title();
  const lead = refusalSentence(refusal);
  return {
    status: refusalStatus[refusal.code],
    title,
    description: lead,
    robots: 'noindex',
    referrer: 'no-referrer',
    hero: <Hero title={title} lead={lead} />,
    body: (
      <div class="section">
        <div class="wrap stack-wide">
          <p>
            <a href={signInPath.to({})}>{m.people_sign_in_title()}</a>
          </p>
        </div>
      </div>
    ),
  };
}
