// The forum of a demonstration: invented people ask, answer, mark, pin and write guides as the real ones would.
import { assert, type Result } from '@minga/basics';
import type { Scope } from '../../../../platform/access.ts';
import type { House } from '../../../../platform/room.ts';
import { findInstitution } from '../../institutions/index.ts';
import { inventResidents, standingGrantsIn } from '../../people/index.ts';
import { listComunaNames } from '../../territories/index.ts';
import type { PathsOf } from '../rules/addresses.ts';
import { countQuestions, readQuestion } from '../store/questions.ts';
import type { Acting } from './acting.ts';
import { askQuestion } from './ask-question.ts';
import { closeQuestion } from './close-question.ts';
import { decideComment } from './decide-comment.ts';
import type {
  DemonstratedAnswer,
  DemonstratedGuide,
  DemonstratedQuestion,
  Speaker,
} from './demonstrated-questions.ts';
import { questionsOnMoney } from './demonstrated-questions-on-money.ts';
import { questionsOnVoting } from './demonstrated-questions-on-voting.ts';
import { followTheme } from './follow-theme.ts';
import { markUseful } from './mark-useful.ts';
import { pinAnswer } from './pin-answer.ts';
import { type Posted, postComment } from './post-comment.ts';
import { answerCredit, publishGuide, reviseGuide, withdrawGuide } from './write-guide.ts';

const HOUR_MS = 3_600_000;
const RESIDENTS = 20;
const KEEPS = ['pb-officer', 'certifying-officer', 'moderator', 'national-staff'];
/** Of whom the second lets through what the first writes. */
const NATIONAL = ['subdere', 'dos'] as const;

interface Member {
  readonly personId: string;
  readonly scope: Scope;
}

interface Stage {
  readonly house: House;
  readonly pathsOf: PathsOf;
  readonly residents: readonly string[];
  readonly team: ReadonlyMap<string, Member>;
  readonly cuts: ReadonlyMap<string, string>;
}

/** Idempotent: where anything was asked already, nothing is added. */
export async function demonstrateForum(house: House, pathsOf: PathsOf): Promise<void> {
  const { db, keys } = house;
  const nothing = { text: '', theme: undefined, comuna: undefined, state: undefined };
  if ((await countQuestions(db, nothing)) > 0) return;
  if ((await readQuestion(db, 1)) !== undefined) return;
  const comunas = await listComunaNames(db);
  const stage = {
    ...{ house, pathsOf },
    residents: await inventResidents(db, keys, RESIDENTS),
    team: await teamOf(house),
    cuts: new Map(comunas.map(({ slug, cut }) => [slug, cut])),
  };
  if (NATIONAL.some((slug) => !stage.team.has(slug))) return;
  const questions = [...questionsOnVoting, ...questionsOnMoney];
  for (const question of questions.toSorted((a, b) => b.hoursAgo - a.hoursAgo)) {
    await ask(stage, question);
  }
  for (const personId of stage.residents.slice(0, 3)) {
    const by = { actor: { personId }, now: house.clock.now() };
    await followTheme(db, { theme: 'voting', follows: true }, by);
  }
}

/** Whoever keeps the forum in each institution that speaks in it. */
async function teamOf({ db }: House): Promise<ReadonlyMap<string, Member>> {
  const team = new Map<string, Member>();
  for (const slug of ['subdere', 'dos', 'negrete', 'lautaro', 'ancud', 'gore-los-lagos']) {
    const institution = await findInstitution(db, slug);
    if (institution === undefined) continue;
    const scope = { kind: 'institution', id: institution.id } as const;
    const held = await standingGrantsIn(db, scope);
    const one = held.find(({ role }) => KEEPS.includes(role));
    if (one !== undefined) team.set(slug, { personId: one.personId, scope });
  }
  return team;
}

function member({ team }: Stage, slug: string): Member {
  const found = team.get(slug);
  assert(found !== undefined, `the demonstration has somebody in ${slug}`);
  return found;
}

/** Whoever is of a team speaks for it. */
function teamBehind(stage: Stage, by: Speaker): { readonly forInstitutionId?: string } {
  return typeof by === 'number' ? {} : { forInstitutionId: member(stage, by).scope.id };
}

