// What the room asks of the person who is signed in: as a representative, as staff, as a councillor.
import { m } from '#words';
import type { Actor, Scope } from '../../../../platform/access.ts';
import type { Database } from '../../../../platform/database/database.ts';
import type { OwnTask } from '../../../../platform/own-tasks.ts';
import { readInstitution } from '../../institutions/index.ts';
import { mayDo, permissions } from '../../people/rules/index.ts';
import { endOfDay } from '../../territories/rules/index.ts';
import { listQueue, readOpenCheck } from '../store/legal-checks.ts';
import { readOrganizationToday } from '../store/organizations-today.ts';
import { listPetitionsTo } from '../store/petitions.ts';
import { listOpenRequests } from '../store/representation-requests.ts';
import {
  boardPath,
  legalPath,
  petitionAnswersPath,
  petitionPath,
  queuePath,
  representativesPath,
} from './paths.ts';
import { boardStateOf, boardTag } from './words.ts';

export async function pendingOf(
  db: Database,
  actor: Actor,
  now: Date,
): Promise<readonly OwnTask[]> {
  const tasks: OwnTask[] = [];
  for (const id of scopesOf(actor, 'organization')) {
    tasks.push(...(await pendingOfOrganization(db, id, now)));
  }
  for (const id of scopesOf(actor, 'institution')) {
    tasks.push(...(await pendingOfInstitution(db, id, actor)));
  }
  return tasks;
}

function scopesOf(actor: Actor, kind: Scope['kind']): readonly string[] {
  const ids = actor.grants.flatMap(({ scope }) => (scope?.kind === kind ? [scope.id] : []));
  return [...new Set(ids)];
}

async function pendingOfOrganization(
  db: Database,
  id: string,
  now: Date,
): Promise<readonly OwnTask[]> {
  const organization = await readOrganizationToday(db, id, now);
  if (organization === undefined || organization.isFrozen) return [];
  const { slug, facts, legalState, timeZone, boardUntil } = organization;
  const to = { organization: slug };
  const tasks: OwnTask[] = [];
  if (legalState === 'returned') {
    tasks.push({
      label: m.organizations_own_mend(),
      href: legalPath.to(to),
      inNameOf: facts.name,
    });
  }
  const board = boardStateOf(organization, now);
  const isEnding = board.kind === 'ending' || board.kind === 'lapsed';
  const open = await readOpenCheck(db, id);
  if (legalState === 'confirmed' && isEnding && open?.about !== 'board') {
    tasks.push({
      label: m.organizations_own_renew(),
      href: boardPath.to(to),
      inNameOf: facts.name,
      note: boardTag(board).words,
      ...(boardUntil === null ? {} : { dueAt: endOfDay(timeZone, boardUntil) }),
    });
  }
  const requests = await listOpenRequests(db, id);
  if (requests.length > 0) {
    tasks.push({
      label: m.organizations_task_requests({ count: requests.length }),
      href: representativesPath.to(to),
      inNameOf: facts.name,
    });
  }
  return tasks;
}

async function pendingOfInstitution(
  db: Database,
  id: string,
  { grants }: Actor,
): Promise<readonly OwnTask[]> {
  const { slug, name, timeZone } = await readInstitution(db, id);
  const to = { institution: slug };
  const tasks: OwnTask[] = [];
  const scope = { kind: 'institution', id } as const;
  const mayCheck = mayDo(permissions['organizations/check'], grants, scope);
  const queue = mayCheck ? await listQueue(db, id) : [];
  const [first] = queue;
  if (first !== undefined) {
    tasks.push({
      label: m.organizations_task_checks({ count: queue.length }),
      href: queuePath.to(to),
      inNameOf: name,
      dueAt: endOfDay(timeZone, first.dueOn),
      note: first.organizationName,
    });
  }
  const mayAnswer = mayDo(permissions['organizations/answer-petition'], grants, scope);
  const sits = grants.some((one) => one.role === 'councillor' && one.scope?.id === id);
  if (!mayAnswer && !sits) return tasks;
  for (const petition of await listPetitionsTo(db, id)) {
    if (petition.reachedAt === null || petition.isAnswered) continue;
    tasks.push({
      label: mayAnswer
        ? m.organizations_task_answer_petition({ comuna: petition.comunaName })
        : m.organizations_task_read_petition({ comuna: petition.comunaName }),
      href: mayAnswer ? petitionAnswersPath.to(to) : petitionPath.to({ slug: petition.comunaSlug }),
      inNameOf: name,
    });
  }
  return tasks;
}
