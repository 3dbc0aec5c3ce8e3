// Beside a proposal: how it stands, who has it and until when, what comes next; endorsing, following, spreading the word, and what its author can do.
// Accessibility: a description list; the meter repeats the sentence under it and is hidden from screen readers.
import { m } from '#words';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { takesEndorsements } from '../rules/endorsing.ts';
import { mayCorrectText, moves, type ProposalState } from '../rules/states.ts';
import { addressOf, own } from './paths.ts';
import type { ProposalPageProps } from './proposal-props.ts';
import {
  blankSheetPath,
  endorsePath,
  followPath,
  photosPath,
  posterPath,
  signatureDesk,
  takeBackPath,
  unfollowPath,
} from './public-paths.ts';
import type { ProposalTool } from './slots.ts';
import {
  dayWords,
  endorsementWords,
  holderWords,
  nextWords,
  numberWords,
  stateTones,
  stateWords,
} from './state-words.ts';

export function ProposalAside(props: ProposalPageProps) {
  return (
    <div class="proposal-beside">
      <State {...props} />
      <Endorsements {...props} />
      <Follow {...props} />
      <Tools {...props} />
      <Share {...props} />
    </div>
  );
}

function State({ proposal, edition, today, halted }: ProposalPageProps) {
  const { state, heldBy, heldUntil } = proposal;
  const tone = stateTones[state];
  const edge = tone === 'stop' || tone === 'done' ? ` proposal-state-${tone}` : '';
  return (
    <section class={`proposal-state stack${edge}`}>
      <h2 class="panel-heading">
        <span class="visually-hidden">{m.proposals_page_state()}: </span>
        {stateWords[state]()}
      </h2>
      {halted === 'suspended' && <p>{m.proposals_page_halted_suspended()}</p>}
      {halted === 'annulled' && <p>{m.proposals_page_halted_annulled()}</p>}
      <dl class="proposal-facts">
        <div>
          <dt>{m.proposals_page_holder()}</dt>
          <dd>{holderWords(heldBy, proposal)}</dd>
        </div>
        {heldBy !== null && (
          <div>
            <dt>{m.proposals_page_until()}</dt>
            <dd>{heldUntil === null ? m.proposals_page_no_term() : dayWords(heldUntil)}</dd>
          </div>
        )}
        {halted === undefined && (
          <div>
            <dt>{m.proposals_page_next()}</dt>
            <dd>{nextWords(state, edition.rules, today)}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function Endorsements(props: ProposalPageProps) {
  const { proposal, around, edition } = props;
  const { needed } = edition.rules.operational.endorsements;
  const { endorsementsCount: count } = proposal;
  if (proposal.state === 'waiting' || proposal.state === 'lapsed') return null;
  return (
    <section class="stack">
      <h2 class="panel-heading">{endorsementWords(count)}</h2>
      {needed > 0 && <Meter count={count} needed={needed} />}
      <p class="secondary">
        {neededWords(count, needed)}
        {around.onPaperCount > 0 &&
          ` ${m.proposals_page_endorse_on_paper({
            count: around.onPaperCount,
            number: numberWords(around.onPaperCount),
          })}`}
      </p>
      <Endorse {...props} />
    </section>
  );
}

function neededWords(count: number, needed: number): string {
  if (needed === 0) return m.proposals_page_endorse_free();
  const said = { count: numberWords(count), needed: numberWords(needed) };
  return count >= needed
    ? m.proposals_page_endorse_reached(said)
    : m.proposals_page_endorse_needed(said);
}

function Meter({ count, needed }: { readonly count: number; readonly needed: number }) {
  const part = Math.min(1, count / needed);
  return (
    <svg class="proposal-meter" width="100%" height="18" aria-hidden="true" focusable="false">
      <rect class="proposal-meter-track" width="100%" height="18" />
      <rect
        class={part === 1 ? 'proposal-meter-done' : 'proposal-meter-part'}
        width={`${(part * 100).toFixed(1)}%`}
        height="18"
      />
    </svg>
  );
}

function Endorse({ proposal, around, isAuthor, halted }: ProposalPageProps) {
  const to = addressOf(proposal);
  if (isAuthor) return null;
  const isOpen = takesEndorsements(proposal.state) && halted === undefined;
  if (around.endorsedOnPaper) return <p>{m.proposals_page_endorsed_paper()}</p>;
  if (around.hasEndorsed) {
    return (
      <>
        <p>
          <strong>{m.proposals_page_endorsed()}</strong>
        </p>
        {isOpen && (
          <form action={takeBackPath.to(to)} method="post">
            <Button kind="secondary">{m.proposals_page_endorse_take_back()}</Button>
          </form>
        )}
      </>
    );
  }
  return isOpen ? (
    <p class="screen-only">
      <ButtonLink href={endorsePath.to(to)}>{m.proposals_page_endorse()}</ButtonLink>
    </p>
  ) : (
    <p>{m.proposals_page_endorse_closed()}</p>
  );
}

function Follow({ proposal, around }: ProposalPageProps) {
  const to = addressOf(proposal);
  const { isFollowing, followersCount } = around;
  return (
    <form
      class="stack screen-only"
      action={(isFollowing ? unfollowPath : followPath).to(to)}
      method="post"
    >
      <Button kind="secondary">
        {isFollowing ? m.proposals_page_unfollow() : m.proposals_page_follow()}
      </Button>
      <p class="secondary">
        {isFollowing ? m.proposals_page_following() : m.proposals_page_follow_note()}
        {followersCount > 0 &&
          ` ${m.proposals_page_followers({
            count: followersCount,
            number: numberWords(followersCount),
          })}.`}
      </p>
    </form>
  );
}

function Tools(props: ProposalPageProps) {
  const { proposal, edition, isAuthor, tools, mayEnterSheets, mayRemovePhotos } = props;
  const all: readonly ProposalTool[] = [
    ...(isAuthor ? [...dueFirst(tools), ...ownTools(props)] : []),
    ...(mayEnterSheets && takesEndorsements(proposal.state)
      ? [
          {
            label: m.proposals_page_team_sheets(),
            href: signatureDesk.enter.to(addressOf(proposal)),
          },
        ]
      : []),
    ...(mayRemovePhotos && !isAuthor && proposal.photos.length > 0
      ? [{ label: m.proposals_page_team_photos(), href: photosPath.to(addressOf(proposal)) }]
      : []),
  ];
  if (all.length === 0) return null;
  return (
    <nav class="stack screen-only" aria-label={m.proposals_page_tools()}>
      <h2 class="panel-heading">{m.proposals_page_tools()}</h2>
      <ul class="plain-links">
        {all.map(({ label, href, note, dueAt }) => (
          <li>
            <a href={href}>{label}</a>
            {note && <span class="proposal-said-why">{note}</span>}
            {dueAt && (
              <span class="proposal-said-why">
                {m.proposals_page_tool_due({
                  day: dayWords(dayIn(edition.place.timeZone, dueAt)),
                })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What she is expected to do before what she may do. */
function dueFirst(tools: readonly ProposalTool[]): readonly ProposalTool[] {
  const at = ({ dueAt }: ProposalTool) => dueAt?.getTime() ?? Number.POSITIVE_INFINITY;
  return tools.toSorted((one, other) => (at(one) < at(other) ? -1 : at(one) > at(other) ? 1 : 0));
}

/** What its author does with it by herself, as its state lets her. */
function ownTools({ proposal, around }: ProposalPageProps): readonly ProposalTool[] {
  const { state } = proposal;
  const to = addressOf(proposal);
  const isYoung = mayCorrectText(state);
  return [
    ...(isYoung ? [{ label: m.proposals_page_tool_correct(), href: own.correct.to(to) }] : []),
    ...(takesEndorsements(state) || state === 'waiting'
      ? [{ label: m.proposals_page_tool_photos(), href: photosPath.to(to) }]
      : []),
    ...(isYoung ? [{ label: m.proposals_page_tool_coauthors(), href: own.coauthors.to(to) }] : []),
    ...(isYoung && around.sponsor === null && proposal.organizationId === null
      ? [{ label: m.proposals_page_tool_sponsors(), href: own.sponsors.to(to) }]
      : []),
    ...(moves[state].includes('withdrawn')
      ? [{ label: m.proposals_page_tool_withdraw(), href: own.withdraw.to(to) }]
      : []),
  ];
}

/** Not for everybody yet, or no longer standing by itself. */
const unspread: ReadonlySet<ProposalState> = new Set([
  'waiting',
  'lapsed',
  'withdrawn',
  'merged',
  'split',
]);

function Share({ proposal }: ProposalPageProps) {
  const to = addressOf(proposal);
  if (unspread.has(proposal.state)) return null;
  return (
    <section class="stack screen-only">
      <h2 class="panel-heading">{m.proposals_page_share()}</h2>
      <ul class="plain-links">
        <li>
          <a href={posterPath.to(to)}>{m.proposals_page_share_poster()}</a>
        </li>
        {takesEndorsements(proposal.state) && (
          <li>
            <a href={blankSheetPath.to(to)}>{m.proposals_page_share_sheet()}</a>
          </li>
        )}
      </ul>
    </section>
  );
}
