// Asks everything that can be asked, and says which answers are not what they were: whatever changed tells of what happened between.
import { unzipSync } from 'fflate';
import type { TestSite } from '../testing.ts';

/** Somebody who asks, by a name for what is reported. */
export interface Visitor {
  readonly name: string;
  readonly get: TestSite['get'];
}

interface Visit {
  readonly by: Visitor;
  readonly address: string;
}

/** What was answered to whom, by `NAME ADDRESS`. */
export type Answers = ReadonlyMap<string, string>;

export const visitOf = ({ by, address }: Visit) => `${by.name} ${address}`;

/** Asks one after another; with `mayFollow`, also what an answer links to, as often as it leads on. */
export async function crawl(
  visits: readonly Visit[],
  mayFollow: (address: string, by: Visitor) => boolean = () => false,
): Promise<{ readonly answers: Answers; readonly visits: readonly Visit[] }> {
  const answers = new Map<string, string>();
  const waiting = [...visits];
  const made: Visit[] = [];
  for (let visit = waiting.shift(); visit !== undefined; visit = waiting.shift()) {
    const { by, address } = visit;
    if (answers.has(visitOf(visit))) continue;
    const answer = await answerOf(await by.get(address));
    answers.set(visitOf(visit), answer);
    made.push(visit);
    const links = linksIn(answer).filter((link) => mayFollow(link, by));
    waiting.push(...links.map((link) => ({ by, address: link })));
  }
  return { answers, visits: made };
}

/** What differs by itself from one answer to the next, with the same said in both. */
const chance = [
  /^(?:x-request-id|date|set-cookie): .*$/gm,
  /nonce-[\w+/=-]+/g,
  / nonce="[^"]*"/g,
  / data-token="[^"]*"/g,
  /<input type="hidden" name="clave" value="[^"]*"\/?>/g,
  /<input type="hidden" name="id" value="[\da-f-]{36}"\/?>/g,
  /^DTSTAMP:.*$/gm,
  /<dcterms:(?:created|modified) [^>]*>[^<]*/g,
];

async function answerOf(answer: Response): Promise<string> {
  const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`);
  const body = textOf(Buffer.from(await answer.arrayBuffer()));
  const whole = [answer.status, ...headers, '', body].join('\n');
  return chance.reduce((text, pattern) => text.replaceAll(pattern, ''), whole);
}

/** Of a workbook what is in it: each of its files has the hour at which it was written. */
function textOf(bytes: Buffer): string {
  if (!bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) return bytes.toString('latin1');
  const files = Object.entries(unzipSync(bytes));
  return files.map(([name, file]) => `${name}\n${Buffer.from(file).toString('latin1')}`).join('\n');
}

function linksIn(answer: string): readonly string[] {
  return [...answer.matchAll(/\shref="(\/[^"#]*)/g)].map(([, to = '']) =>
    to.replaceAll('&amp;', '&'),
  );
}

/** The visits whose answers are not the same in both. */
export function changedIn(before: Answers, after: Answers): readonly string[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].filter((key) => before.get(key) !== after.get(key));
}
