// What is typed about people, on a form of the site, at the desk or from a sheet of paper: who comes and who came.
import { isUuid } from '@minga/basics';
import * as v from 'valibot';
import { m } from '#words';
import { lineUpTo, paragraphsUpTo } from '../../../../platform/http/form.ts';
import { MOST_NAMES } from '../actions/enter-arrival.ts';
import { MOST_COMPANIONS } from '../actions/register.ts';
import { linesOf } from './gathering-form.ts';

const NAME_LENGTH = 120;
const NEEDS_LENGTH = 300;

const tooLong = (limit: number) => () => m.gatherings_too_long({ limit });

/** May be left out: of people who are only counted. */
export const optionalName = lineUpTo(NAME_LENGTH, tooLong(NAME_LENGTH));
export const nameField = v.pipe(
  optionalName,
  v.nonEmpty(() => m.gatherings_name_missing()),
);
export const phoneField = lineUpTo(40, tooLong(40));
export const needsField = paragraphsUpTo(NEEDS_LENGTH, tooLong(NEEDS_LENGTH));

export const comingFields = {
  acompanantes: v.pipe(
    v.optional(v.string(), '0'),
    v.regex(/^\d$/, () => m.gatherings_companions_wrong()),
    v.transform(Number),
    v.maxValue(MOST_COMPANIONS, () => m.gatherings_companions_wrong()),
  ),
  sector: v.optional(v.string(), ''),
  necesito: needsField,
};

/** Key of the form that was sent: pressed twice, it is one. A form without a key is done each time. */
export const formKeyField = v.pipe(
  v.optional(v.string(), ''),
  v.transform((text) => (isUuid(text) ? text : crypto.randomUUID())),
);

/** One name a line. */
export const namesField = v.pipe(
  v.optional(v.string(), ''),
  v.transform(linesOf),
  v.check(
    (names) => names.length <= MOST_NAMES && names.every((name) => name.length <= NAME_LENGTH),
    () => m.gatherings_names_wrong({ limit: MOST_NAMES }),
  ),
);
