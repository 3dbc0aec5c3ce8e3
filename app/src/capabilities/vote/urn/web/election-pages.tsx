// What the urn says of itself to people: which election this is, where its record lies, and where a vote is looked up.
import { type Amend, posterCode, toBase64url } from '@minga/ballot';
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import {
  type UrnAsk,
  type UrnHouse,
  type UrnRoute,
  urnRoute,
} from '../../../../platform/urn-house.ts';
import type { Locale } from '../../../../platform/words.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { formatInstant, formatNumber } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { labelOfUrn, type UrnLabel } from '../actions/label-urn.ts';
import type { LiveElection, LiveElections } from '../actions/live-elections.ts';
import { logFolderAt } from '../store/log-folders.ts';
import { amendmentsOfLog } from '../store/log-leaves.ts';
import { amendmentWords } from './booth-amendments.tsx';
import { lookUpPath, urnElectionPath } from './paths.ts';

const lookUpIsland = 'src/capabilities/vote/urn/web/look-up.client.tsx';

const TIME_ZONE = 'America/Santiago';
const FILES = ['manifest.json', 'checkpoint', 'checkpoints.txt', 'leaf-hashes.bin'] as const;

export function electionPages(house: UrnHouse, elections: LiveElections): readonly UrnRoute[] {
  const withElection =
    (show: (election: LiveElection, ask: UrnAsk) => Page | Promise<Page>) =>
    async (ask: UrnAsk) => {
      const election = await elections.find(ask.params.id ?? '');
      return election === undefined ? unknownPage() : show(election, ask);
    };
  return [
    urnRoute({
      method: 'get',
      path: urnElectionPath,
      answer: withElection(async (election, { locale }) => {
        const folder = logFolderAt(house.logsDir, election.id);
        const note = await folder.read('checkpoint');
        const label = await labelOfUrn(house, election);
        const checkpoint = note && new TextDecoder().decode(note);
        const amendments = await amendmentsOfLog(house.db, election.id);
        return electionPage({ election, checkpoint, label, amendments, locale });
      }),
    }),
    urnRoute({ method: 'get', path: lookUpPath, answer: withElection(lookUpPage) }),
  ];
}

function unknownPage(): Page {
  return {
    status: 404,
    title: m.urn_unknown_title(),
    description: m.urn_unknown_text(),
    body: <p class="wrap">{m.urn_unknown_text()}</p>,
  };
}

interface ElectionPageProps {
  readonly election: LiveElection;
  readonly checkpoint: string | undefined;
  readonly label: UrnLabel;
  readonly amendments: readonly Amend[];
  readonly locale: Locale;
}

function electionPage(props: ElectionPageProps): Page {
  const { manifest, state } = props.election;
  const isVoting = state.phase === 'voting';
  return {
    title: manifest.title,
    description: m.urn_election_description({ title: manifest.title }),
    ...(manifest.demo ? { demonstration: m.urn_demo() } : {}),
    hero: (
      <Hero
        title={manifest.title}
        lead={m.urn_election_lead({ territory: manifest.territory })}
        tags={<Tag tone="struct">{phaseWords(state.phase)}</Tag>}
        actions={
          <div class="cluster">
            {isVoting && (
              <ButtonLink kind="deep" href="cabina">
                {m.urn_election_booth()}
              </ButtonLink>
            )}
            <ButtonLink
              kind={isVoting ? 'secondary' : 'deep'}
              href={lookUpPath.to({ id: manifest.id })}
            >
              {m.urn_election_look_up()}
            </ButtonLink>
          </div>
        }
      />
    ),
    body: <ElectionBody {...props} />,
  };
}

