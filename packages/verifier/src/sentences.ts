// Words of a report in both languages: findings, steps, verdicts, and what no verifier can check.
import type { AuditReport } from './check-audits.ts';
import type { Label } from './label.ts';
import { english, stepsInEnglish } from './sentences/english.ts';
import { spanish, stepsInSpanish } from './sentences/spanish.ts';
import type { StepState, Verdict } from './verify.ts';

export type Language = 'es-CL' | 'en';

/** The sentence of a finding's code. */
export function findingSentence(code: string, language: Language): string {
  return (language === 'en' ? english : spanish)[code] ?? code;
}

/** What a step shows, from 1 to 28. */
export function stepSentence(step: number, language: Language): string {
  return (language === 'en' ? stepsInEnglish : stepsInSpanish)[step - 1] ?? '';
}

interface Words {
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly states: Readonly<Record<StepState, string>>;
  readonly labels: Readonly<Record<Label, string>>;
  readonly rolls: Readonly<Record<'closed' | 'open' | 'mixed', string>>;
  readonly facts: Readonly<Record<string, string>>;
  readonly conclusions: Readonly<Record<AuditReport['conclusion'], string>>;
  /** Step 28. */
  readonly beyond: readonly string[];
  readonly headings: Readonly<
    Record<
      | 'demo'
      | 'fingerprint'
      | 'root'
      | 'label'
      | 'ballots'
      | 'blank'
      | 'nulls'
      | 'paper'
      | 'selected'
      | 'spent'
      | 'findings'
      | 'more'
      | 'steps'
      | 'beyond'
      | 'receipt'
      | 'none'
      | 'turnout'
      | 'audits'
      | 'auditOfPaper'
      | 'auditOfRights'
      | 'sampled'
      | 'reached'
      | 'differing'
      | 'atMost'
      | 'touched'
      | 'changes'
      | 'changesNot'
      | 'changesUntried',
      string
    >
  >;
}

const inSpanish: Words = {
  verdicts: {
    proven: 'COMPROBADO: todo lo publicado concuerda y el resultado es el que dan las papeletas.',
    contradiction: 'CONTRADICCIÓN: lo publicado se desmiente a sí mismo.',
    unchecked: 'NO COMPROBADO: no se encontró una contradicción, pero faltó algo para comprobar.',
  },
  states: {
    holds: 'sí',
    contradiction: 'NO',
    incident: 'sí, con incidentes',
    unchecked: 'no comprobado',
    'not-asked': 'no se pidió',
  },
  labels: { none: 'sin nivel', basico: 'básico', municipal: 'municipal', nacional: 'nacional' },
  rolls: { closed: 'padrón cerrado', open: 'residencia declarada', mixed: 'mixto' },
  facts: {
    'host-names': 'direcciones separadas',
    clusters: 'bases de datos separadas (declarado por el operador)',
    operators: 'organizaciones separadas',
    'urn-key': 'clave de la urna repartida',
    witnesses: 'testigos',
    'issuing-days': 'días para retirar la papeleta',
    journal: 'respaldo del padrón (declarado por el operador)',
    officers: 'ministros de fe',
    'participation-audit': 'auditoría de participación',
  },
  conclusions: {
    consistent: 'concuerda',
    inconsistent: 'no concuerda',
    inconclusive: 'auditoría no concluyente',
  },
  beyond: [
    'Que cada persona del padrón sea quien dice y viva donde dice.',
    'Que nadie haya presionado a otra persona ni comprado su voto.',
    'Que quien opera el sistema no haya guardado la hora o la dirección de cada acceso.',
    'Que el teléfono de cada persona haya enviado lo que ella eligió: eso lo ve cada una con su código.',
    'Lo que el operador declaró de sus máquinas.',
  ],
  headings: {
    demo: 'DEMOSTRACIÓN: esta votación no es real.',
    fingerprint: 'Huella del manifiesto (M#)',
    root: 'Raíz del registro',
    label: 'Nivel de protección',
    ballots: 'papeletas',
    blank: 'en blanco',
    nulls: 'nulas',
    paper: 'en papel',
    selected: 'Priorizados por la votación',
    spent: 'Suman',
    findings: 'Lo que se encontró',
    more: 'Y otros iguales',
    steps: 'Los 28 pasos',
    beyond: 'Lo que nadie puede revisar aquí',
    receipt: 'Tu papeleta',
    none: 'ninguno',
    turnout: 'Retiradas y emitidas',
    audits: 'Auditorías',
    auditOfPaper: 'papel',
    auditOfRights: 'participación',
    sampled: 'sorteadas',
    reached: 'revisadas',
    differing: 'distintas',
    atMost: 'de todas, con 95 % de confianza, son distintas a lo más',
    touched: 'Papeletas tocadas por incidentes',
    changes: 'tantas podrían cambiar lo priorizado',
    changesNot: 'tantas no cambian lo priorizado en lo que se probó',
    changesUntried: 'no se probó si cambian lo priorizado',
  },
};

const inEnglish: Words = {
  verdicts: {
    proven:
      'PROVEN: all that is published agrees, and the result is the one that the ballots give.',
    contradiction: 'CONTRADICTION: what is published refutes itself.',
    unchecked: 'NOT CHECKED: no contradiction was found, but something was missing to prove it.',
  },
  states: {
    holds: 'yes',
    contradiction: 'NO',
    incident: 'yes, with incidents',
    unchecked: 'not checked',
    'not-asked': 'not asked for',
  },
  labels: { none: 'no level', basico: 'básico', municipal: 'municipal', nacional: 'nacional' },
  rolls: { closed: 'closed roll', open: 'declared residence', mixed: 'mixed' },
  facts: {
    'host-names': 'separate addresses',
    clusters: 'separate databases (declared by the operator)',
    operators: 'separate organisations',
    'urn-key': 'shared urn key',
    witnesses: 'witnesses',
    'issuing-days': 'days to take the ballot paper',
    journal: 'journal of the roll (declared by the operator)',
    officers: 'certifying officers',
    'participation-audit': 'participation audit',
  },
  conclusions: {
    consistent: 'agrees',
    inconsistent: 'does not agree',
    inconclusive: 'inconclusive audit',
  },
  beyond: [
    'That everybody on the roll is who they say and lives where they say.',
    'That nobody was pressed, and no vote was bought.',
    'That whoever runs the system kept neither the time nor the address of each visit.',
    'That the telephone of each person sent what she chose: each sees that with her own code.',
    'What the operator declared of its machines.',
  ],
  headings: {
    demo: 'DEMONSTRATION: this vote is not real.',
    fingerprint: 'Fingerprint of the manifest (M#)',
    root: 'Root of the log',
    label: 'Level of protection',
    ballots: 'ballots',
    blank: 'blank',
    nulls: 'null',
    paper: 'on paper',
    selected: 'Selected by the vote',
    spent: 'Together',
    findings: 'What was found',
    more: 'And others alike',
    steps: 'The 28 steps',
    beyond: 'What nobody can check here',
    receipt: 'Your ballot',
    none: 'none',
    turnout: 'Taken and cast',
    audits: 'Audits',
    auditOfPaper: 'papers',
    auditOfRights: 'participation',
    sampled: 'drawn',
    reached: 'looked at',
    differing: 'different',
    atMost: 'of all of them, at a confidence of 95 %, no more are different than',
    touched: 'Ballots that incidents are about',
    changes: 'so many could change what is selected',
    changesNot: 'so many do not change what is selected, as far as it was tried',
    changesUntried: 'whether they change what is selected was not tried',
  },
};

export function wordsOf(language: Language): Words {
  return language === 'en' ? inEnglish : inSpanish;
}
