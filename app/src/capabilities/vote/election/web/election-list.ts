// The public list of votes: a row for each contest of each vote that was opened.
import { posterCode } from '@minga/ballot';
import type { Column, PublicList } from '../../../../platform/public-list.ts';
import { publicElections } from '../store/elections.ts';
import { manifestOf } from './label.ts';
import { votesPath } from './paths.ts';

export const electionList: PublicList = {
  name: 'votaciones',
  title: { 'es-CL': 'Votaciones', en: 'Votes' },
  source: {
    'es-CL': 'Manifiestos de las votaciones abiertas en Minga, firmados por sus instituciones.',
    en: 'Manifests of the votes opened on Minga, signed by their institutions.',
  },
  page: votesPath,
  columns: [
    column('election', 'text', 'Votación, en su dirección', 'Vote, in its address'),
    column('institution', 'text', 'Institución, en su dirección', 'Institution, in its address'),
    column('edition', 'text', 'Edición, en su dirección', 'Edition, in its address'),
    column('title', 'text', 'Título', 'Title'),
    column('state', 'text', 'Estado (open, closed, counted, annulled)', 'State'),
    column(
      'is_demonstration',
      'text',
      'Si es una demostración (yes o no)',
      'Whether it is a demonstration (yes or no)',
    ),
    column('contest', 'text', 'Concurso', 'Contest'),
    column('contest_title', 'text', 'Nombre del concurso', 'Name of the contest'),
    column('budget_clp', 'integer', 'Monto en pesos', 'Amount in pesos'),
    column('projects', 'integer', 'Proyectos en la papeleta', 'Projects on the ballot paper'),
    column('ballot', 'text', 'Tipo de papeleta', 'Kind of ballot'),
    column('rule', 'text', 'Regla de conteo', 'Counting rule'),
    column('electors', 'integer', 'Personas que pueden votar', 'People who may vote'),
    column('issue_from', 'text', 'Papeletas desde (ISO 8601, UTC)', 'Papers from (ISO 8601, UTC)'),
    column('vote_from', 'text', 'Votos desde (ISO 8601, UTC)', 'Votes from (ISO 8601, UTC)'),
    column('cast_until', 'text', 'Votos hasta (ISO 8601, UTC)', 'Votes until (ISO 8601, UTC)'),
    column(
      'fingerprint',
      'text',
      'Huella del manifiesto, 28 signos',
      'Fingerprint of the manifest, 28 signs',
    ),
  ],
  async rows(db, query) {
    const elections = await publicElections(db, query.get('institucion') ?? undefined);
    return elections.flatMap((election) => {
      const manifest = manifestOf(election);
      const { windows } = election.settings;
      return (manifest?.contests ?? []).map((contest) => ({
        election: election.id,
        institution: election.institutionSlug,
        edition: election.editionSlug,
        title: election.title,
        state: election.state,
        is_demonstration: election.isDemonstration ? 'yes' : 'no',
        contest: contest.id,
        contest_title: contest.title,
        budget_clp: contest.budget,
        projects: contest.projects.length,
        ballot: contest.ballot.kind,
        rule: contest.rule.rule ?? '',
        electors: contest.electors,
        issue_from: windows.issue_from,
        vote_from: windows.vote_from,
        cast_until: election.extended?.cast ?? windows.cast_until,
        fingerprint: posterCode(new Uint8Array(election.fingerprint ?? [])),
      }));
    });
  },
};

function column(key: string, kind: Column['kind'], spanish: string, english: string): Column {
  return { key, kind, meaning: { 'es-CL': spanish, en: english } };
}
