// The page where a person says who she is: as a resident, as staff, or with the code of the card.
import { m } from '#words';
import type { Ask, Page } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { ErrorSummary } from '../../../../ui/error-summary/error-summary.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { ownAddress } from '../rules/return-address.ts';
import { CardWay } from './card-way.tsx';
import { passkeyIsland } from './passkey-ceremony.tsx';
import { ownTasksPath, providerPath } from './paths.ts';
import { StaffWay, type WaysShown } from './staff-way.tsx';

export type SignInProblem =
  | 'declined'
  | 'not-proven'
  | 'unreachable'
  | 'stale'
  | 'no-name'
  | 'no-cookies'
  | 'run-of-another'
  | 'other-person';

const sentences: Readonly<Record<SignInProblem, () => string>> = {
  declined: () => m.people_sign_in_declined(),
  'not-proven': () => m.people_sign_in_not_proven(),
  unreachable: () => m.people_sign_in_unreachable(),
  stale: () => m.people_sign_in_stale(),
  'no-name': () => m.people_sign_in_no_name(),
  'no-cookies': () => m.people_sign_in_no_cookies(),
  'run-of-another': () => m.people_sign_in_run_of_another(),
  'other-person': () => m.people_sign_in_other_person(),
};

const STATUS_OF: Readonly<Record<SignInProblem, Page['status']>> = {
  declined: 422,
  'not-proven': 403,
  unreachable: 503,
  stale: 403,
  'no-name': 422,
  'no-cookies': 503,
  'run-of-another': 403,
  'other-person': 403,
};

export interface SignInPageOptions {
  readonly purpose?: 'sign-in' | 'prove-again';
  readonly problem?: SignInProblem;
  readonly returnTo?: string;
  /** All of them unless some would lead elsewhere. */
  readonly ways?: WaysShown;
}

export function signInPage(house: House, ask: Ask, options: SignInPageOptions): Page {
  const { purpose = 'sign-in', problem, ways = { provider: true, passkey: true } } = options;
  const isAgain = purpose === 'prove-again';
  const fallback = ownTasksPath.to({});
  const back = options.returnTo ?? ownAddress(ask.query.get('volver'), fallback);
  const title = isAgain ? m.people_prove_title() : m.people_sign_in_title();
  const lead = isAgain ? m.people_prove_lead() : m.people_sign_in_lead();
  const shown = house.cookies.areSafe ? problem : 'no-cookies';
  return {
    title,
    description: m.people_sign_in_lead(),
    robots: 'noindex',
    ...(ways.passkey ? { islands: [passkeyIsland] } : {}),
    ...(shown === undefined ? {} : { status: STATUS_OF[shown] ?? 422 }),
    hero: <Hero title={title} lead={lead} />,
    body: (
      <div class="section">
        <div class="wrap stack-wide">
          {shown && <ErrorSummary problems={[{ message: sentences[shown]() }]} />}
          <div class="columns columns-even">
            {ways.provider && <ResidentsWay house={house} back={back} isAgain={isAgain} />}
            {ways.passkey && <StaffWay back={back} isAgain={isAgain} />}
            {ways.provider && <CardWay back={back} isAgain={isAgain} />}
          </div>
        </div>
      </div>
    ),
  };
}

interface WayProps {
  readonly house: House;
  readonly back: string;
  readonly isAgain: boolean;
}

function ResidentsWay({ house, back, isAgain }: WayProps) {
  const query = { volver: back, para: isAgain ? 'prove-again' : undefined };
  return (
    <section class="stack" aria-labelledby="vecinas">
      <h2 class="panel-heading" id="vecinas">
        {m.people_sign_in_residents()}
      </h2>
      <p>{m.people_sign_in_residents_text()}</p>
      {house.identityProviders.map((provider) => (
        <p>
          <ButtonLink href={providerPath.to({ provider: provider.id }, { query })}>
            {m.people_sign_in_with({ provider: provider.label[currentLocale()] })}
          </ButtonLink>
        </p>
      ))}
      {house.identityProviders.length === 0 && <p>{m.people_sign_in_no_provider()}</p>}
    </section>
  );
}
