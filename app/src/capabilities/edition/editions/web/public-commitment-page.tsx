// The commitments of the elected body behind an edition: what was resolved, how each member voted, and whom it binds.

import { m } from '#words';
import { fileAddress } from '../../../../platform/files/file-routes.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { type Citation, CitedNorm } from '../../../ground/norms/index.ts';
import { documentPath } from '../../../ground/records/index.ts';
import type { MemberInOffice, Vote } from '../rules/commitment.ts';
import type { KeptCommitment, KeptVote } from '../store/editions.ts';
import { crumbsUnder } from './edition-page.tsx';
import { EditionRibbon, type OfEdition } from './edition-parts.tsx';
import { type FactRow, Facts, Hash } from './facts.tsx';
import { versionPath } from './paths.ts';
import { bodyOf, dayOf, joined, tallyWords } from './public-words.ts';
import { at, type SeenEdition } from './seen-edition.ts';
import { dayWords, majorityWords, money, numberWords, voteWords } from './words.ts';

export interface PublicCommitmentPageProps extends OfEdition {
  /** Who has a mandate in the body today, the secretary too. */
  readonly inOffice: readonly MemberInOffice[];
  readonly norms: Norms;
}

/** Those that ask for the majorities, as they stand today, by their code. */
type Norms = ReadonlyMap<string, Citation>;

export function publicCommitmentPage({ seen, inOffice, norms }: PublicCommitmentPageProps): Page {
  const { edition, commitment } = seen;
  const { inside, name } = bodyOf(edition.place);
  const title = m.editions_page_commitment({ body: name });
  const others = edition.commitments.filter(({ id }) => id !== commitment?.id).toReversed();
  const lead = m.editions_page_commitment_lead({ body: inside });
  return {
    title: `${title} · ${edition.name}`,
    description: lead,
    current: 'comunas',
    hero: <Hero title={title} crumbs={crumbsUnder(seen)} lead={lead} />,
    body: (
      <>
        <div class="wrap edition-ribbon">
          <EditionRibbon seen={seen} />
        </div>
        {commitment && (
          <section class="section">
            <div class="wrap stack-wide">
              <OneCommitment seen={seen} commitment={commitment} norms={norms} />
            </div>
          </section>
        )}
        {commitment && (
          <section class="section ruled">
            <div class="wrap">
              <WhoIsBound seen={seen} commitment={commitment} inOffice={inOffice} />
            </div>
          </section>
        )}
        {others.length > 0 && (
          <section class="section ruled">
            <div class="wrap stack-wide">
              <h2>{m.editions_page_commitment_others()}</h2>
              {others.map((one) => (
                <OneCommitment seen={seen} commitment={one} norms={norms} />
              ))}
            </div>
          </section>
        )}
      </>
    ),
  };
}

interface OneProps extends OfEdition {
  readonly commitment: KeptCommitment;
}

function OneCommitment({ seen, commitment, norms }: OneProps & { readonly norms: Norms }) {
  const { resolution, votes, isRevoked } = commitment;
  const { name } = bodyOf(seen.edition.place);
  return (
    <section class="stack-wide">
      <div class="stack">
        <h2>{m.editions_page_act_title({ resolution, body: name })}</h2>
        <Tag tone={isRevoked ? 'stop' : 'done'}>
          {isRevoked ? m.editions_page_act_revoked() : m.editions_page_act_signed()}
        </Tag>
      </div>
      <Revocation seen={seen} commitment={commitment} />
      <div class="columns">
        <Facts
          rows={[
            ...resolvedRows(seen, commitment, norms),
            ...documentRows(seen.edition, commitment),
          ]}
        />
        <div class="stack">
          <h3>{m.editions_page_votes()}</h3>
          <VoteSeats votes={votes} />
          <p class="secondary">{tallyWords(votes)}</p>
          <VoteTable votes={votes} />
        </div>
      </div>
    </section>
  );
}

function resolvedRows(
  { edition }: SeenEdition,
  commitment: KeptCommitment,
  norms: Norms,
): readonly FactRow[] {
  const norm = norms.get(commitment.majorityNorm);
  const { sitting, sittingOn, amountClp, fiscalYear, majority, quorum, terms } = commitment;
  return [
    {
      label: m.editions_page_act_sitting(),
      text: (
        <>
          <span lang={writtenLang()}>{sitting}</span>, {dayWords(sittingOn)}
        </>
      ),
    },
    { label: m.editions_page_act_amount(), text: money(amountClp) },
    { label: m.editions_page_act_year(), text: String(fiscalYear) },
    {
      label: m.editions_page_majority(),
      text: (
        <>
          {m.editions_page_majority_text({
            majority: majorityWords[majority](),
            quorum: numberWords(quorum),
          })}{' '}
          {norm === undefined ? commitment.majorityNorm : <CitedNorm citation={norm} />}
        </>
      ),
    },
    ...(terms === ''
      ? []
      : [{ label: m.editions_page_terms(), text: <span lang={writtenLang()}>{terms}</span> }]),
    {
      label: m.editions_page_act_certifies(),
      text: m.editions_page_certified_on({
        office: bodyOf(edition.place).certifies,
        day: dayOf(commitment.recordedAt, edition.place),
      }),
    },
  ];
}

