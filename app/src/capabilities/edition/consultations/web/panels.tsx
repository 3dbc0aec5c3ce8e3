// What consultations add elsewhere: pages of comunas, institutions, editions, norms and gatherings, the desk, and «lo que me toca».
import { m } from '#words';
import type { Actor } from '../../../../platform/access.ts';
import { systemClock } from '../../../../platform/clock.ts';
import {
  type Contribution,
  contribute,
  contributeReading,
} from '../../../../platform/contributions.ts';
import type { Database } from '../../../../platform/database/database.ts';
import { type OwnTask, ownTasks } from '../../../../platform/own-tasks.ts';
import { gatheringPanels } from '../../../ground/gatherings/index.ts';
import {
  deskPanels,
  institutionOfComuna,
  institutionPanels,
} from '../../../ground/institutions/index.ts';
import { citedBy } from '../../../ground/norms/index.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import { comunaPanels } from '../../../ground/territories/index.ts';
import { editionPanels, participants } from '../../editions/index.ts';
import { parseConsultationFilter } from '../rules/consultation-filter.ts';
import { listAbout, listConsultations, listOwn } from '../store/consultations.ts';
import { type ConsultationLine, linesAbout, linesAt } from '../store/lines-about.ts';
import { countWaiting, listParticipants } from '../store/observations.ts';
import { listReviewsElsewhere } from '../store/second-reviews.ts';
import { listOfGathering } from '../store/what-is-asked.ts';
import { addressOf } from './at-desk.ts';
import { ConsultationLink, deadlineOf, StateTag } from './parts.tsx';
import { consultationPath, consultationsPath, desk } from './paths.ts';

const LISTED = 4;
/** How long before its deadline a consultation asks its team to look at it. */
const CLOSES_SOON_MS = 3 * 24 * 3_600_000;

export const panels: readonly Contribution[] = [
  contribute(institutionPanels, (db, { institution }) => panelOf(db, institution.slug)),
  contribute(comunaPanels, async (db, { cut }) => {
    const institution = await institutionOfComuna(db, cut);
    return institution === undefined ? null : panelOf(db, institution.slug);
  }),
  contributeReading(
    editionPanels,
    ({ edition }) => linesAbout(edition.id),
    (read, { now }) =>
      read.length === 0
        ? null
        : {
            title: m.consultations_panel_edition(),
            body: <Rows consultations={linesAt(read, now)} />,
          },
  ),
  contribute(participants, async (db, { editionId }) => {
    const about = await listAbout(db, { editionId }, systemClock.now());
    return listParticipants(
      db,
      about.map(({ id }) => id),
    );
  }),
  contribute(citedBy, async (db, { normId }) => {
    const about = await listAbout(db, { normId }, systemClock.now());
    if (about.length === 0) return null;
    const links = about.map(({ slug, title }) => ({
      label: title,
      href: consultationPath.to({ consultation: slug }),
    }));
    return { title: m.consultations_list_title(), links };
  }),
  contribute(gatheringPanels, async (db, { gatheringId }) => {
    const spoken = await listOfGathering(db, gatheringId);
    if (spoken.length === 0) return null;
    return {
      title: m.consultations_panel_gathering(),
      body: (
        <ul>
          {spoken.map(({ slug, title }) => (
            <li>
              <a href={consultationPath.to({ consultation: slug })}>{title}</a>
            </li>
          ))}
        </ul>
      ),
    };
  }),
  contribute(deskPanels, async (db, { institution, actor, now }) => {
    const scope = { kind: 'institution', id: institution.id } as const;
    const may = (
      act: 'consultations/enter-paper' | 'consultations/call' | 'conversation/moderate',
    ) => mayDo(permissions[act], actor.grants, scope);
    const own = await listOwn(db, [institution.id], now);
    const toRead = may('conversation/moderate') ? await countWaiting(db, institution.id) : [];
    const elsewhere = may('conversation/moderate')
      ? await listReviewsElsewhere(db, institution.id, now)
      : [];
    const pending = [
      ...(elsewhere.length === 0
        ? []
        : [
            {
              label: m.consultations_task_reviews({ count: elsewhere.length }),
              href: desk.reviews.to({ institution: institution.slug }),
            },
          ]),
      ...toRead.flatMap(({ consultationId, count }) => {
        const found = own.find(({ id }) => id === consultationId);
        return found === undefined
          ? []
          : [
              {
                label: m.consultations_task_moderate({ title: found.title, count }),
                href: desk.moderate.to(addressOf(found)),
              },
            ];
      }),
      ...(may('consultations/call') ? own.filter(({ state }) => state === 'closed') : []).map(
        (found) => ({
          label: m.consultations_task_answer({ title: found.title }),
          href: desk.consultation.to(addressOf(found)),
        }),
      ),
    ];
    const href = desk.list.to({ institution: institution.slug });
    const links = may('consultations/enter-paper')
      ? [{ label: m.consultations_desk_title(), href, note: m.consultations_desk_note() }]
      : [];
    if (links.length === 0 && pending.length === 0) return null;
    return { title: m.consultations_desk_title(), pending, links };
  }),
  contribute(ownTasks, (db, { actor, now }) => tasksOf(db, actor, now)),
];

/** Those that stand open first; nothing where nothing was ever asked. */
async function panelOf(db: Database, institution: string) {
  const query = { institucion: institution };
  const filter = parseConsultationFilter(new URLSearchParams(query));
  const stretch = { limit: LISTED, offset: 0 };
  const listed = await listConsultations(db, filter, systemClock.now(), stretch);
  if (listed.length === 0) return null;
  return {
    title: m.consultations_list_title(),
    body: (
      <>
        <Rows consultations={listed} />
        <p>
          <a href={consultationsPath.to({}, { query })}>{m.consultations_panel_all()}</a>
        </p>
      </>
    ),
  };
}

function Rows({ consultations }: { readonly consultations: readonly ConsultationLine[] }) {
  return (
    <ul class="consultation-rows">
      {consultations.map((consultation) => (
        <li>
          <ConsultationLink consultation={consultation} /> <StateTag state={consultation.state} />
          <span class="consultation-kind">{deadlineOf(consultation)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Of a team: a deadline that is near, and what was said and not answered. */
async function tasksOf(db: Database, actor: Actor, now: Date): Promise<readonly OwnTask[]> {
  const within = actor.grants.flatMap(({ scope }) =>
    scope?.kind === 'institution' && mayDo(permissions['consultations/answer'], actor.grants, scope)
      ? [scope.id]
      : [],
  );
  const own = await listOwn(db, [...new Set(within)], now);
  return own.flatMap((found): readonly OwnTask[] => {
    const { state, title, closesAt, institutionName: inNameOf } = found;
    const href = desk.consultation.to(addressOf(found));
    if (state === 'closed') {
      return [{ label: m.consultations_task_answer({ title }), href, inNameOf }];
    }
    if (state !== 'open' || closesAt === undefined) return [];
    const isSoon = closesAt.getTime() - now.getTime() <= CLOSES_SOON_MS;
    const label = m.consultations_task_closes({ title });
    return isSoon ? [{ label, href, inNameOf, dueAt: closesAt }] : [];
  });
}
