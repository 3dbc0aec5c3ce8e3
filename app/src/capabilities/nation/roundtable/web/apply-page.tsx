// How to apply to a call: what is asked, and for whoever acts for organisations the way to the form of each.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { registerPath } from '../../../ground/organizations/index.ts';
import type { Call } from '../store/calls.ts';
import { callHref, callName, daysOf, Requirements } from './call-parts.tsx';
import { crumbs } from './parts.tsx';
import { applicationPath, callsPath } from './paths.ts';

export interface ApplyPageProps {
  readonly call: Call;
  /** Those that whoever asks acts for. */
  readonly organizations: readonly { readonly slug: string; readonly name: string }[];
  /** To the sign-in and back, for whoever has not signed in. */
  readonly signInHref: string | undefined;
}

export function applyPage({ call, organizations, signInHref }: ApplyPageProps): Page {
  const title = m.roundtable_apply();
  const { number = 0, state } = call;
  return {
    title: `${title}: ${callName(call)}`,
    description: m.roundtable_apply_lead(),
    hero: (
      <Hero
        title={title}
        lead={m.roundtable_apply_lead()}
        crumbs={crumbs(
          { label: m.roundtable_calls(), href: callsPath.to({}) },
          { label: m.roundtable_call_number({ number }), href: callHref(call) },
          { label: title },
        )}
        actions={<p class="roundtable-when">{daysOf(call)}</p>}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <div class="stack">
            <h2>{m.roundtable_requirements()}</h2>
            <p>{m.roundtable_apply_who()}</p>
            <Requirements requirements={call.requirements} />
          </div>
          {state === 'open' && (
            <div class="stack">
              <h2>{m.roundtable_apply_with()}</h2>
              {organizations.length > 0 && (
                <ul class="roundtable-rows">
                  {organizations.map(({ slug, name }) => (
                    <li>
                      <a
                        href={applicationPath.to({ organization: slug, call: String(number) })}
                        lang={writtenLang()}
                      >
                        {name}
                      </a>
                    </li>
                  ))}
                </ul>
              )}
              {signInHref !== undefined && (
                <p>
                  <ButtonLink href={signInHref}>{m.roundtable_apply_sign_in()}</ButtonLink>
                </p>
              )}
              <p>
                {m.roundtable_apply_none()}{' '}
                <a href={registerPath.to({})}>{m.roundtable_apply_register()}</a>
              </p>
            </div>
          )}
        </div>
      </section>
    ),
  };
}
