// The addresses of the public register of acts: of all institutions, and of one.
import type { Answer, Ask, Route } from '../../../../platform/http/route.ts';
import { route } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { askedPage, pagedOf } from '../../../../ui/pagination/paged.ts';
import { findInstitution } from '../../institutions/index.ts';
import { parseAuditFilter } from '../rules/audit-filter.ts';
import { countEntries, listActs } from '../store/audit-entries.ts';
import { publicEntries } from './audit-list.ts';
import { institutionRegisterPath, registerPath } from './paths.ts';
import { registerPage } from './register-page.tsx';
import { notHerePage } from './staff-parts.tsx';

export function registerRoutes(house: House): readonly Route[] {
  const get = (path: Route['path'], answer: (house: House, ask: Ask) => Promise<Answer>) =>
    route({ audience: 'public', method: 'get', path, answer: (ask) => answer(house, ask) });
  return [get(registerPath, answerAll), get(institutionRegisterPath, answerOne)];
}

async function answerAll({ db }: House, ask: Ask): Promise<Answer> {
  return pageOf(db, ask.query, undefined);
}

async function answerOne({ db }: House, ask: Ask): Promise<Answer> {
  const institution = await findInstitution(db, ask.params.institution ?? '');
  return institution === undefined ? notHerePage() : pageOf(db, ask.query, institution);
}

async function pageOf(
  db: House['db'],
  query: URLSearchParams,
  institution: { readonly slug: string; readonly name: string } | undefined,
): Promise<Answer> {
  const filter = { ...parseAuditFilter(query), institution: institution?.slug };
  const [count, acts] = await Promise.all([
    countEntries(db, filter),
    listActs(db, institution?.slug),
  ]);
  const paged = pagedOf(count, askedPage(query));
  const entries = await publicEntries(db, filter, paged);
  return registerPage({ institution, filter, acts, entries, count, paged });
}
