// A desk for tests of pages: the team of a municipality with a council, and forms filled as a browser would.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Actor, Scope } from '../../../../platform/access.ts';
import { localStore } from '../../../../platform/files/local-store.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { givenCouncil, NOW } from './given.ts';
import { holderOf, scopeOf } from './staff.ts';

const ANCUD = '10202';

const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;

export const pdf = () => new Blob([PDF], { type: 'application/pdf' });

export type Fields = Readonly<Record<string, string | Blob | undefined>>;

export interface Desk {
  readonly given: TestDatabase;
  readonly anybody: TestSite;
  readonly scope: Scope;
  readonly officerActor: Actor;
  /** Ids of the council: its chair, its six members, its secretary. */
  readonly council: readonly string[];
  /** Prepares editions. */
  readonly officer: TestSite;
  /** Certifies, and signs as a persona of a demonstration does. */
  readonly secretary: TestSite;
  readonly secretaryId: string;
  /** Prepares editions in another municipality. */
  readonly stranger: TestSite;
  close(): Promise<void>;
}

/** In Ancud, with two sectors; the stranger is of Lautaro. */
export async function givenDesk(): Promise<Desk> {
  const given = await testDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'minga-files-'));
  const anybody = await testSite(given.db, {
    clock: { now: () => NOW },
    files: localStore(folder),
  });
  const scope = await scopeOf(given.db, 'ancud');
  const elsewhere = await scopeOf(given.db, 'lautaro');
  await given.db.deleteFrom('territories.territory').where('cut', '=', ANCUD).execute();
  await given.db
    .insertInto('territories.territory')
    .values(
      ['Pudeto', 'Fátima'].map((name, place) => ({
        ...{ cut: ANCUD, kind: 'sector', code: `S${place}`, name },
      })),
    )
    .execute();
  await given.db
    .updateTable('institutions.institution')
    .set({ address: 'Libertad 595', email: 'pp@ancud.example' })
    .where('id', '=', scope.id)
    .execute();
  const officerActor = await holderOf(given.db, 'pb-officer', scope);
  const certifying = await holderOf(given.db, 'certifying-officer', scope);
  const other = await holderOf(given.db, 'pb-officer', elsewhere);
  return {
    given,
    anybody,
    scope,
    officerActor,
    council: await givenCouncil(given.db, scope.id),
    officer: await anybody.as(officerActor.personId),
    secretary: await anybody.as(certifying.personId, 'demonstration'),
    secretaryId: certifying.personId,
    stranger: await anybody.as(other.personId),
    async close() {
      await given.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function page(from: TestSite, path: string, status = 200): Promise<string> {
  const answer = await from.get(path);
  expect(`${answer.status} ${path}`).toBe(`${status} ${path}`);
  return answer.text();
}

/** The page that answers, or where a 303 leads. */
export async function send(
  from: TestSite,
  path: string,
  fields: Fields,
  status = 303,
): Promise<string> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') form.set(name, value);
    else if (value !== undefined) form.set(name, value, 'acuerdo.pdf');
  }
  const answer = await from.post(path, form);
  const text = await answer.text();
  expect(`${answer.status} ${path}`).toBe(`${status} ${path}`);
  return status === 303 ? (answer.headers.get('location') ?? '') : text;
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};
const plain = (text: string) =>
  text.replaceAll(/&(amp|lt|gt|quot|#39);/g, (one) => entities[one] ?? one);

/** What the forms of a page hold, as a browser would send them untouched; buttons send nothing. */
export function filled(html: string): Fields {
  const fields: Record<string, string> = {};
  const attribute = (tag: string, name: string) =>
    new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  for (const [tag] of html.matchAll(/<input\b[^>]*>/g)) {
    const [name, type] = [attribute(tag, 'name'), attribute(tag, 'type')];
    const isChoice = type === 'radio' || type === 'checkbox';
    if (name === undefined || type === 'file' || (isChoice && !/\schecked\b/.test(tag))) continue;
    fields[name] = plain(attribute(tag, 'value') ?? '');
  }
  for (const [, tag = '', text = ''] of html.matchAll(/<textarea\b([^>]*)>([^<]*)<\/textarea>/g)) {
    const name = attribute(tag, 'name');
    if (name !== undefined) fields[name] = plain(text);
  }
  for (const [, tag = '', inside = ''] of html.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)) {
    const name = attribute(tag, 'name');
    const options = [...inside.matchAll(/<option\b([^>]*)>/g)].map(([, one = '']) => one);
    const chosen = options.find((one) => /\sselected\b/.test(one)) ?? options[0] ?? '';
    if (name !== undefined) fields[name] = plain(attribute(chosen, 'value') ?? '');
  }
  return fields;
}

/** Opens the form of a page, changes what is said, and sends it. */
export async function fill(
  from: TestSite,
  path: string,
  changes: Fields,
  status = 303,
): Promise<string> {
  const fields = filled(await page(from, path));
  return send(from, path.split('?')[0] ?? path, { ...fields, ...changes }, status);
}
