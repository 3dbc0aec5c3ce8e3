// The act of two people with which the results of a call are published, as it is shown before it is signed.

import { err, ok } from '@minga/basics';
import * as v from 'valibot';
import { m } from '#words';
import type { ShownFact, TwoPersonKind } from '../../../../platform/two-person.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import { versionOfResults } from '../actions/propose-results.ts';
import { publishResults } from '../actions/publish-results.ts';
import { ResultsPayload } from '../rules/results.ts';
import { callPath, pathIn } from './paths.ts';
import { sentenceOf } from './refusal-words.ts';
import { outcomeWords } from './words.ts';

/** Two of the staff of the national body that keeps the call. */
export const publishTogether: TwoPersonKind = {
  kind: 'roundtable/publish-results',
  saysOf: () => [],
  mayTakePart: ({ grants }, { institutionId: id }) =>
    mayDo(permissions['roundtable/publish-results'], grants, { kind: 'institution', id }),
  shown(payload) {
    const { call, results } = v.parse(ResultsPayload, payload);
    return [
      written(m.roundtable_call(), `${call.number}. ${call.title}`),
      ...results.map(({ name, outcome, reason }) => {
        const found = outcomeWords[outcome]();
        return written(name, reason === '' ? found : `${found}. ${reason}`);
      }),
    ];
  },
  versionOf: versionOfResults,
  async execute({ tx, actId, payload, institutionId: id, actor, now, house }) {
    const by = { actor, scope: { kind: 'institution', id } as const, now, pathIn };
    const site = { publicUrl: house.publicUrl, isDemonstration: !house.isProduction };
    const signed = { actId, payload: v.parse(ResultsPayload, payload), actor, site };
    const done = await publishResults(tx, by, signed);
    return done.ok ? ok(undefined) : err({ sentence: sentenceOf(done.error) });
  },
  seenAt(payload) {
    const { call } = v.parse(ResultsPayload, payload);
    return { label: call.title, href: callPath.to({ call: String(call.number) }) };
  },
};

function written(label: string, text: string): ShownFact {
  return { label, text, lang: writtenLang() };
}
