// One embedded server for a test run, with a migrated template database that each test file copies.
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startThrowawayServer } from './throwaway.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly postgres: {
      readonly adminUrl: string;
      /** For the role that the product works as. */
      readonly roleUrl: string;
      readonly ownerUrl: string;
    };
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startThrowawayServer(join(import.meta.dirname, '../../../..'));
  project.provide('postgres', {
    adminUrl: server.superuserUrl,
    roleUrl: server.urlFor('minga'),
    ownerUrl: server.ownerUrlFor('minga'),
  });
  return () => server.discard();
}
