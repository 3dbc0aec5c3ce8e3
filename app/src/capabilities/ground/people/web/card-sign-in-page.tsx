// Signing in with the card: its code and the year of birth; works without script.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { ErrorSummary } from '../../../../ui/error-summary/error-summary.tsx';
import { Field } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import type { CardRefusal } from '../rules/access-code.ts';
import { cardSignInPath } from './identify-paths.ts';
import { signInPath } from './paths.ts';
import { refusalSentence, refusalStatus } from './refusal-words.ts';

export interface CardSignInPageProps {
  readonly code: string;
  readonly birthYear: string;
  /** Where the person was going. */
  readonly returnTo: string;
  /** Whether somebody who is signed in proves once more who she is. */
  readonly isAgain: boolean;
  readonly problem: CardRefusal | 'no-cookies' | undefined;
}

/** Takes the code out of the address when the card was read by a camera. */
const cardIsland = 'src/capabilities/ground/people/web/card.client.tsx';

export function cardSignInPage(props: CardSignInPageProps): Page {
  const { problem, returnTo } = props;
  const status = problem === 'no-cookies' ? 503 : problem && refusalStatus[problem.code];
  const title = m.people_card_sign_in_title();
  return {
    title,
    description: m.people_card_sign_in_lead(),
    robots: 'noindex',
    islands: [cardIsland],
    ...(status === undefined ? {} : { status }),
    hero: (
      <Hero
        title={title}
        lead={m.people_card_sign_in_lead()}
        crumbs={[
          {
            label: m.people_sign_in_title(),
            href: signInPath.to({}, { query: { volver: returnTo } }),
          },
          { label: title },
        ]}
      />
    ),
    body: <Form {...props} />,
  };
}

function Form({ code, birthYear, returnTo, isAgain, problem }: CardSignInPageProps) {
  const said =
    problem === 'no-cookies' ? m.people_sign_in_no_cookies() : problem && refusalSentence(problem);
  return (
    <div class="section">
      <div class="wrap stack-wide">
        {said && <ErrorSummary problems={[{ message: said, href: '#code' }]} />}
        <form method="post" action={cardSignInPath.to({})} class="stack-wide" noValidate>
          <input type="hidden" name="volver" value={returnTo} />
          {isAgain && <input type="hidden" name="para" value="prove-again" />}
          <Field
            id="code"
            name="code"
            label={m.people_card_code()}
            hint={m.people_card_code_hint()}
            value={code}
            error={said}
          />
          <Field
            id="birth-year"
            name="birth-year"
            label={m.people_card_birth_year()}
            hint={m.people_card_birth_year_hint()}
            inputMode="numeric"
            value={birthYear}
          />
          <div>
            <Button>{m.people_sign_in_title()}</Button>
          </div>
        </form>
        <p class="secondary">{m.people_card_sign_in_lost()}</p>
      </div>
    </div>
  );
}
