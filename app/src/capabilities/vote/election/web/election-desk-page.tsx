// The desk of one election: what is missing for it to open and where each thing is done, then what was signed and sent.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { TextAreaField } from '../../../../ui/field/field.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import type { Readiness } from '../actions/judge-gates.ts';
import { electionPath, logActAddress } from '../addresses.ts';
import type { Gate } from '../rules/gates.ts';
import { isOpenable } from '../rules/gates.ts';
import { isInPreparation, wasOpened } from '../rules/states.ts';
import type { ElectionPanel } from '../slots.ts';
import type { Election } from '../store/elections.ts';
import type { LogAct } from '../store/log-acts.ts';
import type { QueuedLeaf } from '../store/outgoing-leaves.ts';
import { actKindWord, leafWord } from './act-words.ts';
import { lackSentence, partHref, partOfGate } from './lack-words.ts';
import { type DeskShown, deskPage, Group, StateTag } from './parts.tsx';
import { desk } from './paths.ts';
import { gateWords, instantWords, numberOf } from './words.ts';

export interface ElectionDeskProps extends DeskShown {
  readonly institution: { readonly slug: string; readonly name: string };
  readonly election: Election;
  /** Undefined of one that was opened or given up. */
  readonly readiness: Readiness | undefined;
  readonly acts: readonly LogAct[];
  readonly leaves: readonly QueuedLeaf[];
  readonly panels: readonly ElectionPanel[];
  readonly mayPrepare: boolean;
  readonly now: Date;
}

export function electionDeskPage(props: ElectionDeskProps): Page {
  const { institution, election, readiness, panels } = props;
  const { state } = election;
  return deskPage({
    ...props,
    title: election.title,
    lead: m.election_desk_one_lead({ edition: election.editionName }),
    tags: <StateTag state={state} />,
    isOnPage: (field) => field !== 'razon' || maySetAside(props),
    children: (
      <>
        <Refused {...props} />
        {readiness !== undefined && <Missing {...props} readiness={readiness} />}
        {state === 'ready' && <Waiting {...props} />}
        {wasOpened(state) && (
          <p>
            <a href={electionPath.to({ election: election.id })}>{m.election_public_page()}</a>
          </p>
        )}
        <Acts {...props} />
        {wasOpened(state) && props.mayPrepare && <Proposals {...props} />}
        {panels.map(({ title, body }) => (
          <Group title={title}>{body}</Group>
        ))}
        <Leaves {...props} />
        {isInPreparation(state) && props.mayPrepare && (
          <form
            class="stack"
            method="post"
            action={desk.giveUp.to({ institution: institution.slug, election: election.id })}
          >
            <p>{m.election_give_up_text()}</p>
            <div>
              <Button kind="secondary">{m.election_give_up()}</Button>
            </div>
          </form>
        )}
      </>
    ),
  });
}

function at({ institution, election }: Pick<ElectionDeskProps, 'institution' | 'election'>) {
  return { institution: institution.slug, election: election.id };
}

/** «Qué falta para abrir»: every gate, met or not, and the form that puts the manifest to signature. */
function Missing(props: ElectionDeskProps & { readonly readiness: Readiness }) {
  const { readiness, mayPrepare } = props;
  const { gates } = readiness;
  const open = gates.filter(({ lacks }) => lacks.length > 0);
  return (
    <Group title={m.election_missing_title()} id="falta">
      <p>
        {open.length === 0
          ? m.election_missing_nothing()
          : m.election_missing_count({ count: open.length, number: numberOf(open.length) })}
      </p>
      <ul class="election-gates">
        {gates.map((gate) => (
          <GateItem gate={gate} place={at(props)} />
        ))}
      </ul>
      {isOpenable(gates) && mayPrepare && (
        <form class="stack" method="post" action={desk.freeze.to(at(props))}>
          <p>{m.election_freeze_text()}</p>
          <div>
            <Button>{m.election_freeze()}</Button>
          </div>
        </form>
      )}
    </Group>
  );
}

