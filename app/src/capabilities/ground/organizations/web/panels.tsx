// What organisations and petitions add elsewhere: pages of comunas and institutions, the desk, «lo que me toca».
import { m } from '#words';
import { systemClock } from '../../../../platform/clock.ts';
import { type Contribution, contribute } from '../../../../platform/contributions.ts';
import { ownTasks } from '../../../../platform/own-tasks.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { formatNumber } from '../../../../ui/format.ts';
import { type DeskPanel, deskPanels, institutionPanels } from '../../institutions/index.ts';
import { mayDo, permissions } from '../../people/rules/index.ts';
import { comunaPanels, nextSteps } from '../../territories/index.ts';
import { countInComuna } from '../store/directory.ts';
import { readMunicipality } from '../store/institutions.ts';
import { listQueue } from '../store/legal-checks.ts';
import { listPetitionsTo, type PetitionOfComuna, readPetition } from '../store/petitions.ts';
import {
  organizationsPath,
  petitionAnswersPath,
  petitionPath,
  queuePath,
  registerPath,
} from './paths.ts';
import { pendingOf } from './pending.ts';
import { PetitionBar } from './petition-page.tsx';

export const panels: readonly Contribution[] = [
  contribute(comunaPanels, async (db, { cut }) => {
    const { confirmed, withBoard } = await countInComuna(db, cut, systemClock.now());
    const number = formatNumber(confirmed, currentLocale());
    return {
      title: m.organizations_directory_title(),
      body:
        confirmed === 0 ? (
          <p>
            {m.organizations_panel_none()}{' '}
            <a href={registerPath.to({})}>{m.organizations_register_link()}</a>
          </p>
        ) : (
          <p>
            {m.organizations_panel_count({ count: confirmed, number })}{' '}
            {m.organizations_panel_boards({ count: withBoard })}{' '}
            <a href={organizationsPath.to({}, { query: { comuna: cut } })}>
              {m.organizations_panel_all()}
            </a>
          </p>
        ),
    };
  }),
  contribute(comunaPanels, async (db, { cut }) => {
    const petition = await readPetition(db, cut);
    if (petition === undefined || petition.signatures === 0) return null;
    const municipality = await readMunicipality(db, cut);
    if (municipality === undefined) return null;
    const { comunaName, comunaSlug } = municipality;
    const { signatures, goal } = petition;
    return {
      title: m.organizations_petition_title({ comuna: comunaName }),
      body: <PetitionShown slug={comunaSlug} signatures={signatures} goal={goal} />,
    };
  }),
  contribute(nextSteps, async (db, { cut, locale }) => {
    const municipality = await readMunicipality(db, cut);
    if (municipality === undefined) return null;
    return {
      label: m.organizations_next_step(),
      href: petitionPath.to({ slug: municipality.comunaSlug }, { locale }),
    };
  }),
  contribute(institutionPanels, async (db, { institution }) => {
    const petitions = await listPetitionsTo(db, institution.id);
    const reached = petitions.filter(({ reachedAt }) => reachedAt !== null);
    if (reached.length === 0) return null;
    return {
      title: m.organizations_petition_panel_title(),
      body: (
        <>
          {reached.map(({ comunaName, comunaSlug, signatures, goal, isAnswered }) => (
            <>
              <p>{m.organizations_petition_title({ comuna: comunaName })}</p>
              <PetitionShown slug={comunaSlug} signatures={signatures} goal={goal} />
              <p>
                {isAnswered
                  ? m.organizations_petition_panel_answered()
                  : m.organizations_petition_panel_unanswered()}
              </p>
            </>
          ))}
        </>
      ),
    };
  }),
  contribute(deskPanels, async (db, { institution, actor }) => {
    const { id, slug } = institution;
    const scope = { kind: 'institution', id } as const;
    const panel = {
      title: m.organizations_directory_title(),
      pending: [] as DeskPanel['pending'][number][],
      links: [] as DeskPanel['links'][number][],
    };
    if (mayDo(permissions['organizations/check'], actor.grants, scope)) {
      const count = (await listQueue(db, id)).length;
      const href = queuePath.to({ institution: slug });
      if (count > 0) panel.pending.push({ label: m.organizations_desk_waiting({ count }), href });
      panel.links.push({ label: m.organizations_queue_title(), href });
    }
    if (mayDo(permissions['organizations/answer-petition'], actor.grants, scope)) {
      const waiting = (await listPetitionsTo(db, id)).filter(isWaiting);
      const href = petitionAnswersPath.to({ institution: slug });
      for (const { comunaName, signatures } of waiting) {
        panel.pending.push({
          label: m.organizations_desk_petition({ comuna: comunaName, count: signatures }),
          href,
        });
      }
      if (institution.kind === 'municipality') {
        panel.links.push({ label: m.organizations_answers_title(), href });
      }
    }
    return panel.links.length === 0 ? null : panel;
  }),
  contribute(ownTasks, (db, { actor, now }) => pendingOf(db, actor, now)),
];

function isWaiting({ reachedAt, isAnswered }: PetitionOfComuna): boolean {
  return reachedAt !== null && !isAnswered;
}

function PetitionShown({
  slug,
  signatures,
  goal,
}: {
  readonly slug: string;
  readonly signatures: number;
  readonly goal: number;
}) {
  const locale = currentLocale();
  return (
    <div class="stack">
      <p>
        <a href={petitionPath.to({ slug })}>
          {m.organizations_petition_count({
            count: signatures,
            number: formatNumber(signatures, locale),
            goal: formatNumber(goal, locale),
          })}
        </a>
      </p>
      <PetitionBar signatures={signatures} goal={goal} />
    </div>
  );
}
