// An invitation as its link shows it: where, which role, who invites, until when, and how it is taken up.
import type { Result } from '@minga/basics';
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { ErrorSummary } from '../../../../ui/error-summary/error-summary.tsx';
import { formatInstant } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import type { WayToAccept } from '../rules/invitation.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { Invitation } from '../store/invitations.ts';
import { PasskeyCeremony, passkeyIsland } from './passkey-ceremony.tsx';
import { signInPath, signOutPath } from './paths.ts';
import { refusalSentence, refusalStatus } from './refusal-words.ts';
import { seatWords } from './role-words.ts';
import { invitationKeyAskPath, invitationKeyPath, invitationPath } from './staff-paths.ts';

export interface InvitationPageProps {
  readonly invitation: Invitation;
  readonly way: Result<WayToAccept, Refusal>;
  readonly token: string;
  /** Who is signed in in this browser, as she is greeted. */
  readonly visitorName: string | undefined;
  /** Where she proves first that it is she; undefined if she has just done so, or nobody is signed in. */
  readonly proofPath: string | undefined;
  /** Why it was not taken up just now. */
  readonly refusal?: Refusal;
}

export function invitationPage(props: InvitationPageProps): Page {
  const { invitation, way, proofPath, refusal } = props;
  const role = seatWords(invitation);
  const place = placeOf(invitation);
  const isByKey = way.ok && way.value !== 'plain' && proofPath === undefined;
  return {
    title: m.people_invitation_title({ place }),
    description: m.people_invitation_lead({ name: invitation.name, role }),
    robots: 'noindex',
    referrer: 'no-referrer',
    ...(refusal === undefined ? {} : { status: refusalStatus[refusal.code] }),
    ...(isByKey ? { islands: [passkeyIsland] } : {}),
    hero: (
      <Hero
        title={m.people_invitation_title({ place })}
        lead={m.people_invitation_lead({ name: invitation.name, role })}
      />
    ),
    body: (
      <div class="section">
        <div class="wrap stack-wide">
          {refusal && <ErrorSummary problems={[{ message: refusalSentence(refusal) }]} />}
          <div class="columns columns-even">
            <Facts {...props} />
            <section class="stack" aria-labelledby="aceptar">
              <h2 class="panel-heading" id="aceptar">
                {m.people_invitation_accept_title()}
              </h2>
              <Taking {...props} />
            </section>
          </div>
        </div>
      </div>
    ),
  };
}

function placeOf({ institutionName }: Invitation): string {
  return institutionName ?? m.people_invitation_whole_country();
}

function Facts({ invitation }: InvitationPageProps) {
  const { inviterName, expiresAt } = invitation;
  const until = formatInstant(expiresAt, currentLocale(), { timeZone: 'America/Santiago' });
  const rows = [
    [m.people_invitation_institution(), placeOf(invitation)],
    [m.people_team_role(), seatWords(invitation)],
    [m.people_invitation_inviter(), inviterName ?? m.people_invitation_operator()],
    [m.people_team_valid_until(), until],
  ] as const;
  return (
    <section class="stack" aria-labelledby="invitacion">
      <h2 class="panel-heading" id="invitacion">
        {m.people_invitation_facts()}
      </h2>
      <dl class="account-facts">
        {rows.map(([what, text]) => (
          <div>
            <dt>{what}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Taking(props: InvitationPageProps) {
  const { way, token, visitorName } = props;
  return (
    <>
      {visitorName !== undefined && <p>{m.people_invitation_as({ name: visitorName })}</p>}
      {way.ok && way.value === 'plain' && (
        <form method="post" action={invitationPath.to({ token })}>
          <Button>{m.people_invitation_accept()}</Button>
        </form>
      )}
      {way.ok && way.value !== 'plain' && <FirstKey {...props} />}
      {!way.ok && <p>{refusalSentence(way.error)}</p>}
      {visitorName === undefined ? <SignInFirst {...props} /> : <NotMe />}
    </>
  );
}

function FirstKey({ token, proofPath }: InvitationPageProps) {
  if (proofPath !== undefined) {
    return (
      <>
        <p>{m.people_invitation_prove_why()}</p>
        <p>
          <ButtonLink href={proofPath}>{m.people_prove_title()}</ButtonLink>
        </p>
      </>
    );
  }
  return (
    <>
      <p>{m.people_invitation_key_why()}</p>
      <PasskeyCeremony
        act="register"
        ask={invitationKeyAskPath.to({ token })}
        answer={invitationKeyPath.to({ token })}
        label={m.people_invitation_accept_with_key()}
      />
    </>
  );
}

function SignInFirst({ token, way }: InvitationPageProps) {
  const href = signInPath.to({}, { query: { volver: invitationPath.to({ token }) } });
  return (
    <>
      <p>{way.ok ? m.people_invitation_have_account() : m.people_invitation_sign_in_why()}</p>
      <p>
        <ButtonLink kind={way.ok ? 'secondary' : 'main'} href={href}>
          {m.people_sign_in_title()}
        </ButtonLink>
      </p>
    </>
  );
}

/** The link opens in whatever browser it is clicked in, which may be somebody else's. */
function NotMe() {
  return (
    <form method="post" action={signOutPath.to({})} class="stack">
      <p class="secondary">{m.people_invitation_not_me()}</p>
      <div>
        <Button kind="secondary">{m.people_sign_out()}</Button>
      </div>
    </form>
  );
}

/** A link that opens nothing, and why. */
export function noInvitationPage(refusal: Refusal): Page {
  const sentence = refusalSentence(refusal);
  return {
    status: refusalStatus[refusal.code],
    title: m.people_invitation_closed_title(),
    description: sentence,
    robots: 'noindex',
    referrer: 'no-referrer',
    hero: <Hero title={m.people_invitation_closed_title()} lead={sentence} />,
    body: (
      <div class="section">
        <div class="wrap stack-wide">
          <p>{m.people_invitation_closed_text()}</p>
          <p>
            <a href={signInPath.to({})}>{m.people_sign_in_title()}</a>
          </p>
        </div>
      </div>
    ),
  };
}
