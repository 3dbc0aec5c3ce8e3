// The public page of a vote: how it stands, its days and two ways to vote, what is voted on, who answers for it, and its log in words.
import type { Manifest, ProfileLabel } from '@minga/ballot';
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { editionPath } from '../../../edition/editions/index.ts';
import { institutionPath } from '../../../ground/institutions/index.ts';
import { hasOtherDays } from '../rules/windows.ts';
import type { ElectionPanel } from '../slots.ts';
import type { Election } from '../store/elections.ts';
import type { QueuedLeaf } from '../store/outgoing-leaves.ts';
import { leafWord, payloadFacts } from './act-words.ts';
import { Amendments, amendmentsIn, withdrawnWhy } from './amendments.tsx';
import { Facts, Group, publicPage, Said } from './parts.tsx';
import { manifestPath, posterPath, protectionPath, verifyPath } from './paths.ts';
import {
  ballotWords,
  dayNames,
  dayWords,
  hashWords,
  instantWords,
  money,
  numberOf,
  profileWords,
  roleWords,
  wayWords,
} from './words.ts';

export interface ElectionPageProps {
  readonly election: Election;
  readonly manifest: Manifest;
  readonly label: ProfileLabel;
  /** M# as its poster shows it. */
  readonly code: string;
  readonly leaves: readonly QueuedLeaf[];
  /** Names of officers who sign now, with their roles. */
  readonly officers: readonly {
    readonly name: string;
    readonly role: keyof typeof roleWords;
    readonly isRemoved: boolean;
  }[];
  readonly panels: readonly ElectionPanel[];
  /** The site of the urn. */
  readonly urnUrl: string;
  readonly now: Date;
}

export function electionPage(props: ElectionPageProps): Page {
  const { election, panels, urnUrl } = props;
  return publicPage({
    election,
    title: election.title,
    lead: m.election_lead({
      institution: election.institutionName,
      edition: election.editionName,
    }),
    children: (
      <>
        <Standing {...props} />
        <Amendments manifest={props.manifest} amendments={amendmentsIn(props.leaves)} />
        {panels.map(({ title, body }) => (
          <Group title={title}>{body}</Group>
        ))}
        <Days {...props} />
        <Protection {...props} />
        <Contests {...props} />
        <Answering {...props} />
        <Fingerprint {...props} />
        <Log {...props} />
        <Group title={m.election_more_title()}>
          <ul class="election-ways">
            <li>
              <a href={institutionPath.to({ institution: election.institutionSlug })}>
                {election.institutionName}
              </a>
            </li>
            <li>
              <a
                href={editionPath.to({
                  institution: election.institutionSlug,
                  edition: election.editionSlug,
                })}
              >
                <Said>{election.editionName}</Said>
              </a>
            </li>
            <li>
              <a href={`${urnUrl}/e/${election.id}/`}>{m.election_urn_site()}</a>
            </li>
          </ul>
        </Group>
      </>
    ),
  });
}

/** What may be done now, in one sentence. */
function Standing({ election, now }: ElectionPageProps) {
  const { windows } = election.settings;
  const cast = new Date(election.extended?.cast ?? windows.cast_until);
  const issue = new Date(election.extended?.issue ?? windows.issue_until);
  const when = (at: Date | string) => instantWords(at, election.timeZone);
  const sentence =
    election.state === 'annulled'
      ? m.election_now_annulled()
      : election.state === 'counted'
        ? m.election_now_counted()
        : election.state === 'closed' || now >= cast
          ? m.election_now_closed({ when: when(cast) })
          : now < new Date(windows.issue_from)
            ? m.election_now_before({ when: when(windows.issue_from) })
            : now < new Date(windows.vote_from)
              ? m.election_now_issuing({ when: when(windows.vote_from) })
              : now < issue
                ? m.election_now_voting({ when: when(cast) })
                : m.election_now_casting({ when: when(cast) });
  return <p class="lead">{sentence}</p>;
}

