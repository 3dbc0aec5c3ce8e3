// What the same rule gives of a result without some of its projects: what would follow if they were not sanctioned.
import { err, ok, type Result } from '@minga/basics';
import type { Database } from '../../../../platform/database/database.ts';
import type { OfficialRefusal } from '../rules/bringing.ts';
import { officialWaitMs, waitedRecounts } from '../rules/limits.ts';
import type { OfficialProject } from '../rules/official-terms.ts';
import { readOfficialContest } from '../store/official-contests.ts';
import { type ResultLine, readLines, readResult, readResultTexts } from '../store/results.ts';
import { workOfficially } from './work-officially.ts';

/** What was asked lately, by result and projects: a result never changes. */
const answers = new Map<string, Promise<Result<readonly ResultLine[], OfficialRefusal>>>();
const REMEMBERED = 200;
let waitedFor = 0;

/** In the order of all that is left; money and places as they would be. Few at a time, and none for long. */
export function recountWithout(
  { db }: { readonly db: Database },
  resultId: string,
  projectIds: readonly string[],
): Promise<Result<readonly ResultLine[], OfficialRefusal>> {
  const key = [resultId, ...projectIds.toSorted()].join(' ');
  const known = answers.get(key);
  if (known !== undefined) return known;
  if (waitedFor >= waitedRecounts) return Promise.resolve(err({ code: 'count/busy' }));
  waitedFor += 1;
  const asked = recount(db, resultId, projectIds).finally(() => {
    waitedFor -= 1;
  });
  answers.set(key, asked);
  const [oldest] = answers.keys();
  if (answers.size > REMEMBERED && oldest !== undefined) answers.delete(oldest);
  const forget = () => answers.delete(key);
  asked.then((answer) => {
    if (!answer.ok) forget();
  }, forget);
  return asked;
}

async function recount(
  db: Database,
  resultId: string,
  projectIds: readonly string[],
): Promise<Result<readonly ResultLine[], OfficialRefusal>> {
  const result = await readResult(db, resultId);
  const texts = await readResultTexts(db, resultId, 'es-CL');
  if (result === undefined || texts === undefined) return err({ code: 'count/vote-gone' });
  const official = await readOfficialContest(db, result.contestId, result.round);
  if (official === undefined) return err({ code: 'count/vote-gone' });
  const lines = await readLines(db, resultId);
  const of = new Map(lines.map((line) => [line.number, line]));
  const out = new Set(projectIds);
  // Those of the result and no others, whatever left since; and nothing of a bundle without one of its parts.
  const outNumbers = new Set(
    official.terms.projects.filter((one) => out.has(one.projectId)).map(({ number }) => number),
  );
  const projects = official.terms.projects.map((one): OfficialProject => {
    const isLeft = out.has(one.projectId) || !of.has(one.number);
    const isBroken = one.togetherWith.some((other) => outNumbers.has(other));
    return { ...one, out: isLeft ? 'left' : isBroken ? 'bundle-left' : null };
  });
  const days = { votedFrom: '2000-01-01', votedUntil: '2000-01-01' };
  const terms = { ...official.terms, ...days, projects };
  const order = { task: 'lines', text: texts.text, terms } as const;
  if (projects.every((one) => one.out !== null)) return ok([]);
  const answer = await workOfficially(order, officialWaitMs);
  if (answer.kind !== 'lines') {
    const failure = answer.kind === 'failed' ? answer.failure : 'refused';
    return err({ code: 'count/count-failed', failure });
  }
  return ok(
    answer.lines.flatMap((line) => {
      const own = of.get(line.number);
      return own === undefined ? [] : [{ ...own, ...line }];
    }),
  );
}
