// Tells whoever stands behind proposals that would be joined what is asked and how it ended, and whoever endorsed them.
import { m } from '#words';
import type { Tx } from '../../../../platform/database/database.ts';
import { bothPaths } from '../../../../platform/search.ts';
import { inBothLocales, notify } from '../../../ground/people/index.ts';
import { endOfDay } from '../../../ground/territories/rules/index.ts';
import type { JoiningEnd, JoiningKind } from '../rules/joining.ts';
import { listAuthors } from '../store/authors.ts';
import { type KeptJoining, listEndorsers } from '../store/joinings.ts';
import type { Proposal } from '../store/proposals.ts';
import type { PathIn } from './tell-authors.ts';

export interface Telling {
  readonly pathIn: PathIn;
  readonly now: Date;
}

type Said = (named: { title: string }) => string;

const asked: Readonly<Record<JoiningKind, Said>> = {
  merge: m.proposals_joining_notice_asked_merge,
  split: m.proposals_joining_notice_asked_split,
};

/** What ends by itself says so where it ends; what is done is told as a move of each. */
const ended: Readonly<Record<Exclude<JoiningEnd, 'done'>, Said>> = {
  refused: m.proposals_joining_notice_refused,
  lapsed: m.proposals_joining_notice_lapsed,
  overtaken: m.proposals_joining_notice_overtaken,
  'taken-back': m.proposals_joining_notice_taken_back,
};

async function tell(
  tx: Tx,
  proposals: readonly Proposal[],
  { key, say, dueAt }: { readonly key: string; readonly say: Said; readonly dueAt?: Date },
  { pathIn, now }: Telling,
): Promise<void> {
  for (const proposal of proposals) {
    const { title } = proposal.contents;
    const common = {
      kind: 'proposals/joining' as const,
      key: `${key}:${proposal.id}`,
      titles: inBothLocales(() => say({ title })),
      paths: bothPaths((locale) => pathIn(proposal, locale)),
      isPublic: true,
      institutionId: proposal.institutionId,
      isUrgent: true,
      ...(dueAt === undefined ? {} : { dueAt }),
    };
    const persons = await listAuthors(tx, proposal.id);
    await notify(
      tx,
      persons.map((personId) => ({ ...common, personId })),
      now,
    );
  }
}

/** Everybody whose proposal it is about and who has not answered. */
export function tellAsked(
  tx: Tx,
  { id, kind, answerUntil, timeZone, parts }: KeptJoining,
  proposals: readonly Proposal[],
  telling: Telling,
): Promise<void> {
  const waiting = parts.filter(({ consent }) => consent === null);
  const to = proposals.filter((one) => waiting.some(({ proposalId }) => proposalId === one.id));
  const dueAt = endOfDay(timeZone, answerUntil);
  return tell(tx, to, { key: `${id}:asked`, say: asked[kind], dueAt }, telling);
}

/** One of the originals says something else now: `version` of `changedId`. */
export function tellAskedAgain(
  tx: Tx,
  { id, answerUntil, timeZone }: KeptJoining,
  proposals: readonly Proposal[],
  { changedId, version, ...telling }: Telling & { changedId: string; version: number },
): Promise<void> {
  const dueAt = endOfDay(timeZone, answerUntil);
  const key = `${id}:again:${changedId}:${version}`;
  return tell(tx, proposals, { key, say: m.proposals_joining_notice_again, dueAt }, telling);
}

export function tellEnded(
  tx: Tx,
  { id }: KeptJoining,
  proposals: readonly Proposal[],
  { end, ...telling }: Telling & { readonly end: Exclude<JoiningEnd, 'done'> },
): Promise<void> {
  return tell(tx, proposals, { key: `${id}:${end}`, say: ended[end] }, telling);
}

/** Endorsements do not move: whoever gave one is told where the idea goes on, and may endorse that. */
export async function tellEndorsers(
  tx: Tx,
  original: Proposal,
  child: Proposal,
  { pathIn, now }: Telling,
): Promise<void> {
  const persons = await listEndorsers(tx, original.id);
  const named = { title: original.contents.title, child: child.contents.title };
  const common = {
    kind: 'proposals/endorsed' as const,
    key: `${original.id}:${child.id}`,
    titles: inBothLocales(() => m.proposals_joining_notice_endorsed(named)),
    paths: bothPaths((locale) => pathIn(child, locale)),
    isPublic: true,
    institutionId: original.institutionId,
  };
  await notify(
    tx,
    persons.map((personId) => ({ ...common, personId })),
    now,
  );
}
