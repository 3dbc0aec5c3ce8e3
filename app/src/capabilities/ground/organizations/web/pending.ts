// What the room asks of the person who is signed in: as a representative, as staff, as a councillor.
import { m } from '#words';
import type { Actor } from '../../../../platform/access.ts';
import type { Database } from '../../../../platform/database/database.ts';
import type { OwnTask } from '../../../../platform/own-tasks.ts';
import { readInstitution } from '../../institutions/index.ts';
import { endOfDay } from '../../territories/rules/index.ts';
import { listQueue, readOpenCheck } from '../store/legal-checks.ts';
import { readOrganizationById } from '../store/organizations.ts';
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

const checkers = ['certifying-officer', 'national-staff'];
const answerers = ['mayor', 'pb-officer', 'certifying-officer'];

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
    const roles = actor.grants.filter(({ scope }) => scope?.id === id).map(({ role }) => role);
    tasks.push(...(await pendingOfInstitution(db, id, roles)));
  }
  return tasks;
}

function scopesOf(actor: Actor, kind: 'organization' | 'institution'): readonly string[] {
  const ids = actor.grants.flatMap(({ scope }) => (scope?.kind === kind ? [scope.id] : []));
  return [...new Set(ids)];
}

async function pendingOfOrganization(
  db: Database,
  id: string,
  now: Date,
): Promise<readonly OwnTask[]> {
  const organization = await readOrganizationById(db, id);
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
  roles: readonly string[],
): Promise<readonly OwnTask[]> {
  const { slug, name, timeZone } = await readInstitution(db, id);
  const to = { institution: slug };
  const tasks: OwnTask[] = [];
  const queue = roles.some((role) => checkers.includes(role)) ? await listQueue(db, id) : [];
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
  const mayAnswer = roles.some((role) => answerers.includes(role));
  if (!mayAnswer && !roles.includes('councillor')) return tasks;
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
