// Calls and members as people find them on the whole site.
import { bothPaths, type SearchDocument } from '../../../../platform/search.ts';
import type { AgendaAction } from './agenda.ts';
import type { Bottleneck } from './bottlenecks.ts';
import type { Call } from './calls.ts';
import type { Member } from './members.ts';
import type { PathIn } from './places.ts';
import type { Topic } from './topics.ts';

export const SEARCH_ROOM = 'roundtable';

export function documentOfCall(
  { id, title, purpose, number = 0 }: Pick<Call, 'id' | 'title' | 'purpose' | 'number'>,
  pathIn: PathIn,
): SearchDocument {
  return {
    kind: 'roundtable-call',
    key: `call ${id}`,
    title,
    body: purpose,
    paths: bothPaths((locale) => pathIn({ kind: 'call', number }, locale)),
  };
}

export function documentOfMember(
  { id, name, nameThen, slug }: Pick<Member, 'id' | 'name' | 'nameThen' | 'slug'>,
  pathIn: PathIn,
): SearchDocument {
  return {
    kind: 'roundtable-member',
    key: `member ${id}`,
    title: name,
    body: name === nameThen ? 'Mesa de Trabajo' : `Mesa de Trabajo ${nameThen}`,
    paths: bothPaths((locale) => pathIn({ kind: 'member', slug }, locale)),
  };
}

export function documentOfTopic(
  { id, number, title, purpose }: Pick<Topic, 'id' | 'number' | 'title' | 'purpose'>,
  pathIn: PathIn,
): SearchDocument {
  return {
    kind: 'roundtable-topic',
    key: `topic ${id}`,
    title,
    body: purpose,
    paths: bothPaths((locale) => pathIn({ kind: 'topic', number }, locale)),
  };
}

export function documentOfBottleneck(
  { id, number, title, text }: Pick<Bottleneck, 'id' | 'number' | 'title' | 'text'>,
  pathIn: PathIn,
): SearchDocument {
  return {
    kind: 'roundtable-bottleneck',
    key: `bottleneck ${id}`,
    title,
    body: text,
    paths: bothPaths((locale) => pathIn({ kind: 'bottleneck', number }, locale)),
  };
}

export function documentOfAction(
  { id, number, title, text }: Pick<AgendaAction, 'id' | 'number' | 'title' | 'text'>,
  pathIn: PathIn,
): SearchDocument {
  return {
    kind: 'roundtable-action',
    key: `action ${id}`,
    title,
    body: text,
    paths: bothPaths((locale) => pathIn({ kind: 'action', number }, locale)),
  };
}
