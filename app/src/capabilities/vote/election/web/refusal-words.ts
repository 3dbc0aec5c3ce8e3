// Each refusal of this room in a sentence that says what to do, and the status of its answer.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import type { Refusal } from '../rules/refusal.ts';
import { numberOf } from './words.ts';

type Status = NonNullable<Page['status']>;

const sentences: {
  readonly [Code in Refusal['code']]: (
    refusal: Extract<Refusal, { readonly code: Code }>,
  ) => string;
} = {
  'election/unknown': () => m.election_refused_unknown(),
  'election/no-contests': () => m.election_refused_no_contests(),
  'election/contest-taken': () => m.election_refused_contest_taken(),
  'election/not-in-preparation': () => m.election_refused_not_in_preparation(),
  'election/not-in-that-state': () => m.election_refused_not_in_that_state(),
  'election/urn-refused': ({ why }) =>
    why === 'unreachable' ? m.election_refused_urn_unreachable() : m.election_refused_urn(),
  'election/ceremony-not-asked': () => m.election_refused_ceremony_not_asked(),
  'election/points-wrong': () => m.election_refused_points_wrong(),
  'election/holder-unknown': () => m.election_refused_holder_unknown(),
  'election/gates-missing': ({ count }) =>
    m.election_refused_gates_missing({ count, number: numberOf(count) }),
  'election/manifest-changed': () => m.election_refused_manifest_changed(),
  'election/edition-refused': ({ contest }) => m.election_refused_edition({ contest }),
  'election/act-unknown': () => m.election_refused_act_unknown(),
  'election/act-over': () => m.election_refused_act_over(),
  'election/act-not-an-officer': () => m.election_refused_not_an_officer(),
  'election/act-signed-already': () => m.election_refused_signed_already(),
  'election/act-not-independent': () => m.election_refused_not_independent(),
  'election/act-needs-certifier': () => m.election_refused_needs_certifier(),
  'election/act-not-proven': () => m.election_refused_not_proven(),
  'election/extended-already': () => m.election_refused_extended_already(),
  'election/extension-not-later': () => m.election_refused_extension_not_later(),
  'election/extension-too-long': () => m.election_refused_extension_too_long(),
  'election/extension-too-late': () => m.election_refused_extension_too_late(),
  'election/grace-too-short': () => m.election_refused_grace_too_short(),
  'election/extension-meets-tables': () => m.election_refused_extension_meets_tables(),
  'election/client-unchanged': () => m.election_refused_client_unchanged(),
  'election/project-unknown': () => m.election_refused_project_unknown(),
  'election/project-stands': () => m.election_refused_project_stands(),
  'election/project-withdrawn-already': () => m.election_refused_project_withdrawn(),
  'election/officer-unknown': () => m.election_refused_officer_unknown(),
  'election/officer-there-already': () => m.election_refused_officer_there(),
  'election/officer-does-not-certify': () => m.election_refused_officer_does_not_certify(),
  'election/officer-is-needed': () => m.election_refused_officer_needed(),
  'election/officer-without-key': () => m.election_refused_officer_without_key(),
  'election/key-unfit': () => m.election_refused_key_unfit(),
  'election/leaf-not-refused': () => m.election_refused_leaf_not_refused(),
};

const absent: ReadonlySet<Refusal['code']> = new Set([
  'election/unknown',
  'election/act-unknown',
  'election/holder-unknown',
]);

export function refusalStatus({ code }: Refusal): Status {
  if (absent.has(code)) return 404;
  if (code === 'election/act-not-an-officer') return 403;
  return code === 'election/urn-refused' ? 503 : 409;
}

export function refusalSentence(refusal: Refusal): string {
  const say = sentences[refusal.code] as (given: Refusal) => string;
  return say(refusal);
}
