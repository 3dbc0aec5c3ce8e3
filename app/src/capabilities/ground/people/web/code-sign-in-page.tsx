// Signing in without a passkey at hand: e-mail and the code of the moment; works without script.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { ErrorSummary } from '../../../../ui/error-summary/error-summary.tsx';
import { Field } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import type { CodeRefusal } from '../rules/one-time-code.ts';
import { signInPath } from './paths.ts';
import { refusalSentence, refusalStatus } from './refusal-words.ts';
import { codeSignInPath } from './staff-paths.ts';

export interface CodeSignInPageProps {
  readonly email?: string;
  /** Where the person was going; empty for nowhere. */
  readonly returnTo: string;
  readonly problem?: CodeRefusal | 'no-cookies';
}

export function codeSignInPage({ email = '', returnTo, problem }: CodeSignInPageProps): Page {
  const status = problem === 'no-cookies' ? 503 : problem && refusalStatus[problem.code];
  const said =
    problem === 'no-cookies' ? m.people_sign_in_no_cookies() : problem && refusalSentence(problem);
  const crumbs = [
    { label: m.people_sign_in_title(), href: signInPath.to({}, { query: { volver: returnTo } }) },
    { label: m.people_code_sign_in_title() },
  ];
  return {
    title: m.people_code_sign_in_title(),
    description: m.people_code_sign_in_lead(),
    robots: 'noindex',
    ...(status === undefined ? {} : { status }),
    hero: (
      <Hero
        title={m.people_code_sign_in_title()}
        lead={m.people_code_sign_in_lead()}
        crumbs={crumbs}
      />
    ),
    body: (
      <div class="section">
        <div class="wrap stack-wide">
          {said && <ErrorSummary problems={[{ message: said, href: '#email' }]} />}
          <form method="post" action={codeSignInPath.to({})} class="stack" noValidate>
            <input type="hidden" name="volver" value={returnTo} />
            <Field
              id="email"
              name="email"
              type="email"
              label={m.people_code_sign_in_email()}
              value={email}
              error={said}
              autoComplete="username"
            />
            <Field
              id="code"
              name="code"
              label={m.people_code_field()}
              hint={m.people_code_field_hint()}
              inputMode="numeric"
              autoComplete="one-time-code"
            />
            <div>
              <Button>{m.people_sign_in_title()}</Button>
            </div>
          </form>
          <p class="secondary">{m.people_code_sign_in_lost()}</p>
        </div>
      </div>
    ),
  };
}
