// One embedded server for a test run, with a migrated template database that each test file copies.
import { join } from 'node:path';
import { runMigrations } from 'graphile-worker';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../database/database.ts';
import { startThrowawayServer } from './throwaway.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly postgres: { readonly adminUrl: string; readonly roleUrl: string };
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startThrowawayServer(join(import.meta.dirname, '../../../..'));
  const { pool, close } = openDatabase(server.urlFor('minga'), () => {});
  await runMigrations({ pgPool: pool });
  await close();
  project.provide('postgres', {
    adminUrl: server.superuserUrl,
    roleUrl: server.urlFor('minga'),
  });
  return () => server.discard();
}