function documentRows(
  edition: SeenEdition['edition'],
  commitment: KeptCommitment,
): readonly FactRow[] {
  const { rulebookId, rulebookSha256, fileId, fileSha256, documentCode } = commitment;
  const version = String(edition.versions.find(({ id }) => id === rulebookId)?.version ?? '');
  const isPublished = edition.publications.some((one) => one.rulebookId === rulebookId);
  const said = m.editions_page_version_seen({ version });
  return [
    {
      label: m.editions_page_rules_seen(),
      text: (
        <>
          {isPublished ? <a href={versionPath.to({ ...at(edition), version })}>{said}</a> : said}
          <Hash sha256={rulebookSha256} />
        </>
      ),
    },
    {
      label: m.editions_page_act_document(),
      text: (
        <>
          <a href={fileAddress(fileId)}>{m.editions_page_act_pdf()}</a>
          <Hash sha256={fileSha256} />
        </>
      ),
    },
    {
      label: m.editions_page_act_numbered(),
      text: (
        <a href={documentPath.to({ code: documentCode })}>{m.editions_page_act_numbered_see()}</a>
      ),
    },
  ];
}

function Revocation({ seen, commitment }: OneProps) {
  const { revokedAt, revocationResolution, revocationReason } = commitment;
  if (revokedAt === null) return null;
  return (
    <Notice
      tone="warning"
      title={m.editions_page_revoked_on({
        day: dayOf(revokedAt, seen.edition.place),
        resolution: revocationResolution ?? '',
      })}
    >
      <p>
        <strong>{m.editions_page_reason()}</strong>{' '}
        <span lang={writtenLang()}>{revocationReason}</span>
      </p>
    </Notice>
  );
}

const letters: Readonly<Record<Vote, string>> = {
  for: 'A',
  against: 'C',
  abstained: 'B',
  recused: 'I',
  absent: '–',
};

/** Drawn for the eye: the table below says the same in words. */
function VoteSeats({ votes }: { readonly votes: readonly KeptVote[] }) {
  return (
    <div class="seat-row" aria-hidden="true">
      {votes.map(({ vote, seat }) => (
        <span class={`seat vote-${vote}${seat === 'chair' ? ' seat-chair' : ''}`}>
          {letters[vote]}
        </span>
      ))}
    </div>
  );
}

function VoteTable({ votes }: { readonly votes: readonly KeptVote[] }) {
  return (
    <RuledTable
      caption={m.editions_page_votes()}
      captionHidden
      columns={[{ label: m.editions_commitment_member() }, { label: m.editions_commitment_vote() }]}
      rows={votes.map(({ name, vote, isCasting }) => [
        name,
        isCasting ? m.editions_vote_casting({ vote: voteWords[vote]() }) : voteWords[vote](),
      ])}
    />
  );
}

/** A commitment is the body's: whoever sits in it today answers for it. */
function WhoIsBound({
  seen,
  commitment,
  inOffice,
}: Omit<PublicCommitmentPageProps, 'norms'> & OneProps) {
  const { inside, start } = bodyOf(seen.edition.place);
  const then = new Set(commitment.votes.map(({ name }) => name));
  const voting = inOffice.filter(({ seat }) => seat !== 'secretary');
  const now = new Set(voting.map(({ name }) => name));
  const joinedSince = [...now].filter((name) => !then.has(name));
  const leftSince = [...then].filter((name) => !now.has(name));
  const and = m.editions_page_and();
  return (
    <section class="prose">
      <h2>{m.editions_page_bound()}</h2>
      <p>{m.editions_page_bound_text({ body: inside })}</p>
      {joinedSince.length === 0 && leftSince.length === 0 && (
        <p>{m.editions_page_bound_same({ body: start })}</p>
      )}
      {joinedSince.length > 0 && (
        <p>{m.editions_page_bound_joined({ names: joined(joinedSince, and) })}</p>
      )}
      {leftSince.length > 0 && (
        <p>{m.editions_page_bound_left({ names: joined(leftSince, and) })}</p>
      )}
    </section>
  );
}
