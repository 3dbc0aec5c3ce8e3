// The first day: whoever has the machine in hand gets a link to hand over, once, and nothing else happens.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../platform/testing/database.ts';
import { noFiles } from '../../../platform/testing/no-files.ts';
import { loadShippedFacts } from '../../../site/shipped-facts.ts';
import { commands } from './commands.ts';
import { listInvitations } from './store/invitations.ts';
import { auditOf } from './testing/staff.ts';

let given: TestDatabase;
beforeAll(async () => {
  given = await testDatabase();
  await loadShippedFacts(given.db);
});
afterAll(() => given.close());

async function run(verb: string, ...args: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const command = commands.find((one) => one.verb === verb);
  const publicUrl = 'https://minga.example';
  const out = (line: string) => lines.push(line);
  const code = await command?.run({ db: given.db, files: noFiles, args, publicUrl, out });
  return { code: code ?? -1, said: lines.join('\n') };
}

const LINK = /https:\/\/minga\.example\/invitacion\/[\w-]{43}$/;

test('whoever operates the platform is invited with a link that is printed once', async () => {
  const done = await run('invite-operator', 'nadia@example.cl', 'Nadia', 'Ruz', 'Campos');
  expect(done.code).toBe(0);
  expect(done.said).toMatch(LINK);
  const [open] = await listInvitations(given.db, undefined);
  expect(open).toMatchObject({
    name: 'Nadia Ruz Campos',
    role: 'platform-operator',
    institutionId: null,
    invitedBy: null,
  });
  const [entry] = await auditOf(given.db, `invitation:${open?.id}`);
  expect(entry).toMatchObject({ act: 'people/invite', actor_person: null });
  const again = await run('invite-operator', 'NADIA@example.cl', 'Nadia');
  expect(again.code).toBe(1);
  expect(again.said).not.toContain('/invitacion/');
});

test('so is the team of a national body, by its name in addresses', async () => {
  const done = await run('invite-national', 'subdere', 'marcela@example.cl', 'Marcela Fuentes');
  expect(done.code).toBe(0);
  expect(done.said).toMatch(LINK);
});

test.each([
  ['ancud', 1, /organismo nacional/],
  ['no-existe', 1, /organismo nacional/],
])('%s is no national body', async (slug, code, said) => {
  const done = await run('invite-national', slug, 'a@example.cl', 'Ana Soto');
  expect(done).toMatchObject({ code });
  expect(done.said).toMatch(said);
});

test.each([
  ['invite-operator'],
  ['invite-operator', 'nadia@example.cl'],
  ['invite-operator', 'no es un correo', 'Nadia'],
  ['invite-national', 'subdere', 'a@example.cl'],
  ['invite-national', 'subdere'],
])('%s with too little is not understood', async (verb, ...args) => {
  expect(await run(verb ?? '', ...args)).toMatchObject({ code: 2 });
});
