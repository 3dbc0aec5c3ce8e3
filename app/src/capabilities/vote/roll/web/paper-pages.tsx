// Pages on the way to a ballot paper: what will happen and how to say who one is, the turn, the code, and taking the paper.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { Field } from '../../../../ui/field/field.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import type { KnownVoter } from '../actions/know-voter.ts';
import type { SealedElection } from '../actions/sealed-election.ts';
import { issueWords } from './issue-words.ts';
import { framed, publicCrumbs, Said } from './parts.tsx';
import { myRightPath, paperPaths, publicPaths } from './paths.ts';
import type { Standing } from './standing.ts';

const ISSUE_ISLAND = 'src/capabilities/vote/roll/web/issue.client.tsx';
const TURN_ISLAND = 'src/capabilities/vote/roll/web/turn.client.tsx';

interface StartProps {
  readonly election: SealedElection;
  readonly voter: KnownVoter | undefined;
  readonly standing: Standing;
  /** Whether somebody is signed in, however long ago she proved who she is. */
  readonly isKnown: boolean;
}

export function startPage(props: StartProps): Page {
  const { election, voter, standing } = props;
  return framed({
    title: m.roll_start_title(),
    lead: m.roll_start_lead(),
    crumbs: publicCrumbs(election, { label: m.roll_start_title() }),
    islands: [TURN_ISLAND],
    body: (
      <>
        <p>
          <strong>
            <Said>{election.title}</Said>
          </strong>
        </p>
        {voter === undefined ? <Identify {...props} /> : <Next {...props} />}
        {voter?.by === 'code' && (
          <form action={paperPaths.leave.to({ election: election.id })} method="post">
            <Button kind="secondary">{m.roll_start_leave_code()}</Button>
          </form>
        )}
        {standing !== 'may' && standing !== 'again' && standing !== 'unknown' && (
          <p>
            <a href={myRightPath.to({ election: election.id })}>{m.roll_start_my_right()}</a>
          </p>
        )}
      </>
    ),
  });
}

function Steps() {
  return (
    <ol class="stack roll-steps">
      <li>{m.roll_start_step_booth()}</li>
      <li>{m.roll_start_step_take()}</li>
      <li>{m.roll_start_step_vote()}</li>
    </ol>
  );
}

/** Only what proves a RUN lets somebody in: never the number alone. */
function Identify({ election, standing, isKnown }: StartProps) {
  const at = { election: election.id };
  if (standing !== 'unknown')
    return (
      <Notice tone="warning">
        <p>{sentenceOf(standing)}</p>
      </Notice>
    );
  return (
    <>
      <Steps />
      <h2>{m.roll_start_who()}</h2>
      {isKnown && <p>{m.roll_start_prove_again()}</p>}
      <p>
        <ButtonLink href={paperPaths.identify.to(at)}>{m.roll_start_claveunica()}</ButtonLink>
      </p>
      {election.settings.ways.includes('code') && (
        <p>
          <a href={paperPaths.code.to(at)}>{m.roll_start_code()}</a>
        </p>
      )}
      <p class="secondary">{m.roll_start_never_run()}</p>
      {election.settings.padron.mode !== 'closed' && (
        <p>
          <a href={publicPaths.declare.to(at)}>{m.roll_start_declare()}</a>
        </p>
      )}
    </>
  );
}

function sentenceOf(standing: Standing): string {
  if (standing === 'unknown' || standing === 'may' || standing === 'again')
    return m.roll_start_lead();
  return issueWords[standing]();
}

function Next({ election, standing, voter }: StartProps) {
  if (standing !== 'may' && standing !== 'again')
    return (
      <>
        <Notice tone="warning">
          <p>{sentenceOf(standing)}</p>
        </Notice>
        {standing === 'not-on-roll' && election.settings.padron.mode !== 'closed' && (
          <p>
            <ButtonLink href={publicPaths.declare.to({ election: election.id })}>
              {m.roll_start_declare()}
            </ButtonLink>
          </p>
        )}
      </>
    );
  return (
    <>
      {standing === 'again' ? (
        <Notice>
          <p>{m.roll_start_again()}</p>
        </Notice>
      ) : (
        <Steps />
      )}
      {voter?.by === 'code' && <p>{m.roll_start_by_code()}</p>}
      <form class="stack" action={paperPaths.turn.to({})} method="post" data-turn>
        <input type="hidden" name="election" value={election.id} />
        <div>
          <Button>{standing === 'again' ? m.roll_start_go_again() : m.roll_start_go()}</Button>
        </div>
        <p role="status" data-turn-said></p>
      </form>
      <p class="secondary">{m.roll_start_nothing_yet()}</p>
    </>
  );
}

export function turnPage({
  election,
  to,
}: {
  readonly election: SealedElection;
  readonly to: string;
}): Page {
  return framed({
    title: m.roll_turn_title(),
    lead: m.roll_turn_lead(),
    crumbs: publicCrumbs(election, { label: m.roll_turn_title() }),
    body: (
      <p>
        <ButtonLink href={to}>{m.roll_turn_go()}</ButtonLink>
      </p>
    ),
  });
}

interface CodeProps {
  readonly election: SealedElection;
  readonly problem: string | undefined;
  readonly status?: Page['status'];
}

export function codePage({ election, problem, status }: CodeProps): Page {
  return framed({
    title: m.roll_code_title(),
    lead: m.roll_code_lead(),
    status,
    crumbs: publicCrumbs(election, { label: m.roll_code_title() }),
    body: (
      <form class="stack" action={paperPaths.code.to({ election: election.id })} method="post">
        <Field
          id="codigo"
          name="codigo"
          label={m.roll_code_label()}
          hint={m.roll_code_hint()}
          error={problem}
        />
        <div>
          <Button>{m.roll_code_enter()}</Button>
        </div>
      </form>
    ),
  });
}

/** What the booth asks for stands behind the `#` of the address: the island reads it and clears it. */
export function issuePage({
  token,
  urnUrl,
}: {
  readonly token: string;
  readonly urnUrl: string;
}): Page {
  return framed({
    title: m.roll_take_title(),
    lead: m.roll_take_lead(),
    islands: [ISSUE_ISLAND],
    body: (
      <div
        class="stack"
        id="papeleta"
        data-token={token}
        data-urn={urnUrl}
        data-issue={paperPaths.issue.to({})}
        data-about={paperPaths.about.to({})}
      >
        <noscript>
          <Notice tone="warning">
            <p>{m.roll_take_no_script()}</p>
          </Notice>
        </noscript>
      </div>
    ),
  });
}
