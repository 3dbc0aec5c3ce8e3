// One's own account: what is known, how one appears to others, and the devices where one is signed in.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { formatDay, formatInstant } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { maskRun } from '../rules/run.ts';
import { isOfStaff } from '../rules/session.ts';
import type { Person, SealedDetails } from '../store/persons.ts';
import type { SessionRow } from '../store/sessions.ts';
import { OwnCard } from './card-way.tsx';
import { childrenPath } from './identify-paths.ts';
import { ownDataPath } from './own-data-paths.ts';
import {
  accountDetailsPath,
  closeOthersPath,
  closeSessionPath,
  permissionsPath,
  signOutPath,
} from './paths.ts';
import { passkeysPath } from './staff-paths.ts';

export interface AccountPageProps {
  readonly person: Person;
  readonly details: SealedDetails;
  readonly sessions: readonly SessionRow[];
  /** The session of this very request. */
  readonly sessionId: string;
  readonly comuna: string | undefined;
  /** Since when there is a card that opens this account. */
  readonly cardIssuedAt: Date | undefined;
  readonly done: string | null;
}

const done: Readonly<Record<string, () => string>> = {
  datos: () => m.people_done_details(),
  sesion: () => m.people_done_session(),
  sesiones: () => m.people_done_sessions(),
  tarjeta: () => m.people_card_done_revoked(),
};

export function accountPage(props: AccountPageProps): Page {
  const said = props.done === null ? undefined : done[props.done];
  return {
    title: m.people_account_title(),
    description: m.people_account_description(),
    robots: 'noindex',
    hero: (
      <Hero
        title={m.people_account_title()}
        lead={m.people_account_lead({ name: props.person.publicName })}
        actions={<SignOut />}
      />
    ),
    body: (
      <div class="section">
        <div class="wrap stack-wide">
          {said && <Notice tone="done">{said()}</Notice>}
          <div class="columns columns-even">
            <Known {...props} />
            <div class="stack-wide">
              <Devices {...props} />
              {props.cardIssuedAt && <OwnCard issuedAt={props.cardIssuedAt} />}
            </div>
          </div>
        </div>
      </div>
    ),
  };
}

function SignOut() {
  return (
    <form method="post" action={signOutPath.to({})}>
      <Button kind="deep">{m.people_sign_out()}</Button>
    </form>
  );
}

function Known({ person, details, comuna, sessions, sessionId }: AccountPageProps) {
  const method = sessions.find(({ id }) => id === sessionId)?.method;
  const { run, names, birthDate } = details;
  const nothing = m.people_account_nothing();
  const rows = [
    [m.people_account_names(), names && `${names.given} ${names.family}`],
    [m.people_account_run(), run && maskRun(run)],
    [m.people_details_birth(), birthDate && formatDay(birthDate, currentLocale())],
    [m.people_details_comuna(), comuna],
    [m.people_details_email(), person.email],
    [m.people_account_shown_as(), person.publicName],
  ] as const;
  return (
    <section class="stack" aria-labelledby="datos">
      <h2 class="panel-heading" id="datos">
        {m.people_account_known()}
      </h2>
      <dl class="account-facts">
        {rows.map(([what, text]) => (
          <div>
            <dt>{what}</dt>
            <dd>{text || <span class="secondary">{nothing}</span>}</dd>
          </div>
        ))}
      </dl>
      <p class="secondary">{m.people_account_sealed()}</p>
      <p class="cluster">
        <ButtonLink href={accountDetailsPath.to({})} kind="secondary">
          {m.people_account_change()}
        </ButtonLink>
        {method && isOfStaff(method) && <a href={passkeysPath.to({})}>{m.people_keys_title()}</a>}
        <a href={ownDataPath.to({})}>{m.people_data_title()}</a>
        <a href={childrenPath.to({})}>{m.people_children_title()}</a>
        <a href={permissionsPath.to({})}>{m.people_permissions_title()}</a>
      </p>
    </section>
  );
}

function Devices({ sessions, sessionId }: AccountPageProps) {
  const seen = (session: SessionRow) =>
    formatInstant(session.seenAt, currentLocale(), {
      timeZone: 'America/Santiago',
      length: 'short',
    });
  return (
    <section class="stack" aria-labelledby="aparatos">
      <h2 class="panel-heading" id="aparatos">
        {m.people_devices_title()}
      </h2>
      <p>{m.people_devices_text()}</p>
      <ul class="device-list">
        {sessions.map((session) => (
          <li class="device">
            <p>
              <strong>{session.device}</strong>
              {session.id === sessionId && <> · {m.people_devices_this()}</>}
            </p>
            <p class="secondary">{m.people_devices_seen({ when: seen(session) })}</p>
            {session.id !== sessionId && (
              <form method="post" action={closeSessionPath.to({ id: session.id })}>
                <Button kind="secondary" small>
                  {m.people_devices_close({ device: session.device })}
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <form method="post" action={closeOthersPath.to({})}>
          <Button kind="secondary">{m.people_devices_close_others()}</Button>
        </form>
      )}
    </section>
  );
}
