// The words that the simple layout understands.
import { expect, test } from 'vitest';
import {
  readBallotHeading,
  readKey,
  readMark,
  readProjectHeading,
  readVoteType,
} from './table-headings.ts';

test.each([
  ['Monto', 'budget'],
  ['PRESUPUESTO', 'budget'],
  ['sobre', 'budget'],
  ['Nombre', 'description'],
  ['Año', 'instance'],
  ['comuna', 'unit'],
  ['Moneda', 'currency'],
  ['Fecha de inicio', 'date_begin'],
  ['término', 'date_end'],
  ['Tipo de voto', 'vote_type'],
  ['máximo por papeleta', 'max_length'],
  ['budget', 'budget'],
])('the key %s means %s', (heading, meaning) => {
  expect(readKey(heading)).toBe(meaning);
});

test.each([
  ['ID', 'project_id'],
  ['Código', 'project_id'],
  ['Nombre', 'name'],
  ['Título', 'name'],
  ['Costo', 'cost'],
  ['MONTO', 'cost'],
  ['Categoría', 'category'],
  ['Sector', 'neighborhood'],
  ['Latitud', 'latitude'],
  ['Lng', 'longitude'],
])('the column %s of projects means %s', (heading, meaning) => {
  expect(readProjectHeading(heading)).toBe(meaning);
});

test.each([
  ['voto_id', 'voter_id'],
  ['Voto ID', 'voter_id'],
  ['Folio', 'voter_id'],
  ['Proyectos', 'vote'],
  ['preferencias', 'vote'],
  ['Edad', 'age'],
  ['Género', 'sex'],
  ['Canal', 'voting_method'],
])('the column %s of votes means %s', (heading, meaning) => {
  expect(readBallotHeading(heading)).toBe(meaning);
});

test('other headings mean nothing, not even those that every object has', () => {
  expect(readKey('color')).toBeUndefined();
  expect(readProjectHeading('constructor')).toBeUndefined();
  expect(readBallotHeading('')).toBeUndefined();
});

test.each(['1', 'x', 'X', 'sí', 'Si', ' SÍ ', 's', 'yes', 'TRUE', 'verdadero'])(
  '%s marks a project',
  (mark) => {
    expect(readMark(mark)).toBe(true);
  },
);

test.each(['', ' ', '0', 'no', 'NO', 'n', 'false', 'Falso', '-'])('"%s" marks nothing', (mark) => {
  expect(readMark(mark)).toBe(false);
});

test.each(['2', '?', 'quizás', '11', 'xx', '✓'])('%s is neither', (mark) => {
  expect(readMark(mark)).toBeUndefined();
});

test.each([
  ['', 'approval'],
  ['Aprobación', 'approval'],
  ['approval', 'approval'],
  ['un proyecto', 'choose-1'],
  ['choose-1', 'choose-1'],
  ['Ordinal', 'ordinal'],
  ['Orden', 'ordinal'],
  ['Ranking', 'ordinal'],
  ['Puntos', 'cumulative'],
  ['reparto de puntos', 'cumulative'],
  ['Puntaje', 'scoring'],
  ['scoring', 'scoring'],
  ['choose one', 'choose-1'],
  ['constructor', 'constructor'],
])('the vote type "%s" is Pabulib\'s %s', (found, type) => {
  expect(readVoteType(found)).toBe(type);
});
