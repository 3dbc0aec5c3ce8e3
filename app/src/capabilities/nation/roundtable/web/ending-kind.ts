// The act of two people with which the secretariat ends a membership, as it is shown before it is signed.

import { err, ok } from '@minga/basics';
import * as v from 'valibot';
import { m } from '#words';
import type { TwoPersonKind } from '../../../../platform/two-person.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import { endSigned, versionOfMember } from '../actions/end-membership.ts';
import { EndingPayload } from '../rules/ending.ts';
import { memberPath, pathIn } from './paths.ts';
import { sentenceOf } from './refusal-words.ts';

/** Two of the staff of the same national body. */
export const endTogether: TwoPersonKind = {
  kind: 'roundtable/end-membership',
  saysOf: () => [],
  mayTakePart: ({ grants }, { institutionId: id }) =>
    mayDo(permissions['roundtable/end-membership'], grants, { kind: 'institution', id }),
  shown(payload) {
    const { member, reason } = v.parse(EndingPayload, payload);
    return [
      { label: m.roundtable_member(), text: member.name },
      { label: m.roundtable_column_reason(), text: reason, lang: writtenLang() },
    ];
  },
  versionOf: versionOfMember,
  async execute({ tx, payload, institutionId: id, actor, now }) {
    const by = { actor, scope: { kind: 'institution', id } as const, now, pathIn };
    const done = await endSigned(tx, by, v.parse(EndingPayload, payload));
    return done.ok ? ok(undefined) : err({ sentence: sentenceOf(done.error) });
  },
  seenAt(payload) {
    const { member } = v.parse(EndingPayload, payload);
    return { label: member.name, href: memberPath.to({ member: member.slug }) };
  },
};
