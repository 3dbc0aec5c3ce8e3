// The act by which two accounts of one person become one: what is shown before it is signed, and how it is carried out.
import { err, ok } from '@minga/basics';
import * as v from 'valibot';
import { m } from '#words';
import { bothPaths } from '../../../../platform/search.ts';
import type { ShownFact, TwoPersonKind } from '../../../../platform/two-person.ts';
import { readInstitution } from '../../institutions/index.ts';
import { joinAccountsIn } from '../actions/join-accounts.ts';
import { JoinPayload } from '../rules/account-joining.ts';
import { mayDo, permissions } from '../rules/permissions.ts';
import { joiningVersion } from '../store/joining-accounts.ts';
import { documentKindWords } from './document-words.ts';
import { identifyPath } from './identify-paths.ts';
import { ownDataPath } from './own-data-paths.ts';
import { refusalSentence } from './refusal-words.ts';

export const joinTogether: TwoPersonKind = {
  kind: 'people/join-accounts',
  mayTakePart({ personId, grants }, { payload, institutionId }) {
    const { closed, kept } = v.parse(JoinPayload, payload);
    const scope = { kind: 'institution', id: institutionId } as const;
    return (
      ![closed.person, kept.person].includes(personId) &&
      mayDo(permissions['people/join-accounts'], grants, scope)
    );
  },
  shown(payload) {
    const { place, closed, kept } = v.parse(JoinPayload, payload);
    return [
      { label: m.people_together_place(), text: place.name },
      closedFact(closed),
      keptFact(kept),
      { label: m.people_join_before(), text: m.people_join_before_text() },
      { label: m.people_join_what(), text: m.people_join_what_text() },
    ];
  },
  saysOf(payload, { personId }) {
    const { closed, kept } = v.parse(JoinPayload, payload);
    return [closed.person, kept.person].includes(personId)
      ? [closedFact(closed), keptFact(kept)]
      : [];
  },
  versionOf(db, subject) {
    const [closed = '', kept = ''] = subject.replace('accounts:', '').split('/');
    return joiningVersion(db, { closed, kept });
  },
  async execute({ tx, house, payload, institutionId, proposedBy, actor, now }) {
    const { closed, kept } = v.parse(JoinPayload, payload);
    const joined = await joinAccountsIn(tx, house, {
      closed: closed.person,
      kept: kept.person,
      place: await readInstitution(tx, institutionId),
      proposedBy,
      confirmedBy: actor.personId,
      ownData: ownDataIn(),
      now,
    });
    return joined.ok ? ok(undefined) : err({ sentence: refusalSentence(joined.error) });
  },
  seenAt(payload) {
    const { place } = v.parse(JoinPayload, payload);
    return {
      label: m.people_identify_title(),
      href: identifyPath.to({ institution: place.slug }),
      next: m.people_join_done(),
    };
  },
};

/** Where she sees what is held about her. */
export function ownDataIn() {
  return bothPaths((locale) => ownDataPath.to({}, { locale }));
}

function closedFact({ name, document, number }: JoinPayload['closed']): ShownFact {
  return {
    label: m.people_join_closed(),
    text: `${name}, ${documentKindWords[document]()} ${number}`,
  };
}

function keptFact({ name, run }: JoinPayload['kept']): ShownFact {
  return { label: m.people_join_kept(), text: `${name}, RUN ${run}` };
}
