// The library and the page of each norm.
import type { Actor } from '../../../../platform/access.ts';
import { type Answer, type Ask, type Route, route } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { askedPage, pagedOf } from '../../../../ui/pagination/paged.ts';
import { mayDo, permissions } from '../../people/rules/index.ts';
import { askedOfHistory } from '../rules/milestone.ts';
import { parseNormFilter } from '../rules/norm-filter.ts';
import { countNorms, findNorm, listIssuers, listNorms, type Norm } from '../store/norms.ts';
import { listRelated, listWithdrawnRelations } from '../store/relations.ts';
import { listVersions } from '../store/versions.ts';
import { readHistory } from './history-list.ts';
import { historyPage } from './history-page.tsx';
import { dayOfChile } from './norm-list.ts';
import { normPage } from './norm-page.tsx';
import { normsPage } from './norms-page.tsx';
import { historyPath, normPath, normsPath, ownDesk } from './paths.ts';
import { citedBy } from './slots.ts';
import { unknownPage } from './unknown-page.tsx';

export function publicRoutes(house: House): readonly Route[] {
  const open = (path: Route['path'], answer: (house: House, ask: Ask) => Promise<Answer>) =>
    route({ audience: 'public', method: 'get', path, answer: (ask) => answer(house, ask) });
  return [open(normsPath, answerList), open(historyPath, answerHistory), open(normPath, answerOne)];
}

async function answerList({ db, clock }: House, ask: Ask): Promise<Answer> {
  const filter = parseNormFilter(ask.query);
  const today = dayOfChile(clock.now());
  const count = await countNorms(db, filter, today);
  const paged = pagedOf(count, askedPage(ask.query));
  const [norms, issuers] = await Promise.all([
    listNorms(db, filter, today, paged),
    listIssuers(db),
  ]);
  return normsPage({ filter, norms, count, paged, issuers, today });
}

async function answerHistory({ db, clock }: House, ask: Ask): Promise<Answer> {
  const text = askedOfHistory(ask.query);
  const today = dayOfChile(clock.now());
  return historyPage({ text, today, ...(await readHistory(db, text)) });
}

async function answerOne({ db, clock, gather }: House, ask: Ask): Promise<Answer> {
  const norm = await findNorm(db, ask.params.norm ?? '');
  if (norm === undefined) return unknownPage();
  const [versions, related, withdrawnRelations, cited] = await Promise.all([
    listVersions(db, norm.id),
    listRelated(db, norm.id),
    listWithdrawnRelations(db, norm.id),
    gather(citedBy, { normId: norm.id, locale: ask.locale }),
  ]);
  return normPage({
    norm,
    versions,
    related,
    withdrawnRelations,
    citedBy: cited,
    today: dayOfChile(clock.now()),
    deskHref: deskHrefOf(norm, ask.actor),
  });
}

/** The desk of its institution, for whoever may keep it there. */
function deskHrefOf(norm: Norm, actor: Actor | undefined): string | undefined {
  const { institutionId: id, institutionSlug: institution, code } = norm;
  if (actor === undefined || id === undefined || institution === undefined) return undefined;
  const scope = { kind: 'institution', id } as const;
  if (!mayDo(permissions['norms/keep'], actor.grants, scope)) return undefined;
  return ownDesk.one.to({ institution, norm: code });
}
