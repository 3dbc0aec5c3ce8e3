// The invented sitting of the edition of a demonstration that went the whole way: what its council decided of each project, and why.
import { addDays } from '../../../ground/territories/rules/index.ts';
import type { Decision, Matter } from '../rules/matter.ts';
import type { VoteGiven } from '../rules/voting.ts';
import type { SittingFacts } from '../store/sittings.ts';

export const inventedSitting: Omit<SittingFacts, 'heldOn'> = {
  ...{ name: 'Sesión ordinaria 29', majority: 'of-present', quorum: 4 },
  majorityNorm: 'ley-18695',
};
export const inventedResolution = '131';

export const inventedQuestion = {
  askedBy: 'Jorge Barría Leiva',
  text: '¿Es cierto que Serviu hará una plaza de juegos en Villa Los Alerces?',
  answer:
    'Sí. El oficio llegó después de la votación: anuncia juegos inclusivos en la misma villa para el primer semestre. Queda adjunto al informe de la sesión.',
} as const;

interface InventedDecision
  extends Partial<Pick<Decision, 'reason' | 'changes' | 'minority' | 'amountClp'>> {
  readonly outcome: Decision['outcome'];
  readonly return?: { readonly what: string; readonly by: string; readonly days: number };
  /** Of whoever does not vote in favour, by the place in the list: the chair first. */
  readonly votes?: Readonly<
    Record<number, Pick<VoteGiven, 'vote'> & { readonly interest?: string }>
  >;
}

/** By the name of the project; of what is not named nothing is decided. */
const decided: Readonly<Record<string, InventedDecision>> = {
  'Juegos para todas las infancias en Villa Los Alerces': {
    outcome: 'rejected',
    reason:
      'Después de la votación, Serviu informó que construirá juegos inclusivos en la misma villa el primer semestre. Hacer aquí lo mismo dos veces deja sin nada a otro barrio.',
    minority:
      'La votación lo puso primero. Se pudo devolver para sumarlo a la obra de Serviu, y no rechazarlo.',
    votes: { 1: { vote: 'against' }, 5: { vote: 'against' } },
  },
  'Biblioteca que va a los sectores': { outcome: 'approved' },
  'Sombra y asientos en la plaza de Caracoles': {
    outcome: 'approved-with-changes',
    amountClp: 8_400_000,
    reason: 'El vivero municipal entrega los árboles sin costo.',
    changes: 'Los treinta árboles salen del vivero municipal; escaños y riego quedan como estaban.',
  },
  'Luz para la cancha de Bonilla': {
    outcome: 'approved',
    votes: { 2: { vote: 'recused', interest: 'Preside un club que juega en esa cancha.' } },
  },
  'Refugio de espera en el cruce de Coquiao': {
    outcome: 'returned',
    reason: 'Falta el permiso de Vialidad para construir en la faja de la ruta.',
    return: {
      what: 'El permiso de Vialidad, o un lugar fuera de la faja',
      by: 'Secretaría Comunal de Planificación',
      days: 120,
    },
    votes: { 4: { vote: 'abstained' } },
  },
  'Veredas de la calle Aníbal Pinto': {
    outcome: 'approved',
    reason: 'Es la siguiente del orden de la votación que alcanza con lo que quedó libre.',
  },
};

export function decisionOn(
  { name, projectId }: Matter,
  heldOn: string,
): Omit<Decision, 'castingBy'> | undefined {
  const given = decided[name];
  if (given === undefined) return undefined;
  const { outcome, amountClp = null, reason = '', changes = '', minority = '' } = given;
  const asked = given.return;
  return {
    ...{ projectId, outcome, isCarried: true, amountClp, place: null, reason, changes, minority },
    return:
      asked === undefined
        ? null
        : { what: asked.what, by: asked.by, until: addDays(heldOn, asked.days) },
  };
}

/** Of each member, in the order of the list. */
export function votesOn(
  { name }: Matter,
  voting: readonly { readonly id: string }[],
): readonly VoteGiven[] {
  return voting.map(({ id: memberId }, place) => {
    const { vote, interest = '' } = decided[name]?.votes?.[place] ?? { vote: 'for' };
    return { memberId, vote, interest };
  });
}
