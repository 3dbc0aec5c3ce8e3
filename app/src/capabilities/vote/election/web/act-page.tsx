// The page of an act of the log: every field of what is signed, who signed it, and how this officer signs.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import type { ShownFact } from '../../../../platform/two-person.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { ErrorSummary } from '../../../../ui/error-summary/error-summary.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { PasskeyCeremony, passkeyIsland } from '../../../ground/people/index.ts';
import type { Election } from '../store/elections.ts';
import type { LogAct } from '../store/log-acts.ts';
import type { KeptOfficer } from '../store/officers.ts';
import { actKindWord } from './act-words.ts';
import { ActTag } from './election-desk-page.tsx';
import { deskPage, Facts, Group } from './parts.tsx';
import { desk } from './paths.ts';
import { hashWords, instantWords, roleWords } from './words.ts';

export interface ActPageProps {
  readonly institution: { readonly slug: string; readonly name: string };
  readonly election: Election;
  readonly act: LogAct;
  readonly officers: readonly KeptOfficer[];
  readonly facts: readonly ShownFact[];
  /** Address of the file whose hash it says, if there is one. */
  readonly document: string | undefined;
  /** SHA-256 of the payload, in hexadecimal. */
  readonly sha256: string;
  /** How this person signs; undefined of who is no officer. */
  readonly signsBy: 'passkey' | 'demonstration' | undefined;
  /** Why she may not sign now; undefined when she may. */
  readonly hindrance: string | undefined;
  /** Whether she may take it back or refuse it. */
  readonly mayEnd: 'withdraw' | 'refuse' | undefined;
  readonly done?: string | undefined;
  readonly problem?: { readonly sentence: string; readonly status: Page['status'] } | undefined;
  readonly now: Date;
}

export function actPage(props: ActPageProps): Page {
  const { institution, election, act, facts, sha256, signsBy, problem, now } = props;
  return deskPage({
    institution,
    election,
    title: actKindWord(act.kind),
    lead: m.election_act_lead(),
    status: problem?.status,
    done: props.done,
    tags: <ActTag act={act} now={now} />,
    ...(signsBy === 'passkey' ? { islands: [passkeyIsland] } : {}),
    children: (
      <>
        {problem && <ErrorSummary problems={[{ href: '#firmar', message: problem.sentence }]} />}
        <Facts
          rows={[
            {
              label: m.election_column_proposed(),
              text: instantWords(act.proposedAt, election.timeZone),
            },
            {
              label: m.election_act_expires(),
              text: instantWords(act.expiresAt, election.timeZone),
            },
            {
              label: m.election_act_hash(),
              text: <span class="code">{hashWords(sha256)}</span>,
            },
          ]}
        />
        <Group title={m.election_act_says()}>
          <Facts rows={facts} />
          {props.document !== undefined && (
            <p>
              <a href={props.document}>{m.election_act_document()}</a>
            </p>
          )}
        </Group>
        <Signatures {...props} />
        <Signing {...props} />
      </>
    ),
  });
}

function Signatures({ act, officers, election }: ActPageProps) {
  const named = act.signatures.map(({ officerId, signedAt }) => ({
    officer: officers.find(({ id }) => id === officerId),
    signedAt,
  }));
  return (
    <Group title={m.election_signatures_title()}>
      {named.length === 0 && <p>{m.election_signatures_none()}</p>}
      <ul>
        {named.map(({ officer, signedAt }) => (
          <li>
            {m.election_signature({
              name: officer?.name ?? '',
              role: officer === undefined ? '' : roleWords[officer.role](),
              when: instantWords(signedAt, election.timeZone),
            })}
          </li>
        ))}
      </ul>
    </Group>
  );
}

function Signing(props: ActPageProps) {
  const { institution, election, act, signsBy, hindrance, mayEnd } = props;
  const at = { institution: institution.slug, election: election.id, act: act.id };
  return (
    <section class="stack" id="firmar" aria-labelledby="firmar-titulo">
      <h2 id="firmar-titulo">{m.election_sign_title()}</h2>
      {hindrance !== undefined && (
        <Notice>
          <p>{hindrance}</p>
        </Notice>
      )}
      {hindrance === undefined && <p>{m.election_sign_text()}</p>}
      {hindrance === undefined && signsBy === 'passkey' && (
        <PasskeyCeremony
          act="sign"
          ask={desk.askToSign.to(at)}
          answer={desk.sign.to(at)}
          label={m.election_sign()}
        />
      )}
      {hindrance === undefined && signsBy === 'demonstration' && (
        <form method="post" action={desk.sign.to(at)}>
          <Button>{m.election_sign_as_persona()}</Button>
        </form>
      )}
      {mayEnd !== undefined && (
        <form method="post" action={desk.endAct.to(at)}>
          <Button kind="secondary">
            {mayEnd === 'withdraw' ? m.election_act_withdraw_it() : m.election_act_refuse_it()}
          </Button>
        </form>
      )}
    </section>
  );
}
