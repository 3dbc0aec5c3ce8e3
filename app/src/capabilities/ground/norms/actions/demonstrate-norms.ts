// Invented ordinances for a demonstration: one that was changed, and one that a newer one replaced. No such norm exists.
import { assert } from '@minga/basics';
import type { House } from '../../../../platform/room.ts';
import { findInstitution } from '../../institutions/index.ts';
import { standingGrantsIn } from '../../people/index.ts';
import type { Article, NormFacts, VersionWritten } from '../rules/norm.ts';
import { listKept } from '../store/norms.ts';
import type { InSearch } from '../store/search-documents.ts';
import { addVersion } from './add-version.ts';
import type { ByKeeper } from './by-keeper.ts';
import { type NormGiven, registerNorm } from './register-norm.ts';

const PUBLISHER = 'Inventada para la demostración: no existe.';

/** Idempotent: where an institution has norms already there is nothing to add. */
export async function demonstrateNorms(house: House, words: InSearch): Promise<void> {
  await demonstrateAt(house, 'lautaro', lautaro, words);
  const ancud = await demonstrateAt(house, 'ancud', [ordinanceOfAncud], words);
  const [by, code] = ancud ?? [];
  if (by === undefined || code === undefined) return;
  const version = { code, written: changedInAncud, changedBy: undefined, text: undefined };
  const added = await addVersion(house, by, version, words);
  assert(added.ok, 'the demonstration adds a sound version');
}

type Invented = Omit<NormGiven, 'institutionSlug' | 'text' | 'issuer'>;

/** Who entered the norms of an institution, and the code of each; undefined where there was nothing to add. */
async function demonstrateAt(
  house: House,
  slug: string,
  norms: readonly Invented[],
  words: InSearch,
): Promise<readonly [ByKeeper, ...string[]] | undefined> {
  const { db, clock } = house;
  const institution = await findInstitution(db, slug);
  if (institution === undefined) return undefined;
  const scope = { kind: 'institution', id: institution.id } as const;
  const held = await standingGrantsIn(db, scope);
  const officer = held.find(({ role }) => role === 'pb-officer' || role === 'certifying-officer');
  const keeper = { institutionId: scope.id };
  if (officer === undefined || (await listKept(db, keeper)).length > 0) return undefined;
  const by = { actor: { personId: officer.personId }, scope, keeper, now: clock.now() };
  const codes: string[] = [];
  for (const norm of norms) {
    const given = { ...norm, institutionSlug: slug, issuer: undefined, text: undefined };
    const registered = await registerNorm(house, by, given, words);
    assert(registered.ok, 'the demonstration enters sound norms');
    codes.push(registered.value);
  }
  return [by, ...codes];
}

function article(number: string, words: string, englishWords: string): Article {
  return { number, words, englishWords, mark: 'declared' };
}

function ordinance(number: string, datedOn: string): NormFacts {
  const datedIn = Number(datedOn.slice(0, 4));
  return { kind: 'ordinance', number, datedIn, datedOn, publishedOn: undefined };
}

function invented(
  from: string,
  words: Pick<VersionWritten, 'title' | 'summary' | 'englishSummary' | 'articles'>,
): VersionWritten {
  return {
    ...words,
    mark: 'declared',
    lawyerCheckedOn: undefined,
    from,
    until: undefined,
    endIsKnown: true,
    source: { publisher: PUBLISHER, address: undefined, seenOn: undefined },
  };
}

const OF_LAW = { replaces: undefined, implements: 'ley-18695' } as const;

const lautaro: readonly Invented[] = [
  {
    ...OF_LAW,
    facts: ordinance('12', '2019-03-18'),
    written: invented('2019-04-01', {
      title: 'Ordenanza de participación ciudadana de Lautaro (demostración)',
      summary:
        'Norma inventada para la demostración. Diría que el municipio puede hacer un presupuesto participativo cada año.',
      englishSummary:
        'A norm invented for the demonstration. It would say that the municipality may hold a participatory budget every year.',
      articles: [],
    }),
  },
  {
    facts: ordinance('4', '2025-05-12'),
    replaces: 'ordenanza-lautaro-12-2019',
    implements: 'ley-18695',
    written: invented('2025-06-01', {
      title:
        'Ordenanza de participación ciudadana y presupuesto participativo de Lautaro (demostración)',
      summary:
        'Norma inventada para la demostración. Diría que hay un presupuesto participativo cada año, desde los 14 años, y que el Concejo se compromete antes de convocarlo.',
      englishSummary:
        'A norm invented for the demonstration. It would say that there is a participatory budget every year, from the age of 14, and that the council commits itself before it is called.',
      articles: [
        article(
          '8',
          'Participan todas las personas de 14 años o más que viven en la comuna.',
          'Everybody aged 14 or more who lives in the comuna takes part.',
        ),
        article(
          '11',
          'El Concejo acuerda el monto y las bases antes de cada convocatoria.',
          'The council agrees on the amount and the rules before each call.',
        ),
      ],
    }),
  },
];

const ofAncud = {
  title: 'Ordenanza de participación ciudadana de Ancud (demostración)',
  articles: [
    article(
      '15',
      'La municipalidad puede convocar un presupuesto participativo por sectores.',
      'The municipality may call a participatory budget by sectors.',
    ),
  ],
};

const ordinanceOfAncud: Invented = {
  ...OF_LAW,
  facts: ordinance('7', '2021-08-09'),
  written: invented('2021-09-01', {
    ...ofAncud,
    summary: 'Norma inventada para la demostración. Su primera versión no diría desde qué edad.',
    englishSummary:
      'A norm invented for the demonstration. Its first version would not say from which age.',
  }),
};

const changedInAncud = invented('2024-01-02', {
  ...ofAncud,
  summary:
    'Norma inventada para la demostración. Diría que el presupuesto participativo se hace por sectores y que se vota desde los 14 años.',
  englishSummary:
    'A norm invented for the demonstration. It would say that the participatory budget is held by sectors and that one votes from the age of 14.',
  articles: [
    ...ofAncud.articles,
    article('16', 'Votan las personas de 14 años o más.', 'People aged 14 or more vote.'),
  ],
});