function Days({ election }: ElectionPageProps) {
  const { windows, ways } = election.settings;
  const now = {
    ...windows,
    ...(election.extended !== null && {
      issue_until: election.extended.issue,
      cast_until: election.extended.cast,
    }),
  };
  return (
    <Group title={m.election_gate_days()}>
      <Facts
        rows={dayNames.map((name) => ({
          label: dayWords[name](),
          text: instantWords(now[name], election.timeZone),
        }))}
      />
      {election.extended !== null && <p>{m.election_was_extended()}</p>}
      {windows.tables.length > 0 && (
        <>
          <h3>{m.election_tables_title()}</h3>
          <ul>
            {windows.tables.map(({ from, to }) => (
              <li>
                {m.election_table_hours({
                  from: instantWords(from, election.timeZone),
                  to: instantWords(to, election.timeZone),
                })}
              </li>
            ))}
          </ul>
          <p>
            {windows.channels === 'separated'
              ? m.election_tables_separated()
              : m.election_tables_parallel()}
          </p>
        </>
      )}
      <h3>{m.election_doors_title()}</h3>
      <ul>
        <li>{m.election_door_now()}</li>
        <li>{hasOtherDays(windows) ? m.election_door_other_day() : m.election_door_short()}</li>
      </ul>
      <p>{m.election_ways({ ways: ways.map((way) => wayWords[way]()).join(', ') })}</p>
    </Group>
  );
}

function Protection({ label, election, manifest }: ElectionPageProps) {
  const { profile } = label;
  const isSmall = manifest.contests.some(({ electors }) => electors < SMALL);
  return (
    <Group title={m.election_protection_title()}>
      <p>
        {profile === undefined
          ? m.election_profile_none()
          : m.election_profile_is({ profile: profileWords[profile]() })}
      </p>
      {profile !== 'nacional' && profile !== 'municipal' && (
        <Notice>
          <p>{m.election_basico_text()}</p>
        </Notice>
      )}
      {isSmall && (
        <Notice>
          <p>{m.election_small_text()}</p>
        </Notice>
      )}
      <p>
        <ButtonLink kind="secondary" href={protectionPath.to({ election: election.id })}>
          {m.election_protection_more()}
        </ButtonLink>
      </p>
    </Group>
  );
}

/** Below this people are told that their ballot may be recognised. */
export const SMALL = 1000;

function Contests({ manifest, leaves }: ElectionPageProps) {
  const amendments = amendmentsIn(leaves);
  return (
    <Group title={m.election_contests_title()} id="concursos">
      {manifest.contests.map(({ id: contest, title, budget, ballot, projects, electors }) => (
        <section class="stack">
          <h3>
            <Said>{title}</Said>
          </h3>
          <p>
            {m.election_contest_lead({
              amount: money(budget),
              electors: numberOf(electors),
              count: projects.length,
              number: numberOf(projects.length),
            })}{' '}
            {ballotWords(ballot)}
          </p>
          <RuledTable
            caption={m.election_contest_caption()}
            captionHidden
            columns={[
              { label: m.election_field_number(), align: 'end' },
              { label: m.election_field_project() },
              { label: m.election_field_cost(), align: 'end' },
            ]}
            rows={projects.map(({ id, name, cost }) => [
              String(Number(id)),
              withdrawnWhy(amendments, contest, id) === undefined ? (
                <Said>{name}</Said>
              ) : (
                <>
                  <s>
                    <Said>{name}</Said>
                  </s>{' '}
                  {m.election_amended_out()}
                </>
              ),
              money(cost),
            ])}
          />
        </section>
      ))}
    </Group>
  );
}

