// /mis-propuestas: drafts to go on with, and what was sent with how it stands and what it waits for.
//
// Accessibility: two lists under their headings; each title is the link.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale, writtenLang } from '../../../../platform/words.ts';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { formatInstant } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { editionsPath } from '../../editions/index.ts';
import type { DraftLine } from '../store/drafts.ts';
import type { OwnProposal } from '../store/own-proposals.ts';
import { addressOf, proposalPath, proposePath } from './paths.ts';
import { dayWords, holderWords, stateTones, stateWords } from './state-words.ts';

export interface OwnProposalsProps {
  readonly drafts: readonly DraftLine[];
  readonly proposals: readonly OwnProposal[];
  readonly done: string | undefined;
}

export function ownProposalsPage({ drafts, proposals, done }: OwnProposalsProps): Page {
  const title = m.proposals_own_title();
  return {
    title,
    description: m.proposals_own_lead(),
    robots: 'noindex',
    current: 'comunas',
    hero: <Hero title={title} lead={m.proposals_own_lead()} />,
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <Done text={done} />
          {drafts.length === 0 && proposals.length === 0 && (
            <EmptyState title={m.proposals_own_none()}>
              <p>
                <a href={editionsPath.to({})}>{m.proposals_own_none_text()}</a>
              </p>
            </EmptyState>
          )}
          {drafts.length > 0 && (
            <section class="stack" aria-labelledby="borradores">
              <h2 id="borradores">{m.proposals_own_drafts()}</h2>
              <ul class="proposal-own">
                {drafts.map((draft) => (
                  <DraftItem draft={draft} />
                ))}
              </ul>
            </section>
          )}
          {proposals.length > 0 && (
            <section class="stack" aria-labelledby="enviadas">
              <h2 id="enviadas">{m.proposals_own_sent()}</h2>
              <ul class="proposal-own">
                {proposals.map((proposal) => (
                  <ProposalItem proposal={proposal} />
                ))}
              </ul>
            </section>
          )}
        </div>
      </section>
    ),
  };
}

function DraftItem({ draft }: { readonly draft: DraftLine }) {
  const { id, title, editionSlug, institutionSlug, institutionName, editionName, timeZone } = draft;
  const params = { institution: institutionSlug, edition: editionSlug };
  const savedAt = formatInstant(draft.updatedAt, currentLocale(), { timeZone });
  return (
    <li class="stack">
      <a
        href={proposePath.to(params, { query: { paso: 'revisar', borrador: id } })}
        lang={writtenLang()}
      >
        {title === '' ? m.proposals_own_untitled() : title}
      </a>
      <p class="secondary">
        {institutionName} · {editionName} · {m.proposals_own_saved({ at: savedAt })}
      </p>
    </li>
  );
}

function ProposalItem({ proposal }: { readonly proposal: OwnProposal }) {
  const { title, state, number, institutionName, editionName, heldBy, heldUntil } = proposal;
  return (
    <li class="stack">
      <p class="cluster">
        <a href={proposalPath.to(addressOf(proposal))} lang={writtenLang()}>
          {title}
        </a>
        <Tag tone={stateTones[state]}>{stateWords[state]()}</Tag>
      </p>
      <p class="secondary">
        {m.proposals_page_number({ number })} · {institutionName} · {editionName}
        {proposal.isCoauthor && ` · ${m.proposals_own_coauthor()}`}
        {proposal.organizationName !== null && ` · ${proposal.organizationName}`}
      </p>
      {heldBy !== null && (
        <p>
          {heldBy === 'author' && !proposal.isCoauthor
            ? m.proposals_own_held_by_you()
            : m.proposals_own_held({ holder: holderWords(heldBy, proposal) })}
          {heldUntil !== null && ` ${m.proposals_own_until({ day: dayWords(heldUntil) })}`}
        </p>
      )}
      {state === 'waiting' && <p>{waitsFor(proposal)}</p>}
    </li>
  );
}

function waitsFor({ pendingCoauthors, offers }: OwnProposal): string {
  if (pendingCoauthors > 0) return m.proposals_own_waits_coauthors({ count: pendingCoauthors });
  return offers > 0 ? m.proposals_own_waits_offer() : m.proposals_own_waits_sponsor();
}
