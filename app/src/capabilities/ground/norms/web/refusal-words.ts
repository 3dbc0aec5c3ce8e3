// Each refusal of this room in a sentence that says what to do, the field that it belongs to, and its status.
import { m } from '#words';
import type { FileRefusal } from '../../../../platform/files/kinds.ts';
import type { FieldProblem } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { fileRefusalSentence } from '../../../../ui/file-refusal/file-refusal-sentence.ts';
import type { Refusal } from '../rules/refusal.ts';

const sentences: Readonly<Record<Refusal['code'], () => string>> = {
  'norms/not-here': m.norms_refused_not_here,
  'norms/already-there': m.norms_refused_already_there,
  'norms/until-before-from': m.norms_refused_until_before_from,
  'norms/versions-overlap': m.norms_refused_versions_overlap,
  'norms/from-missing': m.norms_refused_from_missing,
  'norms/annulled': m.norms_refused_annulled,
  'norms/version-withdrawn': m.norms_refused_version_withdrawn,
  'norms/relation-unknown': m.norms_refused_relation_unknown,
  'norms/relation-there': m.norms_refused_relation_there,
  'norms/relation-gone': m.norms_refused_relation_gone,
  'norms/replaced-later': m.norms_refused_replaced_later,
};

const statuses = {
  'norms/not-here': 404,
  'norms/already-there': 409,
  'norms/until-before-from': 422,
  'norms/versions-overlap': 409,
  'norms/from-missing': 422,
  'norms/annulled': 409,
  'norms/version-withdrawn': 409,
  'norms/relation-unknown': 422,
  'norms/relation-there': 409,
  'norms/relation-gone': 409,
  'norms/replaced-later': 409,
} as const satisfies Record<Refusal['code'], NonNullable<Page['status']>>;

const fields: Partial<Readonly<Record<Refusal['code'], string>>> = {
  'norms/already-there': 'numero',
  'norms/until-before-from': 'hasta',
  'norms/versions-overlap': 'desde',
  'norms/from-missing': 'desde',
  'norms/relation-there': 'con',
  'norms/relation-gone': 'cual',
  'norms/replaced-later': 'desde',
};

export interface RefusedForm {
  readonly problems: readonly FieldProblem[];
  readonly status: NonNullable<Page['status']>;
}

/** A refusal as what is wrong with the form that was sent. */
export function refusedForm(refusal: Refusal | FileRefusal): RefusedForm {
  if (!isOurs(refusal)) {
    return { problems: [{ field: 'texto', message: fileRefusalSentence(refusal) }], status: 422 };
  }
  const problem = { field: fields[refusal.code] ?? '', message: sentences[refusal.code]() };
  return { problems: [problem], status: statuses[refusal.code] };
}

function isOurs(refusal: Refusal | FileRefusal): refusal is Refusal {
  return refusal.code.startsWith('norms/');
}
