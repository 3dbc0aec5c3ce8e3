// One act of two people: for everybody what it is and how it stands; for whoever may sign it, all that she signs.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { actsPath, type SeenAt, type ShownFact } from '../../../../platform/two-person.ts';
import { ActPanel } from '../../../../ui/act-panel/act-panel.tsx';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { ErrorSummary } from '../../../../ui/error-summary/error-summary.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { PasskeyCeremony, passkeyIsland } from '../../people/index.ts';
import { groupHash } from '../rules/document.ts';
import type { ActState } from '../rules/two-person.ts';
import { ActTag } from './acts-page.tsx';
import { askToSignPath, refuseActPath, signActPath } from './paths.ts';
import type { PublicAct } from './public-acts.ts';
import { actName, actStates, instantWords, roleName } from './words.ts';

/** What somebody who has a part in it sees besides. */
export interface ActForStaff {
  readonly facts: readonly ShownFact[];
  readonly seenAt: SeenAt | undefined;
  readonly proposer: string;
  readonly isOwn: boolean;
  /** As others see those who could sign it now; asked only for whoever proposed it. */
  readonly signers: readonly string[];
  /** How she would sign: with a passkey, as a persona of the demonstration, or only after she has made a passkey. */
  readonly signsBy: 'passkey' | 'demonstration' | 'nothing-yet';
  readonly passkeysHref: string;
  /** Why she may not sign this one; undefined when she may. */
  readonly hindrance: string | undefined;
}

export interface ActPageProps {
  readonly act: PublicAct;
  readonly state: ActState;
  readonly forStaff: ActForStaff | undefined;
  readonly done?: string | undefined;
  readonly problem?: { readonly sentence: string; readonly status: Page['status'] };
}

const panelStates = {
  pending: 'draft',
  executed: 'signed',
  refused: 'revoked',
  withdrawn: 'revoked',
  expired: 'revoked',
} as const;

export function actPage(props: ActPageProps): Page {
  const { act, state, forStaff, done, problem } = props;
  const title = actName(act.kind);
  return {
    ...(problem?.status === undefined ? {} : { status: problem.status }),
    title: m.records_act_title({ act: title, institution: act.institutionName }),
    description: m.records_acts_lead(),
    robots: 'noindex',
    current: 'comunas',
    islands: forStaff?.signsBy === 'passkey' ? [passkeyIsland] : [],
    hero: (
      <Hero
        title={title}
        lead={act.institutionName}
        tags={<ActTag state={state} />}
        crumbs={[
          {
            label: m.records_acts_title(),
            href: actsPath.to({}, { query: { institucion: act.institutionSlug } }),
          },
          { label: title },
        ]}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap columns">
          <div class="stack-wide">
            {problem && <ErrorSummary problems={[{ href: '#acto', message: problem.sentence }]} />}
            {done && (
              <div role="status">
                <Notice tone="done">
                  <p>{done}</p>
                </Notice>
              </div>
            )}
            {forStaff ? (
              <Facts facts={forStaff.facts} />
            ) : (
              <Notice>
                <p>{m.records_act_reserved()}</p>
              </Notice>
            )}
            {state === 'executed' && forStaff?.seenAt && <Seen {...forStaff.seenAt} />}
            {forStaff && state === 'pending' && <Ending {...props} forStaff={forStaff} />}
          </div>
          <div>
            <Panel {...props} />
          </div>
        </div>
      </section>
    ),
  };
}

function Seen({ label, href, next }: SeenAt) {
  return (
    <div class="stack">
      {next !== undefined && <p>{next}</p>}
      <p>
        <ButtonLink kind="secondary" href={href}>
          {label}
        </ButtonLink>
      </p>
    </div>
  );
}

