// One embedded server for a test run, with a migrated template database that each test file copies.
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { DatabaseName } from '../database/names.ts';
import { startThrowawayServer } from './throwaway.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly postgres: {
      readonly adminUrl: string;
      /** For the role that the product works as. */
      readonly roleUrl: string;
      readonly ownerUrl: string;
      /** The same for each database. */
      readonly urls: Readonly<
        Record<DatabaseName, { readonly role: string; readonly owner: string }>
      >;
    };
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startThrowawayServer(join(import.meta.dirname, '../../../..'));
  const urlsOf = (name: DatabaseName) => ({
    role: server.urlFor(name),
    owner: server.ownerUrlFor(name),
  });
  project.provide('postgres', {
    adminUrl: server.superuserUrl,
    roleUrl: server.urlFor('minga'),
    ownerUrl: server.ownerUrlFor('minga'),
    urls: {
      minga: urlsOf('minga'),
      minga_roll: urlsOf('minga_roll'),
      minga_urn: urlsOf('minga_urn'),
    },
  });
  return () => server.discard();
}