function ElectionBody({ election, checkpoint, label, amendments, locale }: ElectionPageProps) {
  const { manifest, manifestHash, amended, state } = election;
  const when = (iso: string) => formatInstant(new Date(iso), locale, { timeZone: TIME_ZONE });
  const rows = [
    [m.urn_election_fingerprint(), <span class="code">{posterCode(manifestHash)}</span>],
    [m.urn_election_fingerprint_whole(), <span class="code">{toBase64url(manifestHash)}</span>],
    [m.urn_election_from(), when(manifest.windows.vote_from)],
    [m.urn_election_until(), when(amended.castUntil)],
    [m.urn_election_leaves(), formatNumber(state.size, locale)],
    [m.urn_election_operators(), `${manifest.operators.A} · ${manifest.operators.B}`],
  ] as const;
  return (
    <div class="wrap stack">
      <p class="lead">{m.urn_election_what()}</p>
      <dl class="booth-codes">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {amendments.length > 0 && (
        <Notice tone="warning" title={m.urn_amended_title()}>
          <ul class="booth-points">
            {amendments.map((one) => (
              <li key={one.at}>{amendmentWords(manifest, one, when)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Label label={label} />
      <section class="stack">
        <h2>{m.urn_election_record_title()}</h2>
        <p>{m.urn_election_record_text()}</p>
        <ul>
          {FILES.map((file) => (
            <li key={file}>
              <a href={`/e/${manifest.id}/${file}`}>
                <code>{file}</code>
              </a>
            </li>
          ))}
        </ul>
        {checkpoint === undefined ? (
          <p>{m.urn_election_no_checkpoint()}</p>
        ) : (
          <pre class="urn-note">{checkpoint}</pre>
        )}
        <p>
          <a href={`${manifest.origins.A}/votaciones/${manifest.id}`} rel="noreferrer">
            {m.urn_election_at_site()}
          </a>
        </p>
      </section>
    </div>
  );
}

function Label({ label }: { readonly label: UrnLabel }) {
  return (
    <Notice tone={label.profile === 'basico' ? 'warning' : 'calm'} title={profileTitle(label)}>
      <p>{profileText(label)}</p>
      {label.lowered.length > 0 && (
        <>
          <p>{m.urn_label_because()}</p>
          <ul>
            {label.lowered.map((fact) => (
              <li key={fact}>{factWords(fact)}</li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}

function profileTitle({ profile }: UrnLabel): string {
  switch (profile) {
    case 'nacional':
      return m.urn_label_nacional();
    case 'municipal':
      return m.urn_label_municipal();
    case 'basico':
      return m.urn_label_basico();
    case undefined:
      return m.urn_label_none();
  }
}

function profileText({ profile }: UrnLabel): string {
  switch (profile) {
    case 'nacional':
      return m.urn_label_nacional_text();
    case 'municipal':
      return m.urn_label_municipal_text();
    case 'basico':
    case undefined:
      return m.urn_label_basico_text();
  }
}

function factWords(fact: UrnLabel['lowered'][number]): string {
  const words = {
    'host-names': m.urn_fact_host_names,
    clusters: m.urn_fact_clusters,
    operators: m.urn_fact_operators,
    'urn-key': m.urn_fact_urn_key,
    witnesses: m.urn_fact_witnesses,
    'issuing-days': m.urn_fact_issuing_days,
    journal: m.urn_fact_journal,
    officers: m.urn_fact_officers,
    'participation-audit': m.urn_fact_participation_audit,
  };
  return words[fact]();
}

function phaseWords(phase: LiveElection['state']['phase']): string {
  const words = {
    empty: m.urn_phase_voting,
    voting: m.urn_phase_voting,
    closed: m.urn_phase_closed,
    'paper-closed': m.urn_phase_paper_closed,
    seeded: m.urn_phase_paper_closed,
    opened: m.urn_phase_opened,
    resulted: m.urn_phase_resulted,
    sanctioned: m.urn_phase_sanctioned,
  };
  return words[phase]();
}

function lookUpPage({ manifest, state }: LiveElection): Page {
  return {
    title: m.urn_look_up_title(),
    description: m.urn_look_up_lead(),
    ...(manifest.demo ? { demonstration: m.urn_demo() } : {}),
    hero: <Hero title={m.urn_look_up_title()} lead={manifest.title} />,
    islands: [lookUpIsland],
    body: (
      <div class="wrap stack">
        <p>{m.urn_look_up_lead()}</p>
        <p class="secondary">{m.urn_look_up_private()}</p>
        <div
          id="mi-voto"
          data-below={`/e/${manifest.id}/`}
          data-closed={state.phase === 'voting' ? 'no' : 'si'}
        >
          <noscript>
            <Notice tone="warning">
              <p>{m.urn_look_up_no_script()}</p>
            </Notice>
          </noscript>
        </div>
        <p>
          <a href={`/e/${manifest.id}/cabina`}>{m.urn_look_up_receipt()}</a>
        </p>
      </div>
    ),
  };
}
