// Passwords that are changed: the old one enters no more, and a change cut short at any moment is finished by the next start.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { secretOf, stageSecret } from './secrets.ts';
import { ask, launch, preparedFolder, started } from './testing.ts';

const passwordOf = (url: string) => new URL(url).password;

test.each(['postgres', 'minga', 'minga_app'] as const)(
  '%s has another password from that start on',
  async (role) => {
    const dataDir = await preparedFolder();
    const before = secretOf(dataDir, role).password;
    const rotated = await launch(dataDir, [], { rotate: role });
    if (!rotated.ok) throw new Error(rotated.error.code);
    const after = secretOf(dataDir, role).password;
    expect(after).not.toBe(before);
    const { port } = rotated.value;
    const old = `postgresql://${role}:${before}@127.0.0.1:${port}/postgres?sslmode=disable`;
    await expect(ask(old, 'select 1')).rejects.toThrow(/password authentication failed/);
    await expectAllEnter(rotated.value);
    await rotated.value.stop();
    await expectAllEnter(await started(dataDir));
    expect(readdirSync(join(dataDir, 'secrets')).filter((name) => name.endsWith('.next'))).toEqual(
      [],
    );
  },
);

type Server = Awaited<ReturnType<typeof started>>;

async function expectAllEnter(server: Server): Promise<void> {
  for (const name of ['minga', 'minga_roll', 'minga_urn'] as const) {
    expect(await ask(server.urlFor(name), 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await ask(server.ownerUrlFor(name), 'select 1 as one')).toEqual([{ one: 1 }]);
  }
  expect(await ask(server.superuserUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
}

test('cut short before the server knew: the next start tells it', async () => {
  const dataDir = await preparedFolder();
  stageSecret(dataDir, 'minga_app');
  const next = readFileSync(join(dataDir, 'secrets/minga_app.next'), 'utf8').trim();
  const server = await started(dataDir);
  expect(passwordOf(server.urlFor('minga'))).toBe(next);
  await expectAllEnter(server);
});

test('cut short while its file was being written: nothing was asked for', async () => {
  const dataDir = await preparedFolder();
  const before = secretOf(dataDir, 'minga_app').password;
  writeFileSync(join(dataDir, 'secrets/minga_app.next'), '');
  const server = await started(dataDir);
  expect(passwordOf(server.urlFor('minga'))).toBe(before);
});

test.each(['minga_urn', 'postgres'] as const)(
  '%s: cut short after the server knew, before the file was in its place: the next start puts it there',
  async (role) => {
    const dataDir = await preparedFolder();
    stageSecret(dataDir, role);
    const next = readFileSync(join(dataDir, `secrets/${role}.next`), 'utf8');
    rmSync(join(dataDir, `secrets/${role}.next`));
    const first = await launch(dataDir);
    if (!first.ok) throw new Error(first.error.code);
    await ask(first.value.superuserUrl, `alter role ${role} password '${next.trim()}'`);
    await first.value.stop();
    writeFileSync(join(dataDir, `secrets/${role}.next`), next, { mode: 0o400 });
    const server = await started(dataDir);
    expect(secretOf(dataDir, role).password).toBe(next.trim());
    await expectAllEnter(server);
  },
);
