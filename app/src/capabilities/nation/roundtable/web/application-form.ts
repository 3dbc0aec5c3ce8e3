// What an organisation sends to a call: a letter, where it works, and how it meets each requirement, in words or with a file.
import * as v from 'valibot';
import { m } from '#words';
import { acceptFile } from '../../../../platform/files/accept-file.ts';
import { storeFile } from '../../../../platform/files/kept-files.ts';
import {
  type FieldProblem,
  type FormWithFiles,
  type Parsed,
  parseForm,
  type Typed,
} from '../../../../platform/http/form.ts';
import type { House } from '../../../../platform/room.ts';
import { fileRefusalSentence } from '../../../../ui/file-refusal/file-refusal-sentence.ts';
import type { ProofSent } from '../actions/apply.ts';
import { type ApplicationWritten, LETTER_LETTERS, PROOF_LETTERS } from '../rules/application.ts';
import type { Application } from '../store/applications.ts';
import type { Call, KeptRequirement } from '../store/calls.ts';
import { lines, linesThere, lineThere } from './form-parts.ts';

/** Of one file; a certificate that was scanned well is far smaller. */
const FILE_BYTES = 5_000_000;
/** A dozen of them and the words around: one that is far too large still has its answer beside its field. */
export const APPLICATION_BYTES = 13 * FILE_BYTES;

const said = v.pipe(
  v.object({
    carta: linesThere(LETTER_LETTERS, () => m.roundtable_letter_missing()),
    territorio: lineThere(300, () => m.roundtable_territory_missing()),
  }),
  v.transform(
    ({ carta, territorio }): ApplicationWritten => ({
      letter: carta,
      territory: territorio,
    }),
  ),
);

export function proofField({ position, isDocument }: KeptRequirement): string {
  return `${isDocument ? 'archivo' : 'requisito'}-${position}`;
}

const words = lines(PROOF_LETTERS);

/** Reads the words and looks at every file; none is kept while something is wrong. */
export async function parseApplication(
  { files }: Pick<House, 'files'>,
  { typed, file }: FormWithFiles,
  { requirements }: Call,
  before: Application | undefined,
): Promise<
  Parsed<{ readonly written: ApplicationWritten; readonly proofs: readonly ProofSent[] }>
> {
  const letter = parseForm(said, typed);
  const problems: FieldProblem[] = letter.isSound ? [] : [...letter.problems];
  const taken: {
    readonly sent: ProofSent;
    readonly keep: (() => Promise<ProofSent>) | undefined;
  }[] = [];
  for (const requirement of requirements) {
    const field = proofField(requirement);
    const { position, text: asked, isDocument, id } = requirement;
    const alt = m.roundtable_proof_alt({ requirement: asked });
    if (!isDocument) {
      const parsed = v.safeParse(words, typed[field]);
      if (!parsed.success) problems.push({ field, message: parsed.issues[0].message });
      else if (parsed.output === '')
        problems.push({ field, message: m.roundtable_proof_missing() });
      else
        taken.push({
          sent: { position, text: parsed.output, file: undefined, alt },
          keep: undefined,
        });
      continue;
    }
    const chosen = file(field);
    const kept = before?.proofs.find(({ requirementId }) => requirementId === id)?.file;
    const sent = { position, text: '', file: undefined, alt };
    if (chosen === undefined) {
      if (kept === undefined) problems.push({ field, message: m.roundtable_file_missing() });
      else taken.push({ sent, keep: undefined });
      continue;
    }
    if (chosen.size > FILE_BYTES) {
      problems.push({ field, message: m.roundtable_file_too_large() });
      continue;
    }
    const accepted = await acceptFile(new Uint8Array(await chosen.arrayBuffer()), chosen.name);
    if (!accepted.ok) problems.push({ field, message: fileRefusalSentence(accepted.error) });
    else {
      const keep = async () => ({ ...sent, file: await storeFile(files, accepted.value) });
      taken.push({ sent, keep });
    }
  }
  if (!letter.isSound || problems.length > 0) return { isSound: false, problems };
  const proofs = await Promise.all(taken.map(async ({ sent, keep }) => (await keep?.()) ?? sent));
  return { isSound: true, values: { written: letter.values, proofs } };
}

/** Hidden field that says which application the form was filled in over; empty over none. */
export const SEEN = 'vista';

export function versionOf(application: Application | undefined): string {
  return application?.changedAt.toISOString() ?? '';
}

export function typedApplication(
  { requirements }: Call,
  { letter, territory, proofs }: Application,
): Typed {
  const answered = requirements.flatMap((requirement) => {
    const proof = proofs.find(({ requirementId }) => requirementId === requirement.id);
    return requirement.isDocument || proof === undefined
      ? []
      : [[proofField(requirement), proof.text]];
  });
  return { carta: letter, territorio: territory, ...Object.fromEntries(answered) };
}
