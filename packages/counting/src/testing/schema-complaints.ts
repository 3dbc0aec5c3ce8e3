// What the schema that is shipped with the package says against a document.
import { Ajv2020 } from 'ajv/dist/2020.js';
import schema from '../../minga-count-1.schema.json' with { type: 'json' };

const validate = new Ajv2020({ allErrors: true }).compile(schema);

/** Empty for a document of the schema. It is judged as the text that is written. */
export function schemaComplaints(document: unknown): unknown {
  return validate(JSON.parse(JSON.stringify(document))) ? [] : validate.errors;
}
