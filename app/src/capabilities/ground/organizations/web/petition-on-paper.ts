// The signature of a petition as a step on paper: whoever has no telephone signs as much as anybody.
import { assert, err, ok, type Result } from '@minga/basics';
import * as v from 'valibot';
import { m } from '#words';
import { parseForm } from '../../../../platform/http/form.ts';
import type { PaperEntry, PaperForm } from '../../../../platform/paper.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { addSignature } from '../actions/sign-petition.ts';
import { ties } from '../rules/petition.ts';
import type { Refusal } from '../rules/refusal.ts';
import { comunasOf, findMunicipality, type Municipality } from '../store/institutions.ts';
import { deleteSignatureOf } from '../store/petitions.ts';
import { addressesAt } from './addresses.ts';
import { ticked } from './form.ts';
import { petitionPath } from './paths.ts';
import { sentenceOf } from './refusal-words.ts';
import { runningBudgets } from './slots.ts';
import { tieWords } from './words.ts';

const schema = v.object({
  vinculo: v.pipe(
    v.optional(v.string(), ''),
    v.picklist(ties, () => m.organizations_form_tie_missing()),
  ),
  'nombre-publico-si': ticked(),
});
type Signed = v.InferOutput<typeof schema>;

export const petitionOnPaper: PaperForm = {
  form: 'organizations/sign-petition',
  title: ({ label }) => m.organizations_petition_title({ comuna: label() }),
  body: async (_, { label: comuna }) => ({
    instructions: () => [
      m.organizations_paper_what({ comuna: comuna() }),
      m.organizations_paper_once(),
    ],
    fields: [
      {
        name: 'vinculo',
        kind: 'one',
        label: () => m.organizations_field_tie({ comuna: comuna() }),
        options: () => ties.map((value) => ({ value, label: tieWords[value]() })),
      },
      {
        name: 'nombre-publico',
        kind: 'many',
        label: () => m.organizations_field_shows_name(),
        hint: () => m.organizations_paper_name_hint(),
        options: () => [{ value: 'si', label: m.organizations_paper_shows_name() }],
      },
    ],
  }),
  needsAccount: true,
  isBlankPublic: true,
  subjects: async ({ db }, institutionId) =>
    (await comunasOf(db, institutionId)).map(({ comunaSlug, comunaName }) => ({
      key: comunaSlug,
      label: () => comunaName,
    })),
  parse: async (typed) => parseForm(schema, typed),
  async enter(entry) {
    const { tx, house, personId, enteredAt } = entry;
    assert(personId !== undefined, 'a signature on paper is of somebody whose document was seen');
    const { cut, budget } = await petitionOf(entry);
    const signed = entry.values as Signed;
    const signing = {
      cut,
      tie: signed.vinculo,
      publishesName: signed['nombre-publico-si'],
      hasBudget: budget !== undefined,
    };
    const by = { personId, now: enteredAt, addressOf: addressesAt(house.publicUrl) };
    return toDesk(await addSignature(tx, house, signing, by));
  },
  async undo(entry) {
    const { tx, personId, enteredAt } = entry;
    // Forgotten meanwhile, nothing of hers is left to take back.
    if (personId === undefined) return ok(undefined);
    const { cut } = await petitionOf(entry);
    await deleteSignatureOf(tx, { cut, personId, signedAt: enteredAt });
    return ok(undefined);
  },
  seenAt: (slug) => petitionPath.to({ slug }),
};

async function petitionOf({ tx, house, subject, institutionId }: PaperEntry) {
  const municipality: Municipality | undefined = await findMunicipality(tx, subject);
  assert(municipality?.id === institutionId, 'a sheet is about a comuna of its municipality');
  const { cut } = municipality;
  const [budget] = await house.gather(runningBudgets, { cut, locale: currentLocale() });
  return { cut, budget };
}

/** The sentences of the site speak to whoever signs; these to the desk that holds her sheet. */
const toDeskWords: Readonly<Partial<Record<Refusal['code'], () => string>>> = {
  'organizations/already-signed': () => m.organizations_paper_already_signed(),
  'organizations/too-young': () => m.organizations_paper_too_young(),
  'organizations/age-unknown': () => m.organizations_paper_age_unknown(),
};

function toDesk(done: Result<void, Refusal>): Result<void, { readonly sentence: string }> {
  if (done.ok) return ok(undefined);
  return err({ sentence: toDeskWords[done.error.code]?.() ?? sentenceOf(done.error) });
}