function acting(stage: Stage, by: Speaker, hoursAgo: number): Acting {
  const personId = typeof by === 'number' ? stage.residents[by] : member(stage, by).personId;
  assert(personId !== undefined, 'there are as many residents as speak');
  const now = new Date(stage.house.clock.now().getTime() - hoursAgo * HOUR_MS);
  return { actor: { personId }, now, pathsOf: stage.pathsOf };
}

function done<Done>(result: Result<Done, { readonly code: string }>): Done {
  assert(result.ok, `the demonstration is refused: ${JSON.stringify(result)}`);
  return result.value;
}

/** Let through by a national body whose member did not write it. */
async function letThrough(stage: Stage, posted: Posted, by: Speaker, hoursAgo: number) {
  if (!posted.waits) return;
  const slug = by === NATIONAL[0] ? NATIONAL[1] : NATIONAL[0];
  const deciding = { commentId: posted.id, version: 1, hides: false, reason: undefined, words: '' };
  const { scope } = member(stage, slug);
  done(await decideComment(stage.house.db, scope, deciding, acting(stage, slug, hoursAgo)));
}

async function ask(stage: Stage, question: DemonstratedQuestion): Promise<void> {
  const { house, cuts } = stage;
  const { by, title, theme, comuna, text, hoursAgo, waits, answers, closed } = question;
  const cut = comuna === undefined ? undefined : cuts.get(comuna);
  const written = { title, theme, cut, text, lang: 'es', ...teamBehind(stage, by) } as const;
  const asked = done(await askQuestion(house, written, acting(stage, by, hoursAgo)));
  if (waits === true) return;
  await letThrough(stage, asked, by, hoursAgo);
  const read = await readQuestion(house.db, asked.number);
  assert(read !== undefined, 'what was asked is there');
  for (const answer of answers) await say(stage, read.placeId, answer);
  if (closed === undefined) return;
  const { number } = asked;
  const keeper = acting(stage, closed.by, closed.hoursAgo);
  const { scope } = member(stage, closed.by);
  done(await closeQuestion(house.db, scope, { number, words: closed.words }, keeper));
}

async function say(stage: Stage, placeId: string, answer: DemonstratedAnswer): Promise<void> {
  const { house } = stage;
  const { by, text, hoursAgo, useful = [], pinnedBy, guide, replies = [] } = answer;
  const author = acting(stage, by, hoursAgo);
  const post = { placeId, answersId: undefined, side: undefined, text, lang: 'es' } as const;
  const posted = done(await postComment(house, { ...post, ...teamBehind(stage, by) }, author));
  await letThrough(stage, posted, by, hoursAgo);
  for (const reply of replies) {
    const below = {
      ...post,
      answersId: posted.id,
      text: reply.text,
      ...teamBehind(stage, reply.by),
    };
    const said = done(await postComment(house, below, acting(stage, reply.by, reply.hoursAgo)));
    await letThrough(stage, said, reply.by, reply.hoursAgo);
  }
  for (const reader of useful) {
    const mark = { commentId: posted.id, isUseful: true };
    done(await markUseful(house, mark, acting(stage, reader, 1)));
  }
  if (pinnedBy !== undefined) {
    const pin = { commentId: posted.id, isPinned: true };
    const keeper = acting(stage, pinnedBy, hoursAgo - 2);
    done(await pinAnswer(house.db, member(stage, pinnedBy).scope, pin, keeper));
  }
  if (guide !== undefined) await write(stage, posted.id, author, guide);
}

async function write(
  stage: Stage,
  commentId: string,
  author: Acting,
  { by, title, text, revised, credit, withdrawn }: DemonstratedGuide,
): Promise<void> {
  const { db } = stage.house;
  const { scope, personId } = member(stage, by);
  /** In the name of the institution, so many hours after the answer. */
  const after = (hours: number): Acting => ({
    ...author,
    actor: { personId },
    now: new Date(author.now.getTime() + hours * HOUR_MS),
  });
  const written = { commentId, title, text, lang: 'es' } as const;
  const slug = done(await publishGuide(db, scope, written, after(5)));
  if (credit !== undefined) {
    done(await answerCredit(db, { slug, agrees: credit }, { ...author, now: after(6).now }));
  }
  if (revised !== undefined) {
    const next = { slug, title, lang: 'es', fromVersion: 1, ...revised } as const;
    done(await reviseGuide(db, scope, next, after(8)));
  }
  if (withdrawn !== undefined) {
    done(await withdrawGuide(db, scope, { slug, reason: withdrawn }, after(9)));
  }
}