function Answering({ manifest, officers, election }: ElectionPageProps) {
  return (
    <Group title={m.election_answering_title()}>
      <h3>{m.election_gate_officers()}</h3>
      <ul>
        {officers.map(({ name, role, isRemoved }) => (
          <li>
            {isRemoved
              ? m.election_officer_left({ name, role: roleWords[role]() })
              : m.election_officer_is({ name, role: roleWords[role]() })}
          </li>
        ))}
      </ul>
      <h3>{m.election_holders_title()}</h3>
      {manifest.urn.holders.length === 0 ? (
        <p>{m.election_holders_server()}</p>
      ) : (
        <ul>
          {manifest.urn.holders.map(({ name, second_copy }) => (
            <li>{m.election_holder({ name, copy: second_copy })}</li>
          ))}
        </ul>
      )}
      <Facts
        rows={[
          { label: m.election_operator_a(), text: manifest.operators.A },
          { label: m.election_operator_b(), text: manifest.operators.B },
          {
            label: m.election_field_witnesses(),
            text:
              manifest.witnesses.vkeys.map((vkey) => vkey.split('+')[0]).join(', ') ||
              m.election_no_witness(),
          },
        ]}
      />
      <p class="secondary">{m.election_declared()}</p>
      <Disclosure summary={m.election_lots_title()}>
        {manifest.lots.map(({ label, entropy, observers }) => (
          <Facts
            rows={[
              { label: m.election_field_label(), text: label },
              { label: m.election_field_entropy(), text: <span class="code">{entropy}</span> },
              { label: m.election_field_observers(), text: observers.join(', ') },
            ]}
          />
        ))}
        <p>
          {election.title}: {m.election_lots_text()}
        </p>
      </Disclosure>
    </Group>
  );
}

function Fingerprint({ code, election }: ElectionPageProps) {
  return (
    <Group title={m.election_fingerprint_title()} id="huella">
      <p class="code election-code">{code}</p>
      <p>{m.election_fingerprint_text()}</p>
      <ul class="election-ways">
        <li>
          <a href={posterPath.to({ election: election.id })}>{m.election_poster()}</a>
        </li>
        <li>
          <a href={manifestPath.to({ election: election.id })}>{m.election_manifest_file()}</a>
        </li>
        <li>
          <a href={verifyPath.to({})}>{m.election_verify()}</a>
        </li>
      </ul>
    </Group>
  );
}

/** What this site put into the log, every leaf told in words; ballots and their batches are on the urn's own site. */
function Log({ leaves, election }: ElectionPageProps) {
  return (
    <Group title={m.election_log_title()} id="registro">
      <p>{m.election_log_text()}</p>
      <ul class="election-gates">
        {leaves
          .filter(({ setAsideAt }) => setAsideAt === null)
          .map((leaf) => (
            <li>
              <Disclosure
                summary={m.election_log_entry({
                  leaf: leafWord(leaf.type),
                  when: instantWords(leaf.queuedAt, election.timeZone),
                })}
              >
                <LeafFacts leaf={leaf} timeZone={election.timeZone} />
              </Disclosure>
            </li>
          ))}
      </ul>
    </Group>
  );
}

/** Rights are many and name nobody: only how many of them a day tells of is said here. */
function LeafFacts({ leaf, timeZone }: { readonly leaf: QueuedLeaf; readonly timeZone: string }) {
  const { sigs: _, sig: __, ...payload } = JSON.parse(leaf.leaf.toString('utf8'));
  const isMany = leaf.type === 'registro' || leaf.type === 'cvr' || leaf.type === 'manifest';
  return (
    <>
      {!isMany && <Facts rows={payloadFacts(payload, timeZone)} />}
      <Facts
        rows={[
          {
            label: m.election_leaf_hash(),
            text: <span class="code">{hashWords(leaf.leafHash.toString('hex'))}</span>,
          },
          {
            label: m.election_column_in_log(),
            text:
              leaf.leafIndex === null
                ? m.election_leaf_waits()
                : m.election_leaf_at({ number: numberOf(leaf.leafIndex) }),
          },
        ]}
      />
    </>
  );
}
