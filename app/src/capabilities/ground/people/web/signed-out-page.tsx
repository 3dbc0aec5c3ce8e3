// After signing out: here, and where the identity provider still has a session of its own.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { signInPath, signOutPath } from './paths.ts';

export function SignedOutPage(house: House): Page {
  const back = house.publicUrl + signOutPath.to({});
  const providers = house.identityProviders.filter(({ logoutUrl }) => logoutUrl !== undefined);
  return {
    title: m.people_signed_out_title(),
    description: m.people_signed_out_lead(),
    robots: 'noindex',
    hero: <Hero title={m.people_signed_out_title()} lead={m.people_signed_out_lead()} />,
    body: (
      <div class="section">
        <div class="wrap stack-wide">
          {providers.map(({ label, logoutUrl = '' }) => (
            <p>
              {m.people_signed_out_provider({ provider: label[currentLocale()] })}{' '}
              <a href={logoutUrl.replace('{redirect}', encodeURIComponent(back))}>
                {m.people_signed_out_provider_link({ provider: label[currentLocale()] })}
              </a>
            </p>
          ))}
          <p>
            <ButtonLink href={signInPath.to({})} kind="secondary">
              {m.people_sign_in_title()}
            </ButtonLink>
          </p>
        </div>
      </div>
    ),
  };
}