function GateItem({
  gate: { code, lacks },
  place,
}: {
  readonly gate: Gate;
  readonly place: ReturnType<typeof at>;
}) {
  const part = partOfGate[code];
  const name = gateWords[code]();
  return (
    <li class="election-gate">
      <p class="cluster">
        <Tag tone={lacks.length === 0 ? 'done' : 'attention'}>
          {lacks.length === 0 ? m.election_gate_met() : m.election_gate_missing()}
        </Tag>
        <strong>{part === undefined ? name : <a href={partHref(part, place)}>{name}</a>}</strong>
      </p>
      {lacks.length > 0 && (
        <ul>
          {lacks.map((lack) => (
            <li>{lackSentence(lack)}</li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Waiting(props: ElectionDeskProps) {
  return (
    <Notice title={m.election_waiting_title()}>
      <p>{m.election_waiting_text()}</p>
      {props.mayPrepare && (
        <form method="post" action={desk.thaw.to(at(props))}>
          <Button kind="secondary">{m.election_thaw()}</Button>
        </form>
      )}
    </Notice>
  );
}

function Acts({ acts, election, now }: ElectionDeskProps) {
  if (acts.length === 0) return null;
  return (
    <Group title={m.election_acts_title()} id="actos">
      <RuledTable
        caption={m.election_acts_caption()}
        captionHidden
        narrow="stack"
        columns={[
          { label: m.election_column_act() },
          { label: m.election_column_proposed() },
          { label: m.election_column_state() },
        ]}
        rows={acts.map((act) => [
          <a href={logActAddress(election, act.id)}>{actKindWord(act.kind)}</a>,
          instantWords(act.proposedAt, election.timeZone),
          <ActTag act={act} now={now} />,
        ])}
      />
    </Group>
  );
}

export function ActTag({ act, now }: { readonly act: LogAct; readonly now: Date }) {
  const { outcome, expiresAt, signatures } = act;
  if (outcome === 'signed') return <Tag tone="done">{m.election_act_state_signed()}</Tag>;
  if (outcome === 'refused') return <Tag tone="stop">{m.election_act_state_refused()}</Tag>;
  if (outcome === 'withdrawn') return <Tag>{m.election_act_state_withdrawn()}</Tag>;
  if (expiresAt <= now) return <Tag tone="stop">{m.election_act_state_expired()}</Tag>;
  return (
    <Tag tone="attention">
      {signatures.length === 0 ? m.election_act_state_none() : m.election_act_state_one()}
    </Tag>
  );
}

const proposals = [
  ['prorroga', m.election_act_extend],
  ['proyecto', m.election_act_withdraw],
  ['cabina', m.election_act_client],
  ['firma', m.election_act_officer_add],
  ['sin-firma', m.election_act_officer_remove],
  ['incidente', m.election_act_incident],
  ['anular', m.election_act_annul],
] as const;

function Proposals(props: ElectionDeskProps) {
  const isVoting = props.election.state === 'open';
  const offered = proposals.filter(
    ([kind]) => isVoting || !['prorroga', 'proyecto', 'cabina'].includes(kind),
  );
  return (
    <Group title={m.election_propose_title()}>
      <p>{m.election_propose_lead()}</p>
      <ul class="election-ways">
        {offered.map(([kind, word]) => (
          <li>
            <ButtonLink kind="secondary" small href={desk.newAct.to({ ...at(props), kind })}>
              {word()}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Group>
  );
}

function stuckLeaf({ leaves }: Pick<ElectionDeskProps, 'leaves'>) {
  return leaves.find(
    ({ refusal, postedAt, setAsideAt }) =>
      refusal !== null && postedAt === null && setAsideAt === null,
  );
}

function maySetAside(props: Pick<ElectionDeskProps, 'leaves' | 'mayPrepare'>): boolean {
  const stuck = stuckLeaf(props);
  return stuck !== undefined && props.mayPrepare && stuck.refusal !== 'unreachable';
}

/** What the urn did not take, with the way to leave it behind. */
function Refused(props: ElectionDeskProps): ComponentChildren {
  const { election } = props;
  const stuck = stuckLeaf(props);
  if (stuck?.refusedAt === null || stuck === undefined) return null;
  return (
    <Notice tone="warning" title={m.election_leaf_refused_title()}>
      <p>
        {m.election_leaf_refused({
          leaf: leafWord(stuck.type),
          when: instantWords(stuck.refusedAt, election.timeZone),
        })}
      </p>
      {stuck.refusal === 'booth-of-another' && <p>{m.election_leaf_refused_booth()}</p>}
      {maySetAside(props) && (
        <form
          class="stack"
          method="post"
          action={desk.setAside.to({ ...at(props), leaf: stuck.place })}
        >
          <TextAreaField id="razon" name="razon" label={m.election_set_aside_reason()} />
          <div>
            <Button kind="secondary">{m.election_set_aside()}</Button>
          </div>
        </form>
      )}
    </Notice>
  );
}

function Leaves({ leaves, election }: ElectionDeskProps) {
  if (leaves.length === 0) return null;
  return (
    <Group title={m.election_leaves_title()}>
      <RuledTable
        caption={m.election_leaves_caption()}
        captionHidden
        narrow="stack"
        columns={[
          { label: m.election_column_leaf() },
          { label: m.election_column_queued() },
          { label: m.election_column_in_log() },
        ]}
        rows={leaves.map((leaf) => [
          leafWord(leaf.type),
          instantWords(leaf.queuedAt, election.timeZone),
          placeWords(leaf),
        ])}
      />
    </Group>
  );
}

function placeWords({ leafIndex, setAsideAt, refusal }: QueuedLeaf): string {
  if (leafIndex !== null) return m.election_leaf_at({ number: numberOf(leafIndex) });
  if (setAsideAt !== null) return m.election_leaf_set_aside();
  return refusal === null ? m.election_leaf_waits() : m.election_leaf_not_taken();
}
