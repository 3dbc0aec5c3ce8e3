// The way to a ballot paper on this origin: who she is, her turn for the booth, and what she takes when she comes back.
import { fromBase64url } from '@minga/ballot';
import * as v from 'valibot';
import { m } from '#words';
import { readForm } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  type Route,
  route,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { issueBallotPaper } from '../actions/issue.ts';
import { findElection } from '../actions/sealed-election.ts';
import { enterByCode } from '../actions/slips.ts';
import { findTurnElection, takeTurn } from '../actions/take-turn.ts';
import { type IssueRefusal, issueStatus } from '../rules/issue-request.ts';
import { issueWords } from './issue-words.ts';
import { leavePage } from './leave-page.tsx';
import { codePage, issuePage, startPage, turnPage } from './paper-pages.tsx';
import { type OfElection, onElection, type RollHouse, refusedPage, withRoll } from './parts.tsx';
import { paperPaths } from './paths.ts';
import { refusalStatus, sentenceOf } from './refusal-words.ts';
import { readStanding } from './standing.ts';
import {
  clearedCodeCookie,
  codeCookie,
  holdersOf,
  isPageToken,
  pageToken,
  voterOf,
} from './voter.ts';

/** A blinded message of each of as many contests as an election may have, and the turn. */
const BODY_BYTES = 64 * 1024;

export function paperRoutes(house: House): readonly Route[] {
  const open = { audience: 'public' } as const;
  return [
    route({
      ...open,
      method: 'get',
      path: paperPaths.issue,
      answer: withRoll(house, answerIssuePage),
    }),
    route({
      ...open,
      method: 'post',
      path: paperPaths.issue,
      maxBodyBytes: BODY_BYTES,
      answer: withRoll(house, answerIssue),
    }),
    route({
      ...open,
      method: 'post',
      path: paperPaths.about,
      answer: withRoll(house, answerAbout),
    }),
    route({ ...open, method: 'post', path: paperPaths.turn, answer: withRoll(house, answerTurn) }),
    route({
      ...open,
      method: 'get',
      path: paperPaths.start,
      answer: onElection(house, answerStart),
    }),
    route({
      audience: { act: 'roll/take-ballot-paper' },
      method: 'get',
      path: paperPaths.identify,
      answer: ({ params }) => seeOther(paperPaths.start.to({ election: params.election ?? '' })),
    }),
    route({
      ...open,
      method: 'get',
      path: paperPaths.code,
      answer: onElection(house, ({ election }) => codePage({ election, problem: undefined })),
    }),
    route({
      ...open,
      method: 'post',
      path: paperPaths.code,
      answer: onElection(house, answerCode),
    }),
    route({
      ...open,
      method: 'get',
      path: paperPaths.leave,
      answer: onElection(house, ({ ask, election }) =>
        leavePage({ election, isKnown: ask.actor !== undefined, urnUrl: house.urnUrl }),
      ),
    }),
    route({
      ...open,
      method: 'post',
      path: paperPaths.leave,
      answer: onElection(house, answerLeave),
    }),
  ];
}

async function answerStart({ house, ask, election }: OfElection): Promise<Answer> {
  const voter = await voterOf(house, ask, election);
  const standing = await readStanding(house, election, voter);
  return startPage({ election, voter, standing, isKnown: ask.actor !== undefined });
}

function asksForJson({ request }: Ask): boolean {
  return request.headers.get('accept')?.startsWith('application/json') === true;
}

function refusedIssue(ask: Ask, { code }: IssueRefusal): Answer {
  const [sentence, status] = [issueWords[code](), issueStatus[code]];
  if (asksForJson(ask)) return Response.json({ code, sentence }, { status });
  return { ...refusedPage(sentence, status === 400 ? 422 : status) };
}

/** The address of the booth, where the turn stands behind the `#`: no server sees it. */
async function answerTurn(house: RollHouse, ask: Ask): Promise<Answer> {
  const { election: id = '' } = await readForm(ask.request);
  const election = await findElection(house.db, id);
  if (election?.manifest == null) return refusedPage(m.roll_refused_unknown());
  const voter = await voterOf(house, ask, election);
  if (voter === undefined) return refusedIssue(ask, { code: 'not-identified' });
  const turn = await takeTurn(house, election, voter, house.clock.now());
  if (!turn.ok) return refusedIssue(ask, turn.error);
  const { h, style } = turn.value;
  const to = `${house.urnUrl}/e/${election.id}/cabina#h=${h}&s=${style}`;
  return asksForJson(ask) ? Response.json({ to }) : turnPage({ election, to });
}

function answerIssuePage(house: RollHouse, ask: Ask): Answer {
  return issuePage({ token: pageToken(house, ask), urnUrl: house.urnUrl });
}

async function readJson(request: Request): Promise<unknown> {
  return request.json().catch(() => undefined);
}

const TurnAsked = v.strictObject({ token: v.string(), h: v.string() });
const IssueAsked = v.strictObject({
  token: v.string(),
  h: v.string(),
  bm: v.pipe(v.array(v.string()), v.maxLength(64)),
});

/** What the booth asks for, so that the voter is told before anything is spent. */
async function answerAbout(house: RollHouse, ask: Ask): Promise<Answer> {
  const asked = v.safeParse(TurnAsked, await readJson(ask.request));
  if (!asked.success) return refusedAsJson({ code: 'turn-unknown' });
  if (!isPageToken(house, ask, asked.output.token)) return refusedAsJson({ code: 'turn-session' });
  const found = await findTurnElection(house, {
    turn: fromBase64url(asked.output.h) ?? new Uint8Array(),
    holders: holdersOf(house, ask),
    now: house.clock.now(),
  });
  if (!found.ok) return refusedAsJson(found.error);
  const { election, isIssued } = found.value;
  return Response.json({ title: election.title, isIssued });
}

async function answerIssue(house: RollHouse, ask: Ask): Promise<Answer> {
  const asked = v.safeParse(IssueAsked, await readJson(ask.request));
  if (!asked.success) return refusedAsJson({ code: 'turn-unknown' });
  const { token, h, bm } = asked.output;
  const holders = holdersOf(house, ask);
  if (holders.length === 0) return refusedAsJson({ code: 'not-identified' });
  if (!isPageToken(house, ask, token)) return refusedAsJson({ code: 'turn-session' });
  const turn = fromBase64url(h) ?? new Uint8Array();
  const issued = await issueBallotPaper(house, { turn, holders, bm, now: house.clock.now() });
  if (!issued.ok) return refusedAsJson(issued.error);
  const { electionId, bs } = issued.value;
  return Response.json({ to: `${house.urnUrl}/e/${electionId}/cabina#bs=${bs.join(',')}` });
}

function refusedAsJson({ code }: IssueRefusal): Response {
  return Response.json({ code, sentence: issueWords[code]() }, { status: issueStatus[code] });
}

async function answerCode({ house, ask, election }: OfElection): Promise<Answer> {
  const { codigo = '' } = await readForm(ask.request);
  const entered = await enterByCode(house, election, codigo, house.clock.now());
  if (!entered.ok) {
    const problem = sentenceOf(entered.error);
    return codePage({ election, problem, status: refusalStatus(entered.error) });
  }
  const answer = seeOther(paperPaths.start.to({ election: election.id }));
  answer.headers.append('set-cookie', codeCookie(house, entered.value));
  return answer;
}

function answerLeave({ house, election }: OfElection): Answer {
  const answer = seeOther(paperPaths.start.to({ election: election.id }));
  answer.headers.append('set-cookie', clearedCodeCookie(house));
  return answer;
}