function Facts({ facts }: Pick<ActForStaff, 'facts'>) {
  return (
    <section class="stack" aria-labelledby="lo-que-se-firma">
      <h2 class="panel-heading" id="lo-que-se-firma">
        {m.records_act_signed_text()}
      </h2>
      <dl class="records-facts">
        {facts.map(({ label, text, lang }) => (
          <div>
            <dt>{label}</dt>
            <dd lang={lang}>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Panel({ act, state, forStaff }: ActPageProps) {
  const { timeZone, proposedAs, proposedAt, expiresAt, endedAt, endedAs } = act;
  const role = (held: string | undefined) =>
    held === undefined ? m.records_act_role_unknown() : roleName(held);
  return (
    <ActPanel
      id="acto"
      state={panelStates[state]}
      tag={actStates[state]()}
      title={m.records_act_panel()}
      rows={[
        { label: m.records_act_proposed_at(), text: instantWords(proposedAt, timeZone) },
        { label: m.records_act_proposed_as(), text: role(proposedAs) },
        ...(forStaff ? [{ label: m.records_act_proposer(), text: forStaff.proposer }] : []),
        { label: m.records_act_expires_at(), text: instantWords(expiresAt, timeZone) },
        ...(endedAt === undefined
          ? []
          : [
              { label: m.records_act_ended_at(), text: instantWords(endedAt, timeZone) },
              { label: m.records_act_ended_as(), text: role(endedAs) },
            ]),
        {
          label: m.records_act_hash(),
          text: <span class="code records-hash">{groupHash(act.sha256)}</span>,
        },
        ...(act.isDemonstrated
          ? [{ label: m.records_act_proof(), text: m.records_act_demonstrated() }]
          : []),
      ]}
    />
  );
}

function Ending({ act, forStaff }: ActPageProps & { readonly forStaff: ActForStaff }) {
  const { isOwn, signers } = forStaff;
  return (
    <>
      {isOwn ? (
        <Notice tone={signers.length === 0 ? 'warning' : 'calm'}>
          <p>{m.records_act_own_waits()}</p>
          <p>
            {signers.length === 0
              ? m.records_act_no_signers()
              : m.records_act_signers({ names: signers.join(', ') })}
          </p>
        </Notice>
      ) : (
        <Signing act={act} forStaff={forStaff} />
      )}
      <form class="stack" method="post" action={refuseActPath.to({ act: act.id })}>
        <h2 class="panel-heading">
          {isOwn ? m.records_act_withdraw_title() : m.records_act_refuse_title()}
        </h2>
        <p>{isOwn ? m.records_act_withdraw_text() : m.records_act_refuse_text()}</p>
        <div>
          <Button kind="secondary">
            {isOwn ? m.records_act_withdraw() : m.records_act_refuse()}
          </Button>
        </div>
      </form>
    </>
  );
}

function Signing({
  act,
  forStaff,
}: Pick<ActPageProps, 'act'> & { readonly forStaff: ActForStaff }) {
  const place = { act: act.id };
  return (
    <section class="stack surface records-sign" aria-labelledby="firmar">
      <h2 class="panel-heading" id="firmar">
        {m.records_act_sign_title()}
      </h2>
      <p>{m.records_act_sign_text()}</p>
      {forStaff.hindrance !== undefined ? (
        <Notice tone="warning">
          <p>{forStaff.hindrance}</p>
        </Notice>
      ) : forStaff.signsBy === 'passkey' ? (
        <PasskeyCeremony
          act="sign"
          ask={askToSignPath.to(place)}
          answer={signActPath.to(place)}
          label={m.records_act_sign()}
        />
      ) : forStaff.signsBy === 'demonstration' ? (
        <form class="stack" method="post" action={signActPath.to(place)}>
          <p class="secondary">{m.records_act_sign_demonstration()}</p>
          <div>
            <Button>{m.records_act_sign()}</Button>
          </div>
        </form>
      ) : (
        <p>
          {m.records_act_sign_needs_key()}{' '}
          <a href={forStaff.passkeysHref}>{m.records_act_sign_make_key()}</a>
        </p>
      )}
    </section>
  );
}
